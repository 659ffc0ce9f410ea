"""Facts asked again: answered by key or mouse, from the oldest on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QApplication

from reengage_desktop.domain.fact import Fact, FactAnswer, FactState
from reengage_desktop.ui.call.fact_rows import segment
from reengage_desktop.ui.call.facts_again import FactsAgain

K = Qt.Key
HOLDS, CHANGED, UNKNOWN = FactState.HOLDS, FactState.CHANGED, FactState.UNKNOWN
ZONE = "America/New_York"


@pytest.fixture
def facts(clock):
    ages = ((7, "The ovens run from 3 to 11", 126), (3, "The lease ends in May", 21), (4, "Elena decides", 1))
    return [Fact(ident, 1, words, clock() - timedelta(days=d), clock() - timedelta(days=d)) for ident, words, d in ages]


@pytest.fixture
def asked(qtbot, facts, clock) -> FactsAgain:
    made = FactsAgain()
    qtbot.addWidget(made)
    made.resize(348, 300)
    made.set_facts(facts, clock(), ZONE)
    made.show()
    qtbot.waitExposed(made)
    made.begin()
    return made


def press(qtbot, asked, *keys) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget() or asked.view, key)


def answers(asked) -> dict[int, tuple[FactState, str]]:
    return {each.fact_id: (each.state, each.became) for each in asked.answers()}


def test_each_key_answers_and_goes_on_to_the_next(qtbot, asked):
    press(qtbot, asked, K.Key_Y, K.Key_U, K.Key_Y)
    assert asked.answers() == (FactAnswer(7, HOLDS), FactAnswer(3, UNKNOWN), FactAnswer(4, HOLDS))


def test_what_has_changed_is_written_at_once_and_counts_as_it_is_typed(qtbot, asked):
    press(qtbot, asked, K.Key_C)
    qtbot.keyClicks(asked.view.became_edit, "From 4 to 12, yes")
    assert answers(asked) == {7: (CHANGED, "From 4 to 12, yes")}
    press(qtbot, asked, K.Key_Return)
    assert asked.view.hasFocus() and asked.view.currentIndex().row() == 1
    press(qtbot, asked, K.Key_Y)
    assert answers(asked) == {7: (CHANGED, "From 4 to 12, yes"), 3: (HOLDS, "")}


def test_esc_leaves_the_line_and_then_the_list(qtbot, asked):
    left = []
    asked.left.connect(lambda: left.append(True))
    press(qtbot, asked, K.Key_C, K.Key_Escape)
    assert asked.view.hasFocus() and not left and answers(asked) == {7: (CHANGED, "")}
    press(qtbot, asked, K.Key_Escape)
    assert left == [True]


def test_arrows_walk_and_choose(qtbot, asked):
    press(qtbot, asked, K.Key_Down, K.Key_Right, K.Key_Down, K.Key_Left)
    assert answers(asked) == {3: (HOLDS, ""), 4: (UNKNOWN, "")}


def test_an_answer_is_taken_back(qtbot, asked):
    press(qtbot, asked, K.Key_Y, K.Key_Up, K.Key_Backspace)
    assert asked.answers() == ()


def test_the_mouse_answers_and_a_second_click_takes_it_back(qtbot, asked):
    place = segment(QRectF(asked.view.visualRect(asked.model.index(1))), UNKNOWN).center().toPoint()
    qtbot.mouseClick(asked.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert answers(asked) == {3: (UNKNOWN, "")}
    qtbot.mouseClick(asked.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.answers() == ()


def test_an_answer_that_is_changed_again_forgets_what_became_of_it(qtbot, asked):
    press(qtbot, asked, K.Key_C)
    qtbot.keyClicks(asked.view.became_edit, "Renewed")
    press(qtbot, asked, K.Key_Return, K.Key_Up, K.Key_Y)
    assert answers(asked)[7] == (HOLDS, "")


def test_rows_can_be_heard(qtbot, asked):
    heard = Qt.ItemDataRole.AccessibleTextRole
    said = asked.model.index(0).data(heard)
    assert said == "The ovens run from 3 to 11? heard 4 months ago, not answered yet"
    press(qtbot, asked, K.Key_Y)
    assert asked.model.index(0).data(heard).endswith(", still true")
    assert asked.view.accessibleName() == "Ask again"
    assert asked.view.accessibleDescription() == "Y still true, C changed, U unknown"


def test_an_answer_stays_with_its_fact_and_no_other(qtbot, asked, facts, clock):
    press(qtbot, asked, K.Key_Y, K.Key_U)
    asked.set_facts(facts[1:], clock(), ZONE)
    assert answers(asked) == {3: (UNKNOWN, "")}
    asked.forget()
    assert asked.answers() == ()


def test_without_facts_nothing_is_asked(qtbot, asked, clock):
    asked.set_facts([], clock(), ZONE)
    asked.begin()
    assert asked.isHidden() and asked.answers() == ()


def test_many_facts_scroll(qtbot, asked, clock):
    many = [Fact(n, 1, f"Fact number {n}", clock(), clock()) for n in range(1, 30)]
    asked.set_facts(many, clock(), ZONE)
    assert asked.view.height() < 230
    asked.begin()
    press(qtbot, asked, *[K.Key_Y] * 29)
    assert len(asked.answers()) == 29
