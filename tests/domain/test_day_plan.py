"""The day's calls: promises into the slot their window meets, then the best, to the room there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.busy import Busy, Span
from reengage_desktop.domain.day_plan import DoneCall, SlotPlan, Today, TodayCall, Why, fill, why
from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.permission import Lamp, Permission
from reengage_desktop.domain.prospect import Party, ProspectRow, Stage
from reengage_desktop.domain.ranking import payoff
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.slots import DEFAULT_SLOTS, Occurrence, occurrences

HOME = "America/New_York"
DAY = date(2026, 10, 13)
MORNING, LATE = occurrences(DEFAULT_SLOTS, HOME, DAY, DAY)
START = MORNING.start


def minutes(count: float) -> datetime:
    """So long after the morning slot begins."""
    return START + timedelta(minutes=count)


def busy(start: float, end: float, title: str = "Dentist") -> Busy:
    return Busy(1, minutes(start), minutes(end), title)


def row(ident: int, reason: str = "") -> ProspectRow:
    return ProspectRow(
        id=ident,
        name=f"Person {ident}",
        company="",
        party=Party.BUSINESS,
        stage=Stage.ACTIVE,
        city="",
        region="",
        country="US",
        zone=HOME,
        other_zone="",
        consented=False,
        inquired_on=None,
        product="",
        value=None,
        worth=None,
        currency="USD",
        why_not=WhyNot.UNKNOWN,
        stated_reason="",
        real_reason="",
        ladder="",
        reason_to_call=reason,
        phone="",
        last_touch_at=None,
        last_contact_at=None,
        last_channel="",
        last_outcome="",
        last_seconds=0,
        score=0,
        next_action=None,
    )


def call(
    ident: int, start: float, end: float, now: datetime, kind: str = "call", *, promised: bool = False
) -> TodayCall:
    action = NextAction(ActionKind(kind), minutes(start), minutes(end), promised, HOME if promised else "")
    allowed = Permission(Lamp.NOW, None, None, None, None, True, "", now)
    return TodayCall(row(ident), action, allowed, payoff(1, 1, 100, WhyNot.UNKNOWN, ""), why(action, row(ident), now))


def planned(
    now: datetime,
    promised: list[TodayCall],
    ranked: list[TodayCall],
    done: list[DoneCall] | None = None,
    shut: frozenset[int] = frozenset(),
    held: tuple[Occurrence, ...] = (MORNING, LATE),
    taken: tuple[Busy, ...] = (),
) -> Today:
    best = [ranked for _ in held]
    plans, loose = fill(held, promised, best, done or [], now, lambda each, _: each.row.id not in shut, taken)
    placed = {each.row.id for plan in plans for each in plan.calls}
    return Today(now, HOME, plans, loose, sum(each.row.id not in placed for each in ranked), 0, 0)


def ids(plan: SlotPlan) -> list[int]:
    return [each.row.id for each in plan.calls]


@pytest.mark.parametrize(
    ("now", "said"),
    [(-1, Why.PROMISE_LATER), (0, Why.PROMISE_OPEN), (60, Why.PROMISE_OPEN), (60.1, Why.PROMISE_PASSED)],
)
def test_a_promise_is_open_from_its_first_to_its_last_minute(now: float, said: Why) -> None:
    assert call(1, 0, 60, minutes(now), promised=True).why is said


@pytest.mark.parametrize("kind", ["appointment", "visit"])
def test_an_appointment_is_told_as_one(kind: str) -> None:
    assert call(1, 0, 60, minutes(5), kind, promised=True).why is Why.APPOINTMENT


def test_a_reason_to_call_is_told_or_asked_for() -> None:
    action = call(1, 0, 60, START).action
    assert why(action, row(1, "Your rate went up"), START) is Why.REASON
    assert why(action, row(1), START) is Why.NO_REASON


@pytest.mark.parametrize(
    ("window", "now", "slot"),
    [
        ((0, 45), -60, 0),
        ((-60, 1), -60, 0),
        ((-60, 0), -90, None),
        ((44, 90), -60, 0),
        ((45, 90), -60, None),
        ((100, 200), -60, None),
        ((480, 560), -60, 1),
        ((-90, -30), 5, 0),
        ((-90, -30), 60, 1),
        ((-90, -30), 600, None),
        ((0, 600), 60, 1),
    ],
)
def test_a_promise_goes_into_the_slot_its_window_meets(window: tuple[int, int], now: int, slot: int | None) -> None:
    today = planned(minutes(now), [call(1, *window, minutes(now), promised=True)], [])
    assert [ids(plan) for plan in today.slots] == [[1] if slot == place else [] for place in (0, 1)]
    assert [each.row.id for each in today.loose] == ([1] if slot is None else [])


def test_the_best_fill_the_slots_in_order_and_the_rest_wait() -> None:
    people = [call(n, -600, -500, START) for n in range(20)]
    today = planned(START, [], people)
    assert [ids(plan) for plan in today.slots] == [list(range(8)), list(range(8, 16))]
    assert (today.waiting, today.current, today.ahead) == (4, today.slots[0], today.slots[1])


def test_promises_and_calls_that_are_made_take_places_first() -> None:
    made = [DoneCall(99, "Ola", "R", minutes(1), 60), DoneCall(98, "Ned", "N", minutes(-1), 0)]
    promised = [call(50, 0, 45, minutes(5), promised=True)]
    today = planned(minutes(5), promised, [call(n, -600, -500, minutes(5)) for n in range(10)], made)
    assert ids(today.slots[0]) == [50, 0, 1, 2, 3, 4, 5]
    assert [done.prospect_id for done in today.slots[0].done] == [99]


def test_the_running_slot_begins_with_whoever_can_be_called_now_and_open_promises_come_before_all() -> None:
    owed = [call(50, 20, 30, START, promised=True), call(51, -10, 45, minutes(1), promised=True)]
    shut = call(1, -600, -500, START)
    shut = replace(shut, permission=replace(shut.permission, callable=False))
    people = [shut, call(2, -600, -500, START), call(3, -600, -500, START)]
    for promised, first, turn in ((owed, 51, [51, 50, 1, 2, 3]), (owed[:1], 2, [2, 50, 1, 3]), ([], 2, [2, 1, 3])):
        today = planned(minutes(1), promised, people)
        assert [each.row.id for each in today.slots[0].in_turn(today.now)] == turn
        assert today.first is not None and today.first.row.id == first
    nobody = planned(minutes(1), owed[:1], [shut])
    assert nobody.first is None
    assert [each.row.id for each in nobody.slots[0].in_turn(nobody.now)] == [50, 1]


def test_where_slots_overlap_a_call_counts_in_the_one_that_began_first() -> None:
    second = replace(MORNING.slot, id=9, start=time(8, 30), end=time(9, 30))
    held = occurrences((MORNING.slot, second), HOME, DAY, DAY)
    made = [DoneCall(1, "Ola", "N", minutes(20), 0), DoneCall(2, "Ned", "N", minutes(50), 0)]
    plans, _ = fill(held, [], [[], []], made, minutes(60), lambda _call, _spans: True)
    assert [[done.prospect_id for done in plan.done] for plan in plans] == [[1], [2]]


def test_more_promises_than_places_are_all_there() -> None:
    promised = [call(n, 0, 45, START, promised=True) for n in range(11)]
    today = planned(START, promised, [call(50, 0, 45, START)])
    assert len(today.slots[0].calls) == today.slots[0].places == 11
    assert ids(today.slots[1]) == [50]


@pytest.mark.parametrize(
    ("due", "now", "slot"), [(44, 0, 0), (45, 0, 1), (0, 44.9, 0), (0, 45, 1), (540, 0, None), (0, 540, None)]
)
def test_a_call_goes_into_the_first_slot_that_is_not_over_in_which_it_is_due(
    due: int, now: float, slot: int | None
) -> None:
    today = planned(minutes(now), [], [call(1, due, due + 60, minutes(now))])
    assert [ids(plan) for plan in today.slots] == [[1] if slot == place else [] for place in (0, 1)]
    assert today.waiting == (slot is None)


def test_who_may_not_be_called_is_left_out() -> None:
    today = planned(START, [], [call(n, 0, 45, START) for n in range(3)], shut=frozenset({1}))
    assert (ids(today.slots[0]), today.waiting) == ([0, 2], 1)


def test_everybody_of_today_stands_best_first() -> None:
    now = minutes(100)
    promised = [call(1, 200, 260, now, promised=True), call(2, 90, 150, now, promised=True)]
    today = planned(now, promised, [call(3, 0, 45, now)])
    assert [each.row.id for each in today.best_first()] == [2, 3, 1]


def test_a_day_without_slots_has_only_promises() -> None:
    today = planned(START, [call(1, 0, 60, START, promised=True)], [call(2, 0, 60, START)], held=())
    assert (len(today.loose), today.waiting, today.current, today.ahead) == (1, 1, None, None)


@pytest.mark.parametrize(
    ("taken", "capacity"),
    [
        ((), 8),
        ((busy(-60, 0), busy(45, 90)), 8),
        ((busy(-60, 15),), 5),
        ((busy(0, 1),), 7),
        ((busy(10, 30), busy(20, 25), busy(20, 35)), 3),
        ((busy(0, 44),), 0),
        ((busy(-60, 45),), 0),
        ((busy(20, 45), busy(0, 20)), 0),
    ],
)
def test_a_slot_has_the_places_that_its_free_time_has_room_for(taken: tuple[Busy, ...], capacity: int) -> None:
    people = [call(n, -600, -500, START) for n in range(20)]
    today = planned(START, [], people, taken=taken)
    morning, late = today.slots
    assert (morning.capacity, morning.places, len(morning.calls)) == (capacity, capacity, capacity)
    assert ids(late) == list(range(capacity, capacity + 8))
    assert morning.busy == tuple(each for each in taken if each.start < MORNING.end and each.end > START)
    assert late.busy == ()


def test_a_promise_is_owed_in_a_busy_time_too() -> None:
    promised = [call(1, 5, 20, START, promised=True), call(2, 5, 20, START, promised=True)]
    today = planned(START, promised, [call(3, 0, 45, START)], taken=(busy(0, 45),))
    assert ids(today.slots[0]) == [1, 2] and today.slots[0].places == 2
    assert ids(today.slots[1]) == [3]


def test_what_was_done_and_promised_takes_of_the_places_that_are_left() -> None:
    made = [DoneCall(99, "Ola", "R", minutes(1), 60)]
    promised = [call(50, 0, 45, minutes(5), promised=True)]
    people = [call(n, -600, -500, minutes(5)) for n in range(10)]
    today = planned(minutes(5), promised, people, made, taken=(busy(25, 45),))
    assert ids(today.slots[0]) == [50, 0, 1] and today.slots[0].capacity == 4


@pytest.mark.parametrize(("now", "slot"), [(0, 0), (29.9, 0), (30, 1), (40, 1)])
def test_nobody_is_called_in_a_slot_whose_free_time_is_over(now: float, slot: int) -> None:
    today = planned(minutes(now), [], [call(1, 0, 60, minutes(now))], taken=(busy(30, 60),))
    assert [ids(plan) for plan in today.slots] == [[1] if slot == place else [] for place in (0, 1)]


@pytest.mark.parametrize(("due", "slot"), [(29, 0), (30, 1)])
def test_a_call_is_due_before_the_free_time_ends(due: int, slot: int) -> None:
    today = planned(START, [], [call(1, due, 90, START)], taken=(busy(30, 60),))
    assert [ids(plan) for plan in today.slots] == [[1] if slot == place else [] for place in (0, 1)]


def test_the_law_is_asked_about_the_free_time_only() -> None:
    asked: list[tuple[Span, ...]] = []
    now = minutes(5)

    def allowed(_: TodayCall, free: Sequence[Span]) -> bool:
        asked.append(tuple(free))
        return True

    fill((MORNING,), [], [[call(1, 0, 60, now)]], [], now, allowed, (busy(10, 20), busy(40, 50)))
    assert asked == [((minutes(5), minutes(10)), (minutes(20), minutes(40)))]


@given(
    st.lists(st.tuples(st.integers(-300, 700), st.integers(1, 120)), max_size=12),
    st.lists(st.integers(-300, 700), max_size=30),
    st.integers(-120, 720),
    st.integers(1, 9),
    st.lists(st.tuples(st.integers(-60, 600), st.integers(1, 90)), max_size=4),
)
def test_nobody_is_lost_or_placed_twice(
    windows: list[tuple[int, int]], dues: list[int], at: int, capacity: int, taken: list[tuple[int, int]]
) -> None:
    now = minutes(at)
    held = tuple(replace(each, slot=replace(each.slot, capacity=capacity)) for each in (MORNING, LATE))
    promised = [call(n, start, start + long, now, promised=True) for n, (start, long) in enumerate(windows)]
    ranked = [call(100 + n, due, due + 60, now) for n, due in enumerate(dues)]
    today = planned(now, promised, ranked, held=held, taken=tuple(busy(start, start + long) for start, long in taken))
    placed = [each.row.id for each in today.best_first()]
    assert len(placed) == len(set(placed))
    assert set(range(len(windows))) <= set(placed)
    assert len(placed) + today.waiting == len(promised) + len(ranked)
    for plan in today.slots:
        own = [each for each in plan.calls if not each.action.promised]
        assert not own or len(plan.calls) <= plan.capacity <= capacity
        assert not plan.calls or plan.occurrence.end > now
