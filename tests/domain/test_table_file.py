"""Any bytes give a table or one clear sentence, quickly, and no row is swallowed."""

from __future__ import annotations

import codecs
import contextlib
import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reengage_desktop.domain.columns import Aliases
from reengage_desktop.domain.fault import FileFault
from reengage_desktop.domain.flat_file import NUMBER, STAGE
from reengage_desktop.domain.heading import MAX_COLUMNS
from reengage_desktop.domain.table import Table, Way
from reengage_desktop.domain.table_file import MAX_BYTES, read_table
from tests.stopwatch import done_within

ALIASES = Aliases.from_text((Path(__file__).parents[2] / "resources/intake/aliases.json").read_text("utf-8"))
OWN = f"{NUMBER},Name,{STAGE}"
SAMPLES = Path(__file__).parents[1] / "samples"


def read(data: bytes, way: Way = Way()) -> Table:  # noqa: B008
    return read_table(data, file="list.csv", knows=ALIASES.knows, way=way)


def rows(data: bytes, way: Way = Way()) -> list[tuple[int, list[str]]]:  # noqa: B008
    return [(line, list(cells)) for line, cells in read(data, way).rows]


@pytest.mark.parametrize(
    ("name", "encoding", "delimiter", "preamble", "count"),
    [
        ("hubspot_contacts", "utf-8", ",", 0, 5),
        ("google_old", "utf-16", ",", 0, 2),
        ("outlook", "cp1252", ",", 0, 2),
        ("linkedin", "utf-8", ",", 3, 2),
        ("plain_semicolon", "cp1252", ";", 0, 3),
        ("phone_only", "utf-8", ",", 0, 4),
        ("sep_line", "utf-8", ";", 1, 2),
        ("salesforce_leads", "utf-8", ",", 0, 5),
    ],
)
def test_exports_are_read_as_they_come(name: str, encoding: str, delimiter: str, preamble: int, count: int) -> None:
    table = read((SAMPLES / f"{name}.csv").read_bytes())
    assert (table.encoding, table.delimiter, table.heading_line - 1) == (encoding, delimiter, preamble)
    assert len(list(table.rows)) == count
    assert list(table.rows) == list(table.rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_mix_of_encoding_delimiter_and_line_end_is_read(encoding: str, delimiter: str, end: str) -> None:
    lines = [["Name", "Phone", "Notes"], ["Zoë Müller", "(419) 555-0142", "tea"], ["Ola", "", '"a\nb"']]
    data = end.join(delimiter.join(cells) for cells in lines).encode(encoding)
    table = read(data)
    assert (table.delimiter, table.header) == (delimiter, ("Name", "Phone", "Notes"))
    assert [list(cells) for _, cells in table.rows] == [lines[1], ["Ola", "", "a\nb"]]


def test_a_marked_big_endian_file_is_read() -> None:
    data = codecs.BOM_UTF16_BE + "Name,Phone\nZoë,1".encode("utf-16-be")
    assert rows(data) == [(2, ["Zoë", "1"])]


def test_what_the_person_chooses_wins() -> None:
    data = "Name;Phone,x\nИван;1,2\n".encode("cp1251")
    table = read(data, Way(encoding="cp1251", delimiter=";"))
    assert table.header == ("Name", "Phone,x")
    assert list(table.rows) == [(2, ["Иван", "1,2"])]
    assert read("Name,Phone\nZoë,1".encode("utf-16-le"), Way(encoding="utf-16-le")).header == ("Name", "Phone")


def test_lines_are_those_of_the_file() -> None:
    data = b'Name,Notes\nA,"one\ntwo\nthree"\n\nB,x\r\nC,"y\r\nz"\nD,\n,,\nE,'
    assert [(line, cells[0]) for line, cells in rows(data)] == [(2, "A"), (6, "B"), (7, "C"), (9, "D"), (11, "E")]


def test_a_heading_of_several_lines_is_one_heading() -> None:
    assert rows(b'"Full\nname","Phone\nnumber"\nOla,1\n') == [(4, ["Ola", "1"])]


def test_a_title_above_the_heading_is_no_heading() -> None:
    table = read(b"Leads of spring\n\nName,Phone\nOla,1\n")
    assert (table.header, table.heading_line) == (("Name", "Phone"), 3)


def test_the_delimiter_in_a_cell_does_not_win() -> None:
    data = b"Name;Phone\nHolm, Beatriz;1\nAdler, J, K;2\n"
    assert rows(data) == [(2, ["Holm, Beatriz", "1"]), (3, ["Adler, J, K", "2"])]


@pytest.mark.parametrize(
    ("data", "header", "line", "first"),
    [
        (b"Maria Ortega,419 555 0142\nOla,1\n", ("Column 1", "Column 2"), 0, 1),
        (b"maria@ortega.example\nola@brandt.example\n", ("Column 1",), 0, 1),
        (b"Client;Ola;ola@brandt.example\nMaria;;maria@ortega.example\n", ("Column 1", "Column 2", "Column 3"), 0, 1),
        (b"Leads of spring\n\nMaria,Toledo,419-555-0142\nOla,Akron,\n", ("Column 1", "Column 2", "Column 3"), 0, 3),
        (b"Foo,,Bar\nMaria,Toledo,419-555-0142\n", ("Foo", "", "Bar"), 1, 2),
        (b"Foo\n419-555-0142\n", ("Foo",), 1, 2),
        (b"ask@us.example\nName,Phone\nOla,1\n", ("Name", "Phone"), 2, 3),
        (b"Maria,419-555-0142,Home\nOla,419-555-0143,Home,Mobile\n", tuple(f"Column {n}" for n in range(1, 5)), 0, 1),
        (b"2026-10-13,20261013\n1,2\n", ("2026-10-13", "20261013"), 1, 2),
    ],
    ids=range(9),
)  # fmt: skip
def test_a_list_without_a_heading_is_known_by_its_data(
    data: bytes, header: tuple[str, ...], line: int, first: int
) -> None:
    table = read(data)
    assert (table.header, table.heading_line) == (header, line)
    assert next(table.rows)[0] == first


@pytest.mark.parametrize(
    ("wanted", "header", "lines"),
    [
        (0, ("Column 1", "Column 2"), [1, 2, 5, 6]),
        (1, ("Old", "Numbers"), [2, 5, 6]),
        (2, ("Name", "Phone"), [5, 6]),
        (3, ("Name", "Phone"), [5, 6]),
        (5, ("Maria", "1"), [6]),
        (99, ("Ola", "2"), []),
    ],
)
def test_any_line_can_be_the_heading_or_none(wanted: int, header: tuple[str, ...], lines: list[int]) -> None:
    data = b"Old,Numbers\nName,Phone\n\n\nMaria,1\nOla,2\n"
    table = read(data, Way(heading_line=wanted))
    assert (table.header, [line for line, _ in table.rows]) == (header, lines)
    assert table.first_lines == read(data).first_lines
    assert [line for line, _ in table.first_lines] == [1, 2, 5, 6]


def test_a_list_of_our_own_keeps_cells_of_many_lines() -> None:
    note = "\n".join(f"line {n}" for n in range(5_000))
    own = rows(f'{OWN},Notes\r\n1,Ola,Active,"{note}"\r\n2,Ned,Active,\r\n'.encode())
    assert own == [(2, ["1", "Ola", "Active", note]), (5_002, ["2", "Ned", "Active", ""])]
    assert read(f"{OWN}\n1,Ola,Active\n".encode()).is_own
    assert not read(b"Name,Phone\nOla,1\n").is_own


def test_an_open_quote_in_a_list_of_our_own_costs_no_other_row() -> None:
    lines = [f"{OWN},Notes", '1,"Ola,Active,x', *(f"{n},P{n},Active," for n in range(2, 3_000))]
    assert [cells[0] for _, cells in rows("\n".join(lines).encode())] == [str(n) for n in range(1, 3_000)]


def test_letters_that_run_from_right_to_left_are_read() -> None:
    assert rows("שם,Phone\nאבי כהן,\u200f1\n".encode()) == [(2, ["אבי כהן", "\u200f1"])]


def test_unknown_headings_are_still_a_table() -> None:
    assert read(b"Foo;Bar\n1;2\n").header == ("Foo", "Bar")


@pytest.mark.parametrize("after", [5, 50, 500, 2_000])
@pytest.mark.parametrize("later", ["", '"Brandt, Travel"', '""', '"said ""no"""'])
def test_an_open_quote_in_row_2_costs_no_other_row(after: int, later: str) -> None:
    lines = ["Name,Phone,Notes", '"Beatriz,1,x', *(f"P{n},{n},{later if n == after - 2 else ''}" for n in range(after))]
    table = rows("\n".join(lines).encode())
    assert [cells[0] for _, cells in table] == ["Beatriz", *(f"P{n}" for n in range(after))]
    assert [line for line, _ in table] == list(range(2, after + 3))


def test_a_long_note_stays_one_cell() -> None:
    note = "\n".join(f"line {n}, with a comma" for n in range(300))
    assert rows(f'Name,Notes\nOla,"{note}"\nNed,\n'.encode()) == [(2, ["Ola", note]), (302, ["Ned", ""])]


def test_a_cell_beyond_all_measure_is_read_as_it_stands() -> None:
    table = rows(b"Name,Notes\nOla," + b"x" * 300_000 + b"\nNed,\n")
    assert [(line, len(cells[1])) for line, cells in table] == [(2, 300_000), (3, 0)]


def test_nul_is_taken_out() -> None:
    assert rows(b"Name,Ph\0one\n\0Ola,1\n") == [(2, ["Ola", "1"])]


@pytest.mark.measures_time
@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (b"sep=;\n", "is empty"),
        (b",,,\n,,\n", "is empty"),
        (b"PK\x03\x04" + b"Name,Phone\n" * 9, "is not a list"),
        (b"%PDF-1.7\nName,Phone\n", "is not a list"),
        (b"SQLite format 3\0" + b"\0" * 99, "is not a list"),
        (bytes(range(256)) * 40, "is not a list"),
        ("Name,Phone\nOla,1\n".encode("utf-16-le") * 9, "is not a list"),
        (b"a," * 400_000, "columns"),
        (b"a," * 1_000_000, "too long"),
        (b"Name,Phone\n" + b"x," * 2_000_000, "too long"),
        (b"\n" * 2_000_000 + b"Name,Phone\nOla,1\n", "more than 1500000 lines"),
        (codecs.BOM_UTF16_LE + b"a\xd8\xd8\xd8", "cannot be read as utf-16"),
    ],
)
def test_what_is_no_list_is_told_in_one_sentence(data: bytes, says: str) -> None:
    with done_within(5), pytest.raises(FileFault, match=says) as told:
        rows(data)
    assert str(told.value).startswith("list.csv ") and "Nothing was imported" in str(told.value)


def test_a_file_beyond_all_measure_is_refused() -> None:
    with pytest.raises(FileFault, match="is larger than"):
        read(b"Name,Phone\n" + bytes(MAX_BYTES))


@pytest.mark.parametrize("encoding", ["klingon", "base64", "utf-8", "a\0b"])
def test_a_wrong_choice_of_encoding_is_told(encoding: str) -> None:
    with pytest.raises(FileFault, match="choose another encoding"):
        read(b"Name,Phone\nZo\xeb,1\n", Way(encoding=encoding))


@pytest.mark.measures_time
@pytest.mark.parametrize(
    "data",
    [
        b'Name,Phone\n"' + b"a,b\n" * 100_000,
        b"Name,Phone\n" + b'"a,1\n' * 100_000,
        b"Name,Phone\n" + b'"a"",1\n' * 100_000,
        b'Name,Phone\n"' + b'a,""\n' * 100_000,
        b"Name,Phone\n" + b'",' * 400_000 + b"\n",
        b"Name,Phone\n" + b'"""' * 200_000 + b"\n",
        b"\n" * 1_000_000 + b"Name,Phone\nOla,1\n",
        b"Name,Phone\r" + b"Ola,1\r" * 100_000,
        b'"' * 900_000,
        b"Name,Phone\n" + (b"x," * 1_000 + b"\n") * 300,
    ],
    ids=range(10),
)
def test_files_made_to_hang_do_not(data: bytes) -> None:
    count = 0
    with done_within(5), contextlib.suppress(FileFault):
        count = sum(1 for _ in read(data).rows)
    assert count <= 200_000


@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@example(b'Name,Phone\n"')
@example(b"sep=\n\n")
@example(b"sep=,\r\r\nName\r")
def test_any_bytes_give_a_table_or_a_fault(data: bytes) -> None:
    try:
        table = read(data)
        lines = [line for line, _ in table.rows]
    except FileFault:
        return
    assert lines == sorted(set(lines)) and len(table.header) <= MAX_COLUMNS


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6), min_size=1, max_size=4)),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_what_was_quoted_comes_back(table: list[list[str]], delimiter: str) -> None:
    def line(cells: list[str]) -> str:
        return delimiter.join('"' + cell.replace('"', '""') + '"' for cell in cells)

    data = "\r\n".join([line(["Name", "Phone", "E-mail", "Company"]), *map(line, table)]).encode()
    assert [cells for _, cells in rows(data)] == [cells for cells in table if any(cells)]


def test_ten_thousand_lines_of_noise_are_rows_or_faults() -> None:
    noise = os.urandom(200_000).translate(None, bytes(range(32)))
    assert len(rows(b"Name,Phone\n" + b"\n".join(noise[n : n + 20] for n in range(0, len(noise), 20)))) > 0
