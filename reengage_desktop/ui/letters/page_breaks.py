"""Where a long letter goes on on its next sheet: no line is left alone, and a signature stays with its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

TOGETHER = 2  # lines of a paragraph that stay together at the foot and at the top of a sheet
SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Piece:
    """So many lines of a paragraph, with the gap above it in lines; `whole` is not parted, and stays with the last."""

    lines: int
    gap: float = 0.0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Lines `first` up to `last` (not with it) of a piece, `top` lines below the upper end of its sheet."""

    sheet: int
    piece: int
    first: int
    last: int
    top: float


def runs(pieces: Sequence[Piece], room: float, more_room: float) -> list[Run]:
    """`room`: lines on the first sheet, `more_room` on each further one."""
    found: list[Run] = []
    sheet, y, height = 0, 0.0, room
    for number, piece in enumerate(pieces):
        first, follows = 0, _follows(pieces, number)
        y += piece.gap if y else 0.0
        while first < piece.lines:
            left = piece.lines - first
            take = left if left + follows <= height - y + SLACK else _parted(piece, left, height - y, begun=y > 0)
            if take:
                found.append(Run(sheet, number, first, first + take, y))
            first, y = first + take, y + take
            if first < piece.lines:
                sheet, y, height = sheet + 1, 0.0, more_room
    return found


def _follows(pieces: Sequence[Piece], number: int) -> float:
    """The room of what must stand on the same sheet as the end of this piece."""
    room = 0.0
    for piece in pieces[number + 1 :]:
        if not piece.whole:
            break
        room += piece.gap + piece.lines
    return room


def _parted(piece: Piece, left: int, room: float, *, begun: bool) -> int:
    """How many of the lines that cannot all stay here do; none where it is better to begin a new sheet."""
    take = 0 if piece.whole else min(int(room + SLACK), left - TOGETHER)
    if take >= TOGETHER:
        return take
    return 0 if begun else min(left, max(1, int(room + SLACK)))
