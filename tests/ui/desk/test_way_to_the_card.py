"""From the page of somebody who lies on the desk the main button leads to their card, and a call stays one key away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.ui.house import House
from reengage_desktop.ui.navigation import DECIDE, PERSON
from tests.conftest import FrozenClock

K, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
NAMES = ("Gordon Pruitt", "Lucía Fuentes", "Walt Bergstrom", "Ann Okafor")


@pytest.fixture
def desk(services: Services) -> list[int]:
    """Four people, the worthiest first; the last one waits for another day."""
    people = []
    for place, name in enumerate(NAMES):
        form = PersonForm(name=name, phones=(f"419 555 014{place}",))
        people.append(services.keeping.add(form, QuoteForm(product="Roof", worth=str(7710 - place))))
        services.deciding.lay(people[-1])
    return people


@pytest.fixture
def house(qtbot: QtBot, services: Services, clock: FrozenClock, tmp_path: Path, desk: list[int]) -> Iterator[House]:
    made = House(services, clock, QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.open()
    yield made
    made.quit()


def test_enter_leads_to_their_card_also_where_another_lay_on_top(house: House, desk: list[int]) -> None:
    house.ways.show_person(desk[1])
    card = house.pages.person.next_card
    assert card.decide_button.isVisible() and not card.call_button.isVisible()
    QTest.keyClick(house.pages.person, K.Key_Return)
    assert house.window.page_name == DECIDE
    page = house.pages.decide
    assert page.who == desk[1]
    QTest.keyClick(page, K.Key_2)
    assert page.who == desk[0], "then the others, as they lay"


def test_a_call_stays_the_second_button(house: House, desk: list[int]) -> None:
    house.ways.show_person(desk[0])
    card = house.pages.person.next_card
    assert card.in_order()[-1] is card.decide_button, "tab ends on the main one"
    called: list[object] = []
    house.pages.person.call_requested.disconnect()
    house.pages.person.call_requested.connect(called.append)
    card.call_too_button.click()
    QTest.keyClick(house.pages.person, K.Key_Return, CONTROL)
    assert called == [desk[0], desk[0]]


def test_after_three_cards_a_day_it_is_told_and_the_page_stays(house: House, desk: list[int]) -> None:
    house.ways.show_person(desk[3])
    QTest.keyClick(house.pages.person, K.Key_Return)
    assert house.window.page_name == PERSON
    told = "Three cards a day are enough: that of Ann Okafor waits for another day. You can still call."
    assert house.window.toast.text_label.text() == told


def test_who_does_not_lie_on_the_desk_is_called(house: House, services: Services, qtbot: QtBot) -> None:
    who = services.keeping.add(PersonForm(name="Ben Ode", phones=("419 555 0150",)))
    house.ways.show_person(who)
    card = house.pages.person.next_card
    assert card.call_button.isVisible()
    assert not card.decide_button.isVisible() and not card.call_too_button.isVisible()
    house.pages.person.lay_on_desk()
    qtbot.waitUntil(card.decide_button.isVisible)
    assert not card.call_button.isVisible()
    house.undo()
    qtbot.waitUntil(card.call_button.isVisible)
    assert not card.decide_button.isVisible()
