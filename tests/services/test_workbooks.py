"""A workbook gives its list, or one clear sentence; what is wrong with it stays in a process of its own."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from reengage_desktop.domain.columns import Aliases
from reengage_desktop.domain.fault import FileFault
from reengage_desktop.domain.table import Form, Table, Way
from reengage_desktop.services.reading import read_list
from tests.fuzz.books import Rows, compound, ods, packed, xls, xlsx
from tests.stopwatch import done_within

ALIASES = Aliases.from_text((Path(__file__).parents[2] / "resources/intake/aliases.json").read_text("utf-8"))
PEOPLE: Rows = [
    ["Name", "Phone", "Quote Date", "Amount", "Do Not Call", "Notes"],
    ["Maria Ortega", 4195550142, date(2026, 3, 4), 1234.5, True, "tea & cake"],
    [None, None, None, None],
    ["Ola Brandt", "+49 30 231250142", datetime.fromisoformat("2026-03-04T14:30"), 900.0, False, "<b>"],
]
MARIA = ["Maria Ortega", "4195550142", "2026-03-04", "1234.5", "true", "tea & cake"]
Books = Callable[[bytes], Path]
ROOT = Path(__file__).parents[2]
# In a program of its own, since what is told of a child's memory begins with that of the program that started it.
ALONE = """
import resource, sys
from pathlib import Path
from reengage_desktop.domain.fault import FileFault
from reengage_desktop.services.reading import read_list
try:
    print(list(next(read_list(Path(sys.argv[1]), knows=lambda _heading: True).rows)[1]))
except FileFault as fault:
    print(fault)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
print(next(line for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line).split()[1])
"""


@pytest.fixture
def book(tmp_path: Path) -> Books:
    def write(data: bytes) -> Path:
        path = tmp_path / "people.xlsx"
        path.write_bytes(data)
        return path

    return write


def read(path: Path, **way: str | int) -> Table:
    return read_list(path, knows=ALIASES.knows, way=Way(**way))  # type: ignore[arg-type]


@pytest.mark.parametrize("make", [xlsx, ods])
def test_cells_are_read_as_a_csv_would_have_them(book: Books, make: Callable[[dict[str, Rows]], bytes]) -> None:
    table = read(book(make({"Leads": PEOPLE})))
    assert (table.form, table.sheet, table.sheets) == (Form.WORKBOOK, "Leads", ("Leads",))
    assert (table.header, table.heading_line) == (tuple(map(str, PEOPLE[0])), 1)
    rows = [(line, list(cells)) for line, cells in table.rows]
    assert rows == list(table.rows)
    assert rows[0] == (2, MARIA)
    assert rows[1] == (4, ["Ola Brandt", "+49 30 231250142", "2026-03-04 14:30:00", "900", "false", "<b>"])


def test_an_old_workbook_is_read(book: Books) -> None:
    table = read(book(xls([["Name", "Phone", "Notes"], ["Zoë Müller", 4195550142, "tea"], ["Ola", 1.5, ""]])))
    assert (table.form, table.sheet, table.header) == (Form.WORKBOOK, "People", ("Name", "Phone", "Notes"))
    assert list(table.rows) == [(2, ["Zoë Müller", "4195550142", "tea"]), (3, ["Ola", "1.5"])]


def test_the_sheet_with_the_known_headings_is_taken_and_any_other_can_be(book: Books) -> None:
    path = book(
        xlsx({"Read me": [["How to use this"]], "Zahlen": [["a", "b"], [1, 2]], "People": PEOPLE, "Old": PEOPLE})
    )
    table = read(path)
    assert (table.sheet, table.sheets) == ("People", ("Read me", "Zahlen", "People", "Old"))
    other = read(path, sheet="Zahlen")
    assert (other.sheet, other.header, other.sheets) == ("Zahlen", ("a", "b"), table.sheets)
    assert list(other.rows) == [(2, ["1", "2"])]
    with pytest.raises(FileFault, match="has no sheet “Nobody”"):
        read(path, sheet="Nobody")


def test_a_title_stands_above_the_heading_and_any_row_can_be_it(book: Books) -> None:
    path = book(xlsx({"S": [["Leads of spring"], [], *PEOPLE]}))
    table = read(path)
    assert (table.heading_line, [line for line, _ in table.rows]) == (3, [4, 6])
    without = read(path, heading_line=0)
    assert (without.heading_line, without.header[0]) == (0, "Column 1")
    assert [line for line, _ in without.rows] == [1, 3, 4, 6]


def test_a_formula_gives_what_it_gave_and_an_error_gives_nothing(book: Books) -> None:
    cells = '<c t="str"><f>A1&amp;B1</f><v>Maria</v></c><c t="e"><v>#REF!</v></c><c><f>1+1</f><v>5550142</v></c>'
    heading = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in ("Name", "E-mail", "Phone"))
    table = read(book(xlsx({"S": f'<row r="1">{heading}</row><row r="2">{cells}</row>'})))
    assert list(table.rows) == [(2, ["Maria", "", "5550142"])]


@pytest.mark.parametrize("cells", ["<c><v>1</v></c>" + "<c/>" * 16_000 + "<c><v>1</v></c>", "<c><v>1</v></c>" * 2_001])
def test_a_sheet_that_is_too_wide_is_told(book: Books, cells: str) -> None:
    with pytest.raises(FileFault, match="more than 2000 columns"):
        read(book(xlsx({"S": f'<row r="1">{cells}</row>'})))


FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
LOCKED_ODS = {"META-INF/manifest.xml": b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"}
ODS = "application/vnd.oasis.opendocument.spreadsheet"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def bomb() -> bytes:
    """Half a gigabyte of shared strings, written without holding it."""
    out = io.BytesIO(xlsx({"S": PEOPLE}))
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as file,
        file.open("xl/sharedStrings.xml", "w") as part,
    ):
        part.write(b"<sst>")
        for _ in range(2**9):
            part.write(b"<si><t>" + b"x" * 2**20 + b"</t></si>")
    return out.getvalue()


def lying() -> bytes:
    """A sheet that says of itself that it is four gigabytes large, and one byte in the zip."""
    data = bytearray(xlsx({"S": PEOPLE}))
    for sign, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.find(sign)
        while start >= 0:
            data[start + place : start + place + 4] = struct.pack("<I", 0xFFFFFFF0)
            start = data.find(sign, start + 4)
    return bytes(data)


@pytest.mark.measures_time
@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04" + b"Name,Phone\n" * 9, "is not a workbook"),
        (OLE + bytes(600), "is not a workbook"),
        (compound("EncryptedPackage", bytes(5_000)), "protected by a password"),
        (
            packed({"mimetype": ODS, "content.xml": b"\x9a" * 99, **LOCKED_ODS}),
            "protected by a password",
        ),
        (packed({"word/document.xml": "<w/>"}), "is not a workbook"),
        (packed({"list.csv": "Name,Phone\n"}), "is not a workbook"),
        (xlsx({"S": []}), "is empty"),
        (xlsx({}), "is empty|is not a workbook"),
        (xlsx({"S": PEOPLE})[:900], "is not a workbook"),
        (xlsx({"S": FAR}), "more than can be taken in"),
    ],
    ids=range(10),
)
def test_what_cannot_be_read_is_told_in_one_sentence(book: Books, data: bytes, says: str) -> None:
    with done_within(5, time.perf_counter), pytest.raises(FileFault, match=says) as told:
        read(book(data))
    assert str(told.value).startswith("people.xlsx ") and "Nothing was imported" in str(told.value)


@pytest.mark.measures_time
@pytest.mark.parametrize("make", [bomb, lying], ids=["bomb", "lying"])
def test_a_bomb_fills_neither_time_nor_memory(book: Books, make: Callable[[], bytes]) -> None:
    path = book(make())
    with done_within(6, time.perf_counter):
        done = subprocess.run(
            [sys.executable, "-c", ALONE, str(path)], capture_output=True, text=True, check=True, cwd=ROOT
        )
    told, of_the_reader, own = done.stdout.splitlines()
    assert told == str(MARIA) or "Nothing was imported" in told
    assert int(of_the_reader) < 500 * 1024
    assert int(own) < 200 * 1024


@pytest.mark.measures_time
def test_a_reader_that_never_answers_is_ended(book: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reengage_desktop.services import workbooks

    sleeping = tmp_path / "sleeping.py"
    sleeping.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(workbooks, "_PROGRAM", sleeping)
    monkeypatch.setattr(workbooks, "PATIENCE", 0.3)
    started = time.perf_counter()
    with pytest.raises(FileFault, match="more than can be taken in"):
        read(book(xlsx({"S": PEOPLE})))
    assert time.perf_counter() - started < 5
