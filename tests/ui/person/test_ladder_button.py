"""Where somebody stands is said on the page, and another ladder is chosen from there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.ui import ladder_words
from reengage_desktop.ui.person.ladder_button import LadderButton
from reengage_desktop.ui.person.ladder_card import LadderCard

K = Qt.Key


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(PersonForm(name="Maria <b>C"), QuoteForm(product="Roof", value="900"))


@pytest.fixture
def button(qtbot: QtBot, services: Services, maria: int) -> LadderButton:
    made = LadderButton(services)
    qtbot.addWidget(made)
    made.show_person(services.around.person(maria))
    made.show()
    return made


def call(services: Services, who: int, key: str, times: int = 1) -> None:
    for _ in range(times):
        services.calling.save(CallResult(who, Outcome(key), learned="nothing new"))


def opened(qtbot: QtBot, button: LadderButton) -> LadderCard:
    button.click()
    card = button.card
    assert card is not None
    card.activateWindow()
    qtbot.waitUntil(card.isActiveWindow)
    return card


def test_it_says_the_attempt_to_come_and_what_belongs_to_it(
    services: Services, maria: int, button: LadderButton
) -> None:
    assert button.text() == "Attempt 1 of 5 · Five spaced"
    call(services, maria, "N", 3)
    button.show_person(services.around.person(maria))
    assert button.text() == "Attempt 4 of 5 · Five spaced"
    assert button.toolTip().endswith("Attempt 4 of 5: a letter first")
    call(services, maria, "N", 2)
    button.show_person(services.around.person(maria))
    assert button.text() == "All 5 attempts made · Five spaced"


def test_another_ladder_is_chosen_by_its_figure_and_taken_back(
    qtbot: QtBot, services: Services, maria: int, button: LadderButton
) -> None:
    card = opened(qtbot, button)
    assert [row.accessibleName() for row in card.rows] == ["Five spaced, theirs now", "Push"]
    with qtbot.waitSignal(button.written, timeout=1000) as heard:
        QTest.keyClick(card, K.Key_2)
    step, told = heard.args
    assert told == "Ladder of Maria <b>C"
    button.show_person(services.around.person(maria))
    assert button.text() == "Attempt 1 of 20 · Push"
    services.retracing.undo(step)
    assert services.around.person(maria).ladder_key == ""


def test_what_is_refused_says_why_and_cannot_be_chosen(
    qtbot: QtBot, services: Services, maria: int, button: LadderButton
) -> None:
    call(services, maria, "X")
    card = opened(qtbot, button)
    push = card.rows[1]
    assert not push.isEnabled() and "nobody after a No" in push.accessibleDescription()
    QTest.keyClick(card, K.Key_2)
    assert services.around.person(maria).ladder_key == ""
    QTest.keyClick(card, K.Key_Down)
    assert card.focusWidget() is card.rows[0]
    card.reject()
    assert button.card is None


def test_somebody_who_is_gone_is_told(qtbot: QtBot, services: Services, maria: int, button: LadderButton) -> None:
    services.forgetting.forget(maria)
    with qtbot.waitSignal(button.refused) as heard:
        button.click()
    assert "no longer" in heard.args[0]


def test_a_change_is_said_in_a_sentence() -> None:
    assert ladder_words.changed("push", "five", "said_no") == "Push, now Five spaced, since they said no"
    assert ladder_words.changed("five", "Gentle", "") == "Five spaced, now Gentle"
