"""They call: the dialog is live at once, only a talk can be logged, and what was interrupted comes back as it was."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.next_action import ActionKind
from reengage_desktop.domain.outcome import OUTCOMES, Outcome
from reengage_desktop.domain.touch import Channel
from reengage_desktop.services.bundle import Services
from tests.ui.call.flow import PEOPLE, Clock, Flow

K = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
MARIA, BEN, COLLEEN = PEOPLE


@pytest.fixture
def flow(services: Services, clock: Clock, qtbot: QtBot) -> Iterator[Flow]:
    made = Flow(services, clock, qtbot)
    yield made
    made.leave()


def wrap_up(flow: Flow, learned: str = "Delivers wholesale") -> None:
    """Reached, and what was learned."""
    flow.press(K.Key_R, ALT)
    page = flow.dialog.wrap_up_page
    assert page is not None
    flow.qtbot.keyClicks(page.learned_edit, learned)


def ring(flow: Flow, digits: str) -> None:
    """Ctrl I over the open call, some digits, Enter."""
    flow.press(K.Key_I, CTRL)
    palette = flow.dialog.aside.palette
    assert palette is not None
    flow.qtbot.keyClicks(palette.search_edit, digits)
    flow.press(K.Key_Return)


def test_their_call_runs_at_once_with_the_words_for_it(flow: Flow) -> None:
    flow.calls.call(flow.ids[MARIA], inbound=True)
    assert flow.dialog.windowTitle() == "They called" and flow.dialog.head.timer_label.isVisible()
    assert flow.dialog._sheet.script == "they-called"
    flow.clock.advance(seconds=72)
    flow.dialog._clock.ticked.emit()
    assert flow.dialog.head.timer_label.text() == "1:12"
    assert flow.dialog.head.attempt_label.text() == "no attempt of yours"


def test_what_was_promised_and_what_was_noted_last_stand_first(flow: Flow) -> None:
    flow.calls.call(flow.ids[MARIA])
    flow.press(K.Key_Return)
    flow.write("Roofer comes in May")
    flow.press(K.Key_V, ALT)
    flow.press(K.Key_Return)
    flow.clock.advance(days=1)
    flow.calls.call(flow.ids[MARIA], inbound=True)
    strip = flow.dialog.inbound_strip
    assert strip.isVisible() and strip.planned_label.text().startswith("you promised")
    assert strip.note_label.text() == "Yesterday: Roofer comes in May"


def test_without_a_promise_the_plan_stands_there(flow: Flow) -> None:
    flow.calls.call(flow.ids[MARIA], inbound=True)
    strip = flow.dialog.inbound_strip
    assert strip.planned_label.text().startswith("planned: call") and strip.note_label.text() == "no note yet"
    flow.press(K.Key_Escape)
    flow.calls.call(flow.ids[BEN])
    assert not flow.dialog.inbound_strip.isVisible()


@pytest.mark.parametrize("outcome", [each for each, meaning in OUTCOMES.items() if not meaning.contact])
def test_a_key_for_nobody_there_is_off_and_says_why(flow: Flow, outcome: Outcome) -> None:
    flow.calls.call(flow.ids[MARIA], inbound=True)
    bar = flow.dialog.script_page.bar
    assert not bar.buttons[outcome].isEnabled()
    flow.press(K[f"Key_{outcome.value}"])
    assert flow.who == MARIA and flow.touches(MARIA) == []
    assert bar.preview_label.text() == f"They called, so you speak together: {outcome.value} is off."


def test_the_keys_are_on_again_for_the_next_call(flow: Flow) -> None:
    flow.calls.call(flow.ids[MARIA], inbound=True)
    flow.press(K.Key_Escape)
    flow.calls.call(flow.ids[MARIA])
    flow.press(K.Key_N)
    assert flow.touches(MARIA)[0].attempt


def test_the_ladder_pauses_and_their_call_answers_what_was_planned(flow: Flow) -> None:
    flow.calls.call(flow.ids[MARIA])
    flow.press(K.Key_N)
    planned = flow.person(MARIA).next_action
    flow.calls.call(flow.ids[MARIA], inbound=True)
    wrap_up(flow)
    flow.press(K.Key_Return, CTRL)
    touch = flow.touches(MARIA)[0]
    assert (touch.channel, touch.attempt, touch.contact) == (Channel.INBOUND, False, True)
    person = flow.person(MARIA)
    assert person.next_action is not None and person.next_action != planned
    assert person.next_action.kind is ActionKind.CALL and person.ladder == "tr"


def test_a_call_that_runs_is_held_and_comes_back_where_it_was(flow: Flow) -> None:
    flow.calls.start()
    flow.press(K.Key_Return)
    flow.clock.advance(seconds=40)
    flow.press(K.Key_Space)
    flow.write("Half a note")
    below = flow.dialog
    ring(flow, "0180")
    assert flow.who == BEN and flow.dialog is not below
    assert flow.services.around.store.drafts.get(flow.ids[MARIA]) == Draft("Half a note", "")
    flow.clock.advance(minutes=5)
    flow.press(K.Key_S)
    assert flow.dialog is below and flow.who == MARIA and flow.told.startswith("Ben Adler: sold")
    assert below.notes_edit.toPlainText() == "Half a note" and below.script_view.current == 1
    flow.clock.advance(seconds=10)
    flow.press(K.Key_N, ALT)
    assert flow.touches(MARIA)[0].seconds == 50 and flow.who == COLLEEN


def test_a_wrap_up_is_held_with_all_that_was_written(flow: Flow) -> None:
    flow.calls.start()
    flow.press(K.Key_Return)
    wrap_up(flow, "Bakes at night")
    below = flow.dialog
    ring(flow, "0180")
    assert flow.who == BEN
    flow.press(K.Key_Escape)
    assert flow.dialog is below and below.wrap_up_page is not None and below.wrap_up_page.isVisible()
    assert below.wrap_up_page.learned_edit.text() == "Bakes at night"
    flow.press(K.Key_Return, CTRL)
    assert flow.touches(MARIA)[0].learned == "Bakes at night" and flow.touches(BEN) == []


def test_whom_i_just_missed_calls_back_in_the_same_dialog(flow: Flow) -> None:
    flow.calls.start()
    flow.press(K.Key_Return)
    flow.write("Rang long")
    flow.calls.call(flow.ids[MARIA], inbound=True)
    assert flow.who == MARIA and flow.dialog.inbound and flow.dialog.notes_edit.toPlainText() == "Rang long"
    flow.press(K.Key_S, ALT)
    assert not flow.touches(MARIA)[0].attempt and flow.who == BEN


def test_ctrl_k_over_a_call_calls_somebody_else_between(flow: Flow) -> None:
    flow.calls.start()
    below = flow.dialog
    flow.press(K.Key_K, CTRL)
    palette = below.aside.palette
    assert palette is not None and not palette.is_inbound
    flow.qtbot.keyClicks(palette.search_edit, "colleen")
    flow.press(K.Key_Return)
    assert flow.who == COLLEEN and not flow.dialog.inbound
    flow.press(K.Key_N)
    assert flow.dialog is below and flow.who == MARIA
    flow.press(K.Key_N)
    flow.press(K.Key_N)
    assert flow.who == "" and flow.told.endswith("2 calls made; next slot 16:30.")


def test_a_caller_nobody_knows_is_handed_on_with_the_digits(flow: Flow) -> None:
    flow.calls.start()
    with flow.qtbot.waitSignal(flow.calls.add_requested) as wish:
        ring(flow, "987 654")
    assert wish.args == ["987 654"]


def test_who_must_not_be_contacted_may_call_and_what_they_said_is_kept(flow: Flow) -> None:
    flow.calls.call(flow.ids[MARIA])
    flow.press(K.Key_D)
    flow.press(K.Key_Y)
    flow.calls.call(flow.ids[MARIA], inbound=True)
    flow.write("Wants to hear of us again")
    flow.press(K.Key_R, ALT)
    assert flow.dialog.wrap_up_page is None and len(flow.touches(MARIA)) == 1
    flow.press(K.Key_Escape)
    assert flow.touches(MARIA)[0].note == "Wants to hear of us again"
    assert flow.touches(MARIA)[0].channel is Channel.INBOUND
    assert flow.services.around.store.drafts.get(flow.ids[MARIA]) == Draft()
