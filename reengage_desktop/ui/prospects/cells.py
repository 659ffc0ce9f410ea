"""What a cell of the list says: two lines of pieces, ready to paint."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from reengage_desktop.domain.listing import SortBy


class Column(IntEnum):
    """The columns of the list, from left to right."""

    THEIR_TIME = 0
    PERSON = 1
    QUOTE = 2
    REASON = 3
    ATTEMPTS = 4
    NEXT = 5
    LAST = 6


SORTS: dict[Column, SortBy] = {column: SortBy(column.name.lower()) for column in Column}
FALLING_FIRST = frozenset({SortBy.QUOTE, SortBy.LAST, SortBy.BEST, SortBy.ATTEMPTS})
"""Orders that are most wanted from the largest or latest down."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one face and one colour of the theme, with an icon before them."""

    words: str
    face: str = "small"
    role: str = "text2"
    icon: str = ""


Line = tuple[Piece, ...]
Cell = tuple[Line, Line]


@dataclass(frozen=True, slots=True)
class RowFace:
    """A row as it is painted. `cells` follow `Column`; `lamp` and `ladder`, of so many `attempts`, are drawn."""

    id: int
    lamp: str
    ladder: str
    attempts: int
    cells: tuple[Cell, ...]
