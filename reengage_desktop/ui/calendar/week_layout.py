"""Where days, hours and blocks of a week lie on the page: geometry alone, in logical pixels from its upper left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from reengage_desktop.domain.wall_time import local
from reengage_desktop.domain.week import Block, BlockKind, Week

GUTTER = 46
INSET, GAP = 4, 4
SLIM, LEAST_SLIM = 32, 25
WORDS = 100  # what a slot keeps for its words beside a slim one
LEAST_WIDE, LEAST_HEIGHT = 64, 22
DAY = 24 * 60
WORKING_WEEK, WHOLE_WEEK = 6, 7


class Rect(NamedTuple):
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x < self.right and self.y <= y < self.bottom


class Span(NamedTuple):
    """Minutes of the wall clock, from midnight, in the column `place`."""

    place: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a block that stands in one column."""

    block: Block
    span: Span

    @property
    def key(self) -> tuple[object, ...]:
        """By which it is known again after a refresh; a slot keeps it where it was moved."""
        block = self.block
        slot = block.kind is BlockKind.SLOT
        return block.kind, block.subject_id, block.day if slot else (block.start, self.span.place)


@dataclass(frozen=True, slots=True)
class Grid:
    """`days` columns of the same width beside the hours, each hour `hour` high; midnight lies at 0."""

    width: float
    days: int
    hour: float

    @property
    def column(self) -> float:
        return (self.width - GUTTER) / self.days

    @property
    def height(self) -> float:
        return 24 * self.hour

    def x(self, place: int) -> float:
        return GUTTER + place * self.column

    def y(self, minutes: float) -> float:
        return minutes / 60 * self.hour

    def place_at(self, x: float) -> int:
        """The nearest column."""
        return min(self.days - 1, max(0, int((x - GUTTER) // self.column)))

    def minute_at(self, y: float) -> float:
        return min(float(DAY), max(0.0, y / self.hour * 60))

    def rect(self, span: Span) -> Rect:
        """As wide as the column allows."""
        top, bottom = self._edges(span)
        return Rect(self.x(span.place) + INSET, top + 1, self.column - 2 * INSET, bottom - top - 2)

    def _edges(self, span: Span) -> tuple[float, float]:
        """Never too low for a line of words, and never past midnight."""
        top = min(self.y(span.start), self.height - LEAST_HEIGHT)
        return top, max(top + LEAST_HEIGHT, self.y(span.end))

    def arrange(self, pieces: Sequence[Piece]) -> list[Rect]:
        """A place for each, in their order: those of a day that overlap share the width of its column.

        Beside a slot the others are slim, as long as that leaves the slot room for its words.
        """
        found: dict[int, Rect] = {}
        for place in range(self.days):
            of_day = [number for number, piece in enumerate(pieces) if piece.span.place == place]
            edges = {number: self._edges(pieces[number].span) for number in of_day}
            wide = {number for number in of_day if pieces[number].block.kind is BlockKind.SLOT}
            for crowd in _crowds(edges):
                found |= self._share(place, crowd, edges, wide)
        return [found[number] for number in range(len(pieces))]

    def _share(
        self, place: int, crowd: Sequence[int], edges: dict[int, tuple[float, float]], wide: set[int]
    ) -> dict[int, Rect]:
        lanes = _lanes(crowd, edges, wide)
        bounds = _bounds(self.x(place) + INSET, self.column - 2 * INSET, [bool(wide & {*lane}) for lane in lanes])
        found = {}
        for number, lane in enumerate(lanes):
            for each in lane:
                last = number
                while last + 1 < len(lanes) and not _meets_any(each, lanes[last + 1], edges):
                    last += 1
                left, (top, bottom) = bounds[number][0], edges[each]
                found[each] = Rect(left, top + 1, bounds[last][1] - left, bottom - top - 2)
        return found


def days_shown(week: Week) -> int:
    """Monday to Saturday, and Sunday where anything stands on it."""
    sunday = week.days[-1]
    on_sunday = any(_first_day(block, week) <= sunday <= _last_day(block, week) for block in week.blocks)
    return WHOLE_WEEK if on_sunday or week.today == sunday else WORKING_WEEK


def pieces(week: Week, blocks: Iterable[Block]) -> list[Piece]:
    """Each block of these hours, cut at midnight, in reading order: day by day, by the clock."""
    found = []
    for block in blocks:
        for place, day in enumerate(week.days):
            if _first_day(block, week) <= day <= _last_day(block, week):
                found.append(Piece(block, Span(place, *_minutes(block, day, week.zone))))
    return sorted(found, key=lambda piece: piece.span)


def free_top(rect: Rect, others: Iterable[Rect], height: float) -> float | None:
    """Where in `rect` a line of words stands free of `others`, from its top; None where there is no such place."""
    top = rect.y
    for other in sorted(others, key=lambda each: each.y):
        if other.bottom <= top or other.right <= rect.x or other.x >= rect.right:
            continue
        if other.y - top >= height:
            break
        top = max(top, other.bottom)
    return top if rect.bottom - top >= height else None


def _minutes(block: Block, day: date, zone: str) -> tuple[int, int]:
    start, end = local(block.start, zone), local(block.end, zone)
    first = 0 if start.date() < day else _of_day(start)
    last = DAY if end.date() > day else _of_day(end)
    if last < first:  # the clock fell back in between
        last = min(DAY, first + int((block.end - block.start).total_seconds() // 60))
    return first, last


def _of_day(at: datetime) -> int:
    return at.hour * 60 + at.minute


def _first_day(block: Block, week: Week) -> date:
    return local(block.start, week.zone).date()


def _last_day(block: Block, week: Week) -> date:
    """What ends at midnight does not reach into the next day."""
    end = local(block.end, week.zone)
    at_midnight = block.end > block.start and _of_day(end) == 0
    return end.date() - timedelta(days=1) if at_midnight else end.date()


def _crowds(edges: dict[int, tuple[float, float]]) -> list[list[int]]:
    """Those that are tied to each other by overlapping, however long the chain."""
    found: list[list[int]] = []
    reach = 0.0
    for number in sorted(edges, key=lambda each: edges[each]):
        top, bottom = edges[number]
        if found and top < reach:
            found[-1].append(number)
        else:
            found.append([number])
        reach = max(reach, bottom) if len(found[-1]) > 1 else bottom
    return found


def _lanes(crowd: Sequence[int], edges: dict[int, tuple[float, float]], wide: set[int]) -> list[list[int]]:
    """Slots choose first, so they stand at the left."""
    lanes: list[list[int]] = []
    for number in sorted(crowd, key=lambda each: (each not in wide, edges[each])):
        free = next((lane for lane in lanes if not _meets_any(number, lane, edges)), None)
        if free is None:
            lanes.append([number])
        else:
            free.append(number)
    return lanes


def _meets_any(number: int, lane: Iterable[int], edges: dict[int, tuple[float, float]]) -> bool:
    top, bottom = edges[number]
    return any(edges[other][0] < bottom and top < edges[other][1] for other in lane)


def _bounds(left: float, room: float, wide: Sequence[bool]) -> list[tuple[float, float]]:
    """Left and right of each lane."""
    count = len(wide)
    gap = min(GAP, room / (4 * count))
    free = room - gap * (count - 1)
    slims = count - sum(wide)
    slim = max(LEAST_SLIM, min(SLIM, room - WORDS))
    rest = (free - slims * slim) / max(1, sum(wide))
    equal = not any(wide) or rest < LEAST_WIDE
    found = []
    for is_wide in wide:
        width = free / count if equal else rest if is_wide else slim
        found.append((left, left + width))
        left += width + gap
    return found
