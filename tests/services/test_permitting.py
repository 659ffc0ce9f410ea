"""What is noted of the permission to call somebody is kept with its proof, and goes back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.next_action import ActionKind
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Party, Stage
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm

TOLEDO, LONDON, SYDNEY = "419 555 0142", "+44 20 7946 0018", "+61 2 7010 1234"


class Clock(Protocol):
    now: datetime


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(PersonForm(name="Maria Castellano", phones=(TOLEDO,), country="US", region="OH"))


def at(clock: Clock, hour: int, minute: int = 0, day: int = 13) -> None:
    """By the clock of New York in October."""
    clock.now = datetime(2026, 10, day, tzinfo=UTC) + timedelta(hours=hour + 4, minutes=minute)


def test_written_permission_is_kept_with_its_day_and_where_it_lies(services: Services, maria: int) -> None:
    services.permitting.note_consent(maria, date(2026, 10, 3), " Signed form,\n blue folder ")
    person = services.around.person(maria)
    assert (person.consented, person.consent_on, person.consent_proof) == (
        True,
        date(2026, 10, 3),
        "Signed form, blue folder",
    )


def test_each_note_goes_back_alone(services: Services, maria: int) -> None:
    permitting, before = services.permitting, services.around.person(maria)
    for note in (
        lambda: permitting.note_consent(maria, None),
        lambda: permitting.set_asked_on(maria, date(2026, 9, 1)),
        lambda: permitting.set_bought_on(maria, date(2026, 8, 1)),
        lambda: permitting.set_party(maria, Party.BUSINESS),
        lambda: permitting.set_zone(maria, "Europe/Paris"),
    ):
        step = note()
        assert services.around.person(maria) != before
        services.retracing.undo(step)
        assert services.around.person(maria) == before


def test_permission_that_is_withdrawn_comes_back_with_its_proof(services: Services, maria: int) -> None:
    services.permitting.note_consent(maria, date(2026, 10, 3), "the mail of 3 October")
    noted = services.around.person(maria)
    step = services.permitting.withdraw(maria)
    gone = services.around.person(maria)
    assert (gone.consented, gone.consent_on, gone.consent_proof) == (False, None, "")
    services.retracing.undo(step)
    assert services.around.person(maria) == noted


def test_the_day_they_asked_starts_the_clock(services: Services, maria: int) -> None:
    services.permitting.set_party(maria, Party.CONSUMER)
    assert services.permitting.of(maria).permission.ends_on is None
    services.permitting.set_asked_on(maria, date(2026, 9, 14))
    assert services.permitting.of(maria).permission.ends_on == date(2026, 12, 14)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3 October 2026", date(2026, 10, 3)),
        ("10/3/2026", date(2026, 10, 3)),
        ("3 Oct", date(2026, 10, 3)),
        ("24 Dec", date(2025, 12, 24)),
        ("29 February 2024", date(2024, 2, 29)),
        ("2026-10-13", date(2026, 10, 13)),
        ("  ", None),
    ],
)
def test_a_day_is_read_as_people_write_it(services: Services, typed: str, day: date | None) -> None:
    assert services.permitting.read_day(typed) == day


@pytest.mark.parametrize(
    "typed", ["14 October 2026", "30 February 2026", "soon", "1 May 1066", "😀" * 40, "9" * 10_000]
)
def test_what_is_no_day_that_has_been_is_refused_in_words(services: Services, typed: str) -> None:
    with pytest.raises(RuleFault):
        services.permitting.read_day(typed)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=80))
def test_whatever_is_typed_as_a_day_is_read_or_refused(services: Services, words: str) -> None:
    try:
        day = services.permitting.read_day(words)
    except RuleFault:
        return
    assert day is None or date(1950, 1, 1) <= day <= date(2026, 10, 13)


def test_a_proof_as_long_as_a_letter_is_refused_and_nothing_is_noted(services: Services, maria: int) -> None:
    with pytest.raises(RuleFault):
        services.permitting.note_consent(maria, None, "x" * 10_000)
    assert not services.around.person(maria).consented


def test_one_clock_is_chosen_of_two_and_found_again(services: Services) -> None:
    who = services.keeping.add(PersonForm(name="Ann", phones=("415 555 0117",), country="US", region="NY"))
    found = services.around.person(who)
    assert (found.zone, found.other_zone) == ("America/New_York", "America/Los_Angeles")
    services.permitting.set_zone(who, "America/Los_Angeles")
    chosen = services.around.person(who)
    assert (chosen.zone, chosen.other_zone, chosen.zone_chosen) == ("America/Los_Angeles", "", True)
    services.permitting.set_zone(who, "")
    assert services.around.person(who) == found
    with pytest.raises(RuleFault):
        services.permitting.set_zone(who, "Mars/Olympus")


# Dialling


def test_within_their_hours_a_call_may_be_dialled(services: Services, maria: int) -> None:
    assert services.permitting.dialling(maria).permission.callable


def test_outside_them_the_call_is_moved_to_the_first_hour_that_is_allowed(
    services: Services, maria: int, clock: Clock
) -> None:
    at(clock, 21, 30)
    before = services.around.person(maria)
    dialling = services.permitting.dialling(maria)
    assert not dialling.permission.callable
    assert dialling.allowed == (datetime(2026, 10, 14, 12, tzinfo=UTC), datetime(2026, 10, 14, 13, tzinfo=UTC))
    moved = services.permitting.move(maria)
    assert (moved.action.due_from, moved.action.due_until) == dialling.allowed
    services.moving.undo_move(moved)
    assert services.around.person(maria) == before


def test_nobody_is_to_get_up_at_three_for_a_call_to_london(services: Services, clock: Clock) -> None:
    who = services.keeping.add(PersonForm(name="Ada", company="Engines", phones=(LONDON,), country="GB"))
    at(clock, 19)  # it is midnight in London, where calls begin at 8, which is 3 in New York
    allowed = services.permitting.dialling(who).allowed
    assert allowed is not None
    assert allowed[0] == datetime(2026, 10, 14, 12, tzinfo=UTC)


def test_where_the_two_days_never_meet_it_is_their_first_hour(services: Services, clock: Clock) -> None:
    who = services.keeping.add(PersonForm(name="Zoe", company="Reef", phones=(SYDNEY,), country="AU"))
    at(clock, 12)
    dialling = services.permitting.dialling(who)
    assert dialling.allowed is not None
    start, end = dialling.allowed
    assert start < end <= start + timedelta(hours=1)


def test_what_waits_for_an_allowed_hour_needs_no_moving(services: Services, maria: int, clock: Clock) -> None:
    at(clock, 21, 30)
    assert services.permitting.dialling(maria).waits is None
    at(clock, 7, day=14)
    person = services.around.person(maria)
    assert person.next_action is not None
    start = datetime(2026, 10, 14, 14, tzinfo=UTC)
    services.moving.move(maria, start, start + timedelta(hours=1), promised=True)
    waits = services.permitting.dialling(maria).waits
    assert waits is not None and waits.promised and waits.due_from == start


def test_only_a_call_can_be_moved_to_the_hours_of_calls(services: Services, maria: int) -> None:
    services.calling.save(CallResult(maria, Outcome.SAID_NO, learned="Not this year"))
    action = services.around.person(maria).next_action
    assert action is not None and action.kind in (ActionKind.KEEP_IN_TOUCH, ActionKind.REVIEW)
    assert services.permitting.dialling(maria).can_move == action.kind.is_call


def test_an_appointment_is_theirs_and_is_not_moved(services: Services, maria: int) -> None:
    services.calling.save(CallResult(maria, Outcome.APPOINTMENT, learned="Wants to see the roof"))
    assert not services.permitting.dialling(maria).can_move


@pytest.mark.parametrize("asked", [True, False])
def test_whoever_must_not_be_contacted_has_no_hour(services: Services, maria: int, asked: bool) -> None:
    services.calling.save(CallResult(maria, Outcome.DO_NOT_CONTACT, they_asked=asked))
    dialling = services.permitting.dialling(maria)
    assert services.around.person(maria).stage is Stage.DO_NOT_CONTACT
    assert (dialling.allowed, dialling.waits, dialling.can_move) == (None, None, False)
    assert (dialling.stopped_on, dialling.they_asked) == (date(2026, 10, 13), asked)
    with pytest.raises(RuleFault):
        services.permitting.move(maria)


def test_tries_are_counted_by_day_and_month(services: Services, maria: int, clock: Clock) -> None:
    for hours in (0, 30 * 24 - 24, 24 - 1):
        clock.now += timedelta(hours=hours)
        services.calling.save(CallResult(maria, Outcome.NO_ANSWER))
    permit = services.permitting.of(maria)
    assert (permit.tries_in_a_day, permit.tries_in_a_month) == (2, 3)
    clock.now += timedelta(hours=1)
    permit = services.permitting.of(maria)
    assert (permit.tries_in_a_day, permit.tries_in_a_month) == (1, 2)
