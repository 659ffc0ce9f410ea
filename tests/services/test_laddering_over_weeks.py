"""Ladders over weeks: the clock change, a law that shuts people out for long, and a ladder that becomes shorter."""

from __future__ import annotations

from datetime import date, timedelta

from reengage_desktop.domain.ladder_plan import LadderPlan, Step, TimeOfDay
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm
from tests.conftest import FrozenClock

ZONE = "America/New_York"


def stands_on(services: Services, person: PersonForm, *steps: Step) -> int:
    who = services.keeping.add(person)
    services.laddering.put(who, services.laddering.save(LadderPlan("", "Own", (Step(0), *steps))).key)
    return who


def next_of(services: Services, who: int) -> NextAction:
    action = services.around.person(who).next_action
    assert action is not None
    return action


def calls(services: Services, clock: FrozenClock, who: int, times: int) -> list[NextAction]:
    """What stands after each call that nobody answered, made in its time."""
    found = []
    for _ in range(times):
        services.calling.save(CallResult(who, Outcome.NO_ANSWER))
        found.append(next_of(services, who))
        clock.now = found[-1].due_from + timedelta(minutes=5)
    return found


def test_twenty_attempts_keep_their_hour_over_the_change_of_the_clock(services: Services, clock: FrozenClock) -> None:
    who = stands_on(services, PersonForm(name="Maria", region="OH", country="US"), *[Step(2, TimeOfDay.MORNING)] * 19)
    booked = calls(services, clock, who, 20)
    walls = [local(each.due_from, ZONE) for each in booked[:-1]]
    assert {f"{wall:%H:%M}" for wall in walls} == {"08:15"} and {wall.dst() for wall in walls} == {
        timedelta(0),
        timedelta(hours=1),
    }
    assert all(each.kind is ActionKind.CALL for each in booked[:-1]) and booked[-1].because is Because.LADDER_DONE


def test_a_law_that_shuts_somebody_out_for_weeks_is_waited_for_until_a_slot(
    services: Services, clock: FrozenClock
) -> None:
    marie = PersonForm(name="Marie", country="FR", city="Paris", phones=("+33 1 42 68 53 00",))
    who = stands_on(services, marie, *[Step(2)] * 9)
    services.permitting.note_consent(who, date(2026, 10, 1))
    booked = calls(services, clock, who, 9)
    assert all(each.kind is ActionKind.CALL for each in booked)
    days = [local(each.due_from, ZONE) for each in booked]
    assert (days[3] - days[2]).days > 20, "four calls in thirty days are allowed there"
    assert {(wall.hour, wall.weekday() < 5) for wall in days} == {(8, True)}, "each in a slot, none at night"


def test_whoever_is_past_the_end_of_a_ladder_that_became_shorter_is_decided_on_after_the_next_call(
    services: Services, clock: FrozenClock
) -> None:
    who = stands_on(services, PersonForm(name="Maria"), *[Step(1)] * 5)
    calls(services, clock, who, 4)
    key = services.around.person(who).ladder_key
    before = next_of(services, who)
    services.laddering.save(LadderPlan(key, "Own", (Step(0), Step(1))))
    assert next_of(services, who) == before and services.around.person(who).ladder == "tttt"
    services.calling.save(CallResult(who, Outcome.NO_ANSWER))
    assert next_of(services, who).because is Because.LADDER_DONE
    services.laddering.put(who, "push")
    assert next_of(services, who).because is Because.LADDER_DONE, "nothing leaves the desk but by a decision"
