"""Putting off: ten minutes, an hour, this evening, tomorrow, by the slots of the person and by the wall."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from reengage_desktop.domain.later import When, choices
from reengage_desktop.domain.slots import DEFAULT_SLOTS, Slot
from reengage_desktop.domain.wall_time import local

HOME = "America/New_York"


def wall(hour: int, minute: int = 0, *, day: int = 13, second: int = 0) -> datetime:
    """Of October 2026; the 13th is a Tuesday."""
    return datetime(2026, 10, day, hour, minute, second, tzinfo=ZoneInfo(HOME)).astimezone(UTC)


def offered(now: datetime, slots: tuple[Slot, ...] = DEFAULT_SLOTS) -> dict[str, str]:
    return {later.when: f"{local(later.at, HOME):%a %H:%M}" for later in choices(now, HOME, slots)}


def slot(start: time, end: time, *days: int) -> Slot:
    return Slot(9, "Mine", frozenset(days), start, end, 8, date(2026, 1, 1), (), datetime(2026, 1, 1, tzinfo=UTC))


def test_this_evening_is_the_late_slot_and_tomorrow_its_first_one() -> None:
    assert offered(wall(8, 10)) == {
        "ten": "Tue 08:20",
        "hour": "Tue 09:10",
        "evening": "Tue 16:30",
        "tomorrow": "Wed 08:15",
    }


@pytest.mark.parametrize(("hour", "minute", "evening"), [(16, 30, "18:00"), (17, 59, "18:00")])
def test_once_the_late_slot_has_begun_the_evening_is_at_six(hour: int, minute: int, evening: str) -> None:
    assert offered(wall(hour, minute))["evening"] == f"Tue {evening}"


@pytest.mark.parametrize("hour", [18, 22])
def test_when_the_evening_has_come_it_is_not_offered(hour: int) -> None:
    assert When.EVENING not in offered(wall(hour))


def test_a_slot_of_the_afternoon_is_no_evening() -> None:
    assert offered(wall(8), (slot(time(14), time(15), 1),))["evening"] == "Tue 18:00"


def test_where_tomorrow_has_no_slot_it_is_at_nine() -> None:
    assert offered(wall(12, day=16))["tomorrow"] == "Sat 09:00"


def test_tomorrow_keeps_to_the_wall_when_the_clock_falls_back() -> None:
    now = wall(8, 15, day=31)
    tomorrow = choices(now, HOME, (slot(time(8, 15), time(9), 6),))[-1]
    assert tomorrow.minutes == 25 * 60


def test_begun_minutes_count_whole_so_that_it_comes_back_when_it_was_said_and_not_before() -> None:
    now = wall(8, 10, second=30)
    for later in choices(now, HOME, DEFAULT_SLOTS):
        assert timedelta(0) <= now + timedelta(minutes=later.minutes) - later.at < timedelta(minutes=1)
