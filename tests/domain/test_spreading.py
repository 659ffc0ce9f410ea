"""Spreading: everybody once, promises before all calls, best payoff first, no slot over its places while they last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.slots import DEFAULT_SLOTS, Rest, Slot, occurrences
from reengage_desktop.domain.spreading import Backlog, Chances, Dated, Plan, Room, on_days, rooms, spread

HOME = "America/New_York"
MONDAY = date(2026, 10, 12)
AHEAD = occurrences(DEFAULT_SLOTS, HOME, MONDAY, MONDAY + timedelta(days=14))
MORNING, LATE = AHEAD[:2]


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """UTC of an hour in New York in that October."""
    return datetime(2026, 10, day, hour + 4, minute, tzinfo=UTC)


def halls(*free: int) -> list[Room]:
    return [Room(held, count) for held, count in zip(AHEAD, free, strict=False)]


def anytime(into: list[Room]) -> Callable[[int], Chances]:
    return lambda _who: {place: room.held.start for place, room in enumerate(into)}


def spread_anytime(promises: Sequence[int], calls: Sequence[int], *free: int) -> Plan:
    """Where everybody may be called at any hour."""
    return spread(promises, calls, halls(*free), anytime(halls(*free)))


def in_rooms(plan: Plan) -> list[list[int]]:
    """Who is in each room, promises first."""
    return [[*filled.promises, *(who for who, _ in filled.calls)] for filled in plan.rooms]


def room_of(plan: Plan) -> dict[int, int]:
    return {who: place for place, some in enumerate(in_rooms(plan)) for who in some}


# The rules, for any backlog

PROMISES = st.integers(0, 12).map(lambda count: list(range(1000, 1000 + count)))
CALLS = st.integers(0, 40).map(lambda count: list(range(1, count + 1)))
FREE = st.lists(st.integers(0, 8), min_size=1, max_size=12)


@given(PROMISES, CALLS, FREE)
def test_everybody_is_placed_exactly_once(promises: list[int], calls: list[int], free: list[int]) -> None:
    plan = spread_anytime(promises, calls, *free)
    assert plan.left == ()
    assert sorted(who for some in in_rooms(plan) for who in some) == sorted([*promises, *calls])


@given(PROMISES, CALLS, FREE)
def test_no_promise_comes_later_than_a_call(promises: list[int], calls: list[int], free: list[int]) -> None:
    placed = room_of(spread_anytime(promises, calls, *free))
    owed, others = [placed[who] for who in promises], [placed[who] for who in calls]
    assert owed == sorted(owed)
    assert max(owed, default=-1) <= min(others, default=len(free))


@given(PROMISES, CALLS, FREE)
def test_no_slot_is_fuller_than_its_places_while_the_days_hold(
    promises: list[int], calls: list[int], free: list[int]
) -> None:
    plan = spread_anytime(promises, calls, *free)
    too_many = max(0, len(promises) + len(calls) - sum(free))
    assert plan.beyond == too_many
    if not too_many:
        assert all(len(some) <= count for some, count in zip(in_rooms(plan), free, strict=True))


@given(CALLS, FREE)
def test_who_has_a_place_is_in_the_order_of_payoff_and_who_has_none_is_worth_less(
    calls: list[int], free: list[int]
) -> None:
    plan = spread_anytime([], calls, *free)
    with_place = [who for filled in plan.rooms for who, _ in filled.calls[: filled.room.free]]
    assert with_place == calls[: sum(free)]


@given(PROMISES, CALLS, FREE)
def test_calls_are_spread_evenly_over_the_slots_that_have_room(
    promises: list[int], calls: list[int], free: list[int]
) -> None:
    plan = spread_anytime(promises, calls, *free)
    loads = [len(some) for some in in_rooms(plan)]
    first = max((place for place, filled in enumerate(plan.rooms) if filled.promises), default=0)
    roomy = [load for load, count in zip(loads[first:], free[first:], strict=True) if load < count]
    fullest = max((load for load, filled in zip(loads, plan.rooms, strict=True) if filled.calls), default=0)
    assert min(roomy, default=fullest) >= fullest - 1


@given(st.integers(0, 60), FREE)
def test_who_does_not_fit_is_put_evenly_behind_the_others(count: int, free: list[int]) -> None:
    plan = spread_anytime([], range(count), *free)
    behind = [filled.beyond for filled in plan.rooms]
    assert max(behind) - min(behind) <= 1


@given(PROMISES, CALLS, FREE, st.sets(st.tuples(st.integers(1, 40), st.integers(0, 11))))
def test_nobody_is_put_where_they_may_not_be_called_nor_left_where_they_may(
    promises: list[int], calls: list[int], free: list[int], forbidden: set[tuple[int, int]]
) -> None:
    into = halls(*free)
    plan = spread(
        promises,
        calls,
        into,
        lambda who: {place: at for place, at in anytime(into)(who).items() if (who, place) not in forbidden},
    )
    placed = room_of(plan)
    assert sorted([*placed, *plan.left]) == sorted([*promises, *calls])
    assert not forbidden & {(who, place) for who, place in placed.items() if who in calls}
    first = max((placed[who] for who in promises), default=0)
    assert all((who, place) in forbidden for who in plan.left for place in range(first, len(into)))


# By example


def test_promises_take_the_first_places_and_the_best_calls_the_next() -> None:
    plan = spread_anytime([91, 92, 93], [1, 2, 3, 4], 2, 3, 3)
    assert in_rooms(plan) == [[91, 92], [93, 1, 2], [3, 4]]
    assert plan.rooms[1].calls[0].at == LATE.start


def test_more_days_mean_fewer_calls_on_each() -> None:
    assert [len(some) for some in in_rooms(spread_anytime([], range(8), 8, 8))] == [4, 4]
    assert [len(some) for some in in_rooms(spread_anytime([], range(8), 8, 8, 8, 8))] == [2, 2, 2, 2]
    assert [len(some) for some in in_rooms(spread_anytime([], range(8), 8, 1, 8))] == [4, 1, 3]


def test_who_may_be_called_in_one_slot_only_is_put_there_as_long_as_it_has_room() -> None:
    into = halls(3, 3)
    plan = spread([], [1, 2, 3, 4], into, lambda _who: {1: LATE.start})
    assert in_rooms(plan) == [[], [1, 2, 3, 4]]
    assert plan.beyond == 1


def test_more_than_the_days_hold_stand_behind_the_full_slots() -> None:
    plan = spread_anytime([], range(1, 11), 2, 2, 2)
    assert in_rooms(plan) == [[1, 2, 7, 10], [3, 4, 8], [5, 6, 9]]
    assert [filled.beyond for filled in plan.rooms] == [2, 1, 1]


def test_a_call_begins_at_the_first_instant_at_which_it_is_allowed() -> None:
    plan = spread([], [1], halls(0, 1), lambda _who: {1: LATE.start + timedelta(minutes=30)})
    assert plan.rooms[1].calls == ((1, LATE.start + timedelta(minutes=30)),)


def test_without_a_slot_there_is_nothing_to_spread_over() -> None:
    with pytest.raises(ValueError, match="needs a slot"):
        spread_anytime([1], [2])


@pytest.mark.parametrize(("people", "promises", "free", "offered"), [(17, 0, 16, True), (16, 0, 16, False)])
def test_spreading_is_offered_when_more_wait_than_the_day_has_places_for(
    people: int, promises: int, free: int, offered: bool
) -> None:
    assert Backlog(people, promises, free).is_too_much is offered


def test_promises_alone_are_not_spread() -> None:
    assert not Backlog(20, 20, 8).is_too_much


# Days and places


def test_days_are_dates_on_which_a_slot_is_held() -> None:
    friday = occurrences(DEFAULT_SLOTS, HOME, date(2026, 10, 16), date(2026, 10, 30))
    days = [held.day.isoformat() for held in on_days(friday, HOME, 3)]
    assert days == ["2026-10-16", "2026-10-16", "2026-10-19", "2026-10-19", "2026-10-20", "2026-10-20"]


def test_a_slot_that_rests_is_no_day() -> None:
    resting = [
        Slot(
            1, "Morning", frozenset(range(5)), time(8), time(9), 8, MONDAY, (), at(1, 0), rests=(Rest(MONDAY, MONDAY),)
        )
    ]
    ahead = occurrences(resting, HOME, MONDAY, MONDAY + timedelta(days=7))
    assert {held.day for held in on_days(ahead, HOME, 2)} == {date(2026, 10, 13), date(2026, 10, 14)}


def test_whom_the_coming_slots_hold_already_takes_a_place() -> None:
    ahead = [(MORNING, 8), (LATE, 8)]
    calls = [at(12, 7), at(12, 8, 15), at(12, 9), at(12, 16, 30), at(12, 17, 15)]
    assert [room.free for room in rooms(ahead, calls, [], at(12, 6))] == [6, 6]


def test_a_promise_takes_a_place_where_its_hours_meet_a_slot_and_beside_all_slots_none() -> None:
    ahead = [(MORNING, 8), (LATE, 8)]
    meets, beside = Dated(at(12, 17), at(12, 18)), Dated(at(12, 11), at(12, 12))
    assert [room.free for room in rooms(ahead, [], [meets, beside], at(12, 6))] == [8, 7]


def test_a_promise_that_passed_today_takes_the_first_place() -> None:
    ahead = [(MORNING, 8), (LATE, 8)]
    assert [room.free for room in rooms(ahead, [], [Dated(at(12, 6), at(12, 7))], at(12, 8, 20))] == [7, 8]


def test_a_slot_that_is_overfull_has_no_place_and_owes_none() -> None:
    assert [room.free for room in rooms([(MORNING, 1), (LATE, 2)], [at(12, 8)] * 3, [], at(12, 6))] == [0, 2]
