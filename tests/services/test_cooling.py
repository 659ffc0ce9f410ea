"""Who is going cold is the same on the page, in the list and in the count."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from reengage_desktop.domain.listing import Filter, ListQuery
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm

from .conftest import Clock


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(PersonForm(name="Maria Castellano", phones=("419 555 0142",)))


def call(services: Services, who: int, *outcomes: Outcome, clock: Clock) -> None:
    for outcome in outcomes:
        services.calling.save(CallResult(who, outcome, learned="nothing new", seconds=60))
        clock.advance(days=1)


def test_two_tries_after_an_answer_make_it_cold_and_it_is_explained(
    services: Services, maria: int, clock: Clock
) -> None:
    said = clock.now
    call(services, maria, Outcome.REACHED, Outcome.NO_ANSWER, clock=clock)
    assert services.cooling.of(maria) is None
    call(services, maria, Outcome.VOICEMAIL, clock=clock)
    found = services.cooling.of(maria)
    assert found is not None
    assert (found.answered, found.last_answer, found.tries) == (1, said, 2)


def test_list_count_and_page_agree_and_an_answer_ends_it(services: Services, maria: int, clock: Clock) -> None:
    other = services.keeping.add(PersonForm(name="Walt Bergstrom", phones=("419 555 0143",)))
    call(services, maria, Outcome.REACHED, Outcome.NO_ANSWER, Outcome.NO_ANSWER, clock=clock)
    call(services, other, Outcome.NO_ANSWER, Outcome.NO_ANSWER, clock=clock)
    assert list(services.browsing.ids(ListQuery(filter=Filter.GOING_COLD))) == [maria]
    assert list(services.browsing.ids(ListQuery("maria", Filter.GOING_COLD))) == [maria]
    assert (services.cooling.count(), services.tending.needs().cold) == (1, 1)
    assert services.browsing.count(Filter.GOING_COLD) == 1
    assert [listed.cold is not None for listed in services.browsing.rows([maria, other])] == [True, False]
    call(services, maria, Outcome.REACHED, clock=clock)
    assert services.cooling.count() == 0


def test_the_weeks_are_a_setting(services: Services, maria: int, clock: Clock) -> None:
    call(services, maria, Outcome.REACHED, clock=clock)
    clock.advance(weeks=3)
    assert services.cooling.of(maria) is None
    services.setting.keep(replace(services.setting.read(), cold_after_weeks=3))
    found = services.cooling.of(maria)
    assert found is not None
    assert found.weeks == 3
    assert list(services.browsing.ids(ListQuery(filter=Filter.GOING_COLD))) == [maria]


def test_who_said_no_is_not_going_cold(services: Services, maria: int, clock: Clock) -> None:
    call(services, maria, Outcome.SAID_NO, clock=clock)
    clock.now += timedelta(weeks=20)
    assert services.cooling.of(maria) is None
    assert services.cooling.count() == 0


def test_whoever_comes_back_by_a_trigger_is_not_cold_at_once(services: Services, maria: int, clock: Clock) -> None:
    services.calling.save(CallResult(maria, Outcome.LATER, learned="nothing new"))
    services.reviving.add(maria, "15 March 2027")
    clock.advance(days=200)
    (back,) = services.reviving.due()
    assert services.cooling.of(maria) is None and services.cooling.count() == 0
    assert services.browsing.rows([maria])[0].cold is None
    clock.advance(weeks=7)
    assert services.cooling.of(maria) is not None and services.cooling.count() == 1
    services.retracing.undo(back.step)
    assert services.cooling.count() == 0, "who is not pursued is not going cold"
