"""Whoever asked not to be contacted is known again, even after they were forgotten."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, new_prospect
from reengage_desktop.services.holding import Holding
from tests.stopwatch import done_within

MARIA = PersonForm(name="Maria Lopez", phones=("(419) 555-0142", "Ext. 12-34"), emails=("maria@lopez.example",))


@pytest.fixture
def stopped(services: Services) -> int:
    """Somebody who asked not to be contacted."""
    ident = services.keeping.add(MARIA)
    services.calling.save(CallResult(ident, Outcome.DO_NOT_CONTACT))
    return ident


def blocked(services: Services, **form: object) -> bool:
    person = new_prospect(PersonForm(**form), None, services.setting.read())  # type: ignore[arg-type]
    return Holding(services.around).blocked(person)


def test_nobody_is_held_in_a_new_file(services: Services) -> None:
    assert not blocked(services, name="Al Roe", phones=("419 555 0142",), emails=("al@roe.example",))


def test_a_number_that_asked_holds_for_whoever_has_it(services: Services, stopped: int) -> None:
    assert Holding(services.around).numbers == {"+14195550142"}
    assert blocked(services, name="Al Roe", phones=("1-419-555-0142",))
    assert not blocked(services, name="Al Roe", phones=("419 555 0143",))


@pytest.mark.parametrize(
    "form", [{"phones": ("+1 419 555 0142",)}, {"phones": ("12 34",)}, {"emails": ("MARIA@Lopez.example",)}]
)
def test_whoever_was_forgotten_is_held_by_number_and_address(
    services: Services, stopped: int, form: dict[str, object]
) -> None:
    services.forgetting.forget(stopped)
    assert Holding(services.around).numbers == frozenset()
    assert blocked(services, **form)
    assert not blocked(services, name="Maria Lopez", phones=("419 555 0143",), emails=("m@lopez.example",))


def test_a_number_of_somebody_who_is_here_is_held_too(services: Services, stopped: int) -> None:
    services.forgetting.forget(stopped)
    other = services.keeping.add(PersonForm(name="Al Roe", emails=("maria@lopez.example",)))
    shelf = services.around.store.prospects
    assert Holding(services.around).holds(shelf.phones(other), shelf.emails(other))


def test_whoever_was_forgotten_comes_in_again_as_not_to_be_contacted(
    services: Services, stopped: int, take_in: Callable[[str], list[int]]
) -> None:
    services.forgetting.forget(stopped)
    here = take_in("Name,Phone,Email\nM. Lopez,419.555.0142,\nAl Roe,419 555 0143,\nMaria L.,,Maria@Lopez.example")
    stages = [services.around.person(ident).stage for ident in here]
    assert stages == [Stage.DO_NOT_CONTACT, Stage.ACTIVE, Stage.DO_NOT_CONTACT]


def test_a_number_that_was_forgotten_is_held_when_it_is_typed(services: Services, stopped: int) -> None:
    services.forgetting.forget(stopped)
    added = services.keeping.add(PersonForm(name="Al Roe", phones=("419 555 0142",)))
    edited = services.keeping.add(PersonForm(name="Bo Roe", phones=("419 555 0143",)))
    assert services.around.person(edited).stage is Stage.ACTIVE
    services.keeping.edit(edited, PersonForm(name="Bo Roe", emails=("maria@lopez.example",)))
    assert {services.around.person(each).stage for each in (added, edited)} == {Stage.DO_NOT_CONTACT}
    assert services.checking.check().is_whole


@pytest.mark.measures_time
def test_a_large_list_is_held_against_it_quickly(services: Services, stopped: int) -> None:
    services.forgetting.forget(stopped)
    form = PersonForm(name="Al Roe", phones=("419 555 0143",), emails=("al@roe.example",))
    person = new_prospect(form, None, services.setting.read())
    holding = Holding(services.around)
    with done_within(1):
        assert not any(holding.blocked(person) for _ in range(10_000))
