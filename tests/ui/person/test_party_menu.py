"""The menu of the head notes as whom somebody is called, and whether they agreed, and that goes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.prospect import Party
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.services.retracing import Step
from reengage_desktop.ui.person.head import PersonHead


@pytest.fixture
def head(qtbot: QtBot, services: Services, clock: Callable[[], datetime]) -> PersonHead:
    made = PersonHead(services)
    qtbot.addWidget(made)
    who = services.keeping.add(PersonForm(name="<b>Maria</b>", phones=("419 555 0142",), consumer=True))
    made.show_portrait(services.portraying.of(who), clock(), anew=True)
    return made


def test_agreed_in_writing_is_noted_of_today_and_goes_back_with_its_day(head: PersonHead, services: Services) -> None:
    steps: list[Step] = []
    head.keeper.typed.connect(lambda step, _: steps.append(step))
    menu = head.permission_button.menu_now()
    menu.actions()[-1].trigger()
    person = services.around.person(head.keeper.who)
    assert (person.consented, person.consent_on) == (True, date(2026, 10, 13))
    services.retracing.undo(steps[0])
    person = services.around.person(head.keeper.who)
    assert (person.consented, person.consent_on) == (False, None)


def test_business_or_private_is_chosen(head: PersonHead, services: Services) -> None:
    head.permission_button.menu_now().actions()[0].trigger()
    assert services.around.person(head.keeper.who).party is Party.BUSINESS


def test_a_number_that_may_not_be_dialled_now_says_so_where_it_is_copied(
    head: PersonHead, services: Services, clock: Callable[[], datetime]
) -> None:
    assert head.copy_button.toolTip() == "Copy the number (C)"
    clock.advance(hours=14)  # type: ignore[attr-defined]
    head.show_clock(services.portraying.of(head.keeper.who), clock())
    assert "Not to be dialled now: opens 8:00" in head.copy_button.toolTip()
    assert "47 CFR" in head.copy_button.toolTip()
