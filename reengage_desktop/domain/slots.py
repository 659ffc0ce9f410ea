"""Slots: the blocks of the week that are kept free for follow-up (S3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from .wall_time import has_date, instant, local

LOOK_AHEAD = timedelta(days=14)
NOON = time(12)
WORKING_DAYS = frozenset(range(5))

Move = tuple[date, time, time]


class Part(StrEnum):
    """The two kinds of slot: before noon, and from noon on."""

    MORNING = "morning"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Slot:
    """A block of wall time that repeats weekly, in whatever zone the salesperson is in.

    `weekdays`: Monday is 0. `from_date`: the first date it holds. `paused_until`: the first date it holds again.
    `moved`: single dates with other hours (date, start, end). ValueError, in words, for a slot that cannot be kept.
    """

    id: int
    name: str
    weekdays: frozenset[int]
    start: time
    end: time
    capacity: int
    from_date: date
    paused_until: date | None
    moved: tuple[Move, ...]
    made_at: datetime

    def __post_init__(self) -> None:
        hours = [(self.start, self.end), *((start, end) for _, start, end in self.moved)]
        if any(end <= start for start, end in hours):
            raise ValueError("A slot ends after it begins, and before midnight.")
        if not self.weekdays or not self.weekdays <= frozenset(range(7)):
            raise ValueError("A slot needs a day of the week.")
        if self.capacity < 1:
            raise ValueError("A slot has room for one call at least.")

    def hours_on(self, day: date) -> tuple[time, time] | None:
        """Its wall time on this date; None where it does not hold."""
        if day.weekday() not in self.weekdays or day < self.from_date:
            return None
        if self.paused_until is not None and day < self.paused_until:
            return None
        return next(((start, end) for moved, start, end in self.moved if moved == day), (self.start, self.end))


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A slot on one local date; `start` and `end` are UTC instants, `end` is no longer part of it."""

    slot: Slot
    day: date
    start: datetime
    end: datetime


_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

DEFAULT_SLOTS = tuple(
    Slot(number, name, WORKING_DAYS, start, end, 8, _LONG_AGO.date(), None, (), _LONG_AGO)
    for number, name, start, end in (
        (1, "Morning", time(8, 15), time(9, 0)),
        (2, "Late", time(16, 30), time(17, 15)),
    )
)
"""What a new file begins with (mission, row 11): to be kept with its own `from_date` and `made_at`."""


def occurrence(slot: Slot, day: date, zone: str) -> Occurrence | None:
    """The slot on this local date; None where it does not hold, or the place never had the date.

    A slot that lies inside the hour the clock springs over keeps its length, from the end of the gap.
    """
    hours = slot.hours_on(day)
    if hours is None or not has_date(day, zone):
        return None
    start, end = (instant(day, at, zone) for at in hours)
    if end <= start:
        end = start + (datetime.combine(day, hours[1]) - datetime.combine(day, hours[0]))
    return Occurrence(slot, day, start, end)


def occurrences(slots: Iterable[Slot], zone: str, first: date, last: date) -> list[Occurrence]:
    """All slots on the local dates from `first` to `last`, both included, by start."""
    days = [first + timedelta(days=count) for count in range((last - first).days + 1)]
    found = [held for slot in slots for day in days if (held := occurrence(slot, day, zone)) is not None]
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
    start, _ = held.slot.hours_on(held.day) or (held.slot.start, held.slot.end)
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
