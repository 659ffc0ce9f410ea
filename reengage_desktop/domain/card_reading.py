"""From the bytes of a file of cards (vCard 2.1, 3.0, 4.0) to a list, each card on its own."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .card_cells import NAME, ORDER, WANTED, cells_of
from .card_line import read_line
from .cells import clean_line
from .fault import FileFault
from .heading import SHOWN
from .newcomer import BadRow, Reason
from .table import Form, Row, Table
from .table_file import EMPTY, bom_of, find_encoding

MAX_CARDS = 10_000
MAX_VALUE = 2**20  # characters of a line when it is unfolded
MAX_LINES = 300  # of one card, of those that say something here

TOO_MANY = "{file} has more than {limit} cards. Nothing was imported; split it and choose the parts."

_BEGIN = re.compile(r"\s*BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
_END = re.compile(r"\s*END\s*:\s*VCARD\s*", re.IGNORECASE)
_NAMED = re.compile(r"(?:[\w-]+\.)?([\w-]+)[;:]", re.ASCII)
_CHARSET = re.compile(rb'CHARSET="?((?:iso|windows|cp|shift|gb|big5|euc|koi8|mac)[\w-]*)', re.IGNORECASE)


def is_cards(data: bytes) -> bool:
    """Whether a file begins as one of cards does."""
    head = data[:400].replace(b"\0", b"") if bom_of(data) is None else data[:400]
    return _BEGIN.match(head.decode(bom_of(data) or "latin-1", errors="ignore").lstrip("\ufeff")) is not None


def read_cards(data: bytes, *, file: str = "This file", code_page: str = "cp1252") -> Table:
    """A row for each card, under headings of our own; `Table.unread` are cards that end in the middle or say nothing.

    Raises `FileFault` for none, and for more than `MAX_CARDS`.
    """
    bom = bom_of(data)
    if not (bom or "").startswith(("utf-16", "utf-32")):
        data = data.replace(b"\0", b"")
    said = _CHARSET.search(data)
    encoding = find_encoding(data, file, None, bom, said[1].decode() if said else code_page)
    people: list[tuple[int, dict[str, str]]] = []
    unread: list[BadRow] = []
    for card in _cards(io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline=None)):
        if len(people) + len(unread) == MAX_CARDS:
            raise FileFault(TOO_MANY, file=file, limit=MAX_CARDS)
        lines = [line for text in card.lines if (line := read_line(text)) is not None]
        cells = cells_of(lines) if card.is_closed and len(card.lines) <= MAX_LINES else {}
        if cells:
            people.append((card.line, cells))
        else:
            begins = clean_line(" · ".join(line.text.strip() for line in lines[:4])[:120])
            unread.append(BadRow(card.line, Reason.CARD, begins))
    if not people and not unread:
        raise FileFault(EMPTY, file=file)
    used = {NAME}.union(*(cells for _, cells in people))
    header = tuple(heading for heading in ORDER if heading in used)

    def rows() -> Iterator[Row]:
        for line, cells in people:
            yield line, [cells.get(heading, "") for heading in header]

    first = tuple((line, tuple(map(clean_line, cells))) for (line, cells), _ in zip(rows(), range(SHOWN), strict=False))
    return Table(file, Form.CARDS, header, 0, first, rows, unread=tuple(unread))


@dataclass(slots=True)
class _Card:
    """Its first line in the file, and its lines unfolded, as far as they say something here."""

    line: int
    lines: list[str] = field(default_factory=list)
    is_closed: bool = False


def _cards(source: io.TextIOWrapper) -> Iterator[_Card]:
    card: _Card | None = None
    within = 0  # cards within this one: 2.1 has somebody's agent there
    last = ""
    for number, line in _unfolded(source):
        if _BEGIN.fullmatch(line):
            if card is not None and (within or last.upper().startswith("AGENT")):
                within += 1
            else:
                if card is not None:
                    yield card
                card = _Card(number)
        elif card is not None and _END.fullmatch(line):
            within -= 1
            if within < 0:
                card.is_closed, within = True, 0
                yield card
                card = None
        elif card is not None and not within and len(card.lines) <= MAX_LINES:
            named = _NAMED.match(line, 0, 200)
            if named is not None and named[1].upper() in WANTED:
                card.lines.append(line)
        last = line[:40]
    if card is not None:
        yield card


def _unfolded(source: io.TextIOWrapper) -> Iterator[tuple[int, str]]:
    """(number of its first line, a line with those that carry it on). Other than blanks nothing is added or lost."""
    parts: list[str] = []
    size = first = 0
    soft = False  # what is quoted-printable goes on after "=" at the end of a line
    for number, raw in enumerate(source, start=1):
        text = raw.rstrip("\n")
        if parts and (soft or text[:1] in (" ", "\t")):
            text = text if soft else text[1:]
            size += len(text)
            if size <= MAX_VALUE:
                parts.append(text)
        else:
            if parts:
                yield first, "".join(parts)
            parts, size, first = [text], len(text), number
        soft = text.endswith("=") and "QUOTED-PRINTABLE" in parts[0][:400].upper().partition(":")[0]
        if soft and parts[-1].endswith("="):
            parts[-1] = parts[-1][:-1]
    if parts:
        yield first, "".join(parts)
