"""The letter, the text and the people around whom a ladder has before a call: told, done, and taken back."""

from __future__ import annotations

import pytest

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.happening import Happening
from reengage_desktop.domain.ladder_plan import LadderPlan, Step, StepWay, TimeOfDay
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.person_around import AroundKind, AroundOutcome
from reengage_desktop.domain.text_message import NoText
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.services.ringing import AroundResult
from tests.conftest import FrozenClock

WAYS = (StepWay.PHONE, StepWay.LETTER_FIRST, StepWay.TEXT_FIRST, StepWay.ASSISTANT)
ALL = LadderPlan("", "All ways", (Step(0, TimeOfDay.ANY, WAYS), Step(1)))


@pytest.fixture
def maria(services: Services) -> int:
    person = PersonForm(name="Maria Castellano", phones=("419 555 0132",), city="Toledo", region="OH", country="US")
    who = services.keeping.add(person, QuoteForm(product="Roof", value="900"))
    services.laddering.put(who, services.laddering.save(ALL).key)
    return who


def open_ways(services: Services, who: int) -> list[StepWay]:
    return [each.errand.way for each in services.heralding.of(who) if each.errand.done_at is None]


def on_row(services: Services, who: int) -> list[StepWay]:
    (row,) = services.browsing.rows([who])
    return list(row.beforehand)


def post(services: Services, who: int) -> object:
    letter = services.heralding.letter(who)
    services.lettering.ready(letter)
    return services.lettering.sent([letter])


def test_a_ladder_that_begins_with_nothing_but_the_call_has_nothing_before_it(services: Services) -> None:
    who = services.keeping.add(PersonForm(name="Ben Adler"))
    assert services.heralding.of(who) == () and on_row(services, who) == []
    for _ in range(3):
        services.calling.save(CallResult(who, Outcome.NO_ANSWER))
    assert open_ways(services, who) == on_row(services, who) == [StepWay.LETTER_FIRST]


def test_each_is_open_until_it_is_done_and_the_row_of_the_list_says_the_same(
    services: Services, maria: int, clock: FrozenClock
) -> None:
    wanted = [StepWay.LETTER_FIRST, StepWay.TEXT_FIRST, StepWay.ASSISTANT]
    assert open_ways(services, maria) == on_row(services, maria) == wanted
    clock.advance(minutes=1)
    post(services, maria)
    assert open_ways(services, maria) == on_row(services, maria) == wanted[1:]
    services.recounting.log(maria, Happening.TEXT, "I will call you soon.")
    assert open_ways(services, maria) == on_row(services, maria) == wanted[2:]
    mira, _ = services.acquainting.add(maria, "Mira", AroundKind.ASSISTANT, phone="212 555 0143")
    services.acquainting.end(mira, AroundResult(AroundOutcome.NO_ANSWER))
    assert open_ways(services, maria) == on_row(services, maria) == wanted[2:]
    services.acquainting.end(mira, AroundResult(AroundOutcome.TALKED))
    assert open_ways(services, maria) == on_row(services, maria) == []
    services.calling.save(CallResult(maria, Outcome.NO_ANSWER))
    assert services.heralding.of(maria) == ()


def test_the_letter_is_written_once_and_lies_in_the_pile(services: Services, maria: int) -> None:
    letter = services.heralding.letter(maria)
    assert services.heralding.letter(maria) == letter and services.lettering.waiting() == 1
    assert services.heralding.of(maria)[0].errand.letter_id == letter


def test_after_tries_in_vain_the_letter_says_so(services: Services, maria: int, clock: FrozenClock) -> None:
    def template() -> str:
        letter = services.around.store.letters.get(services.heralding.letter(maria))
        assert letter is not None
        services.lettering.put_away(letter.id)
        return letter.template

    services.calling.save(CallResult(maria, Outcome.REACHED, learned="nothing new"))
    clock.advance(days=2)
    assert template() == "letter-after-call"
    services.laddering.put(maria, "five")
    for _ in range(3):
        services.calling.save(CallResult(maria, Outcome.NO_ANSWER))
    assert template() == "letter-not-reached"


def test_the_text_before_the_call_is_no_attempt_and_books_nothing_anew(services: Services, maria: int) -> None:
    before = services.around.person(maria)
    step = services.recounting.log(maria, Happening.TEXT, "I will call you soon.")
    after = services.around.person(maria)
    assert (after.ladder, after.next_action) == (before.ladder, before.next_action)
    services.retracing.undo(step)
    assert StepWay.TEXT_FIRST in open_ways(services, maria)
    services.recounting.log(maria, Happening.TEXT, "I will call you soon.")
    services.recounting.log(maria, Happening.TEXT, "Are you there?")
    assert services.around.person(maria).ladder == "t", "a second one is a try of its own"


def test_the_text_names_the_promise_and_has_the_hours_of_calls(
    services: Services, maria: int, clock: FrozenClock
) -> None:
    text = services.heralding.text(maria)
    assert text.limit is None and text.to is not None and text.to.e164 == "+14195550132"
    assert "I will call you soon about the roof" in text.said.text and not text.said.promise
    clock.advance(hours=14)  # 22:33 in Toledo
    assert services.heralding.text(maria).limit is NoText.HOURS


def test_nothing_is_before_a_call_that_is_not_next(services: Services, maria: int) -> None:
    services.calling.save(CallResult(maria, Outcome.SAID_NO, learned="nothing new"))
    assert services.heralding.of(maria) == () and on_row(services, maria) == []


def test_who_is_left_in_peace_is_written_nothing(services: Services, maria: int) -> None:
    services.calling.save(CallResult(maria, Outcome.DO_NOT_CONTACT))
    assert services.heralding.of(maria) == ()
    with pytest.raises(RuleFault):
        services.heralding.letter(maria)
    assert services.heralding.text(maria).limit is NoText.DO_NOT_CONTACT
