"""What is in hand while a slot is drawn, carried or stretched: columns and minutes, by the quarter of an hour."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum

from reengage_desktop.domain.slots import Slot
from reengage_desktop.domain.week import Week

from .week_layout import DAY, Piece, Span

STEP = 15
LAST = DAY - STEP  # a slot ends before midnight


class Way(StrEnum):
    DRAW = "draw"
    CARRY = "carry"
    STRETCH = "stretch"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A new slot is wanted here."""

    day: date
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class SlotMove:
    """This date of a slot is wanted at other hours of its week: by itself, or with all that follow."""

    slot: Slot
    day: date
    to_day: date
    start: time
    end: time
    every_week: bool


@dataclass(frozen=True, slots=True)
class Hold:
    """`was` is where it stood, or where drawing began; `now` where it would be. `grab`: minutes from its start."""

    way: Way
    was: Span
    now: Span
    grab: float = 0
    piece: Piece | None = None

    @property
    def moved(self) -> bool:
        return self.now != self.was

    def to(self, place: int, minute: float) -> Hold:
        """With the pointer in this column, at this minute."""
        match self.way:
            case Way.DRAW:
                return replace(self, now=_drawn(self.was, minute))
            case Way.CARRY:
                return replace(self, now=_carried(self.was, place, minute - self.grab))
            case _:
                end = max(self.was.start + STEP, min(LAST, _near(minute)))
                return replace(self, now=self.was._replace(end=end))

    def by(self, minutes: int, days: int, places: int) -> Hold:
        """By keys: as far as day and week go."""
        length = self.now.end - self.now.start
        start = max(0, min(LAST - length, self.now.start + minutes))
        place = max(0, min(places - 1, self.now.place + days))
        return replace(self, now=Span(place, start, start + length))

    def drawn(self, week: Week) -> Drawn:
        return Drawn(week.days[self.now.place], _time(self.now.start), _time(self.now.end))

    def move(self, week: Week, *, every_week: bool) -> SlotMove:
        assert self.piece is not None and self.piece.block.occurrence is not None
        held, drawn = self.piece.block.occurrence, self.drawn(week)
        return SlotMove(held.slot, held.day, drawn.day, drawn.start, drawn.end, every_week)


def draw(place: int, minute: float) -> Hold:
    """Begins at the quarter under the pointer."""
    start = min(LAST - STEP, int(minute // STEP) * STEP)
    span = Span(place, start, start + STEP)
    return Hold(Way.DRAW, span, span)


def carry(piece: Piece, minute: float) -> Hold:
    return Hold(Way.CARRY, piece.span, piece.span, minute - piece.span.start, piece)


def stretch(piece: Piece) -> Hold:
    return Hold(Way.STRETCH, piece.span, piece.span, piece=piece)


def _drawn(first: Span, minute: float) -> Span:
    other = _near(minute)
    if other < first.end:
        return first._replace(start=min(first.start, other))
    return first._replace(end=min(LAST, other))


def _carried(was: Span, place: int, minute: float) -> Span:
    length = was.end - was.start
    start = max(0, min(LAST - length, _near(minute)))
    return Span(place, start, start + length)


def _near(minute: float) -> int:
    return round(minute / STEP) * STEP


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
