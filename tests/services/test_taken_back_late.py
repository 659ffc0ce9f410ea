"""Taking something back takes nothing along that was written since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from reengage_desktop.domain.desk import Choice
from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.services.quoting import QuoteField

from .conftest import Clock

Undo = Callable[[], object]


@pytest.fixture
def maria(services: Services) -> int:
    form = PersonForm(name="Maria Lopez", phones=("419 555 0142",), emails=("maria@lopez.example",), street="1 Main St")
    return services.keeping.add(form, QuoteForm(product="Roof", value="9,000"))


def moved(services: Services, who: int) -> Undo:
    start = services.around.now() + timedelta(days=1)
    done = services.moving.move(who, start, start + timedelta(hours=1), promised=False)
    return lambda: services.moving.undo_move(done)


def mailed(services: Services, who: int) -> Undo:
    done = services.mailing.sent(who, "Hello", services.mailing.draft(who))
    return lambda: services.mailing.undo(done)


def laid(services: Services, who: int) -> Undo:
    done = services.deciding.lay(who)
    return lambda: services.deciding.take_back(done)


def let_go(services: Services, who: int) -> Undo:
    services.deciding.lay(who)
    done = services.deciding.decide(who, Choice.LET_GO)
    return lambda: services.deciding.take_back(done)


ACTS = pytest.mark.parametrize("act", [moved, mailed, laid, let_go])


@ACTS
def test_what_was_typed_on_their_page_since_stays(
    services: Services, maria: int, act: Callable[[Services, int], Undo]
) -> None:
    undo = act(services, maria)
    services.quoting.add(maria, QuoteField.PRODUCT, "Heat pump")
    before = services.around.person(maria)
    with pytest.raises(RuleFault):
        undo()
    assert services.around.person(maria) == before
    assert "Heat pump" in [line.quote.product for line in services.quoting.of(maria).lines]


@ACTS
def test_at_any_part_of_a_second_it_is_taken_back(
    services: Services, maria: int, act: Callable[[Services, int], Undo], clock: Clock
) -> None:
    clock.advance(microseconds=123_456)
    before = services.around.person(maria)
    undo = act(services, maria)
    clock.advance(hours=1)
    undo()
    if act is not let_go:
        assert services.around.person(maria) == before


@ACTS
def test_a_note_that_is_half_typed_stays(
    services: Services, maria: int, act: Callable[[Services, int], Undo], clock: Clock
) -> None:
    undo = act(services, maria)
    services.around.store.drafts.keep(maria, Draft("She is back in"), clock.now)
    undo()
    assert services.around.store.drafts.get(maria).note == "She is back in"


def test_a_letter_that_was_written_on_since_stays(services: Services, maria: int) -> None:
    undo = let_go(services, maria)
    (piled,) = services.lettering.pile()
    services.lettering.rewrite(piled.letter.id, "Dear Maria,\nthank you for the coffee.")
    with pytest.raises(RuleFault):
        undo()
    assert services.lettering.pile()[0].letter.words.endswith("coffee.")


def test_a_move_since_a_decision_stays(services: Services, maria: int) -> None:
    undo = let_go(services, maria)
    moved(services, maria)
    after = services.around.person(maria)
    with pytest.raises(RuleFault):
        undo()
    assert services.around.person(maria) == after


def test_words_of_an_email_that_were_typed_since_stay(services: Services, maria: int) -> None:
    template = services.mailing.draft(maria).template
    undo = mailed(services, maria)
    other = replace(services.mailing.draft(maria, template), body="Another thought")
    services.mailing.keep(maria, other)
    undo()
    assert services.mailing.draft(maria, template).body == "Another thought"
