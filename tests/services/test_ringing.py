"""A call to somebody around a prospect: the law of their number, the note as it is typed, and what it teaches."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.listing import ListQuery
from reengage_desktop.domain.person_around import AroundKind, AroundOutcome, Question
from reengage_desktop.domain.prospect import Certainty, Stage
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.services.ringing import AroundResult
from tests.services.conftest import Clock


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(PersonForm(name="Maria Castellano", company="Bakery", phones=("419 555 0142",)))


@pytest.fixture
def elena(services: Services, maria: int) -> int:
    return services.acquainting.add(maria, "Elena", AroundKind.CHAMPION, phone="213 555 0147")[0]


def test_the_hours_are_those_of_their_number(services: Services, elena: int, clock: Clock) -> None:
    clock.now = datetime(2026, 10, 13, 13, 0, tzinfo=UTC)  # 9:00 in Toledo, 6:00 in Los Angeles
    sheet = services.acquainting.call_sheet(elena)
    assert (sheet.zone, sheet.permission.callable) == ("America/Los_Angeles", False)
    assert sheet.permission.opens_at == datetime(2026, 10, 13, 15, 0, tzinfo=UTC)
    clock.now = datetime(2026, 10, 13, 16, 0, tzinfo=UTC)
    assert services.acquainting.call_sheet(elena).permission.callable


def test_without_a_number_the_clock_is_that_of_the_prospect(services: Services, maria: int) -> None:
    ident, _ = services.acquainting.add(maria, "Rosa")
    sheet = services.acquainting.call_sheet(ident)
    assert (sheet.phone, sheet.zone) == (None, "America/New_York")


def test_a_friend_abroad_is_a_private_person_and_no_consent_is_asked_of_them(
    services: Services, maria: int, clock: Clock
) -> None:
    ident, _ = services.acquainting.add(maria, "Jean", AroundKind.FRIEND, phone="+33 1 70 18 99 12")
    clock.now = datetime(2026, 10, 13, 11, 30, tzinfo=UTC)  # 13:30 in Paris: private persons not from 13 to 14
    sheet = services.acquainting.call_sheet(ident)
    assert not sheet.permission.callable and sheet.permission.opens_at == datetime(2026, 10, 13, 12, tzinfo=UTC)
    ident, _ = services.acquainting.add(maria, "Jörg", AroundKind.FRIEND, phone="+49 30 231250142")
    assert services.acquainting.call_sheet(ident).permission.callable


def test_a_number_that_asked_for_it_is_refused_in_words(services: Services, maria: int) -> None:
    services.around.store.prospects.block_numbers(maria, services.around.now())
    ident, _ = services.acquainting.add(maria, "Elena", phone="(419) 555-0142")
    sheet = services.acquainting.call_sheet(ident)
    assert sheet.refused is not None and not sheet.permission.callable
    with pytest.raises(RuleFault):
        services.acquainting.ring(ident)
    assert services.around.store.people_around.touches(maria) == []


def test_a_prospect_who_asked_for_it_is_not_called_about_others(services: Services, maria: int) -> None:
    bob = services.keeping.add(PersonForm(name="Bob Ferris", phones=("216 555 0111",)))
    ident, _ = services.acquainting.add(maria, "Bob")
    services.acquainting.link(ident, bob)
    with services.around.store.writing():
        services.around.store.prospects.set_next(bob, Stage.DO_NOT_CONTACT, None, services.around.now())
    with pytest.raises(RuleFault, match="Bob Ferris"):
        services.acquainting.ring(ident)


def test_those_around_somebody_who_asked_for_it_are_left_in_peace(services: Services, maria: int, elena: int) -> None:
    with services.around.store.writing():
        services.around.store.prospects.set_next(maria, Stage.DO_NOT_CONTACT, None, services.around.now())
    with pytest.raises(RuleFault, match="in peace"):
        services.acquainting.ring(elena)


def test_a_call_is_dated_when_it_was_made_not_when_its_note_was_begun(
    services: Services, maria: int, elena: int, clock: Clock
) -> None:
    services.acquainting.keep_note(elena, "ask about the lease")
    clock.advance(days=2)
    services.acquainting.end(elena, AroundResult(AroundOutcome.TALKED, note="done"))
    assert services.around.store.people_around.touches(maria)[0].at == clock.now


def test_half_a_note_is_there_the_next_time(services: Services, elena: int, clock: Clock) -> None:
    services.acquainting.ring(elena)
    services.acquainting.keep_note(elena, "her mother", "the lease")
    clock.advance(days=1)
    begun = services.acquainting.call_sheet(elena).begun
    assert begun is not None and (begun.note, begun.learned, begun.outcome) == ("her mother", "the lease", "")


def test_a_call_that_never_was_leaves_nothing(services: Services, maria: int, elena: int) -> None:
    services.acquainting.ring(elena)
    services.acquainting.give_up(elena)
    assert services.around.store.people_around.touches(maria) == []
    services.acquainting.keep_note(elena, "rings at the market")
    services.acquainting.give_up(elena)
    assert len(services.around.store.people_around.touches(maria)) == 1
    assert list(services.browsing.ids(ListQuery(text="market"))) == [maria]


def test_a_call_is_a_touch_of_theirs_and_no_attempt_of_the_prospect(
    services: Services, maria: int, elena: int, clock: Clock
) -> None:
    before = services.around.person(maria)
    rang = clock.now
    services.acquainting.ring(elena)
    clock.advance(minutes=3)
    services.acquainting.end(elena, AroundResult(AroundOutcome.TALKED, 180, "She was kind", "nothing new"))
    (touch,) = services.around.store.people_around.touches(maria)
    assert (touch.at, touch.seconds, touch.outcome, touch.note) == (rang, 180, "R", "She was kind")
    after = services.around.person(maria)
    assert (after.ladder, after.next_action, after.last_touch_at) == (before.ladder, before.next_action, None)
    assert services.around.store.touches.of(maria) == [] and services.around.store.facts.of(maria) == []
    assert services.around.store.health.stale_summaries(services.around.settings().commission_rate) == []


def test_what_they_taught_is_a_fact_and_a_reason_with_their_name(services: Services, maria: int, elena: int) -> None:
    told = AroundResult(AroundOutcome.TALKED, 60, "", "The lease ends", "fears the landlord", inbound=True)
    services.acquainting.end(elena, told)
    (fact,) = services.around.store.facts.of(maria)
    (reason,) = services.around.store.prospects.reasons(maria)
    assert (fact.words, fact.source) == ("The lease ends", "Elena")
    assert (reason.kind, reason.words, reason.certainty, reason.source) == (
        "real",
        "fears the landlord",
        Certainty.FAIRLY_SURE,
        "Elena",
    )
    assert services.around.store.people_around.touches(maria)[0].channel == "inbound"


def test_all_of_a_call_goes_back_in_one_step(services: Services, maria: int, elena: int) -> None:
    services.acquainting.ring(elena)
    services.acquainting.keep_note(elena, "half")
    step = services.acquainting.end(elena, AroundResult(AroundOutcome.TALKED, 60, "whole", "The lease ends", "rent"))
    services.retracing.undo(step)
    store = services.around.store
    assert store.people_around.touches(maria) == store.facts.of(maria) == store.prospects.reasons(maria) == []
    assert [each.person.name for each in services.acquainting.of(maria)] == ["Elena"]


def test_what_to_ask_begins_with_the_reason_until_it_is_known(services: Services, maria: int, elena: int) -> None:
    assert services.acquainting.call_sheet(elena).questions[0] is Question.REAL_REASON
    services.briefing.note_why(maria, real="fears the landlord")
    assert Question.REAL_REASON not in services.acquainting.call_sheet(elena).questions


def test_who_is_gone_is_told(services: Services, elena: int) -> None:
    services.acquainting.remove(elena)
    for act in (services.acquainting.ring, services.acquainting.call_sheet):
        with pytest.raises(RuleFault):
            act(elena)
