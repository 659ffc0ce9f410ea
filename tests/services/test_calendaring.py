"""The week as the calendar shows it: slots, promises, appointments, visits, busy times and holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from reengage_desktop.domain.busy import Busy, SourceKind
from reengage_desktop.domain.follow_up import FollowUp
from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.wall_time import instant
from reengage_desktop.domain.week import Block, BlockKind
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult

from .conftest import HOME, Clock, Laptop
from .test_planning import add, move

MONDAY, TODAY = date(2026, 10, 12), date(2026, 10, 13)
DAY, WEEK, HOUR = timedelta(days=1), timedelta(weeks=1), timedelta(hours=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def blocks(services: Services, kind: BlockKind, monday: date = MONDAY) -> list[Block]:
    return list(services.calendaring.week(monday).of(kind))


def slots(services: Services, ident: int = 1, monday: date = MONDAY) -> dict[date, Block]:
    return {block.day: block for block in blocks(services, BlockKind.SLOT, monday) if block.subject_id == ident}


def has_hour(services: Services, ident: int, kind: ActionKind, at: datetime, note: str = "") -> None:
    action = NextAction(kind, at, at + HOUR, note=note)
    services.calling.save(CallResult(ident, Outcome.APPOINTMENT, follow_up=FollowUp(Stage.ACTIVE, action)))


def test_this_week_begins_on_its_monday_whatever_day_is_asked(services: Services) -> None:
    assert services.calendaring.monday() == MONDAY
    week = services.calendaring.week(TODAY + 3 * DAY)
    assert (week.monday, week.today, week.zone, week.now) == (MONDAY, TODAY, HOME, services.around.now())


def test_a_slot_shows_what_was_done_in_it_and_what_is_to_come(services: Services, clock: Clock) -> None:
    ids = [add(services, n) for n in range(20)]
    services.calling.save(CallResult(ids[0], Outcome.NO_ANSWER))
    clock.advance(minutes=1)
    services.calling.save(CallResult(ids[1], Outcome.REACHED, learned="Nothing new"))
    clock.advance(minutes=1)
    services.calling.save(CallResult(ids[2], Outcome.WRONG_NUMBER))
    morning = slots(services)[TODAY]
    assert (morning.done, morning.reached, morning.planned, morning.capacity) == (3, 1, 5, 8)
    assert morning.planned == len(services.planning.today().slots[0].calls)
    late = slots(services, 2)[TODAY]
    assert (late.done, late.planned) == (0, 8)
    assert morning.occurrence is not None and morning.occurrence.slot.name == morning.title == "Morning"


def test_a_call_outside_all_slots_is_in_none(services: Services, clock: Clock) -> None:
    ident = add(services, 1)
    clock.advance(hours=2)
    services.calling.save(CallResult(ident, Outcome.NO_ANSWER))
    assert not any(block.done for block in blocks(services, BlockKind.SLOT))


def test_later_slots_hold_who_comes_due_until_then(services: Services, clock: Clock) -> None:
    for number in range(19):
        add(services, number)  # all due now: sixteen of them today
    for number in range(20, 23):
        move(services, add(services, number), clock.now + 2 * DAY)
    tomorrow, next_day = slots(services)[TODAY + DAY], slots(services)[TODAY + 2 * DAY]
    assert (tomorrow.planned, slots(services, 2)[TODAY + DAY].planned, next_day.planned) == (3, 0, 3)
    assert slots(services, monday=MONDAY + WEEK)[MONDAY + WEEK].planned == 0
    move(services, add(services, 30), clock.now + 6 * DAY)
    assert slots(services, monday=MONDAY + WEEK)[MONDAY + WEEK].planned == 1


def test_a_promise_is_planned_in_the_slot_that_it_meets(services: Services) -> None:
    start = instant(TODAY + DAY, time(8, 30), HOME)
    move(services, add(services, 1), start, promised=True)
    assert slots(services)[TODAY + DAY].planned == 1
    assert slots(services, 2)[TODAY + DAY].planned == 0


def test_a_promise_of_today_takes_nobody_from_tomorrow(services: Services, clock: Clock) -> None:
    move(services, add(services, 1), clock.now + timedelta(minutes=5), promised=True)
    for number in range(2, 19):
        add(services, number)  # fifteen of them today, beside the promise
    assert [slots(services)[TODAY].planned, slots(services, 2)[TODAY].planned] == [8, 8]
    assert slots(services)[TODAY + DAY].planned == 2


def test_nothing_is_planned_for_days_that_are_over_or_further_than_four_weeks(services: Services, clock: Clock) -> None:
    clock.advance(days=2)
    for ident in (1, 2):
        services.slotting.change(ident, capacity=1)
    for number in range(50):
        add(services, number)
    assert [slots(services)[TODAY + count * DAY].planned for count in range(4)] == [0, 0, 1, 1]
    assert slots(services, monday=MONDAY + 4 * WEEK)[MONDAY + 4 * WEEK].planned == 1
    assert slots(services, monday=MONDAY + 5 * WEEK)[MONDAY + 5 * WEEK].planned == 0
    assert not blocks(services, BlockKind.SLOT, MONDAY - WEEK)


def test_where_a_slot_rests_it_is_seen_to_rest(services: Services) -> None:
    add(services, 1)
    services.slotting.rest(1, TODAY + DAY, TODAY + 2 * DAY)
    resting = slots(services)
    assert [resting[TODAY + count * DAY].resting for count in range(4)] == [False, True, True, False]
    assert resting[TODAY + DAY].planned == 0
    assert resting[TODAY + DAY].start == instant(TODAY + DAY, time(8, 15), HOME)
    occurrence = resting[TODAY + DAY].occurrence
    assert occurrence is not None and occurrence.slot == services.slotting.all()[0]


def test_holidays_have_their_names_and_slots_may_rest_on_them(services: Services) -> None:
    services.setting.keep(replace(services.setting.read(), holiday_region="US"))
    services.slotting.change(1, rests_on_holidays=True)
    thanksgiving = date(2026, 11, 26)
    week = services.calendaring.week(thanksgiving)
    assert dict(week.holidays) == {thanksgiving: "Thanksgiving Day"}
    resting = {(block.subject_id, block.day): block.resting for block in week.of(BlockKind.SLOT)}
    assert resting[1, thanksgiving] and not resting[2, thanksgiving] and not resting[1, thanksgiving - DAY]


def test_a_date_that_was_moved_stands_where_it_is_held(services: Services) -> None:
    services.slotting.move_once(1, TODAY + DAY, time(14), time(15), TODAY + 3 * DAY)
    moved = slots(services)[TODAY + DAY]
    assert (moved.start, moved.end) == (
        instant(TODAY + 3 * DAY, time(14), HOME),
        instant(TODAY + 3 * DAY, time(15), HOME),
    )


def test_promises_tell_whether_they_were_kept(services: Services, clock: Clock) -> None:
    kept, owed, later, put_off = (add(services, n) for n in range(4))
    for ident in (kept, owed):
        move(services, ident, clock.now + HOUR, promised=True)
    move(services, later, clock.now + DAY, promised=True)
    move(services, put_off, clock.now + HOUR, promised=True)
    move(services, put_off, clock.now + WEEK, promised=True)
    clock.advance(hours=1.5)
    services.calling.save(CallResult(kept, Outcome.NO_ANSWER))
    clock.advance(hours=1)
    states = [(block.subject_id, block.state) for block in blocks(services, BlockKind.PROMISE)]
    assert states == [(kept, "kept"), (owed, "owed"), (later, "open")]
    first = blocks(services, BlockKind.PROMISE)[0]
    assert (first.title, first.day, first.end - first.start) == ("Person 0", TODAY, HOUR)
    assert [block.subject_id for block in blocks(services, BlockKind.PROMISE, MONDAY + WEEK)] == [put_off]


def test_appointments_and_visits_stand_at_their_hour_with_what_was_noted(services: Services, clock: Clock) -> None:
    meets, visited = add(services, 1), add(services, 2, city="Dayton")
    has_hour(services, meets, ActionKind.APPOINTMENT, clock.now + DAY)
    clock.advance(minutes=1)
    has_hour(services, visited, ActionKind.VISIT, clock.now + 2 * DAY, note="bring the lease offer")
    (appointment,) = blocks(services, BlockKind.APPOINTMENT)
    (visit,) = blocks(services, BlockKind.VISIT)
    assert (appointment.subject_id, appointment.text, appointment.day) == (meets, "", TODAY + DAY)
    assert (visit.title, visit.text) == ("Person 2", "Dayton\nbring the lease offer")
    assert not blocks(services, BlockKind.VISIT, MONDAY + WEEK)


def test_an_appointment_that_was_promised_too_stands_once(services: Services, clock: Clock) -> None:
    ident = add(services, 1)
    has_hour(services, ident, ActionKind.APPOINTMENT, clock.now + DAY)
    move(services, ident, clock.now + 2 * DAY, promised=True)
    assert len(blocks(services, BlockKind.APPOINTMENT)) == 1
    assert not blocks(services, BlockKind.PROMISE)


def busy_on(services: Services, *times: Busy) -> None:
    store = services.around.store
    with store.writing() as changes:
        ident = store.calendars.add(SourceKind.FILE, "mine.ics")
        store.calendars.keep(ident, times, name="Mine", read_at=services.around.now(), fingerprint="f")
        changes.busy = True


def test_busy_times_are_cut_at_midnight_and_at_the_ends_of_the_week(services: Services) -> None:
    fair = Busy(1, instant(TODAY, time(15), HOME), instant(TODAY + DAY, time(12), HOME), "Fair")
    trip = Busy(
        1,
        instant(MONDAY + 6 * DAY, time(0), HOME),
        instant(MONDAY + 9 * DAY, time(0), HOME),
        "Trip",
        all_day=True,
    )
    busy_on(services, fair, trip)
    first, second, away = blocks(services, BlockKind.BUSY)
    assert (first.day, first.end) == (TODAY, instant(TODAY + DAY, time(0), HOME))
    assert (second.day, second.start, second.title) == (TODAY + DAY, first.end, "Fair")
    assert (away.day, away.all_day, away.end - away.start) == (MONDAY + 6 * DAY, True, DAY)
    assert [block.day for block in blocks(services, BlockKind.BUSY, MONDAY + WEEK)] == [
        MONDAY + WEEK,
        MONDAY + WEEK + DAY,
    ]


def test_a_slot_that_is_half_taken_has_room_for_half(services: Services) -> None:
    for number in range(24):
        add(services, number)
    start = instant(TODAY + DAY, time(8, 15), HOME)
    busy_on(services, Busy(1, start, start + timedelta(minutes=22, seconds=30), "Dentist"))
    block = slots(services)[TODAY + DAY]
    assert (block.capacity, block.planned) == (4, 4)


@pytest.mark.parametrize(
    ("monday", "offsets"),
    [
        (date(2027, 3, 8), [5, 5, 5, 5, 5, 5, 4]),
        (date(2026, 10, 26), [4, 4, 4, 4, 4, 4, 5]),
    ],
    ids=["the clock springs on Sunday", "it falls back"],
)
def test_a_week_in_which_the_clock_changes_keeps_the_hours_on_the_wall(
    services: Services, monday: date, offsets: list[int]
) -> None:
    services.slotting.change(1, weekdays=range(7))
    found = slots(services, monday=monday)
    assert [found[monday + count * DAY].start.hour for count in range(7)] == [8 + offset for offset in offsets]
    assert all(block.end - block.start == timedelta(minutes=45) for block in found.values())


def test_in_another_zone_slots_keep_their_wall_and_promises_their_instant(
    laptop: Laptop, services: Services, clock: Clock
) -> None:
    at = utc("2026-10-14 00:30")  # still Tuesday in New York
    move(services, add(services, 1), at, promised=True)
    assert blocks(services, BlockKind.PROMISE)[0].day == TODAY
    laptop.zone = "Asia/Kathmandu"
    (promise,) = blocks(services, BlockKind.PROMISE)
    assert (promise.day, promise.start) == (TODAY + DAY, at)
    assert slots(services)[TODAY + DAY].start == utc("2026-10-14 02:30")


def test_a_week_begins_at_the_midnight_of_the_zone(laptop: Laptop, services: Services) -> None:
    move(services, add(services, 1), utc("2026-10-18 23:30"), promised=True)
    assert len(blocks(services, BlockKind.PROMISE)) == 1
    laptop.zone = "Europe/Berlin"
    assert not blocks(services, BlockKind.PROMISE)
    assert len(blocks(services, BlockKind.PROMISE, MONDAY + WEEK)) == 1


def test_all_blocks_stand_by_their_start(services: Services, clock: Clock) -> None:
    move(services, add(services, 1), clock.now + HOUR, promised=True)
    busy_on(services, Busy(1, clock.now, clock.now + HOUR, "Dentist"))
    starts = [block.start for block in services.calendaring.week(MONDAY).blocks]
    assert starts == sorted(starts) and len(starts) == 10
