"""After an absence: what waits is spread over the coming days, shown before it is done, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from reengage_desktop.domain.busy import Busy, SourceKind
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.wall_time import instant, local
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.services.spreading import Spread

HOME = "America/New_York"
TODAY = date(2026, 10, 13)  # a Tuesday, 8:33: the morning slot runs
SATURDAY = date(2026, 10, 10)
Wait = Callable[..., int]


@pytest.fixture
def wait(services: Services) -> Wait:
    """Somebody whose next action was to begin at that hour, last Saturday at nine if nothing else is said."""

    def one(
        name: str,
        worth: int = 100,
        *,
        kind: ActionKind = ActionKind.CALL,
        promised: bool = False,
        day: date = SATURDAY,
        hour: int = 9,
        region: str = "NY",
        company: str = "Bakery",
        country: str = "US",
        quoted_on: date | None = None,
    ) -> int:
        form = PersonForm(name=name, company=company, country=country, region=region)
        ident = services.keeping.add(form, QuoteForm(worth=str(worth), quoted_on=quoted_on))
        start = instant(day, time(hour), HOME)
        action = NextAction(kind, start, start + timedelta(hours=1), promised, HOME if promised else "", note="a note")
        store, now = services.around.store, services.around.now()
        with store.writing() as changes:
            store.prospects.set_next(ident, Stage.ACTIVE, action, now)
            if promised:
                store.promises.make(ident, now, action.due_from, action.due_until, HOME)
            changes.prospects.add(ident)
        return ident

    return one


def told(spread: Spread) -> list[tuple[str, int, int]]:
    """(date, promises, calls) of each day."""
    return [(f"{day.day:%a %d}", day.promises, day.calls) for day in spread.days]


def everything(services: Services) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of the tables that a next action touches."""
    database = services.around.store._db
    tables = ("prospects", "closed_actions", "promises", "touches", "search")
    return {name: database.execute_sql(f"SELECT * FROM {name}").fetchall() for name in tables}


def action_of(services: Services, who: int) -> NextAction:
    person = services.around.store.prospects.get(who)
    assert person is not None and person.next_action is not None
    return person.next_action


def test_the_backlog_counts_who_waits_from_before_today(services: Services, wait: Wait) -> None:
    for number in range(3):
        wait(f"Call {number}")
    wait("Promised", promised=True)
    wait("Due today", day=TODAY)
    wait("Agreed", kind=ActionKind.APPOINTMENT)
    wait("To write to", kind=ActionKind.LETTER)
    found = services.spreading.backlog()
    assert (found.people, found.promises, found.calls, found.places) == (4, 1, 3, 16)
    assert not found.is_too_much


def test_on_a_day_without_slots_the_places_are_those_of_the_next_day(
    services: Services, clock: Any, wait: Wait
) -> None:
    clock.now = datetime(2026, 10, 17, 15, tzinfo=UTC)
    wait("Walt Bergstrom")
    assert services.spreading.backlog().places == 16


def test_the_best_are_called_first_and_each_slot_gets_its_even_share(services: Services, wait: Wait) -> None:
    people = [wait(f"Person {worth:02}", worth) for worth in range(1, 41)]
    found = services.spreading.preview(3)
    assert told(found) == [("Tue 13", 0, 14), ("Wed 14", 0, 14), ("Thu 15", 0, 12)]
    assert found.days[0].names == ("Person 40", "Person 39")
    assert found.days[2].names == ("Person 12", "Person 11")
    assert (found.calls, found.beyond, found.left) == (len(people), 0, 0)


def test_nothing_is_done_before_it_is_wanted(services: Services, wait: Wait) -> None:
    wait("Walt Bergstrom")
    before = everything(services)
    services.spreading.preview(7)
    assert everything(services) == before


def test_done_each_call_waits_in_its_slot_and_nothing_else_of_the_person_is_changed(
    services: Services, wait: Wait
) -> None:
    who = wait("Walt Bergstrom")
    before = services.keeping.record(who)
    done = services.spreading.carry_out(services.spreading.preview(3))
    action = action_of(services, who)
    assert (done.calls, done.last_day) == (1, date(2026, 10, 15))
    assert [local(at, HOME).strftime("%a %H:%M") for at in (action.due_from, action.due_until)] == [
        "Tue 08:15",
        "Tue 09:00",
    ]
    assert (action.kind, action.because, action.note, action.promised) == (
        ActionKind.CALL,
        Because.MOVED,
        "a note",
        False,
    )
    after = services.keeping.record(who)
    assert replace(after, prospect=replace(after.prospect, next_action=before.prospect.next_action)) == before
    assert services.around.store.touches.of(who) == []
    assert services.spreading.backlog().people == 0


def test_promises_come_first_and_keep_the_hour_that_was_given(services: Services, wait: Wait) -> None:
    owed = wait("Tomasz Wierzbicki", 1, promised=True)
    wait("Walt Bergstrom", 1000)
    given = action_of(services, owed)
    found = services.spreading.preview(3)
    assert found.days[0].names == ("Tomasz Wierzbicki", "Walt Bergstrom")
    services.spreading.carry_out(found)
    assert action_of(services, owed) == given
    first = instant(SATURDAY, time(0), HOME)
    assert services.around.store.promises.of_day(first, first + timedelta(days=1)) == [(owed, "open")]
    assert services.planning.today().slots[0].calls[0].row.id == owed


def test_who_stands_in_the_coming_slots_keeps_the_place(services: Services, wait: Wait) -> None:
    for number in range(5):
        wait(f"Of Wednesday {number}", day=date(2026, 10, 14), hour=8)
    wait("Promised for Wednesday", day=date(2026, 10, 14), hour=8, promised=True)
    for number in range(30):
        wait(f"Left over {number}")
    assert told(services.spreading.preview(3)) == [("Tue 13", 0, 12), ("Wed 14", 0, 8), ("Thu 15", 0, 10)]


def test_calls_made_in_the_running_slot_have_had_their_place(services: Services, wait: Wait) -> None:
    for slot in services.slotting.all():
        services.slotting.change(slot.id, capacity=2)
    first = wait("Called already")
    services.calling.save(CallResult(first, Outcome.NO_ANSWER, seconds=20))
    for number in range(10):
        wait(f"Left over {number}")
    found = services.spreading.preview(3)
    assert told(found) == [("Tue 13", 0, 3), ("Wed 14", 0, 3), ("Thu 15", 0, 4)]
    assert found.beyond == 0


def test_busy_times_and_rests_take_their_slots_away(services: Services, wait: Wait) -> None:
    calendars = services.around.store.calendars
    source = calendars.add(SourceKind.FILE, "mine.ics")
    wednesday = instant(date(2026, 10, 14), time(0), HOME)
    with services.around.store.writing():
        calendars.keep(
            source,
            [Busy(source, wednesday, wednesday + timedelta(days=1))],
            name="Mine",
            read_at=services.around.now(),
            fingerprint="",
        )
    morning = services.slotting.all()[0]
    services.slotting.rest(morning.id, date(2026, 10, 15), date(2026, 10, 15))
    for number in range(40):
        wait(f"Left over {number}")
    assert told(services.spreading.preview(3)) == [("Tue 13", 0, 16), ("Thu 15", 0, 8), ("Fri 16", 0, 16)]


def test_more_than_the_days_hold_are_told_and_none_is_dropped(services: Services, wait: Wait) -> None:
    people = [wait(f"Left over {number}") for number in range(60)]
    found = services.spreading.preview(3)
    assert (sum(day.calls for day in found.days), found.beyond) == (60, 12)
    assert [day.beyond for day in found.days] == [4, 4, 4]
    assert services.spreading.carry_out(found).calls == len(people)
    assert services.spreading.backlog().people == 0


def test_a_call_goes_only_where_the_law_of_the_place_lets_it(services: Services, wait: Wait) -> None:
    away, here = wait("In California", 900, region="CA"), wait("Next door", 1)
    found = services.spreading.preview(3)
    placed = {filled.room.held.slot.name: [who for who, _ in filled.calls] for filled in found.plan.rooms[:2]}
    assert placed == {"Morning": [here], "Late": [away]}


def test_who_may_not_be_called_in_any_of_these_slots_stays_as_they_are(services: Services, wait: Wait) -> None:
    away = wait("In Tokyo", company="Firm", country="JP", region="")
    before = action_of(services, away)
    found = services.spreading.preview(7)
    assert (found.calls, found.left) == (0, 1)
    services.spreading.carry_out(found)
    assert action_of(services, away) == before


def test_in_a_running_slot_only_what_is_left_of_it_counts(services: Services, clock: Any, wait: Wait) -> None:
    services.slotting.add("Evening", range(5), time(20, 30), time(21, 30))
    clock.now = datetime(2026, 10, 14, 1, 10, tzinfo=UTC)  # 21:10, and calls are allowed until 21:00
    away, here = wait("Next door"), wait("In Chicago", region="IL")
    found = services.spreading.preview(3)
    placed = {filled.room.held.day: [who for who, _ in filled.calls] for filled in found.plan.rooms[:2]}
    assert placed == {TODAY: [here], date(2026, 10, 14): [away]}


@pytest.mark.parametrize(("months", "left"), [(2, 0), (4, 1)])
def test_a_household_whose_permission_has_ended_stays(services: Services, wait: Wait, months: int, left: int) -> None:
    asked = TODAY - timedelta(days=30 * months)
    for number in range(3):
        wait(f"Household {number}", company="", quoted_on=asked if number == 1 else TODAY)
    assert services.spreading.preview(3).left == left


def test_who_lies_on_the_desk_waits_there_and_is_not_spread(services: Services, wait: Wait) -> None:
    wait("To decide on", kind=ActionKind.DECIDE, country="US", region="OH")
    assert services.spreading.backlog().people == 0
    assert told(services.spreading.preview(3))[0] == ("Tue 13", 0, 0)


def test_without_a_slot_in_four_weeks_it_says_so(services: Services, wait: Wait) -> None:
    wait("Walt Bergstrom")
    for slot in services.slotting.all():
        services.slotting.rest(slot.id, TODAY, TODAY + timedelta(days=60))
    with pytest.raises(RuleFault, match="No slot is held"):
        services.spreading.preview(3)


def test_it_is_taken_back_exactly(services: Services, wait: Wait) -> None:
    for number in range(20):
        wait(f"Left over {number}")
    wait("Promised", promised=True)
    before = everything(services)
    done = services.spreading.carry_out(services.spreading.preview(5))
    assert everything(services) != before
    services.spreading.undo(done)
    assert everything(services) == before


@pytest.mark.parametrize("change", ["called", "moved", "inbound"])
def test_it_is_not_taken_back_when_somebody_was_changed_since(services: Services, wait: Wait, change: str) -> None:
    first, _ = wait("Walt Bergstrom"), wait("Viktor Petrov")
    done = services.spreading.carry_out(services.spreading.preview(3))
    now = services.around.now()
    if change == "called":
        services.calling.save(CallResult(first, Outcome.NO_ANSWER, seconds=20))
    elif change == "moved":
        services.moving.move(first, now + timedelta(days=1), now + timedelta(days=1, hours=1), promised=False)
    else:
        action = action_of(services, first)
        services.calling.save(CallResult(first, Outcome.VOICEMAIL, seconds=20))
        with services.around.store.writing() as changes:
            services.around.store.prospects.set_next(first, Stage.ACTIVE, action, now)
            changes.prospects.add(first)
    before = everything(services)
    with pytest.raises(RuleFault, match="changed since") as fault:
        services.spreading.undo(done)
    assert fault.value.facts == {"n": 1}
    assert everything(services) == before


def test_who_was_called_since_the_preview_is_not_put_off(services: Services, wait: Wait) -> None:
    first, _ = wait("Walt Bergstrom"), wait("Viktor Petrov")
    found = services.spreading.preview(3)
    services.calling.save(CallResult(first, Outcome.NO_ANSWER, seconds=20))
    booked = action_of(services, first)
    assert services.spreading.carry_out(found).calls == 1
    assert action_of(services, first) == booked


def test_a_plan_whose_first_hours_have_passed_is_not_carried_out(services: Services, clock: Any, wait: Wait) -> None:
    who = wait("Walt Bergstrom")
    found = services.spreading.preview(3)
    before = action_of(services, who)
    clock.advance(hours=1)
    with pytest.raises(RuleFault, match="hours have passed"):
        services.spreading.carry_out(found)
    assert action_of(services, who) == before


def test_a_purchase_and_the_registry_decide_who_is_placed(services: Services, wait: Wait) -> None:
    old = {"company": "", "quoted_on": date(2026, 6, 1)}  # the three months of the inquiry are over
    people = {name: wait(name, **old) for name in ("Ended", "Bought", "Clear")} | {
        name: wait(name, company="") for name in ("Undated", "Listed")
    }
    marks = {
        "Bought": {"bought_on": date(2026, 1, 2)},
        "Clear": {"registry": "clear", "registry_on": date(2026, 10, 12)},
        "Listed": {"registry": "listed", "registry_on": date(2026, 10, 12)},
    }
    store = services.around.store
    for name, fields in marks.items():
        for column, value in fields.items():  # past the summary of numbers, which these people have none of
            sql = f"UPDATE prospects SET {column} = ? WHERE id = ?"
            store._db.execute_sql(sql, (str(value), people[name]))
    spread = services.spreading.preview(3)
    placed = {who for filled in spread.plan.rooms for who, _ in filled.calls}
    assert {name for name, who in people.items() if who in placed} == {"Bought", "Clear", "Undated"}
