"""The telephone numbers of a list, read a piece at a time in whatever form it has."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from .call_list import BadLine
from .fault import FileFault
from .phone import NANP, digits, parse_phone

LONGEST_LINE, LONGEST_CELL = 2**16, 400
HEAD, LOOKED_AT = 200, 2**16  # lines, and characters, that are looked at to tell the form
SHOWN_BAD, SHOWN_TEXT = 20, 60
MOSTLY = 0.6  # of the cells of a column that is one of numbers
DELIMITERS = ";\t|,"

EMPTY = "{file} is empty. Nothing was taken in; choose another file."
NOT_A_LIST = (
    "{file} is no list of telephone numbers. Nothing was taken in; choose a text file, a CSV or a registry's XML."
)
NO_NUMBERS = "No line of {file} names a telephone number. Nothing was taken in; choose another file."
TOO_LONG = "{file} has a line that is too long for a list of numbers. Nothing was taken in; choose another file."
CHANGES = (
    "{file} tells only what changed since another list, so it cannot say who is not listed. Nothing was taken in; "
    "choose the full list."
)

# Ten figures, parted or not, with or without the 1: "202,5551234" as the FTC writes it, "(202) 555-1234".
_TEN = re.compile(r'"?(?:\+?1[-. ]?)?\(?([2-9]\d\d)[)"]{0,2}[-., ;\t|]{0,2}"?(\d{3})[-. ]?(\d{4})"?', re.ASCII)
_CHANGE = re.compile(r'"?\d{3}"?,"?\d{7}"?,.*,"?[AD]"?', re.ASCII)
_NUMBER = re.compile(r"[+(]?[\d\s()./+\-]{5,25}\d(?:\s?(?:x|ext\.?)\s?\d{1,6})?", re.ASCII | re.IGNORECASE)
_INSIDE = re.compile(r"(?:\+|\()?\d[\d ().\-]{5,20}\d", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d.*|\d\d?[./-]\d\d?[./-](?:\d\d|\d{4})", re.ASCII)
_TAG = re.compile(r"<(list|ac|ph)\b([^<>]*)>", re.ASCII)
_VALUE = re.compile(r"""\bval\s*=\s*['"]([\d+ ]{1,16})['"]""", re.ASCII)
_IS_CHANGE = re.compile(r"""\btype\s*=\s*['"]change|\bch\s*=\s*['"]""", re.IGNORECASE)
_LONGEST_TAG = 400
_BINARY = re.compile(r"[\0-\x08\x0e-\x19]")


class NumberList:
    """Reads one list once. `numbers` and `bad` count, `bad_lines` are the first that name no number.

    `exact`: each number is read with care, which takes its time; else by its figures alone, which is what a registry of
    millions allows. `knows`: whether a heading names a column of numbers.
    """

    def __init__(self, file: str, region: str, knows: Callable[[str], bool], *, exact: bool) -> None:
        self._file, self._region, self._knows = file, region, knows
        self._exact = exact
        self._read = self._carefully if exact else _figures(region)
        self.numbers = self.bad = 0
        self.bad_lines: list[BadLine] = []

    def read(self, pieces: Iterable[str]) -> Iterator[str]:
        """Each number in E.164, as it comes; one that stands twice comes twice. Raises `FileFault`, in words."""
        pieces, first = iter(pieces), ""
        while len(first) < LOOKED_AT and (piece := next(pieces, None)) is not None:
            first += piece
        first = first.removeprefix("\ufeff")
        if not first.strip(" \t\r\n\0"):
            raise FileFault(EMPTY, file=self._file)
        if first.startswith(("%PDF", "\x89PNG", "SQLite format", "{\\rtf")) or len(_BINARY.findall(first[:4000])) > 40:
            raise FileFault(NOT_A_LIST, file=self._file)
        whole = chain([first], pieces)
        yield from self._tags(whole) if first.lstrip().startswith("<") else self._lines(whole, first)
        if not self.numbers:
            raise FileFault(NO_NUMBERS, file=self._file)

    def rows(self, rows: Iterable[tuple[int, Sequence[str]]], columns: Sequence[int]) -> Iterator[str]:
        """The same of the rows of a workbook, whose columns are known."""
        for line, cells in rows:
            yield from self._cells(line, cells, columns, " ".join(cells))
        if not self.numbers:
            raise FileFault(NO_NUMBERS, file=self._file)

    # Lines

    def _lines(self, pieces: Iterable[str], first: str) -> Iterator[str]:
        head = first[:LOOKED_AT].replace("\r\n", "\n").replace("\r", "\n").split("\n")[:HEAD]
        delimiter, columns = self._form(head)
        ten = _TEN.fullmatch if self._region in NANP else None
        for line, raw in enumerate(self._split(pieces), start=1):
            if not (text := raw.strip()):
                continue
            if ten and (match := ten(text)):
                self.numbers += 1
                yield f"+1{match[1]}{match[2]}{match[3]}"
                continue
            if _CHANGE.fullmatch(text):
                raise FileFault(CHANGES, file=self._file)
            yield from self._cells(line, _parted(text, delimiter), columns, text)

    def _cells(self, line: int, cells: Sequence[str], columns: Sequence[int], text: str) -> Iterator[str]:
        written = [cells[at] for at in columns if at < len(cells) and cells[at].strip()]
        found = [number for cell in written for number in self._numbers(cell.strip())]
        if found:
            self.numbers += 1
            yield from found
        elif line > 1 or digits(text):  # the first line may be a heading
            self.bad += 1
            if len(self.bad_lines) < SHOWN_BAD:
                self.bad_lines.append(BadLine(line, text[:SHOWN_TEXT]))

    def _numbers(self, cell: str) -> list[str]:
        """Of a cell that is no number, where each counts, those that stand in it."""
        if number := self._read(cell):
            return [number]
        inside = _INSIDE.findall(cell[:LONGEST_CELL]) if self._exact else []
        return [number for each in inside if (number := self._read(each))]

    def _split(self, pieces: Iterable[str]) -> Iterator[str]:
        rest = ""
        for piece in pieces:
            text = rest + piece
            held = text.endswith("\r")  # its line feed may begin the next piece
            lines = (text[:-1] if held else text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
            rest = lines.pop() + ("\r" if held else "")
            if len(rest) > LONGEST_LINE:
                raise FileFault(TOO_LONG, file=self._file)
            yield from lines
        yield rest

    def _form(self, head: Sequence[str]) -> tuple[str, list[int]]:
        """The delimiter ("" for none) and the columns that hold numbers."""
        lines = [line for line in head if line.strip()]
        whole = sum(self._looks_like_one(line.strip()) for line in lines)
        if whole >= MOSTLY * len(lines):
            return "", [0]
        counts = Counter({mark: sum(line.count(mark) > 0 for line in lines) for mark in DELIMITERS})
        delimiter, often = counts.most_common(1)[0]
        if often < MOSTLY * len(lines):
            return "", [0]
        rows = [_parted(line.strip(), delimiter) for line in lines]
        named = [at for at, heading in enumerate(rows[0]) if not digits(heading) and self._knows(heading)]
        return delimiter, named or self._columns(rows if digits(lines[0]) else rows[1:]) or [0]

    def _columns(self, rows: Sequence[Sequence[str]]) -> list[int]:
        found = []
        for at in range(max(map(len, rows), default=0)):
            cells = [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
            if cells and sum(map(self._looks_like_one, cells)) >= MOSTLY * len(cells):
                found.append(at)
        return found

    def _looks_like_one(self, cell: str) -> bool:
        return bool(_NUMBER.fullmatch(cell) and not _DAY.fullmatch(cell) and self._read(cell))

    def _carefully(self, cell: str) -> str:
        return parse_phone(cell, self._region).e164

    # Tags

    def _tags(self, pieces: Iterable[str]) -> Iterator[str]:
        """The FTC's tagged file: area codes, each with its numbers of seven figures."""
        rest = area = ""
        for piece in pieces:
            text, end = rest + piece, 0
            for match in _TAG.finditer(text):
                name, inside, end = match[1], match[2], match.end()
                if name != "ac" and _IS_CHANGE.search(inside):
                    raise FileFault(CHANGES, file=self._file)
                value = _VALUE.search(inside)
                if name != "ph":
                    area = digits(value[1]) if value else area
                    continue
                figures = digits(value[1]) if value else ""
                number = self._read(f"{area}{figures:0>7}" if len(figures) <= 7 else figures) if figures else ""
                if number:
                    self.numbers += 1
                    yield number
                else:
                    self.bad += 1
            rest = text[end:][-_LONGEST_TAG:]


def _parted(text: str, delimiter: str) -> Sequence[str]:
    if not delimiter:
        return [text]
    return next(csv.reader([text], delimiter=delimiter), []) if '"' in text else text.split(delimiter)


def _figures(region: str) -> Callable[[str], str]:
    """Reads a number of this region by its figures alone: quick enough for millions, "" for what cannot be one."""
    if region in NANP:
        return _ten_figures
    import phonenumbers

    code = str(phonenumbers.country_code_for_region(region) or "")
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region, None)
    trunk = (metadata.national_prefix or "") if metadata else ""

    def read(cell: str) -> str:
        figures = digits(cell.replace("(0)", ""))
        if cell.startswith("+"):
            found = figures
        elif figures.startswith("00"):
            found = figures[2:]
        elif trunk and figures.startswith(trunk):
            found = code + figures[len(trunk) :]
        else:
            found = figures if len(figures) > 10 and figures.startswith(code) else code + figures
        return f"+{found}" if code and 8 <= len(found) <= 15 else ""

    return read


def _ten_figures(cell: str) -> str:
    figures = digits(cell)
    if len(figures) == 11 and figures[0] == "1":
        figures = figures[1:]
    return f"+1{figures}" if len(figures) == 10 and figures[0] > "1" else ""
