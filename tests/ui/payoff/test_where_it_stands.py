"""What calling somebody pays stands beside the call: on their page, in the list and before it rings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.prospect import Stage
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.ui.call.call_dialog import CallDialog
from reengage_desktop.ui.payoff.payoff_card import PayoffCard
from reengage_desktop.ui.person.next_card import NextCard
from reengage_desktop.ui.prospects.prospects_page import ProspectsPage

Now = Callable[[], datetime]


@pytest.fixture
def maria(services: Services) -> int:
    form = PersonForm(name="Maria Castellano", phones=("212 555 0142",), country="US", region="NY")
    return services.keeping.add(form, QuoteForm(product="Roof", value="41800", worth="4180"))


@pytest.fixture
def dialog(qtbot: QtBot, services: Services, clock: Now, maria: int) -> Iterator[CallDialog]:
    made = CallDialog(services, maria, clock)
    made.open()
    qtbot.waitExposed(made)
    yield made
    made.close()


def test_the_page_says_it_beside_its_call_button(qtbot: QtBot, services: Services, clock: Now, maria: int) -> None:
    card = NextCard(services)
    qtbot.addWidget(card)
    card.show_portrait(services.portraying.of(maria), clock(), anew=True)
    card.show()
    assert card.payoff_button.text() == "about $500 an hour"
    assert card.payoff_button.toolTip() == "What calling them pays: $4,180 × 8 % × 20 % ÷ 8 min"
    with qtbot.waitSignal(card.payoff_requested):
        card.payoff_button.click()


def test_who_has_no_worth_is_asked_for_one_and_who_must_not_be_called_shows_none(
    qtbot: QtBot, services: Services, clock: Now
) -> None:
    who = services.keeping.add(PersonForm(name="Walt"))
    card = NextCard(services)
    qtbot.addWidget(card)
    card.show_portrait(services.portraying.of(who), clock(), anew=True)
    assert card.payoff_button.text() == "What is it worth?" and not card.payoff_button.isHidden()
    with services.around.store.writing():
        services.around.store.prospects.set_next(who, Stage.DO_NOT_CONTACT, None, clock())
    card.show_portrait(services.portraying.of(who), clock())
    assert card.payoff_button.isHidden()


def test_the_list_asks_for_the_sum_of_whoever_is_chosen(
    qtbot: QtBot, services: Services, clock: Now, maria: int
) -> None:
    page = ProspectsPage(services.browsing, clock, zone=services.planning.zone)
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show()
    page.select(maria)
    with qtbot.waitSignal(page.payoff_requested) as wished:
        qtbot.keyClick(page.table, Qt.Key.Key_Equal)
    assert wished.args == [maria]


def test_before_it_rings_the_sum_is_opened_and_corrected(
    qtbot: QtBot, dialog: CallDialog, services: Services, maria: int
) -> None:
    before = dialog.script_page.side.card
    assert before.payoff_button.text() == "about $500 an hour"
    qtbot.keyClick(dialog.script_view, Qt.Key.Key_Equal)
    card = QApplication.activeModalWidget()
    assert isinstance(card, PayoffCard) and card.parent() is dialog
    services.weighing.correct(maria, card.rows[1].part, 16)
    with qtbot.waitSignal(card.finished):
        card.accept()
    assert before.payoff_button.text() == "about $1,000 an hour"


def test_once_it_rings_no_sum_comes_between(qtbot: QtBot, dialog: CallDialog) -> None:
    dialog.ring()
    qtbot.keyClick(dialog.script_view, Qt.Key.Key_Equal)
    assert not isinstance(QApplication.activeModalWidget(), PayoffCard)
