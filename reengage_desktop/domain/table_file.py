"""From the bytes of a list to its heading and rows, whatever encoding, delimiter or stray quote it came with."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from .fault import FileFault
from .heading import MAX_COLUMNS, SAMPLED, Heading, find_heading
from .table import Form, Row, Table, Way

MAX_BYTES = 128 * 2**20
MAX_LINE = 2**20
MAX_LINES = 1_500_000
MAX_RECORD = (400, 2**18)  # lines and characters of a record that is not on one line
MAX_OWN_RECORD = (200_000, 2**24)
DELIMITERS = ",;\t|"

csv.field_size_limit(MAX_BYTES)  # how far a cell may run is settled by what the reader is fed

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC: tuple[bytes, ...] = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"%PDF",
    b"SQLite format 3\0",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"\x89PNG",
)
_MAGIC += (b"\xff\xd8\xff", b"{\\rtf", b"7z\xbc\xaf", b"Rar!")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_BLANK = frozenset({"\n", "\r", "\r\n"})
_SEP = re.compile(r"""["']?sep=(.)["']?\s*""", re.IGNORECASE)

EMPTY = "{file} is empty. Nothing was imported; choose another file."
NOT_A_LIST = "{file} is not a list. Nothing was imported; save it as CSV, a workbook or vCards and choose that."
TOO_LARGE = "{file} is larger than {limit} MB. Nothing was imported; split it and choose the parts."
TOO_MANY = "{file} has more than {limit} lines. Nothing was imported; split it and choose the parts."
TOO_LONG = "{file} has a line that is too long to be a row of a list. Nothing was imported; choose another file."
NOT_READABLE = "{file} cannot be read as {encoding}. Nothing was imported; choose another encoding."


_AS_IT_LOOKS = Way()


def _knows_none(_heading: str) -> bool:
    return False


def read_table(
    data: bytes,
    *,
    file: str = "This file",
    way: Way = _AS_IT_LOOKS,
    code_page: str = "cp1252",
    knows: Callable[[str], bool] = _knows_none,
) -> Table:
    """Find encoding, delimiter and heading. `knows` says whether a text is a known column name; `code_page` is tried
    last. Raises FileFault, in words, for what is no list; `Table.rows` reads as it is walked, and may raise it too.
    """
    bom = bom_of(data)
    wide = (way.encoding or bom or "").lower().startswith(("utf-16", "utf16", "utf_16", "utf-32", "utf32", "utf_32"))
    _refuse_what_is_no_list(data, file, wide)
    if not wide:
        data = data.replace(b"\0", b"")
    found = find_encoding(data, file, way.encoding, bom, code_page)
    first, said = _said_delimiter(next(_open(data, found), ""))
    text = _Text(data, found, first, file)
    looks = [_look(text, each, knows, way.heading_line) for each in way.delimiter or said or DELIMITERS]
    best = max(looks, key=lambda look: look.score)
    heading = best.heading
    if heading is None:
        raise FileFault(EMPTY, file=file)
    is_own = is_ours(heading.names)

    def rows() -> Iterator[Row]:
        for line, cells in _records(text, best.delimiter, is_own):
            if line > heading.above and any(cells):
                yield line, cells

    return Table(
        file, Form.CSV, heading.names, heading.line, heading.first_lines, rows,
        encoding=found, delimiter=best.delimiter, is_own=is_own,
    )  # fmt: skip


def is_ours(names: tuple[str, ...]) -> bool:
    """Whether this program wrote the list, in whatever form it comes back."""
    from .flat_file import is_own

    return is_own(names)


def _refuse_what_is_no_list(data: bytes, file: str, wide: bool) -> None:
    if not data.strip(b'\0\t\n\v\f\r ,;|"\xef\xbb\xbf\xff\xfe'):
        raise FileFault(EMPTY, file=file)
    if len(data) > MAX_BYTES:
        raise FileFault(TOO_LARGE, file=file, limit=MAX_BYTES // 2**20)
    if max(data.count(b"\n"), data.count(b"\r")) > MAX_LINES:
        raise FileFault(TOO_MANY, file=file, limit=MAX_LINES)
    if data.startswith(_MAGIC):
        raise FileFault(NOT_A_LIST, file=file)
    sample = data[: 2**16]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > 8 and controls * 20 > len(sample) and not wide:
        raise FileFault(NOT_A_LIST, file=file)
    # A line of twice this length has a whole stretch without an end of line: found without walking each byte.
    for start in range(0, len(data) - MAX_LINE, MAX_LINE):
        stretch = (start, start + MAX_LINE)
        if data.find(b"\n", *stretch) == -1 and data.find(b"\r", *stretch) == -1:
            raise FileFault(TOO_LONG, file=file)


def bom_of(data: bytes) -> str | None:
    """The encoding that the first bytes tell, if they do."""
    return next((name for mark, name in _BOMS if data.startswith(mark)), None)


def find_encoding(data: bytes, file: str, wanted: str | None, bom: str | None, code_page: str) -> str:
    """The one asked for; else by BOM, then strict UTF-8, then the code page. Guessers misread cp1252 and cp1250.

    Raises `FileFault` for one by which the bytes cannot be read.
    """
    if wanted is None and bom is None:
        return next((name for name in ("utf-8", code_page) if _decodes(data, name)), "latin-1")
    name = wanted or bom or code_page
    if bom == "utf-8-sig" and name.lower() in ("utf-8", "utf8"):
        name = bom
    if not _decodes(data, name):
        raise FileFault(NOT_READABLE, file=file, encoding=name)
    return name


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        for start in range(0, len(data), 2**20):
            decoder.decode(data[start : start + 2**20])
        decoder.decode(b"", final=True)
        "".encode(encoding)
    except (LookupError, ValueError, TypeError, AttributeError):
        return False
    return True


def _open(data: bytes, encoding: str) -> Iterator[str]:
    # newline="" ends lines at LF, CR and CR LF alike, and leaves those within a quoted cell as they are.
    return io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline="")


def _said_delimiter(line: str) -> tuple[int, str]:
    """(line where the list begins, delimiter) by a first line `sep=;` as spreadsheets write it; (1, "") without one."""
    match = _SEP.fullmatch(line)
    if match is None:
        return 1, ""
    return 2, match[1] if match[1] in DELIMITERS else ""


@dataclass(frozen=True, slots=True)
class _Text:
    """The bytes of a list that begins with the line `first`."""

    data: bytes
    encoding: str
    first: int
    file: str


@dataclass(frozen=True, slots=True)
class _Look:
    """The file as one delimiter would have it."""

    delimiter: str
    score: tuple[int, int, int]
    heading: Heading | None


def _look(text: _Text, delimiter: str, knows: Callable[[str], bool], wanted: int | None) -> _Look:
    records = islice(_records(text, delimiter), SAMPLED)
    sample = [(line, cells[: MAX_COLUMNS + 1]) for line, cells in records]
    heading = find_heading(sample, knows, file=text.file, wanted=wanted)
    widths = Counter(len(cells) for _, cells in sample if len(cells) > 1)
    width, agreeing = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
    return _Look(delimiter, (heading.hits if heading else -1, agreeing, width), heading)


def _records(text: _Text, delimiter: str, is_own: bool = False) -> Iterator[Row]:
    """Records with the physical line each starts on. A quote that is never closed costs its own line, not the file.

    A list of our own (`is_own`) has long records, until the first quote in it that is not closed.
    """
    source = _open(text.data, text.encoding)
    pending: list[str] = []
    again: list[str] = []
    number = text.first
    most, longest = MAX_OWN_RECORD if is_own else MAX_RECORD
    size = 0

    def feed() -> Iterator[str]:
        nonlocal size, number
        while not pending or (len(pending) < most and size < longest):
            line = again.pop() if again else next(source, None)
            if line is None:
                return
            if line in _BLANK and not pending:
                number += 1
                continue
            if len(line) > 2 * MAX_LINE:
                raise FileFault(TOO_LONG, file=text.file)
            size += len(line)
            pending.append(line)
            yield line

    for _ in range(text.first - 1):
        next(source, None)
    reader = csv.reader(feed(), delimiter=delimiter)
    while (cells := next(reader, None)) is not None:
        if len(pending) > 1 and not _well_quoted(pending, delimiter):
            most, longest = MAX_RECORD
            cells = _unquoted(pending[0], delimiter)
            again.extend(reversed(pending[1:]))
            del pending[1:]
            reader = csv.reader(feed(), delimiter=delimiter)
        yield number, cells
        number += len(pending)
        pending.clear()
        size = 0


def _well_quoted(lines: Iterable[str], delimiter: str) -> bool:
    """Whether several lines are one record by the strict rules; if not, a stray quote has swallowed its neighbours."""
    try:
        return len(list(csv.reader(lines, delimiter=delimiter, strict=True))) == 1
    except csv.Error:
        return False


def _unquoted(text: str, delimiter: str) -> list[str]:
    return [cell.strip().strip('"') for cell in text.rstrip("\r\n").split(delimiter)]
