"""Working with the week: by pointer, by keys, and what is heard of it."""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, time
from time import perf_counter
from typing import Protocol

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.busy import Busy, SourceKind
from reengage_desktop.domain.slots import Move
from reengage_desktop.services.bundle import Services
from reengage_desktop.ui import theme
from reengage_desktop.ui.calendar.block_handle import BlockHandle
from reengage_desktop.ui.calendar.calendar_page import CalendarPage
from reengage_desktop.ui.calendar.keep_card import KeepCard
from reengage_desktop.ui.calendar.move_slot_dialog import MoveSlotDialog
from reengage_desktop.ui.calendar.rest_dialog import RestDialog
from reengage_desktop.ui.calendar.slot_dialog import SlotDialog

from . import scene
from .conftest import LEFT, Desk

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
WEDNESDAY, THURSDAY = date(2026, 10, 14), date(2026, 10, 15)


class Clock(Protocol):
    now: datetime

    def __call__(self) -> datetime: ...


# By pointer


def test_a_slot_is_dragged_to_another_hour_and_moves_every_week(desk: Desk) -> None:
    desk.drag(desk.point(2, 12.5), desk.point(2, 15.5))
    card = desk.view.card
    assert card.title_label.text() == "Midday: Wed 15:15–16:00"
    assert desk.slot("Midday").start == time(12, 15)
    card.every_button.click()
    assert (desk.slot("Midday").start, desk.slot("Midday").end) == (time(15, 15), time(16))
    assert not card.isVisible()
    before, said = desk.told[0]
    assert before is not None and before.start == time(12, 15)
    assert said == "Midday is at 15:15 from now on. Its history moved along."
    desk.settle()
    assert desk.item("Midday", 2).piece.span.start == 15 * 60 + 15


def test_what_was_moved_goes_back_as_it_was(desk: Desk) -> None:
    desk.drag(desk.point(2, 12.5), desk.point(2, 15.5))
    desk.view.card.every_button.click()
    before, _ = desk.told[0]
    assert before is not None
    desk.services.slotting.put_back(before)
    desk.settle()
    assert desk.slot("Midday").start == time(12, 15)
    assert desk.item("Midday", 2).piece.span.start == 12 * 60 + 15


def test_a_slot_is_dragged_to_another_day_just_this_once(desk: Desk) -> None:
    desk.drag(desk.point(2, 12.5), desk.point(4, 12.5))
    desk.key(Qt.Key.Key_J)
    midday = desk.slot("Midday")
    assert midday.moved == (Move(WEDNESDAY, time(12, 15), time(13), date(2026, 10, 16)),)
    assert desk.told[0][1] == "Midday is at 12:15 on Fri 16 Oct, this once."
    desk.settle()
    assert desk.item("Midday", 4).piece.block.day == WEDNESDAY


def test_onto_a_day_it_has_already_a_slot_moves_once_only(desk: Desk) -> None:
    desk.drag(desk.point(2, 16.75), desk.point(3, 15.5))
    card = desk.view.card
    assert card.text_label.text() == "It has that day already, so it moves for this week only."
    assert card.every_button.isHidden()
    assert card.once_button.hasFocus()


def test_esc_takes_the_slot_back_while_dragging_and_at_the_question(desk: Desk) -> None:
    start = desk.point(2, 12.5)
    desk.drag(start, desk.point(2, 15.5), release=False)
    desk.key(Qt.Key.Key_Escape)
    desk.qtbot.mouseRelease(desk.view.viewport(), LEFT, pos=desk.point(2, 15.5))
    assert desk.view.hold is None and not desk.view.card.isVisible()
    desk.drag(start, desk.point(2, 15.5))
    assert desk.view.card.isVisible()
    desk.key(Qt.Key.Key_Escape)
    assert desk.view.hold is None and not desk.view.card.isVisible()
    assert desk.slot("Midday").start == time(12, 15) and not desk.told
    assert desk.view.focused == desk.view.items.index(desk.item("Midday", 2))


def test_a_refusal_stands_on_the_card_and_nothing_is_changed(desk: Desk) -> None:
    """Wednesday's slot onto Monday, which is over."""
    desk.drag(desk.point(2, 12.5), desk.point(0, 12.5))
    desk.view.card.once_button.click()
    assert desk.view.card.fault_line.text().startswith("That time has passed.")
    assert desk.view.card.isVisible() and desk.slot("Midday").moved == ()


def test_a_slot_is_stretched_by_its_foot(desk: Desk) -> None:
    rect = desk.item("Midday", 2).rect
    foot = QPoint(round(rect.x + 30), round(rect.bottom) - 2 - desk.view.offset)
    desk.drag(foot, foot + QPoint(0, round(desk.view.grid.hour * 0.75)))
    desk.key(Qt.Key.Key_Return)
    assert (desk.slot("Midday").start, desk.slot("Midday").end) == (time(12, 15), time(13, 45))


def test_a_slot_that_is_over_stays_where_it_was(desk: Desk) -> None:
    desk.drag(desk.point(0, 8.5), desk.point(0, 12.5))
    assert desk.view.hold is None and not desk.view.card.isVisible()


def test_a_press_alone_moves_nothing(desk: Desk) -> None:
    start = desk.point(2, 12.5)
    desk.drag(start, start + QPoint(2, 2))
    assert desk.view.hold is None and not desk.view.card.isVisible()
    assert desk.view.current is not None and desk.view.current.piece.block.title == "Midday"


def test_a_new_slot_is_drawn_on_free_ground_and_kept(desk: Desk) -> None:
    desk.drag(desk.point(3, 9.5), desk.point(3, 10.25), release=False)
    assert desk.view.hold is not None and desk.view.hold.now[1:] == (9 * 60 + 30, 10 * 60 + 15)
    desk.qtbot.mouseRelease(desk.view.viewport(), LEFT, pos=desk.point(3, 10.25))
    dialog = desk.dialog(SlotDialog)
    assert isinstance(dialog, SlotDialog)
    assert dialog.weekdays() == {3}
    assert (dialog.hours_edit.start(), dialog.hours_edit.end()) == (time(9, 30), time(10, 15))
    dialog.name_edit.setText("Bakers")
    desk.qtbot.keyClick(dialog.name_edit, Qt.Key.Key_Return)
    made = desk.slot("Bakers")
    assert (made.start, made.end, made.weekdays, made.capacity) == (time(9, 30), time(10, 15), {3}, 8)
    assert desk.told == [(None, "Bakers is kept free: Thu 09:30.")]
    desk.settle()
    assert desk.view.hold is None
    assert desk.item("Bakers", 3)


def test_giving_up_the_dialog_takes_the_drawn_slot_away(desk: Desk) -> None:
    desk.drag(desk.point(3, 9.5), desk.point(3, 10.25))
    desk.dialog(SlotDialog).reject()
    assert desk.view.hold is None and len(desk.services.slotting.all()) == 4


def test_a_double_click_opens_a_block_and_asks_on_free_ground(desk: Desk) -> None:
    port = desk.view.viewport()
    opened: list[object] = []
    desk.page.open_requested.connect(opened.append)
    desk.qtbot.mouseDClick(port, LEFT, pos=desk.point(3, 15))
    assert opened == [desk.item("Beatriz Holm", 3).piece.block.subject_id]
    desk.qtbot.mouseDClick(port, LEFT, pos=desk.point(3, 12.1))
    dialog = desk.dialog(SlotDialog)
    assert isinstance(dialog, SlotDialog)
    assert (dialog.hours_edit.start(), dialog.hours_edit.end()) == (time(12), time(12, 45))
    desk.qtbot.mouseRelease(port, LEFT, pos=desk.point(3, 12.1))
    assert len(desk.page.findChildren(SlotDialog)) == 1


@pytest.mark.measures_time
def test_a_frame_of_a_drag_is_quick_and_asks_no_service(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(desk.services.calendaring, "week", asked.append)
    port, start = desk.view.viewport(), desk.point(2, 12.5)
    desk.qtbot.mousePress(port, LEFT, pos=start)
    times = []
    for step in range(30):
        began = perf_counter()
        desk.qtbot.mouseMove(port, start + QPoint(step, step * 5))
        port.repaint()
        times.append(perf_counter() - began)
    desk.qtbot.mouseRelease(port, LEFT, pos=start)
    assert statistics.median(times) < 0.05
    assert not asked


# By keys


def test_the_whole_way_by_keys_alone(desk: Desk) -> None:
    """Walk to a slot, move it a quarter and a day, say just this once; let another one rest; wake it."""
    desk.select("Morning", 1)
    while desk.view.current is None or desk.view.current.piece.block.title != "Midday":
        desk.key(Qt.Key.Key_Tab)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        desk.key(key, ALT)
    assert desk.view.card.title_label.text() == "Midday: Thu 12:45–13:30"
    desk.key(Qt.Key.Key_J)
    assert desk.slot("Midday").moved == (Move(WEDNESDAY, time(12, 45), time(13, 30), THURSDAY),)
    desk.settle()
    assert desk.view.current is not None and desk.view.current.piece.block.title == "Midday"
    desk.key(Qt.Key.Key_R)
    rest = desk.dialog(RestDialog)
    desk.qtbot.keyClick(rest, Qt.Key.Key_Return)
    desk.settle()
    assert desk.item("Midday", 3).face.lines == ("rests until 15 Oct",)
    assert desk.told[-1][1] == "Midday rests on Thu 15 Oct."
    desk.key(Qt.Key.Key_R)
    desk.settle()
    assert not desk.item("Midday", 3).piece.block.resting
    assert desk.told[-1][1] == "Midday is awake again."


def test_back_where_it_stood_there_is_nothing_to_ask(desk: Desk) -> None:
    desk.select("Midday", 2)
    desk.key(Qt.Key.Key_Right, ALT)
    assert desk.view.card.isVisible()
    desk.key(Qt.Key.Key_Left, ALT)
    assert not desk.view.card.isVisible() and desk.view.hold is None


def test_tab_walks_all_blocks_in_reading_order_and_back(desk: Desk) -> None:
    desk.view.select(0)
    walked = []
    for _ in desk.view.items:
        assert desk.view.current is not None
        walked.append(desk.view.current.piece.span)
        desk.key(Qt.Key.Key_Tab)
    assert walked == sorted(walked) and len(walked) == len(desk.view.items) == 18
    assert desk.view.focused == -1
    desk.key(Qt.Key.Key_Backtab, SHIFT)
    assert desk.view.focused == len(desk.view.items) - 1


def test_a_block_that_is_walked_to_comes_into_sight(desk: Desk) -> None:
    desk.page.resize(1162, 420)
    desk.view.verticalScrollBar().setValue(0)
    desk.view.select(desk.view.items.index(desk.item("Late", 3)))
    rect = desk.view.seen(desk.item("Late", 3).rect)
    assert rect.top() >= 0 and rect.bottom() <= desk.view.viewport().height()


def test_arrows_turn_the_week_and_t_comes_back(desk: Desk) -> None:
    desk.key(Qt.Key.Key_Right)
    assert desk.page.head.title_label.text() == "19–25 October"
    desk.key(Qt.Key.Key_Left)
    desk.key(Qt.Key.Key_Left)
    assert desk.page.head.title_label.text() == "5–11 October"
    desk.key(Qt.Key.Key_T)
    assert desk.page.head.title_label.text() == "12–18 October"
    desk.page.head.after_button.click()
    assert desk.page.head.title_label.text() == "19–25 October"
    desk.page.head.now_button.click()
    assert desk.page.head.title_label.text() == "12–18 October"


def test_n_asks_for_a_slot_on_working_days(desk: Desk) -> None:
    desk.key(Qt.Key.Key_N)
    dialog = desk.dialog(SlotDialog)
    assert isinstance(dialog, SlotDialog)
    assert dialog.weekdays() == {0, 1, 2, 3, 4} and dialog.focusWidget() is dialog.name_edit


def test_keys_of_a_person_are_wishes_with_their_id(desk: Desk) -> None:
    heard: list[tuple[str, object]] = []
    for name in ("call", "open", "move"):
        getattr(desk.page, f"{name}_requested").connect(lambda ident, name=name: heard.append((name, ident)))
    desk.select("Joyce Tanaka", 1)
    ident = desk.item("Joyce Tanaka", 1).piece.block.subject_id
    for key in (Qt.Key.Key_C, Qt.Key.Key_Return, Qt.Key.Key_O, Qt.Key.Key_M):
        desk.key(key)
    desk.key(Qt.Key.Key_Delete)
    assert heard == [("call", ident), ("open", ident), ("open", ident), ("move", ident)]


def test_the_button_for_a_visit_is_a_wish(desk: Desk) -> None:
    with desk.qtbot.waitSignal(desk.page.visit_requested):
        desk.page.head.visit_button.click()


def test_delete_only_offers_to_move_or_to_rest(desk: Desk) -> None:
    before = desk.services.slotting.all()
    desk.select("Midday", 2)
    desk.key(Qt.Key.Key_Delete)
    card = desk.dialog(KeepCard)
    assert isinstance(card, KeepCard)
    card.leave_button.click()
    desk.settle()
    assert desk.services.slotting.all() == before
    desk.key(Qt.Key.Key_Delete)
    card = desk.dialog(KeepCard)
    assert isinstance(card, KeepCard)
    card.rest_button.click()
    desk.dialog(RestDialog).reject()
    desk.select("Midday", 2)
    desk.key(Qt.Key.Key_Backspace)
    card = desk.dialog(KeepCard)
    assert isinstance(card, KeepCard)
    card.move_button.click()
    desk.dialog(MoveSlotDialog).reject()
    assert desk.services.slotting.all() == before and not desk.told


@pytest.mark.expects_warning("grabbing the keyboard")
def test_the_menu_of_a_block_comes_by_key(desk: Desk) -> None:
    desk.select("Midday", 2)
    desk.key(Qt.Key.Key_F10, SHIFT)
    menu = desk.page.findChild(QMenu, "block_menu")
    assert menu is not None
    named = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert named == ["Change…", "Move…", "Let it rest…", "Remove…"]
    menu.actions()[1].trigger()
    menu.close()
    assert desk.dialog(MoveSlotDialog)


# What is seen and read


def test_each_block_says_what_it_is(desk: Desk) -> None:
    handles = [handle for handle in desk.page.findChildren(BlockHandle) if handle.isVisible()]
    names = [handle.accessibleName() for handle in handles]
    assert len(names) == 18 and all(names)
    assert "You promised Joyce Tanaka, Tuesday 13 October, 11:00 to 12:00" in names
    assert any(name.startswith("Morning calls, Tuesday 13 October, 08:15 to 09:00, running, 3 of 8") for name in names)
    assert QAccessible.queryAccessibleInterface(handles[0]).role() == QAccessible.Role.Button


def test_the_page_opens_at_half_past_seven_or_at_the_earliest_thing(bare: Desk) -> None:
    grid = bare.view.grid
    assert bare.view.offset == round(grid.y(7 * 60 + 30))
    bare.services.slotting.add("Early birds", {3}, time(6), time(6, 45))
    bare.page.turn(1)
    bare.settle()
    assert bare.view.offset == round(grid.y(5 * 60 + 45))


def test_the_line_of_now_goes_on_with_the_minutes(desk: Desk, clock: Clock) -> None:
    assert desk.view._now() == (1, 513, 513)
    clock.now = scene.at(1, 8, 47)
    desk.page.minute_passed()
    assert desk.view._now() == (1, 527, 527)
    clock.now = scene.at(1, 9, 1)
    desk.page.minute_passed()
    assert desk.item("Morning", 1).face.right == "2 of 3"
    clock.now = scene.at(2, 0, 1)
    desk.page.minute_passed()
    assert desk.view._now() == (2, 1, 1)
    desk.page.turn(1)
    assert desk.view._now() is None


def test_busy_times_lie_behind_and_those_of_a_whole_day_over_the_week(bare: Desk) -> None:
    store = bare.services.around.store
    with store.writing() as changes:
        calendar = store.calendars.add(SourceKind.FILE, "mine.ics", "Mine")
        times = [
            Busy(calendar, scene.at(1, 8), scene.at(1, 12), "Trade fair <b>"),
            Busy(calendar, scene.at(3, 0), scene.at(4, 0), "Anna here", True),
        ]
        store.calendars.keep(calendar, times, name="Mine", read_at=scene.at(0, 8), fingerprint="1")
        changes.busy = True
    bare.settle()
    busy = next(item for item in bare.view.items if item.piece.block.kind == "busy")
    assert (busy.face.title, busy.rect.width) == ("Trade fair <b>", bare.item("Morning", 1).rect.width)
    under = bare.view.item_at(bare.point(1, 8.5))
    assert bare.view.items[under].face.title == "Morning"
    assert bare.view.items[bare.view.item_at(bare.point(1, 10.5))] is busy
    assert bare.view.header.accessibleDescription() == "Thursday 15 October: Anna here"
    bare.drag(bare.point(1, 10), bare.point(1, 10.75))
    assert bare.dialog(SlotDialog)


def test_a_page_out_of_sight_reads_when_it_is_shown(desk: Desk) -> None:
    desk.page.hide()
    desk.services.slotting.add("Bakers", {3}, time(13), time(13, 45))
    desk.settle()
    assert all(item.piece.block.title != "Bakers" for item in desk.view.items)
    desk.page.show()
    assert desk.item("Bakers", 3)


def test_a_refresh_keeps_focus_and_what_is_in_hand(desk: Desk) -> None:
    desk.drag(desk.point(2, 12.5), desk.point(2, 15.5))
    desk.services.slotting.add("Bakers", {1}, time(13), time(13, 45))
    desk.settle()
    assert desk.view.card.isVisible() and desk.view.hold is not None
    desk.view.card.every_button.click()
    assert desk.slot("Midday").start == time(15, 15)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_it_is_painted_in_both_looks_with_all_there_is_to_paint(desk: Desk, qapp: QApplication, look: str) -> None:
    theme.apply(qapp, look)
    desk.services.slotting.rest(desk.slot("Late").id, WEDNESDAY, date(2027, 1, 6))
    desk.drag(desk.point(2, 12.5), desk.point(4, 15.5))
    desk.page.turn(0)
    picture = desk.page.grab().toImage()
    assert picture.width() == 1162
    corner = desk.view.mapTo(desk.page, QPoint(4, desk.view.height() - 4))
    assert picture.pixelColor(corner) == theme.colour("surface")


def test_the_window_does_not_import_it_before_it_is_opened() -> None:
    code = (
        "import sys, reengage_desktop.ui.house, reengage_desktop.app;"
        "sys.exit(any(name.startswith('reengage_desktop.ui.calendar') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_week_of_an_hour_that_comes_twice_is_shown(
    services: Services, clock: Callable[[], datetime], qtbot: QtBot
) -> None:
    services.slotting.add("Night", {6}, time(1, 30), time(2, 15))
    page = CalendarPage(services.calendaring, services.slotting, services.promising, clock)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    page.turn(2)
    assert page.head.title_label.text() == "26 October – 1 November"
    night = next(item for item in page.view.items if item.piece.block.title == "Night")
    assert night.piece.span.place == 6 and night.piece.span.start == 90
