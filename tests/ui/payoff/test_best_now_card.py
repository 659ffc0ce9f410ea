"""The best use of this minute: one name with why, and what Enter, O, = and Esc do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.services.weighing import Estimate
from reengage_desktop.ui.payoff.best_now_card import BestNowCard


class Clock(Protocol):
    now: datetime

    def __call__(self) -> datetime: ...


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.edit = QLineEdit()  # type: ignore[attr-defined]
    QVBoxLayout(made).addWidget(made.edit)  # type: ignore[attr-defined]
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.edit.setFocus()  # type: ignore[attr-defined]
    yield made


@pytest.fixture
def card(services: Services, clock: Clock, window: QWidget) -> BestNowCard:
    return BestNowCard(services, clock, window)


@pytest.fixture
def maria(services: Services, clock: Clock) -> int:
    """Promised until half past nine."""
    form = PersonForm(
        name="Maria & <b>Castellano",
        company="Bakery",
        phones=("212 555 0142",),
        country="US",
        region="NY",
        reason_to_call="Her power rate rose",
    )
    who = services.keeping.add(form, QuoteForm(product="Roof", value="41800", worth="4180"))
    services.moving.move(who, clock.now - timedelta(minutes=3), clock.now + timedelta(minutes=57), promised=True)
    return who


def press(qtbot: QtBot, key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)


def test_it_gives_one_name_and_says_why(card: BestNowCard, maria: int) -> None:
    card.open()
    box = card.box
    assert (card.who, box.name_label.text()) == (maria, "Maria & <b>Castellano")
    assert box.company_label.text() == "Bakery · Roof"
    assert box.why_label.text().startswith("You promised to call by 9:30")
    assert box.clock_label.text().startswith("08:33 there")
    assert box.reason_label.text() == "“Her power rate rose”"
    assert box.hour_label.text() == "about $500 an hour"
    assert box.sum_label.text() == "$4,180 × 8 % × 20 % ÷ 8 min"
    assert box.call_button.hasFocus()


@pytest.mark.parametrize(
    ("key", "wish"),
    [(Qt.Key.Key_Return, "call_requested"), (Qt.Key.Key_O, "open_requested"), (Qt.Key.Key_Equal, "payoff_requested")],
)
def test_each_key_carries_who(qtbot: QtBot, card: BestNowCard, maria: int, key: Qt.Key, wish: str) -> None:
    card.open()
    with qtbot.waitSignal(getattr(card, wish)) as wished:
        press(qtbot, key)
    assert wished.args == [maria]
    assert card.isVisible() is (wish == "payoff_requested")


def test_z_takes_a_corrected_figure_back_and_the_card_says_so_at_once(
    qtbot: QtBot, services: Services, card: BestNowCard, window: QWidget, maria: int
) -> None:
    step = services.weighing.correct(maria, Estimate.ODDS, 90)
    QShortcut(QKeySequence("Z"), window).activated.connect(lambda: services.retracing.undo(step))
    card.open()
    corrected = card.box.hour_label.text()
    press(qtbot, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: card.box.hour_label.text() != corrected)
    assert services.weighing.of(maria).payoff.odds.own is False
    assert card.isVisible()


def test_esc_goes_back_to_where_the_keyboard_was(qtbot: QtBot, card: BestNowCard, window: QWidget, maria: int) -> None:
    card.open()
    press(qtbot, Qt.Key.Key_Escape)
    assert not card.isVisible() and window.edit.hasFocus()  # type: ignore[attr-defined]


def test_tab_stays_within_it_and_enter_presses_what_has_the_focus(qtbot: QtBot, card: BestNowCard, maria: int) -> None:
    card.open()
    seen = []
    for _ in range(3):
        press(qtbot, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [card.box.payoff_button, card.box.open_button, card.box.call_button]
    card.box.open_button.setFocus()
    with qtbot.waitSignal(card.open_requested), qtbot.assertNotEmitted(card.call_requested):
        press(qtbot, Qt.Key.Key_Return)


def test_with_nobody_to_call_it_says_so_and_calls_nobody(qtbot: QtBot, card: BestNowCard) -> None:
    card.open()
    assert card.who is None
    assert card.box.name_label.text() == "Nobody can be called right now"
    assert card.box.why_label.text().startswith("Nobody who is due can be called")
    assert not card.box.call_button.isVisible() and not card.box.payoff_button.isVisible()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_O, Qt.Key.Key_Equal, Qt.Key.Key_Tab):
        with qtbot.assertNotEmitted(card.call_requested), qtbot.assertNotEmitted(card.open_requested):
            press(qtbot, key)
    assert card.isVisible()


def test_before_the_hour_it_names_who_can_be_called_first(
    qtbot: QtBot, card: BestNowCard, services: Services, clock: Clock
) -> None:
    form = PersonForm(name="Reid Halvorsen", phones=("208 555 0142",), country="US", region="CA", reason_to_call="New")
    who = services.keeping.add(form, QuoteForm(product="Sign", value="4000", worth="400"))
    services.moving.move(who, clock.now + timedelta(hours=3), clock.now + timedelta(hours=4), promised=True)
    card.open()
    assert not card.box.call_button.isVisible()
    assert card.box.why_label.text() == (
        "Whoever is due is called at another hour. The first of them can be called at 11:33 your time: Reid Halvorsen."
    )
    with qtbot.waitSignal(card.open_requested) as opened:
        press(qtbot, Qt.Key.Key_O)
    assert opened.args == [who]


def test_a_click_beside_it_closes_it(qtbot: QtBot, card: BestNowCard, maria: int) -> None:
    card.open()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().bottomLeft())
    assert not card.isVisible()


def test_what_takes_the_keyboard_goes_first(card: BestNowCard, window: QWidget, maria: int) -> None:
    card.open()
    window.edit.setFocus()  # type: ignore[attr-defined]
    assert not card.isVisible()


def test_it_keeps_its_place_in_a_window_that_grows(card: BestNowCard, window: QWidget, maria: int) -> None:
    card.open()
    window.resize(1200, 760)
    assert card.geometry() == window.rect()
    assert abs(card.box.geometry().center().x() - 600) <= 1


def test_who_has_no_reason_to_call_is_told_so(
    card: BestNowCard, services: Services, clock: Callable[[], datetime]
) -> None:
    form = PersonForm(name="Ines", phones=("212 555 0142",), country="US", region="NY", reason_to_call="Checking in")
    who = services.keeping.add(form)
    services.moving.move(who, clock() - timedelta(minutes=3), clock() + timedelta(minutes=57), promised=True)
    card.open()
    assert card.box.lack_line.text().startswith("No reason to call yet")
    assert card.box.hour_label.text() == "Nobody has written what they are worth"
