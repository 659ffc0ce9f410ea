"""The spoken word, lit at a pace: by keys, over the real dialog, with the clock moved by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from reengage_desktop.domain.pace import USUAL

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def paced_call(call):
    """A call that rings, at 150 words a minute."""
    call.services.setting.keep(replace(call.services.setting.read(), pace=150))
    call.close()
    call.open()
    call.press(K.Key_Return)
    return call


def lit(call) -> str:
    view = call.dialog.script_view
    passage, word = view.current_passage(), view.lit
    return passage.text[word[0] : word[1]] if word and passage else ""


def wait(call, seconds: float) -> None:
    call.clock.advance(seconds=seconds)
    call.qtbot.wait(130)  # the beat comes ten times a second


def test_without_a_pace_no_word_is_lit_and_nothing_ticks(call):
    call.press(K.Key_Return)
    wait(call, 3)
    assert lit(call) == "" and not call.dialog.script_page.pace.runs


def test_once_it_rings_the_words_are_lit_one_after_another_and_nothing_scrolls(paced_call):
    call = paced_call
    bar = call.dialog.script_view.verticalScrollBar()
    words = call.dialog.script_view.current_passage().text.split()
    seen = [lit(call)]
    for _ in range(4):
        wait(call, 0.5)
        seen += [lit(call)] if lit(call) != seen[-1] else []
    assert seen == words[: len(seen)] and len(seen) > 2
    assert bar.value() == 0


def test_before_it_rings_no_word_is_lit(paced_call):
    paced_call.close()
    paced_call.open()
    wait(paced_call, 2)
    assert lit(paced_call) == ""


def test_it_stops_at_the_end_of_the_passage_and_space_begins_the_next(paced_call):
    call = paced_call
    wait(call, 60)
    assert lit(call) == "" and not call.dialog.script_page.pace.runs
    assert call.dialog.script_view.current == 0
    call.dialog.notes_edit.setFocus()
    call.dialog.script_view.setFocus()
    assert lit(call) == ""
    call.press(K.Key_Space)
    assert lit(call) == "How" and call.dialog.script_page.pace.runs


def test_it_waits_while_a_note_is_typed_and_goes_on_with_the_same_word(paced_call):
    call = paced_call
    wait(call, 2)
    word = lit(call)
    call.dialog.notes_edit.setFocus()
    wait(call, 30)
    assert lit(call) == word and not call.dialog.script_page.pace.runs
    call.dialog.script_view.setFocus()
    assert lit(call) == word and call.dialog.script_page.pace.runs


def test_it_waits_while_an_answer_is_looked_up_until_the_next_passage(paced_call):
    call = paced_call
    wait(call, 1)
    call.press(K.Key_O)
    assert not call.dialog.script_page.pace.runs
    wait(call, 30)
    call.press(K.Key_Space)
    assert lit(call) == "How" and call.dialog.script_page.pace.runs


def test_it_waits_on_the_other_pages_of_the_call(paced_call):
    call = paced_call
    call.press(K.Key_V)
    assert not call.dialog.script_page.isVisible()
    assert not call.dialog.script_page.pace.runs
    call.press(K.Key_Escape)
    assert call.dialog.script_page.pace.runs


def test_the_keys_switch_it_on_change_it_and_switch_it_off_and_the_settings_keep_it(call):
    page, setting = call.dialog.script_page, call.services.setting
    call.press(K.Key_Return)
    call.press(K.Key_BracketRight, CTRL)
    assert setting.read().pace == 0  # nothing to make faster
    call.press(K.Key_P, CTRL | SHIFT)
    assert (setting.read().pace, lit(call)) == (USUAL, "Good")
    assert page.menu.text().endswith("150 words a minute")
    call.press(K.Key_BracketRight, CTRL)
    call.press(K.Key_BracketRight, CTRL)
    call.press(K.Key_BracketLeft, CTRL)
    assert setting.read().pace == USUAL + 10
    call.press(K.Key_P, CTRL | SHIFT)
    assert (setting.read().pace, lit(call)) == (0, "")
    call.press(K.Key_P, CTRL | SHIFT)
    assert setting.read().pace == USUAL + 10


def test_another_pace_goes_on_with_the_same_word(paced_call):
    call = paced_call
    wait(call, 4)
    word = lit(call)
    for key in (K.Key_BracketLeft,) * 7 + (K.Key_BracketRight,) * 12:
        call.press(key, CTRL)
        assert lit(call) == word


def test_a_clock_that_is_put_back_leaves_the_first_word_lit(paced_call):
    wait(paced_call, -3600)
    assert lit(paced_call) == "Good"
