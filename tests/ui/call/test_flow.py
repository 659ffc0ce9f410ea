"""Start calling walks the queue by keys alone: on, back, not now, pause and go on, undo, and a calm end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.draft import Draft
from reengage_desktop.services.bundle import Services
from reengage_desktop.ui.today.slot_banner import SlotBanner
from tests.ui.call.flow import PEOPLE, Clock, Flow

K = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
MARIA, BEN, COLLEEN = PEOPLE


@pytest.fixture
def flow(services: Services, clock: Clock, qtbot: QtBot) -> Iterator[Flow]:
    made = Flow(services, clock, qtbot)
    yield made
    made.leave()


def test_a_slot_is_worked_through_by_keys_and_ends_calmly(flow: Flow) -> None:
    flow.calls.start()
    assert (flow.who, flow.dialog.windowTitle()) == (MARIA, "Call 1 of 3 – Morning calls")
    flow.press(K.Key_N)
    assert (flow.who, flow.dialog.windowTitle()) == (BEN, "Call 2 of 3 – Morning calls")
    assert flow.told.startswith("Maria Castellano: no answer logged.")
    flow.press(K.Key_S)
    assert flow.who == COLLEEN
    flow.press(K.Key_N)
    assert flow.who == ""
    assert flow.told.endswith("3 calls made, 1 spoke with you; next slot 16:30.")
    assert [len(flow.touches(name)) for name in PEOPLE] == [1, 1, 1]


def test_the_next_call_comes_in_the_same_window_without_closing_it(flow: Flow) -> None:
    flow.calls.start()
    dialog, closings = flow.dialog, list[int]()
    dialog.finished.connect(closings.append)
    flow.press(K.Key_N)
    assert flow.dialog is dialog and closings == [] and dialog.focusWidget() is dialog.script_view


def test_z_on_the_next_call_undoes_the_last_and_there_is_a_way_back_to_the_person(flow: Flow) -> None:
    flow.calls.start()
    flow.press(K.Key_N)
    flow.press(K.Key_Z)
    assert flow.who == BEN and flow.touches(MARIA) == []
    assert flow.told == "Maria Castellano: taken back. It is as it was before the call."
    assert flow.offered == "Back to Maria  Ctrl ←"
    flow.press(K.Key_Left, CTRL)
    assert (flow.who, flow.dialog.windowTitle()) == (MARIA, "Call 1 of 3 – Morning calls")
    flow.press(K.Key_N)
    assert flow.who == BEN


def test_the_button_of_the_toast_goes_back_too(flow: Flow) -> None:
    flow.calls.start()
    flow.press(K.Key_N)
    flow.press(K.Key_Z)
    flow.take_offer()
    assert flow.who == MARIA


def test_not_now_goes_on_without_logging_and_comes_back_at_the_end(flow: Flow) -> None:
    before = flow.person(MARIA)
    flow.calls.start()
    flow.press(K.Key_Right, CTRL)
    assert flow.who == BEN and flow.told == "Maria Castellano comes at the end. Nothing is logged."
    flow.press(K.Key_N)
    flow.press(K.Key_N)
    assert (flow.who, flow.dialog.windowTitle()) == (MARIA, "Call 3 of 3 – Morning calls")
    assert flow.touches(MARIA) == [] and flow.person(MARIA) == before
    flow.press(K.Key_Right, ALT)
    assert flow.who == MARIA and flow.told == "Maria Castellano is the last one for now."


def test_a_call_that_has_begun_is_not_left_by_not_now(flow: Flow) -> None:
    flow.calls.start()
    flow.press(K.Key_Return)
    flow.press(K.Key_Right, CTRL)
    assert flow.who == MARIA and flow.told.startswith("This call has begun")


def test_back_and_forth_keeps_the_order(flow: Flow) -> None:
    flow.calls.start()
    flow.press(K.Key_Left, CTRL)
    assert flow.who == MARIA
    flow.press(K.Key_Right, CTRL)
    flow.press(K.Key_Left, CTRL)
    assert flow.who == MARIA
    flow.press(K.Key_N)
    assert flow.who == BEN


def test_esc_pauses_and_go_on_picks_the_same_call_up(flow: Flow) -> None:
    told: list[tuple[int, int]] = []
    flow.calls.left_open.connect(lambda place, of: told.append((place, of)))
    flow.calls.start()
    flow.press(K.Key_N)
    flow.press(K.Key_Return)
    flow.write("Ask for the roofer")
    flow.press(K.Key_Escape)
    assert flow.who == "" and flow.offered == "Go on with calls, 2 of 3" and told == [(2, 3)]
    flow.take_offer()
    assert (flow.who, flow.dialog.windowTitle()) == (BEN, "Call 2 of 3 – Morning calls")
    assert flow.services.around.store.drafts.get(flow.ids[BEN]) == Draft("Ask for the roofer", "")


def test_start_calling_goes_on_with_a_walk_that_was_left(flow: Flow) -> None:
    flow.calls.start()
    flow.press(K.Key_N)
    flow.press(K.Key_Right, CTRL)
    flow.press(K.Key_Escape)
    flow.calls.start()
    assert (flow.who, flow.dialog.windowTitle()) == (COLLEEN, "Call 2 of 3 – Morning calls")
    flow.press(K.Key_N)
    assert flow.who == BEN


def test_another_slot_begins_a_walk_of_its_own(flow: Flow) -> None:
    flow.calls.start()
    flow.press(K.Key_N)
    flow.press(K.Key_Escape)
    flow.clock.advance(hours=8)
    flow.calls.start()
    assert flow.dialog.windowTitle() == "Call 1 of 2 – Late calls"


def test_a_reminder_started_during_a_call_comes_right_after_it(flow: Flow) -> None:
    flow.calls.start()
    flow.press(K.Key_Return)
    flow.write("Half a sent")
    flow.calls.start(flow.ids[COLLEEN])
    assert flow.who == MARIA and flow.told == "Colleen McGrath comes right after this call."
    assert flow.dialog.notes_edit.toPlainText() == "Half a sent"
    flow.press(K.Key_N, ALT)
    assert flow.who == COLLEEN


def test_a_call_alone_goes_on_only_if_that_is_wished(flow: Flow) -> None:
    flow.calls.call(flow.ids[BEN])
    assert flow.dialog.windowTitle() == "Call"
    flow.press(K.Key_N)
    assert flow.who == "" and "next slot" not in flow.told


def test_a_call_alone_is_taken_back_with_a_way_to_call_again(flow: Flow) -> None:
    flow.calls.call(flow.ids[BEN])
    flow.press(K.Key_N)
    flow.toast.undo()
    assert flow.offered == "Back to Ben"
    flow.take_offer()
    assert flow.who == BEN


def test_a_banner_that_reminds_leaves_the_call_and_its_focus_alone(flow: Flow, services: Services) -> None:
    postponing, spreading = services.postponing, services.spreading
    later, backlog = postponing.choices, spreading.backlog
    banner = SlotBanner(services.planning, flow.clock, weighing=lambda: services.weighing, later=later, backlog=backlog)
    banner.setParent(flow.window)
    banner.show()
    flow.clock.advance(hours=8)
    flow.calls.start()
    flow.press(K.Key_Return)
    flow.write("Half a sent")
    knock = services.reminding.knock()
    assert knock.waiting
    banner.show_knock(knock)
    flow.settle()
    assert flow.who == MARIA and flow.dialog.focusWidget() is flow.dialog.notes_edit
    flow.qtbot.keyClicks(flow.dialog.notes_edit, "ence")
    assert flow.dialog.notes_edit.toPlainText() == "Half a sentence"


def test_nobody_to_call_is_told(flow: Flow, clock: Clock) -> None:
    clock.advance(hours=-6)
    flow.calls.start()
    assert flow.who == "" and flow.told.startswith("Nobody can be called right now")


def test_preparing_somebody_puts_the_cursor_in_the_reason_to_call(flow: Flow) -> None:
    flow.calls.prepare(flow.ids[BEN])
    focused = flow.dialog.focusWidget()
    assert flow.who == BEN and focused is not None
    assert flow.dialog.script_page.side.card.reason.isAncestorOf(focused)
