"""Later: the times to which a reminder can be put off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from .slots import Slot, occurrences
from .wall_time import instant, local

TEN_MINUTES = timedelta(minutes=10)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
EVENING, LATE_FROM, MORNING = time(18), time(16), time(9)
MINUTE = timedelta(minutes=1)


class When(StrEnum):
    """How far it is put off."""

    TEN = "ten"
    HOUR = "hour"
    EVENING = "evening"
    TOMORROW = "tomorrow"


@dataclass(frozen=True, slots=True)
class Later:
    """One of the times, as an instant in UTC, and whole minutes from now until it has come."""

    when: When
    at: datetime
    minutes: int


def choices(now: datetime, zone: str, slots: Sequence[Slot]) -> tuple[Later, ...]:
    """Ten minutes, an hour, this evening where it is still to come, tomorrow.

    This evening is when the last slot of today from 16:00 on begins, else 18:00; tomorrow its first slot, else 9:00.
    """
    today = local(now, zone).date()
    evening, tomorrow = _evening(slots, zone, today, now), _first(slots, zone, today + DAY)
    found = [_later(When.TEN, now + TEN_MINUTES, now), _later(When.HOUR, now + HOUR, now)]
    if evening > now:
        found.append(_later(When.EVENING, evening, now))
    return (*found, _later(When.TOMORROW, tomorrow, now))


def _later(when: When, at: datetime, now: datetime) -> Later:
    return Later(when, at, -((now - at) // MINUTE))


def _evening(slots: Sequence[Slot], zone: str, today: date, now: datetime) -> datetime:
    starts = [held.start for held in occurrences(slots, zone, today, today) if held.start > now]
    late = [start for start in starts if local(start, zone).time() >= LATE_FROM]
    return max(late, default=instant(today, EVENING, zone))


def _first(slots: Sequence[Slot], zone: str, day: date) -> datetime:
    return min((each.start for each in occurrences(slots, zone, day, day)), default=instant(day, MORNING, zone))
