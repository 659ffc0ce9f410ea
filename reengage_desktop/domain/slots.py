"""Slots: the blocks of the week that are kept free for follow-up (S3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from .wall_time import has_date, instant, local

LOOK_AHEAD = timedelta(days=14)
NOON = time(12)
WORKING_DAYS = frozenset(range(5))


class Part(StrEnum):
    """The two kinds of slot: before noon, and from noon on."""

    MORNING = "morning"
    LATE = "late"


class Move(NamedTuple):
    """A single date with other hours; `to_day` is another date of the same week, or None for the date itself."""

    day: date
    start: time
    end: time
    to_day: date | None = None

    @property
    def held_on(self) -> date:
        return self.to_day or self.day


class Rest(NamedTuple):
    """Dates on which a slot is silent, both included."""

    first: date
    last: date


class Hours(NamedTuple):
    """What a slot held from a date on, before its present hours; see `Slot`."""

    from_date: date
    weekdays: frozenset[int]
    start: time
    end: time
    every: int = 1

    def hold_on(self, day: date) -> bool:
        if day.weekday() not in self.weekdays:
            return False
        return self.every == 1 or (_monday(day) - _monday(self.from_date)).days // 7 % self.every == 0


@dataclass(frozen=True, slots=True)
class Slot:
    """A block of wall time that repeats, in whatever zone the salesperson is in.

    `weekdays` (Monday is 0), `start`, `end` and `every` (each week is 1, counted from the week of `from_date`) hold
    from `from_date` on; what held earlier is in `before`, oldest first. `moved`: single dates with other hours.
    `rests`: dates on which it is silent; with `rests_on_holidays` it also is on `holidays`, which the services fill in.
    ValueError, in words, for a slot that cannot be kept.
    """

    id: int
    name: str
    weekdays: frozenset[int]
    start: time
    end: time
    capacity: int
    from_date: date
    moved: tuple[Move, ...]
    made_at: datetime
    every: int = 1
    before: tuple[Hours, ...] = ()
    rests: tuple[Rest, ...] = ()
    rests_on_holidays: bool = False
    holidays: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        spans = [(hours.start, hours.end) for hours in self.all_hours] + [(move.start, move.end) for move in self.moved]
        if any(end <= start for start, end in spans):
            raise ValueError("A slot ends after it begins, and before midnight.")
        if any(not hours.weekdays or not hours.weekdays <= frozenset(range(7)) for hours in self.all_hours):
            raise ValueError("A slot needs a day of the week.")
        if any(hours.every < 1 for hours in self.all_hours):
            raise ValueError("A slot repeats every week, or every so many.")
        if self.capacity < 1:
            raise ValueError("A slot has room for one call at least.")
        if any(_monday(move.held_on) != _monday(move.day) for move in self.moved):
            raise ValueError("A single date of a slot moves within its week.")

    @property
    def hours(self) -> Hours:
        """Its present hours."""
        return Hours(self.from_date, self.weekdays, self.start, self.end, self.every)

    @property
    def all_hours(self) -> tuple[Hours, ...]:
        return (*self.before, self.hours)

    def hours_from(self, hours: Hours) -> Slot:
        """With other hours from `hours.from_date` on; the earlier ones stay with the dates before it.

        Dates moved by themselves from then on keep their place no longer, since the hours they left are gone.
        """
        kept = tuple(each for each in self.all_hours if each.from_date < hours.from_date)
        moved = tuple(move for move in self.moved if move.day < hours.from_date)
        return replace(
            self,
            weekdays=hours.weekdays,
            start=hours.start,
            end=hours.end,
            every=hours.every,
            from_date=hours.from_date,
            before=kept,
            moved=moved,
        )

    def hours_on(self, day: date) -> Move | None:
        """When this date of it is held, which may be on another date of its week; None where it does not hold."""
        holding = self._holding_on(day)
        if holding is None or not holding.hold_on(day):
            return None
        move = next((move for move in self.moved if move.day == day), None)
        silent = move is None and self.rests_on_holidays and day in self.holidays
        held = move or Move(day, holding.start, holding.end)
        return None if silent or self.is_resting(held.held_on) else held

    def _holding_on(self, day: date) -> Hours | None:
        if self.from_date <= day:
            return self.hours
        return next((hours for hours in reversed(self.before) if hours.from_date <= day), None)

    def is_resting(self, day: date) -> bool:
        return any(rest.first <= day <= rest.last for rest in self.rests)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A slot on one local date, by which it is known even where it was moved to another one.

    `start` and `end` are UTC instants, `end` is no longer part of it.
    """

    slot: Slot
    day: date
    start: datetime
    end: datetime


_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

DEFAULT_SLOTS = tuple(
    Slot(number, name, WORKING_DAYS, start, end, 8, _LONG_AGO.date(), (), _LONG_AGO)
    for number, name, start, end in (
        (1, "Morning", time(8, 15), time(9, 0)),
        (2, "Late", time(16, 30), time(17, 15)),
    )
)
"""What a new file begins with (mission, row 11): to be kept with its own `from_date` and `made_at`."""


def occurrence(slot: Slot, day: date, zone: str) -> Occurrence | None:
    """The slot on this local date; None where it does not hold, or the place never had the date."""
    hours = slot.hours_on(day)
    return None if hours is None else on_the_wall(slot, hours, zone)


def on_the_wall(slot: Slot, hours: Move, zone: str) -> Occurrence | None:
    """These hours of the slot by the wall of the zone; None where the place never had the date.

    A slot that lies inside the hour the clock springs over keeps its length, from the end of the gap.
    """
    if not has_date(hours.held_on, zone):
        return None
    start, end = (instant(hours.held_on, at, zone) for at in (hours.start, hours.end))
    if end <= start:
        end = start + (datetime.combine(hours.day, hours.end) - datetime.combine(hours.day, hours.start))
    return Occurrence(slot, hours.day, start, end)


def occurrences(slots: Iterable[Slot], zone: str, first: date, last: date) -> list[Occurrence]:
    """All slots held on the local dates from `first` to `last`, both included, by start."""
    days = [first + timedelta(days=count) for count in range((last - first).days + 1)]
    found = []
    for slot in slots:
        away = {move.day for move in slot.moved if not first <= move.held_on <= last}
        come = {move.day for move in slot.moved if first <= move.held_on <= last}
        held = (occurrence(slot, day, zone) for day in sorted({*days, *come} - away))
        found += [each for each in held if each is not None]
    return sorted(found, key=lambda held: (held.start, held.slot.id))


def current(slots: Iterable[Slot], zone: str, now: datetime) -> Occurrence | None:
    """The slot that runs now; of several the one that began first."""
    today = local(now, zone).date()
    return next((held for held in occurrences(slots, zone, today, today) if held.start <= now < held.end), None)


def next_after(slots: Iterable[Slot], zone: str, now: datetime) -> Occurrence | None:
    """The first slot that begins after `now`, within two weeks."""
    today = local(now, zone).date()
    return next((held for held in occurrences(slots, zone, today, today + LOOK_AHEAD) if held.start > now), None)


def part(held: Occurrence) -> Part:
    """Morning if it begins before noon on the wall."""
    start = (held.slot.hours_on(held.day) or held.slot).start
    return Part.MORNING if start < NOON else Part.LATE


def next_of_other_kind(slots: Sequence[Slot], zone: str, now: datetime, last_kind: str) -> Occurrence | None:
    """Where a call that was not answered goes: another kind of slot, on the next working day at the earliest.

    Where there is only the one kind, it is that one; None if no slot holds within two weeks. (Mission, outcome N.)
    """
    first = local(now, zone).date() + timedelta(days=1)
    while first.weekday() not in WORKING_DAYS:
        first += timedelta(days=1)
    ahead = occurrences(slots, zone, first, first + LOOK_AHEAD)
    return next((held for held in ahead if part(held) != last_kind), next(iter(ahead), None))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
