"""How often slots reach people, counted from the touches in the file, and the better hour they lead to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest

from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.reach import Suggestion
from reengage_desktop.domain.reminder import slot_key
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.domain.wall_time import instant
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.reaching import SlotReach

from .conftest import HOME, Clock, Laptop

TODAY = date(2026, 10, 13)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


def touch(services: Services, who: int, at: datetime, contact: bool = False, key: str = "", **more: object) -> None:
    """One call, as the call dialog would log it."""
    facts = {"channel": Channel.CALL, "outcome": "R" if contact else "N", "attempt": True, "bulk": False} | more
    made = Touch(0, who, at, contact=contact, seconds=60, note="", learned="", **facts)  # type: ignore[arg-type]
    with services.around.store.writing() as changes:
        services.around.store.touches.add(made, slot_key=key)
        changes.prospects.add(who)


@pytest.fixture
def people(take_in: Callable[[str], list[int]]) -> list[int]:
    rows = (f"Person {number},Roof,419555{number:04}" for number in range(60))
    return take_in("\n".join(("Name,Product,Phone", *rows)))


def call_all(services: Services, people: list[int], day: date, at: time, reached: int, slot: int = 0) -> None:
    """Each of these people once, half a minute apart on the wall of New York; the first `reached` of them answer."""
    key = slot_key(slot, day) if slot else ""
    with services.around.store.writing():
        for place, who in enumerate(people):
            touch(services, who, instant(day, at, HOME) + place * timedelta(seconds=30), place < reached, key)


def of(services: Services, ident: int) -> SlotReach:
    return next(each for each in services.calendaring.reaches() if each.slot.id == ident)


def test_a_slot_without_calls_says_nothing_yet(services: Services) -> None:
    first, second = services.calendaring.reaches()
    assert (first.slot.name, second.slot.name) == ("Morning", "Late")
    assert first.reach == first.here and first.reach.too_early and first.suggestion is None


def test_the_calls_of_a_slot_are_counted_and_no_others(services: Services, people: list[int]) -> None:
    key, at = slot_key(1, TODAY), services.around.now()
    touch(services, people[0], at, key=key)
    touch(services, people[1], at, contact=True, key=key)
    touch(services, people[2], at, key=key, channel=Channel.VOICEMAIL)
    assert (of(services, 1).reach.attempts, of(services, 1).reach.contacts) == (3, 1)
    touch(services, people[3], at, contact=True)
    touch(services, people[3], at, contact=True, key=slot_key(2, TODAY))
    touch(services, people[4], at, contact=True, key=slot_key(11, TODAY))
    touch(services, people[5], at, key=key, bulk=True)
    touch(services, people[6], at, key=key, attempt=False)
    touch(services, people[7], at, key=key, channel=Channel.TEXT)
    touch(services, people[8], at, contact=True, key=key, channel=Channel.INBOUND, attempt=False)
    assert (of(services, 1).reach.attempts, of(services, 1).reach.contacts) == (3, 1)
    assert (of(services, 2).reach.attempts, of(services, 2).reach.contacts) == (1, 1)


def test_it_is_counted_anew_after_each_call_and_after_it_is_taken_back(services: Services, people: list[int]) -> None:
    assert of(services, 1).reach.attempts == 0
    saved = services.calling.save(CallResult(people[0], Outcome.NO_ANSWER))
    assert of(services, 1).reach.attempts == 1
    services.calling.undo(saved)
    assert of(services, 1).reach.attempts == 0


@pytest.fixture
def lunch(services: Services, clock: Clock, people: list[int]) -> int:
    """A slot at 12:15 that reached one of thirty at their first attempt; eight weeks went by since it was made."""
    ident = services.slotting.add("Lunch", range(5), time(12, 15), time(13)).id
    clock.advance(weeks=8)
    call_all(services, people[:30], TODAY + DAY, time(12, 15), reached=1, slot=ident)
    return ident


def test_a_slot_that_seldom_reaches_people_is_sent_to_the_hour_that_does(
    services: Services, people: list[int], lunch: int
) -> None:
    assert of(services, lunch).suggestion is None  # early and late have slots already
    call_all(services, people[30:], TODAY + 2 * DAY, time(15, 5), reached=15)
    found = of(services, lunch)
    assert (found.here.attempts, found.here.contacts) == (30, 1)
    assert found.suggestion == Suggestion(None, time(15), time(15, 45), own=True)


def test_it_is_sent_late_where_nothing_else_is_known_and_the_hour_is_free(services: Services, lunch: int) -> None:
    services.slotting.move_from_now_on(2, time(10), time(11))
    assert of(services, lunch).suggestion == Suggestion(None, time(16, 30), time(17, 15), own=False)


def test_second_attempts_say_nothing_about_first_ones(services: Services, people: list[int], lunch: int) -> None:
    call_all(services, people[1:30], TODAY + 2 * DAY, time(15, 5), reached=15)
    assert of(services, lunch).suggestion is None


def test_a_slot_that_was_moved_keeps_its_history_and_is_given_time(
    services: Services, clock: Clock, people: list[int], lunch: int
) -> None:
    call_all(services, people[30:], TODAY + 2 * DAY, time(15, 5), reached=15)
    services.slotting.move_from_now_on(lunch, time(14), time(14, 45))
    moved = of(services, lunch)
    assert (moved.reach.attempts, moved.here.attempts, moved.suggestion) == (30, 0, None)
    services.slotting.change(lunch, weekdays={1, 2})
    clock.advance(weeks=1)
    call_all(services, people[:30], TODAY + 9 * WEEK, time(14), reached=0, slot=lunch)
    moved = of(services, lunch)
    assert (moved.reach.attempts, moved.here.attempts) == (60, 30)


def test_its_calls_at_its_old_hours_do_not_speak_against_its_new_ones(
    services: Services, clock: Clock, people: list[int], lunch: int
) -> None:
    call_all(services, people[30:], TODAY + 2 * DAY, time(15, 5), reached=15)
    services.slotting.move_from_now_on(lunch, time(14), time(14, 45))
    clock.advance(weeks=1)
    call_all(services, people[:1], TODAY + 8 * WEEK, time(11), reached=1)  # a row of their own begins after it
    call_all(services, people[30:45], TODAY + 8 * WEEK + DAY, time(14), reached=4, slot=lunch)
    call_all(services, people[30:45], TODAY + 8 * WEEK + 2 * DAY, time(14), reached=4, slot=lunch)
    found = of(services, lunch)
    assert (found.here.attempts, found.here.contacts) == (30, 8)
    assert found.suggestion is None


def test_calls_that_do_not_count_say_nothing_about_an_hour(services: Services, people: list[int], lunch: int) -> None:
    for place, who in enumerate(people[30:]):
        at = instant(TODAY + 2 * DAY, time(15, 5), HOME) + timedelta(seconds=place)
        touch(services, who, at, contact=place < 15, bulk=True)
    assert of(services, lunch).suggestion is None


def test_what_is_to_move_already_is_sent_nowhere(services: Services, people: list[int], lunch: int) -> None:
    call_all(services, people[30:], TODAY + 2 * DAY, time(15, 5), reached=15)
    services.slotting.move_from(lunch, TODAY + 10 * WEEK, time(12, 20), time(13))
    assert of(services, lunch).suggestion is None


def test_what_was_more_than_half_a_year_ago_is_not_compared(
    services: Services, clock: Clock, people: list[int], lunch: int
) -> None:
    call_all(services, people[30:], TODAY + 2 * DAY, time(15, 5), reached=15)
    clock.advance(weeks=30)
    assert of(services, lunch).reach.attempts == 30
    assert of(services, lunch).suggestion is None


@pytest.mark.parametrize(
    ("zone", "hour"),
    [("America/New_York", 15), ("Asia/Kathmandu", 1), ("Europe/Berlin", 21), ("Pacific/Chatham", 9)],
)
def test_hours_are_those_on_the_wall_of_where_the_laptop_is(
    laptop: Laptop, services: Services, people: list[int], lunch: int, zone: str, hour: int
) -> None:
    call_all(services, people[30:], TODAY + 2 * DAY, time(15, 25), reached=15)
    services.slotting.change(lunch, weekdays=range(7))
    of(services, lunch)
    laptop.zone = zone
    found = of(services, lunch).suggestion
    assert found is not None and found.own and found.start == time(hour)


def test_on_both_sides_of_a_change_of_the_clock_it_is_the_same_hour_on_the_wall(
    services: Services, people: list[int], lunch: int
) -> None:
    for half, day in enumerate((date(2026, 10, 30), date(2026, 11, 2))):  # the clock falls back on the 1st
        call_all(services, people[30 + 15 * half : 45 + 15 * half], day, time(15, 50), reached=8)
    assert of(services, lunch).suggestion == Suggestion(None, time(15), time(15, 45), own=True)


def test_the_newest_touches_are_read_and_of_one_second_all_or_none(services: Services, people: list[int]) -> None:
    reaches, now = services.around.store.reaches, services.around.now()
    for place, who in enumerate(people[:6]):
        touch(services, who, now - (place // 2) * timedelta(minutes=1))
    late = reaches.late(now - WEEK, 10)
    assert [each.prospect_id for each in late] == [people[place] for place in (1, 0, 3, 2, 5, 4)]
    assert [each.prospect_id for each in reaches.late(now - WEEK, 3)] == [people[1], people[0]]
    assert len(reaches.late(now - timedelta(seconds=30), 10)) == 2
