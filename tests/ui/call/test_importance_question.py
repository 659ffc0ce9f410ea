"""A first wrap-up asks how important the sale is; a very important one names the ways that were not tried yet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from reengage_desktop.domain.prospect import Importance

from .conftest import Call

K, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def wrap_up(call: Call):  # type: ignore[no-untyped-def]
    call.press(K.Key_R)
    page = call.dialog.wrap_up_page
    assert page is not None
    return page


@pytest.mark.parametrize(
    ("key", "importance"),
    [(K.Key_Q, Importance.ORDINARY), (K.Key_Z, Importance.IMPORTANT), (K.Key_X, Importance.VERY)],
)
def test_it_is_answered_by_one_key_and_kept_with_the_call(call: Call, key: K, importance: Importance) -> None:
    page = wrap_up(call)
    page.learned_edit.setText("Bakes at night")
    call.press(key, ALT)
    assert page.importance_question.importance() is importance
    call.save_by(lambda: call.press(K.Key_Return, CTRL))
    assert call.person().importance is importance


def test_it_need_not_be_answered_and_is_asked_again(call: Call) -> None:
    page = wrap_up(call)
    page.learned_edit.setText("Bakes at night")
    call.save_by(lambda: call.press(K.Key_Return, CTRL))
    assert call.person().importance is Importance.UNKNOWN
    call.open()
    assert wrap_up(call).importance_question.isVisible()


def test_who_was_asked_is_not_asked_again(call: Call) -> None:
    with call.services.around.store.writing() as changes:
        call.services.around.store.prospects.edit(call.prospect_id, {"importance": Importance.ORDINARY})
        changes.prospects.add(call.prospect_id)
    call.close()
    call.open()
    page = wrap_up(call)
    assert not page.importance_question.isVisible()
    before = call.dialog.focusWidget()
    call.press(K.Key_5, ALT)
    assert call.dialog.focusWidget() is before


def test_very_important_names_the_extra_ways_at_once(call: Call) -> None:
    page = wrap_up(call)
    question = page.importance_question
    call.press(K.Key_5, ALT)
    assert call.dialog.focusWidget() is question.choice.button(Importance.ORDINARY)
    question.choice.button(Importance.VERY).click()
    call.settle()
    assert question.ways_label.isVisible()
    assert "a call in the morning" in question.ways_label.text()
    bottom = question.ways_label.mapTo(page, QPoint(0, question.ways_label.height())).y()
    assert bottom <= page.foot.y()
    question.choice.button(Importance.ORDINARY).click()
    assert not question.ways_label.isVisible()


def test_the_answer_outlives_an_interruption(call: Call) -> None:
    wrap_up(call)
    call.press(K.Key_X, ALT)
    call.close()
    call.open()
    call.press(K.Key_Return)
    page = call.dialog.wrap_up_page
    assert page is not None
    assert page.importance_question.importance() is Importance.VERY
