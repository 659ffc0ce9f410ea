"""Which record of a list is its heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .cells import clean_line
from .fault import FileFault
from .table import Row

MAX_COLUMNS = 2_000
SHOWN = 12  # first records that are shown, and in which the heading is looked for
SAMPLED = 30

TOO_WIDE = "{file} has more than {limit} columns. Nothing was imported; keep the needed ones and choose it again."

_LONGEST_SHOWN = 200
# What no heading holds: an address, or enough figures for a number with its area code. A date has eight of them.
_ADDRESS = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\W\d_]{2,}")
_NUMBER = re.compile(r"[\s()+./-]*(?:\d[\s()+./-]*){9,15}")


@dataclass(frozen=True, slots=True)
class Heading:
    """`line` is where it starts, 0 without one; rows are the records that start below the line `above`.

    `hits`: how many of its names are known. `first_lines` as `Table` has them.
    """

    names: tuple[str, ...]
    line: int
    above: int
    hits: int
    first_lines: tuple[tuple[int, tuple[str, ...]], ...]


def find_heading(
    sample: Sequence[Row], knows: Callable[[str], bool], *, file: str, wanted: int | None = None
) -> Heading | None:
    """By known names, else by where data begins; or the `wanted` one, as `Way.heading_line` says it.

    `sample` are the first records. None where they hold nothing; raises `FileFault` for too many columns.
    """
    head = [(line, cells) for line, cells in sample[:SHOWN] if any(cell.strip() for cell in cells)]
    if not head:
        return None
    hits = [sum(map(knows, cells)) for _, cells in head]
    place, data = _place([cells for _, cells in head], hits)
    found = 0 if place is None else hits[place]
    shown = tuple((line, tuple(clean_line(cell[:_LONGEST_SHOWN]) for cell in cells)) for line, cells in sample[:SHOWN])
    if wanted is None and place is not None:
        line, names = head[place]
    elif wanted:
        line, names = max((row for row in sample if row[0] <= wanted), key=lambda row: row[0], default=sample[0])
    else:
        line, names = 0, [f"Column {n + 1}" for n in range(max(len(cells) for _, cells in sample))]
    if len(names) > MAX_COLUMNS:
        raise FileFault(TOO_WIDE, file=file, limit=MAX_COLUMNS)
    above = line if line or wanted == 0 else head[data][0] - 1
    return Heading(tuple(map(clean_line, names)) or ("",), line, above, found, shown)


def _place(head: Sequence[Sequence[str]], hits: Sequence[int]) -> tuple[int | None, int]:
    """(which record is the heading, None if none is; with which the data begin if none is)."""
    data = [_is_data(cells) for cells in head]
    for place in range(len(head)):
        if not data[place] and (hits[place] >= 2 or (place == 0 and hits[0] and not any(n >= 2 for n in hits[1:]))):
            return place, 0
    first = data.index(True) if True in data else len(head)
    filled = [sum(map(bool, cells)) for cells in head]
    # A title of one cell above ten columns is no heading of theirs.
    enough = 1 if first == len(head) else filled[first] if filled[first] < 3 else filled[first] / 2
    may_be = [place for place in range(first) if filled[place] >= enough]
    if not may_be:
        return None, min(first, len(head) - 1)
    return max(may_be, key=lambda place: (filled[place], hits[place], -place)), 0


def _is_data(cells: Sequence[str]) -> bool:
    return any(
        7 < len(cell) < 80 and (_ADDRESS.search(cell) is not None or _NUMBER.fullmatch(cell.strip()) is not None)
        for cell in cells
    )
