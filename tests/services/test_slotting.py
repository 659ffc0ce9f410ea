"""Slots in the file: made, moved, changed, rested and put back, with their history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.reminder import slot_key
from reengage_desktop.domain.slots import Move, Rest, Slot, occurrences
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult

from .conftest import Clock, Laptop
from .test_planning import add

MONDAY, TODAY = date(2026, 10, 12), date(2026, 10, 13)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
HALF_PAST_ONE, TWO, THREE = time(13, 30), time(14), time(15)


def slot(services: Services, ident: int = 1) -> Slot:
    return next(each for each in services.slotting.all() if each.id == ident)


def held(services: Services, first: date, last: date, ident: int = 1) -> list[tuple[date, time]]:
    """(date, start) on the wall of each time the slot is held."""
    found = occurrences([slot(services, ident)], "UTC", first, last)
    return [(each.start.date(), each.start.time()) for each in found]


def test_a_new_slot_holds_from_today_on(services: Services, clock: Clock) -> None:
    made = services.slotting.add("Lunch", {2, 4}, time(12), time(13), capacity=3)
    assert slot(services, made.id) == made
    assert (made.name, made.weekdays, made.capacity, made.from_date) == ("Lunch", frozenset({2, 4}), 3, TODAY)
    assert made.made_at == clock.now
    assert held(services, MONDAY, MONDAY + 6 * DAY, made.id) == [(TODAY + DAY, time(12)), (TODAY + 3 * DAY, time(12))]


def test_a_slot_without_a_name_gets_one_by_its_hour(services: Services) -> None:
    assert services.slotting.add("", {5}, time(12), time(13)).name == "Midday"
    assert services.slotting.add(" ", {5}, time(9), time(10)).name == "Saturday morning"


def test_a_new_slot_may_begin_later_and_repeat_every_few_weeks(services: Services) -> None:
    made = services.slotting.add("Fairs", {3}, TWO, THREE, every=3, from_date=MONDAY + WEEK + 3 * DAY)
    days = [day for day, _ in held(services, MONDAY, MONDAY + 7 * WEEK, made.id)]
    assert days == [MONDAY + WEEK + 3 * DAY, MONDAY + 4 * WEEK + 3 * DAY]


def test_a_slot_drawn_into_a_past_week_keeps_that_rhythm_but_not_the_past(services: Services) -> None:
    made = services.slotting.add("Fairs", {3}, TWO, THREE, every=2, from_date=MONDAY - WEEK)
    assert made.from_date == MONDAY + WEEK
    assert services.slotting.add("Weekly", {3}, THREE, time(16), from_date=MONDAY - WEEK).from_date == TODAY


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"end": time(14, 4)}, "five minutes"),
        ({"end": HALF_PAST_ONE}, "ends after"),
        ({"weekdays": ()}, "day of the week"),
        ({"name": "x" * 41}, "name"),
        ({"capacity": 0}, "calls"),
        ({"every": 0}, "weeks"),
        ({"start": time(8, 15), "end": time(9)}, "Morning has the same hours"),
    ],
)
def test_a_slot_that_cannot_be_is_not_made(services: Services, facts: dict[str, object], says: str) -> None:
    before = services.slotting.all()
    with pytest.raises(RuleFault, match=says):
        services.slotting.add(**({"name": "New", "weekdays": {1}, "start": TWO, "end": THREE} | facts))  # type: ignore[arg-type]
    assert services.slotting.all() == before


def test_there_is_no_way_to_take_a_slot_away(services: Services) -> None:
    names = {name.lower() for part in (services.slotting, services.around.store.slots) for name in dir(part)}
    assert not [name for name in names if any(word in name for word in ("delete", "remove", "drop", "discard"))]


def test_a_single_date_moves_within_its_week_and_comes_back(services: Services) -> None:
    before = services.slotting.move_once(1, TODAY + DAY, TWO, THREE, TODAY + 3 * DAY)
    assert before.moved == ()
    assert slot(services).moved == (Move(TODAY + DAY, TWO, THREE, TODAY + 3 * DAY),)
    assert (TODAY + 3 * DAY, TWO) in held(services, MONDAY, MONDAY + 6 * DAY)
    services.slotting.move_once(1, TODAY + DAY, THREE, time(16))
    assert slot(services).moved == (Move(TODAY + DAY, THREE, time(16)),)
    services.slotting.put_back(before)
    assert slot(services) == before


@pytest.mark.parametrize(
    ("day", "to_day", "start", "says"),
    [
        (TODAY, TODAY + WEEK, TWO, "within its week"),
        (TODAY + 4 * DAY, None, TWO, "not held"),
        (MONDAY, None, TWO, "not held"),
        (TODAY, None, time(7), "passed"),
        (TODAY, MONDAY, TWO, "passed"),
    ],
    ids=["another week", "a Saturday", "before it began", "an hour that is over", "yesterday"],
)
def test_a_date_that_cannot_move_stays(
    services: Services, day: date, to_day: date | None, start: time, says: str
) -> None:
    with pytest.raises(RuleFault, match=says):
        services.slotting.move_once(1, day, start, start.replace(minute=50), to_day)
    assert slot(services).moved == ()


def test_what_is_past_does_not_move(services: Services, clock: Clock) -> None:
    clock.advance(days=2)
    with pytest.raises(RuleFault, match="passed"):
        services.slotting.move_once(1, TODAY, TWO, THREE, TODAY + 3 * DAY)


def test_moved_from_a_date_on_the_dates_before_it_keep_their_hours(services: Services) -> None:
    before = services.slotting.move_from(1, TODAY + WEEK, TWO, THREE)
    starts = dict(held(services, TODAY, TODAY + WEEK + DAY))
    assert starts[TODAY + 6 * DAY] == time(8, 15) and starts[TODAY + WEEK] == TWO
    services.slotting.put_back(before)
    assert slot(services) == before and before.before == ()


def test_moved_from_a_past_date_it_moves_from_today(services: Services, clock: Clock) -> None:
    clock.advance(days=2)
    services.slotting.move_from(1, TODAY, TWO, THREE)
    assert held(services, TODAY, TODAY + 2 * DAY) == [
        (TODAY, time(8, 15)),
        (TODAY + DAY, time(8, 15)),
        (TODAY + 2 * DAY, TWO),
    ]


def test_moved_to_hours_that_are_over_today_it_moves_from_tomorrow(services: Services) -> None:
    services.slotting.move_from_now_on(1, time(7), time(8))
    assert held(services, TODAY, TODAY + DAY) == [(TODAY, time(8, 15)), (TODAY + DAY, time(7))]


def test_moved_to_hours_that_are_to_come_it_moves_today(services: Services) -> None:
    services.slotting.move_from_now_on(1, time(8, 40), time(9, 30))
    assert held(services, TODAY, TODAY) == [(TODAY, time(8, 40))]


def test_the_day_of_the_week_moves_along(services: Services) -> None:
    made = services.slotting.add("Fairs", {3}, TWO, THREE)
    services.slotting.move_from(made.id, TODAY + 2 * DAY, THREE, time(16), TODAY + DAY)
    assert slot(services, made.id).weekdays == {2}
    assert held(services, MONDAY, MONDAY + 13 * DAY, made.id) == [
        (TODAY + DAY, THREE),
        (TODAY + DAY + WEEK, THREE),
    ]


def test_a_day_it_has_already_is_not_taken_twice(services: Services) -> None:
    with pytest.raises(RuleFault, match="has that day of the week already"):
        services.slotting.move_from(1, TODAY + DAY, TWO, THREE, TODAY + 2 * DAY)


def test_onto_a_day_that_is_over_it_moves_from_next_week(services: Services) -> None:
    made = services.slotting.add("Fairs", {3}, TWO, THREE)
    services.slotting.move_from(made.id, TODAY + 2 * DAY, TWO, THREE, MONDAY)
    assert held(services, MONDAY, MONDAY + 13 * DAY, made.id) == [(TODAY + 2 * DAY, TWO), (MONDAY + WEEK, TWO)]


def test_a_change_that_is_to_come_gives_way_to_an_earlier_one(services: Services) -> None:
    services.slotting.move_from(1, TODAY + 2 * WEEK, TWO, THREE)
    services.slotting.move_from(1, TODAY + WEEK, THREE, time(16))
    starts = dict(held(services, TODAY, TODAY + 3 * WEEK))
    assert [starts[TODAY + count * WEEK] for count in range(3)] == [time(8, 15), THREE, THREE]


def test_a_slot_that_is_still_to_begin_begins_with_its_new_hours(services: Services) -> None:
    made = services.slotting.add("Fairs", {3}, TWO, THREE, from_date=MONDAY + 2 * WEEK)
    services.slotting.move_from_now_on(made.id, THREE, time(16))
    assert slot(services, made.id).before == ()
    assert held(services, MONDAY, MONDAY + 18 * DAY, made.id) == [(MONDAY + 2 * WEEK + 3 * DAY, THREE)]


def test_no_date_moves_onto_one_that_rests_but_away_from_it(services: Services) -> None:
    services.slotting.rest(1, TODAY + DAY, TODAY + DAY)
    with pytest.raises(RuleFault, match="not held"):
        services.slotting.move_once(1, TODAY + 2 * DAY, TWO, THREE, TODAY + DAY)
    services.slotting.move_once(1, TODAY + DAY, TWO, THREE, TODAY + 2 * DAY)
    assert (TODAY + 2 * DAY, TWO) in held(services, TODAY, TODAY + 2 * DAY)


def test_back_at_its_hours_before_a_change_to_come_there_is_none_to_come(services: Services) -> None:
    before = slot(services)
    services.slotting.move_from(1, TODAY + WEEK, TWO, THREE)
    services.slotting.move_from_now_on(1, before.start, before.end)
    assert slot(services) == before


@pytest.mark.parametrize("weeks_later", [0, 1, 2, 3])
def test_the_rhythm_of_every_few_weeks_goes_on_when_it_moves(
    services: Services, clock: Clock, weeks_later: int
) -> None:
    made = services.slotting.add("Fairs", {1, 3}, TWO, THREE, every=3)
    days = [day for day, _ in held(services, MONDAY, MONDAY + 12 * WEEK, made.id)]
    clock.advance(weeks=weeks_later)
    services.slotting.move_from_now_on(made.id, THREE, time(16))
    services.slotting.change(made.id, start=time(16), end=time(17))
    assert [day for day, _ in held(services, MONDAY, MONDAY + 12 * WEEK, made.id)] == days


def test_another_rhythm_is_counted_from_this_week(services: Services) -> None:
    services.slotting.change(1, every=2)
    days = {day for day, _ in held(services, TODAY, TODAY + 3 * WEEK)}
    assert {TODAY, TODAY + 2 * WEEK} <= days and not days & {TODAY + WEEK, TODAY + 3 * WEEK}


def test_the_history_goes_along_when_a_slot_moves(services: Services, clock: Clock) -> None:
    ident, held_on = add(services, 1), TODAY + DAY
    services.reminding.knock()
    clock.advance(hours=23, minutes=45)
    services.reminding.knock()
    services.calling.save(CallResult(ident, Outcome.NO_ANSWER))
    clock.advance(days=1)
    services.slotting.move_from_now_on(1, TWO, THREE)
    services.slotting.change(1, weekdays={2, 3}, name="Afternoon")
    assert services.around.store.reaches.of_slot(1, date.min) == (1, 0)
    assert services.around.store.weeks.done(1, MONDAY, MONDAY + 6 * DAY) == {held_on: (1, 0)}
    assert services.around.store.reminders.get(slot_key(1, held_on)) is not None
    assert held(services, held_on, held_on + DAY) == [(held_on, time(8, 15)), (held_on + DAY, TWO)]


def test_a_change_takes_over_what_is_given(services: Services) -> None:
    before = services.slotting.change(1, name=" First ", capacity=4)
    after = slot(services)
    assert after == replace(before, name="First", capacity=4) and after.before == ()
    services.slotting.change(1, weekdays={0, 2}, end=time(9, 30))
    after = slot(services)
    assert (after.weekdays, after.start, after.end) == (frozenset({0, 2}), time(8, 15), time(9, 30))
    services.slotting.put_back(before)
    assert slot(services) == before


def test_a_day_that_has_begun_is_not_lost_when_it_is_given_up(services: Services, clock: Clock) -> None:
    services.slotting.change(1, weekdays={0})
    assert held(services, TODAY, TODAY + WEEK) == [(TODAY, time(8, 15)), (MONDAY + WEEK, time(8, 15))]
    services.slotting.change(2, weekdays={0})
    assert held(services, TODAY, TODAY + WEEK, 2) == [(MONDAY + WEEK, time(16, 30))]


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"name": " "}, "name"),
        ({"weekdays": ()}, "day of the week"),
        ({"end": time(8)}, "ends after"),
        ({"capacity": 100}, "calls"),
        ({"every": 99}, "weeks"),
        ({"start": time(16, 30), "end": time(17, 15)}, "Late has the same hours"),
        ({"rests_on_holidays": True}, "public holidays"),
    ],
)
def test_a_change_that_cannot_be_changes_nothing(services: Services, facts: dict[str, object], says: str) -> None:
    before = slot(services)
    with pytest.raises(RuleFault, match=says):
        services.slotting.change(1, **facts)  # type: ignore[arg-type]
    assert slot(services) == before


def test_a_slot_may_keep_the_hours_it_has(services: Services) -> None:
    services.slotting.change(1, start=time(8, 15), end=time(9))
    services.slotting.move_from_now_on(2, time(8, 30), time(9, 30))  # an overlap is no twin
    assert slot(services).before == ()


def test_a_slot_that_is_not_there_is_told(services: Services) -> None:
    for change in (
        lambda: services.slotting.change(9, name="x"),
        lambda: services.slotting.move_from_now_on(9, TWO, THREE),
        lambda: services.slotting.rest(9, TODAY, TODAY),
    ):
        with pytest.raises(RuleFault, match="not in your file"):
            change()


def test_a_slot_rests_and_rests_that_meet_become_one(services: Services) -> None:
    before = services.slotting.rest(1, TODAY + DAY, TODAY + 2 * DAY)
    services.slotting.rest(1, TODAY + 2 * DAY, TODAY + 5 * DAY)
    assert slot(services).rests == (Rest(TODAY + DAY, TODAY + 5 * DAY),)
    assert held(services, TODAY, TODAY + 6 * DAY) == [(TODAY, time(8, 15)), (TODAY + 6 * DAY, time(8, 15))]
    services.slotting.put_back(before)
    assert slot(services).rests == ()


def test_what_is_over_does_not_rest_afterwards(services: Services, clock: Clock) -> None:
    services.slotting.rest(1, MONDAY, TODAY + DAY)
    assert slot(services).rests == (Rest(TODAY, TODAY + DAY),)
    clock.advance(hours=1)
    services.slotting.rest(2, MONDAY, TODAY + DAY)
    services.slotting.put_back(replace(slot(services), rests=()))
    services.slotting.rest(1, TODAY, TODAY + DAY)
    assert slot(services).rests == (Rest(TODAY + DAY, TODAY + DAY),)
    with pytest.raises(RuleFault, match="has had its hours"):
        services.slotting.rest(1, MONDAY, TODAY)


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        (TODAY + DAY, TODAY, "ends on the day"),
        (TODAY, TODAY + 367 * DAY, "a year at most"),
        (MONDAY - WEEK, MONDAY, "has had its hours"),
    ],
)
def test_a_rest_that_cannot_be_is_refused(services: Services, first: date, last: date, says: str) -> None:
    with pytest.raises(RuleFault, match=says):
        services.slotting.rest(1, first, last)
    services.slotting.rest(1, TODAY, TODAY + 366 * DAY)


def test_a_slot_wakes_from_a_date_on_and_what_it_rested_remains(services: Services, clock: Clock) -> None:
    services.slotting.rest(1, TODAY, TODAY + 5 * DAY)
    services.slotting.rest(1, TODAY + 9 * DAY, TODAY + 10 * DAY)
    clock.advance(days=2)
    services.slotting.wake(1, MONDAY)
    assert slot(services).rests == (Rest(TODAY, TODAY + DAY), Rest(TODAY + 9 * DAY, TODAY + 10 * DAY))
    with pytest.raises(RuleFault, match="does not rest"):
        services.slotting.wake(1, TODAY + 2 * DAY)


def test_a_slot_rests_on_public_holidays_and_can_be_woken_for_one(services: Services) -> None:
    services.setting.keep(replace(services.setting.read(), holiday_region="US"))
    services.slotting.change(1, rests_on_holidays=True)
    thanksgiving = date(2026, 11, 26)
    assert held(services, thanksgiving, thanksgiving) == []
    assert held(services, thanksgiving, thanksgiving, 2) != []
    before = services.slotting.wake(1, thanksgiving)
    assert held(services, thanksgiving, thanksgiving) == [(thanksgiving, time(8, 15))]
    services.slotting.put_back(before)
    services.slotting.move_once(1, thanksgiving, TWO, THREE, thanksgiving - DAY)
    assert held(services, thanksgiving - DAY, thanksgiving) == [
        (thanksgiving - DAY, time(8, 15)),
        (thanksgiving - DAY, TWO),
    ]


def test_all_of_it_is_there_after_a_restart(laptop: Laptop, services: Services) -> None:
    services.slotting.add("Fairs", {3}, HALF_PAST_ONE, TWO, every=2)
    services.slotting.move_from(1, TODAY + WEEK, TWO, THREE)
    services.slotting.move_once(1, TODAY + DAY, TWO, THREE, TODAY + 2 * DAY)
    services.slotting.rest(2, TODAY, TODAY + 3 * DAY)
    before = services.slotting.all()
    services.close()
    again = laptop.open()
    assert again.slotting.all() == before
    again.close()


def test_listeners_hear_of_each_change(services: Services) -> None:
    heard: list[bool] = []
    services.listen(lambda changes: heard.append(changes.slots))
    changes: list[Callable[[], object]] = [
        lambda: services.slotting.add("Fairs", {3}, TWO, THREE),
        lambda: services.slotting.rest(1, TODAY, TODAY),
        lambda: services.slotting.wake(1, TODAY),
        lambda: services.slotting.move_once(1, TODAY, TWO, THREE),
        lambda: services.slotting.change(1, capacity=5),
    ]
    for change in changes:
        change()
    assert heard == [True] * len(changes)
