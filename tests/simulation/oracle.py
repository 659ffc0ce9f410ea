"""Somebody who watches the wall: knows by own arithmetic when each slot is held, and nothing of the engine."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

QUARTER = timedelta(minutes=15)
DAY = timedelta(days=1)
PUNCTUAL = timedelta(seconds=60)


class Span(NamedTuple):
    """What a slot holds from a date on; times are minutes of the day, of whole quarters."""

    first: date
    weekdays: frozenset[int]
    start: int
    end: int
    every: int


class Moved(NamedTuple):
    on: date
    start: int
    end: int


class Plan(NamedTuple):
    """A slot over the years, all that will ever become of it."""

    number: int
    spans: tuple[Span, ...]
    rests: tuple[tuple[date, date], ...]
    moves: Mapping[date, Moved]

    def span_on(self, day: date) -> Span | None:
        """By counting Mondays since the year 1, which began with one."""
        holding = [span for span in self.spans if span.first <= day]
        if not holding or day.weekday() not in holding[-1].weekdays:
            return None
        weeks = (day.toordinal() - 1) // 7 - (holding[-1].first.toordinal() - 1) // 7
        return holding[-1] if weeks % holding[-1].every == 0 else None

    def rests_on(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.rests)

    def held(self, day: date) -> Moved | None:
        span = self.span_on(day)
        if span is None:
            return None
        held = self.moves.get(day, Moved(day, span.start, span.end))
        return None if self.rests_on(held.on) else held

    def key(self, day: date) -> str:
        held = self.moves.get(day)
        return f"slot:{self.number}:{day}" + (f"/{held.on}" if held and held.on != day else "")


class Hours(NamedTuple):
    start: datetime
    end: datetime


@lru_cache(maxsize=16)  # the days are asked for in their order
def quarters(zone: str, day: date) -> list[tuple[datetime, int]]:
    """Each quarter of an hour of UTC in which the wall shows this date, with the minute of the day it shows."""
    return [seen for near in (-1, 0, 1) for seen in _walls(zone, day.toordinal() + near).get(day, ())]


@lru_cache(maxsize=16)
def _walls(zone: str, day_of_utc: int) -> dict[date, list[tuple[datetime, int]]]:
    place, midnight = ZoneInfo(zone), datetime.fromordinal(day_of_utc).replace(tzinfo=UTC)
    found: dict[date, list[tuple[datetime, int]]] = {}
    for count in range(4 * 24):
        wall = (moment := midnight + count * QUARTER).astimezone(place)
        found.setdefault(wall.date(), []).append((moment, wall.hour * 60 + wall.minute))
    return found


def first_moment(zone: str, day: date, minute: int) -> datetime | None:
    """When the wall first shows the minute or a later one; None on a date that never was."""
    day_long = quarters(zone, day)
    if not day_long:
        return None
    return next((moment for moment, shown in day_long if shown >= minute), day_long[-1][0] + QUARTER)


def hours(plan: Plan, day: date, zone: str) -> Hours | None:
    held = plan.held(day)
    if held is None:
        return None
    start, end = first_moment(zone, held.on, held.start), first_moment(zone, held.on, held.end)
    if start is None or end is None:
        return None
    return Hours(start, end if end > start else start + timedelta(minutes=held.end - held.start))


class Book:
    """All that is ever to be said: slots by zone, promises by their instant."""

    def __init__(self, plans: Iterable[Plan], zones: Iterable[str], first: date, last: date) -> None:
        days = [first + count * DAY for count in range((last - first).days)]
        plans = tuple(plans)
        self.zones = {
            zone: {plan.key(day): found for day in days for plan in plans if (found := hours(plan, day, zone))}
            for zone in zones
        }
        some = next(iter(self.zones.values()))
        self.earliest = sorted((min(known[key].start for known in self.zones.values()), key) for key in some)
        self.starts = {zone: sorted((at.start, key) for key, at in known.items()) for zone, known in self.zones.items()}
        self.promises: dict[str, Hours] = {}

    def promise(self, key: str, start: datetime, end: datetime) -> None:
        self.promises[key] = Hours(start, max(end, start + PUNCTUAL))

    def hours(self, key: str, zone: str) -> Hours:
        return self.promises.get(key) or self.zones[zone][key]

    def between(self, zone: str, first: datetime, last: datetime) -> list[str]:
        """The slots that begin in (first, last]."""
        starts = self.starts[zone]
        found = starts[bisect_right(starts, (first, "~")) : bisect_left(starts, (last, "~"))]
        return [key for _, key in found]
