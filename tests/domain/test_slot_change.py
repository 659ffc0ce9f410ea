"""What a slot may become: its hours, its rhythm, its rests and its name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.slot_change import (
    awake_from,
    holds,
    hours_at,
    in_rhythm,
    name_for,
    refuse_facts,
    refuse_hours,
    refuse_twin,
    since,
    with_rest,
)
from reengage_desktop.domain.slots import DEFAULT_SLOTS, Hours, Rest

MONDAY = date(2026, 10, 12)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
MORNING = replace(DEFAULT_SLOTS[0], from_date=MONDAY)
DATES = st.dates(date(2026, 1, 1), date(2027, 1, 1))


def october(*days: int) -> Rest:
    return Rest(date(2026, 10, days[0]), date(2026, 10, days[-1]))


@pytest.mark.parametrize(
    ("start", "end", "says"),
    [
        (time(9), time(8), "ends after"),
        (time(9), time(9), "ends after"),
        (time(9), time(9, 4), "five minutes"),
    ],
)
def test_hours_that_are_none_are_refused(start: time, end: time, says: str) -> None:
    with pytest.raises(RuleFault, match=says):
        refuse_hours(start, end)
    refuse_hours(time(9), time(9, 5))


@pytest.mark.parametrize(
    ("name", "weekdays", "capacity", "every", "says"),
    [
        ("", {0}, 8, 1, "name"),
        ("x" * 41, {0}, 8, 1, "name"),
        ("x", set(), 8, 1, "day of the week"),
        ("x", {0}, 0, 1, "1 to 99 calls"),
        ("x", {0}, 100, 1, "1 to 99 calls"),
        ("x", {0}, 8, 0, "every 2 to 52"),
        ("x", {0}, 8, 53, "every 2 to 52"),
    ],
)
def test_what_no_slot_can_be_is_refused(name: str, weekdays: set[int], capacity: int, every: int, says: str) -> None:
    with pytest.raises(RuleFault, match=says):
        refuse_facts(name, weekdays, capacity, every)


def test_what_a_slot_can_be_is_not() -> None:
    for name, capacity, every in (("x", 1, 1), ("x" * 40, 99, 52)):
        refuse_facts(name, {6}, capacity, every)


@pytest.mark.parametrize(
    ("changes", "is_twin"),
    [
        ({}, True),
        ({"weekdays": frozenset({4, 5})}, True),
        ({"weekdays": frozenset({5, 6})}, False),
        ({"start": time(8, 20)}, False),
        ({"end": time(9, 5)}, False),
        ({"every": 2}, True),
        ({"id": 1}, False),
    ],
    ids=["all", "a day", "no day", "later start", "later end", "every other week", "itself"],
)
def test_the_hours_of_another_slot_are_refused_and_an_overlap_is_not(changes: dict[str, object], is_twin: bool) -> None:
    slot = replace(MORNING, **({"id": 9} | changes))  # type: ignore[arg-type]
    if not is_twin:
        return refuse_twin(slot, [MORNING])
    with pytest.raises(RuleFault, match="Morning has the same hours"):
        refuse_twin(slot, [MORNING])


def test_two_slots_may_take_turns_week_by_week() -> None:
    odd = replace(MORNING, every=2)
    even = replace(MORNING, id=9, every=2, from_date=MONDAY + WEEK)
    refuse_twin(even, [odd])
    refuse_twin(replace(even, every=4), [odd])
    with pytest.raises(RuleFault):
        refuse_twin(replace(even, every=3), [odd])


def test_the_hours_of_a_date_are_those_from_before_it() -> None:
    later = MORNING.hours_from(Hours(MONDAY + 2 * WEEK, frozenset({1}), time(15), time(16)))
    assert hours_at(later, MONDAY + WEEK).start == time(8, 15)
    assert hours_at(later, MONDAY + 2 * WEEK).start == time(15)
    assert hours_at(later, MONDAY - WEEK) == later.before[0]
    assert holds(later, MONDAY) and not holds(later, MONDAY - DAY) and not holds(later, MONDAY + 2 * WEEK)
    assert holds(replace(MORNING, rests=(october(12),)), MONDAY)


@given(st.integers(1, 8), DATES, st.integers(0, 400))
def test_the_rhythm_goes_on_in_the_next_week_that_holds(every: int, first: date, days: int) -> None:
    hours = Hours(first, frozenset(range(7)), time(9), time(10), every)
    day = first + days * DAY
    found = in_rhythm(hours, day)
    assert found >= day and hours.hold_on(found)
    assert not any(hours.hold_on(day + DAY * count) for count in range((found - day).days))
    moved = hours._replace(from_date=found)
    assert all(moved.hold_on(found + DAY * count) == hours.hold_on(found + DAY * count) for count in range(100))


@pytest.mark.parametrize(
    ("rests", "added", "found"),
    [
        ([], october(14, 16), [october(14, 16)]),
        ([october(12, 13)], october(20), [october(12, 13), october(20)]),
        ([october(20)], october(12, 13), [october(12, 13), october(20)]),
        ([october(12, 15)], october(14, 18), [october(12, 18)]),
        ([october(12, 13)], october(14, 15), [october(12, 15)]),
        ([october(12, 20)], october(14), [october(12, 20)]),
        ([october(12), october(14), october(20)], october(13), [october(12, 14), october(20)]),
    ],
)
def test_rests_that_meet_become_one(rests: list[Rest], added: Rest, found: list[Rest]) -> None:
    assert list(with_rest(rests, added)) == found


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 9)), max_size=6), st.integers(1, 60), st.integers(0, 9))
def test_the_same_dates_rest_as_one_by_one(spans: list[tuple[int, int]], first: int, length: int) -> None:
    every = [Rest(MONDAY + DAY * at, MONDAY + DAY * (at + more)) for at, more in [*spans, (first, length)]]
    rests: tuple[Rest, ...] = ()
    for rest in every:
        rests = with_rest(rests, rest)
    slot = replace(MORNING, rests=rests)
    for count in range(80):
        day = MONDAY + DAY * count
        assert slot.is_resting(day) == any(rest.first <= day <= rest.last for rest in every)
    assert all(one.last + DAY < other.first for one, other in pairwise(rests))


def test_waking_ends_one_rest_and_keeps_what_was_rested() -> None:
    slot = replace(MORNING, rests=(october(12, 16), october(20, 21)))
    assert awake_from(slot, date(2026, 10, 14)).rests == (october(12, 13), october(20, 21))
    assert awake_from(slot, date(2026, 10, 12)).rests == (october(20, 21),)
    assert awake_from(slot, date(2026, 10, 18)) == slot


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (time(0), "Morning"),
        (time(10, 59), "Morning"),
        (time(11), "Midday"),
        (time(14), "Afternoon"),
        (time(16, 59), "Afternoon"),
        (time(17), "Evening"),
        (time(23, 50), "Evening"),
    ],
)
def test_a_slot_is_named_by_the_part_of_the_day(start: time, name: str) -> None:
    assert name_for(start, {0}, ["Late"]) == name


def test_a_name_that_is_taken_goes_with_the_day() -> None:
    taken = ["morning"]
    assert name_for(time(10), {5}, taken) == "Saturday morning"
    assert name_for(time(10), {5}, [*taken, "Saturday Morning"]) == "Saturday morning 2"
    assert name_for(time(10), {0, 1, 2, 3, 4}, taken) == "Morning 2"


def test_a_slot_has_its_present_hours_since_they_last_changed() -> None:
    assert since(MORNING) == MONDAY
    days = MORNING.hours_from(MORNING.hours._replace(from_date=MONDAY + WEEK, weekdays=frozenset({1})))
    assert since(days) == MONDAY
    moved = days.hours_from(days.hours._replace(from_date=MONDAY + 2 * WEEK, start=time(8)))
    back = moved.hours_from(MORNING.hours._replace(from_date=MONDAY + 3 * WEEK))
    assert (since(moved), since(back)) == (MONDAY + 2 * WEEK, MONDAY + 3 * WEEK)
