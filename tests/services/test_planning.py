"""Today's calls: promises in their window, then the best, to the room there is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest

from reengage_desktop.domain.busy import Busy, SourceKind
from reengage_desktop.domain.day_plan import Today, Why
from reengage_desktop.domain.next_action import ActionKind
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.wall_time import instant
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm

from .conftest import Clock, Laptop


def add(services: Services, number: int, worth: int = 100, **more: str) -> int:
    form = PersonForm(name=f"Person {number}", company="Firm", phones=(f"419555{number:04}",), **more)  # type: ignore[arg-type]
    return services.keeping.add(form, QuoteForm(product="Roof", worth=str(worth)))


def move(services: Services, ident: int, start: datetime, minutes: int = 60, *, promised: bool = False) -> None:
    services.moving.move(ident, start, start + timedelta(minutes=minutes), promised=promised)


def names(today: Today) -> list[list[int]]:
    return [[call.row.id for call in plan.calls] for plan in today.slots]


def test_the_day_has_both_slots_and_the_best_come_first_to_the_capacity(services: Services) -> None:
    ids = [add(services, n, worth=n * 100) for n in range(1, 20)]
    today = services.planning.today()
    best = ids[::-1]
    assert names(today) == [best[:8], best[8:16]]
    assert today.waiting == 3
    assert today.current is today.slots[0] and today.ahead is today.slots[1]
    assert [plan.places for plan in today.slots] == [8, 8]
    assert services.planning.running_slot() == today.slots[0]


def test_a_call_that_is_made_takes_its_place(services: Services, clock: Clock) -> None:
    ids = [add(services, n, worth=n * 100) for n in range(1, 12)]
    services.calling.save(CallResult(ids[-1], Outcome.REACHED, learned="Nothing new", seconds=120))
    morning = services.planning.today().slots[0]
    assert [(d.prospect_id, d.outcome, d.seconds) for d in morning.done] == [(ids[-1], "R", 120)]
    assert len(morning.calls) == 7 and ids[-1] not in [call.row.id for call in morning.calls]


def test_an_open_promise_comes_first_and_the_clock_is_kept_for_one_to_come(services: Services, clock: Clock) -> None:
    rich, open_now, later = add(services, 1, 9_000), add(services, 2, 1), add(services, 3, 1)
    move(services, open_now, clock.now - timedelta(minutes=3), promised=True)
    move(services, later, clock.now + timedelta(minutes=12), 10, promised=True)
    today = services.planning.today()
    assert names(today)[0] == [open_now, later, rich]
    assert [call.why for call in today.slots[0].calls] == [Why.PROMISE_OPEN, Why.PROMISE_LATER, Why.NO_REASON]
    assert services.planning.queue() == [open_now, rich]
    clock.advance(minutes=13)
    assert services.planning.queue()[:2] == [open_now, later]
    best = services.planning.best_now()
    assert best is not None and best.row.id == open_now


def test_a_promise_outside_the_slots_stands_by_itself(services: Services, clock: Clock) -> None:
    ident, other = add(services, 1), add(services, 2)
    move(services, ident, clock.now + timedelta(hours=2), promised=True)
    today = services.planning.today()
    assert [call.row.id for call in today.loose] == [ident]
    assert [call.row.id for call in today.best_first()] == [other, ident]
    clock.advance(hours=2, minutes=5)
    today = services.planning.today()
    assert [call.row.id for call in today.best_first()] == [ident, other]
    assert services.planning.queue() == [ident, other]


def test_a_promise_that_has_passed_is_owed_in_the_next_slot_and_after_the_last_one(
    services: Services, clock: Clock
) -> None:
    ident = add(services, 1)
    move(services, ident, clock.now + timedelta(hours=2), promised=True)
    clock.advance(hours=4)
    today = services.planning.today()
    assert names(today)[1] == [ident] and today.slots[1].calls[0].why is Why.PROMISE_PASSED
    clock.advance(hours=6)
    assert services.planning.queue() == [ident]
    clock.advance(days=1)
    assert ident in services.planning.queue()


def test_who_may_not_be_called_is_left_out(services: Services, clock: Clock) -> None:
    form = PersonForm(name="Annette Lind", phones=("4195550142",), consumer=True)
    ended = services.keeping.add(form, QuoteForm(product="Windows", quoted_on=date(2026, 6, 1)))
    early = services.keeping.add(PersonForm(name="Kim Hale", company="Hale", phones=("(808) 555-0199",)))
    today = services.planning.today()
    assert names(today) == [[], [early]]  # 8:33 here is 2:33 in Honolulu
    assert today.waiting == 0, "no room in a slot would help"
    assert services.planning.queue() == []
    clock.advance(hours=8)
    assert ended not in services.planning.queue() and services.planning.queue() == [early]


def test_who_may_be_called_again_after_lunch_has_a_place_in_the_late_slot(services: Services, clock: Clock) -> None:
    services.around.store.settings.note("zone", "Europe/Paris")
    ident = services.keeping.add(PersonForm(name="Ines Petit", company="Petit", phones=("+33 1 23 45 67 89",)))
    clock.now = instant(date(2026, 10, 14), datetime(2026, 10, 14, 11, 0).time(), "Europe/Paris")  # noqa: DTZ001
    move(services, ident, clock.now)
    assert names(services.planning.today()) == [[], [ident]]


def test_an_appointment_stands_once_and_waits_for_its_hour(services: Services, clock: Clock) -> None:
    ident = add(services, 1)
    services.calling.save(CallResult(ident, Outcome.APPOINTMENT))
    for promised in (True, False):
        move(services, ident, clock.now + timedelta(hours=1), promised=promised)
        today = services.planning.today()
        assert [call.row.id for call in today.best_first()] == [ident]
        assert today.loose[0].why is Why.APPOINTMENT and today.waiting == 0
        assert ident not in services.planning.queue()
    assert today.loose[0].action.kind is ActionKind.APPOINTMENT


def test_promises_of_today_are_counted(services: Services, clock: Clock) -> None:
    kept, broken, open_one, moved = (add(services, n) for n in range(1, 5))
    for ident in (kept, broken, open_one, moved):
        move(services, ident, clock.now + timedelta(minutes=30), 30, promised=True)
    move(services, moved, clock.now + timedelta(days=1), promised=True)
    clock.advance(minutes=40)
    services.calling.save(CallResult(kept, Outcome.NO_ANSWER))
    clock.advance(minutes=40)
    services.calling.save(CallResult(broken, Outcome.NO_ANSWER))
    today = services.planning.today()
    assert (today.promises_kept, today.promises_made) == (1, 3)


def test_outside_the_slots_the_queue_holds_who_may_be_called_now(services: Services, clock: Clock) -> None:
    ids = [add(services, n, worth=n) for n in range(1, 4)]
    clock.advance(hours=2)
    assert services.planning.today().current is None
    assert services.planning.queue() == ids[::-1]
    clock.advance(hours=12)
    assert services.planning.queue() == []
    assert services.planning.best_now() is None


def test_the_next_slot_is_known(services: Services, clock: Clock) -> None:
    assert services.planning.next_slot_start() == clock.now.replace(hour=20, minute=30)


@pytest.mark.parametrize("hours", [0, 8, 9, 10, 24, 30, 24 * 4, 24 * 30])
def test_at_any_moment_everybody_is_placed_once_or_counted_as_waiting(
    services: Services, clock: Clock, hours: int
) -> None:
    services.sampling.add()
    clock.advance(hours=hours)
    today = services.planning.today()
    listed = [call.row.id for call in today.best_first()]
    assert len(listed) == len(set(listed))
    assert all(len(plan.calls) + len(plan.done) <= plan.places for plan in today.slots)
    queue = services.planning.queue()
    assert set(queue) <= set(listed)
    if today.current is not None:  # whom banner and reminder name is whom Start begins with
        assert (today.first.row.id if today.first else None) == next(iter(queue), None)


@pytest.mark.parametrize("asleep", [0, 53])
def test_of_many_who_are_due_each_one_has_a_place_or_is_counted(services: Services, asleep: int) -> None:
    abroad = [add(services, n, worth=n * 100, country="Japan") for n in range(100, 100 + asleep)]
    here = [add(services, n) for n in range(60 - asleep)]
    today = services.planning.today()
    assert [ident for slot in names(today) for ident in slot] == here[:16]
    assert today.waiting == len(abroad + here) - len(here[:16])


def test_whoever_asks_in_the_same_moment_shares_one_answer(services: Services, clock: Clock) -> None:
    add(services, 1)
    assert services.planning.today() is services.planning.today()


def test_a_commit_a_second_or_another_zone_plans_the_day_anew(services: Services, laptop: Laptop, clock: Clock) -> None:
    add(services, 1)
    first = services.planning.today()
    add(services, 2)
    second = services.planning.today()
    assert [len(ids) for ids in (*names(first), *names(second))] == [1, 0, 2, 0]
    clock.advance(seconds=1)
    third = services.planning.today()
    assert third is not second and third.now == clock.now
    laptop.zone = "Europe/Berlin"
    assert services.planning.today().zone == "Europe/Berlin"


def test_a_clock_that_is_set_back_plans_the_day_anew(services: Services, laptop: Laptop, clock: Clock) -> None:
    services.planning.today()
    laptop.set_clock(seconds=-1)
    assert services.planning.today().now == clock.now


def test_a_commit_of_another_thread_is_seen_at_once(services: Services) -> None:
    add(services, 1)
    services.planning.today()

    def write() -> None:
        add(services, 2)
        services.close_thread()

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    assert len(names(services.planning.today())[0]) == 2


def test_what_is_done_without_a_phone_has_its_place_but_is_not_called(services: Services) -> None:
    caller = add(services, 1)
    nowhere = services.keeping.add(PersonForm(name="No Number", company="Firm"))
    assert services.keeping.record(nowhere).prospect.next_action is not None
    assert {call.row.id for call in services.planning.today().slots[0].calls} == {caller, nowhere}
    assert services.planning.queue() == [caller]


def test_calls_come_before_numbers_to_find_however_much_those_are_worth(services: Services) -> None:
    for number in range(20):
        services.keeping.add(PersonForm(name=f"Numberless {number}"), QuoteForm(product="Roof", worth="9000"))
    caller = add(services, 1, worth=10)
    assert services.planning.today().slots[0].calls[0].row.id == caller


def note_busy(services: Services, clock: Clock, start: float, end: float, title: str = "Dentist") -> None:
    """Minutes from now on: 8:33 in New York, in a slot from 8:15 to 9:00."""
    store = services.around.store
    times = [Busy(0, clock.now + timedelta(minutes=start), clock.now + timedelta(minutes=end), title)]
    with store.writing() as changes:
        ident = store.calendars.add(SourceKind.FILE, title)
        store.calendars.keep(ident, times, name="", read_at=clock.now, fingerprint="")
        changes.busy = True


def test_a_slot_plans_calls_for_the_time_its_calendar_leaves_free(services: Services, clock: Clock) -> None:
    ids = [add(services, n, worth=n * 100) for n in range(1, 20)][::-1]
    assert len(names(services.planning.today())[0]) == 8
    note_busy(services, clock, -18, 9)
    today = services.planning.today()
    assert names(today) == [ids[:3], ids[3:11]] and today.waiting == 8
    assert [(each.title, each.end) for each in today.slots[0].busy] == [("Dentist", clock.now + timedelta(minutes=9))]
    assert (today.slots[0].capacity, today.slots[0].places) == (3, 3)


def test_who_may_be_called_only_in_a_busy_time_waits_for_another_slot(services: Services, clock: Clock) -> None:
    services.slotting.move_once(1, services.around.today(), time(8, 30), time(9, 30))
    chicago = services.keeping.add(PersonForm(name="Kim Hale", company="Hale", phones=("(312) 555-0199",)))
    assert names(services.planning.today()) == [[chicago], []]  # from 9:00 here, which is 8:00 there
    note_busy(services, clock, 25, 90)
    assert names(services.planning.today()) == [[], [chicago]]


def test_while_a_slot_is_taken_whoever_may_be_called_can_be(services: Services, clock: Clock) -> None:
    ids = [add(services, n, worth=n * 100) for n in range(1, 4)][::-1]
    promised = add(services, 9, worth=1)
    move(services, promised, clock.now - timedelta(minutes=3), promised=True)
    note_busy(services, clock, -60, 60)
    today = services.planning.today()
    assert names(today) == [[promised], ids] and today.current is today.slots[0]
    assert today.slots[0].capacity == 0
    assert services.planning.queue() == [promised, *ids]


def test_those_whom_the_law_shuts_out_do_not_stand_in_the_way_of_those_who_may_be_called(
    services: Services, take_in: Callable[[str], list[int]]
) -> None:
    shut = [f"Shut {n},,(419) 555-{n:04},OH,90000,2026-01-05" for n in range(510)]
    take_in("\n".join(["Name,Company,Phone,State,Amount,Quote Date", *shut, "Open,Hale Ltd,(419) 556-0142,OH,900,"]))
    services.around.store._db.execute_sql(
        "UPDATE prospects SET next_from = '2026-10-12T12:00:00Z', next_until = '2026-10-12T13:00:00Z'"
    )
    planned = services.planning.today()
    assert {call.row.name for plan in planned.slots for call in plan.calls} == {"Open"}
    assert planned.waiting == 0
    best = services.weighing.best_now().call
    assert best is not None and best.row.name == "Open"
