"""A week: its days, and what its slots will hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.busy import Busy
from reengage_desktop.domain.slots import DEFAULT_SLOTS, Occurrence, occurrences
from reengage_desktop.domain.week import Block, BlockKind, Week, forecast, monday_of

MONDAY = date(2026, 10, 12)
NOW = datetime(2026, 10, 12, 6, tzinfo=UTC)
HOUR = timedelta(hours=1)


def ahead(capacity: int = 8) -> list[Occurrence]:
    """Morning and late, Monday and Tuesday, in UTC."""
    slots = [replace(slot, capacity=capacity) for slot in DEFAULT_SLOTS]
    return occurrences(slots, "UTC", MONDAY, MONDAY + timedelta(days=1))


def test_a_week_begins_on_monday_and_has_seven_days() -> None:
    assert all(monday_of(MONDAY + timedelta(days=count)) == MONDAY for count in range(7))
    visit = Block(BlockKind.VISIT, 1, MONDAY, NOW, NOW + HOUR, "Maria")
    week = Week(MONDAY, "UTC", NOW, MONDAY, (visit,))
    assert week.days[0] == MONDAY and week.days[-1] == date(2026, 10, 18) and len(week.days) == 7
    assert list(week.of(BlockKind.VISIT)) == [visit] and not list(week.of(BlockKind.SLOT))


def test_slots_fill_in_turn_with_those_who_are_due() -> None:
    assert forecast(ahead(), [], [], [NOW] * 11, taken=0) == [8, 3, 0, 0]
    assert forecast(ahead(), [], [], [NOW] * 11, taken=5) == [6, 0, 0, 0]


def test_nobody_is_called_before_they_are_due() -> None:
    first, second, third, _ = ahead()
    due = [first.end - HOUR / 60, first.end, second.end, third.end]
    assert forecast(ahead(), [], [], due, taken=0) == [1, 1, 1, 1]


def test_a_promise_stands_in_the_first_slot_that_its_window_meets_and_takes_its_place_there() -> None:
    first, second, third, _ = ahead(capacity=2)
    promised = [(first.start, second.end), (third.start - HOUR, third.start + HOUR / 60), (first.end, second.start)]
    assert forecast(ahead(capacity=2), [], promised, [NOW] * 4, taken=0) == [2, 2, 2, 0]


def test_promises_are_kept_beyond_the_capacity() -> None:
    first = ahead(capacity=1)[0]
    assert forecast(ahead(capacity=1), [], [(first.start, first.end)] * 3, [NOW] * 2, taken=0) == [3, 1, 1, 0]


def test_what_is_busy_leaves_less_room_and_what_is_wholly_taken_none() -> None:
    first, second, *_ = ahead()
    middle = first.start + (first.end - first.start) / 2
    busy = [Busy(1, middle, first.end), Busy(1, second.start - HOUR, second.end)]
    assert forecast(ahead(), busy, [(second.start, second.end)], [NOW] * 20, taken=0) == [4, 1, 8, 8]
    assert forecast(ahead(), busy, [], [middle] * 3, taken=0) == [0, 0, 3, 0]


@given(st.lists(st.integers(0, 60), max_size=40).map(sorted), st.integers(0, 10), st.integers(1, 9))
def test_no_slot_holds_more_than_its_capacity_and_nobody_is_called_twice(
    hours: list[int], taken: int, capacity: int
) -> None:
    due = [NOW + HOUR * hour for hour in hours]
    counts = forecast(ahead(capacity), [], [], due, taken)
    assert all(0 <= count <= capacity for count in counts)
    assert sum(counts) <= max(0, len(due) - taken)
