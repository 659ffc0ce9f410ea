"""Moving a slot: for today, from now on, and never to hours that are none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.slots import Move
from reengage_desktop.services.bundle import Services
from reengage_desktop.ui.today.move_slot_dialog import MoveSlotDialog

Open = Callable[[int | None], MoveSlotDialog]
TODAY = date(2026, 10, 13)


@pytest.fixture
def opened(qtbot: QtBot, services: Services) -> Iterator[Open]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def one(slot_id: int | None) -> MoveSlotDialog:
        dialog = MoveSlotDialog(services.slotting, services.planning, slot_id, window)
        dialog.open()
        return dialog

    yield one
    for dialog in window.findChildren(MoveSlotDialog):
        dialog.close()


def test_only_today_moves_one_date_and_tells_when_it_begins(opened: Open, qtbot: QtBot, services: Services) -> None:
    morning = services.slotting.all()[0]
    dialog = opened(morning.id)
    dialog.start_edit.setTime(QTime(9, 0))
    assert dialog.end_edit.time() == QTime(9, 45)
    with qtbot.waitSignal(dialog.accepted), qtbot.waitSignal(dialog.moved) as heard:
        dialog.save_button.click()
    assert heard.args == [27]
    kept = services.slotting.all()[0]
    assert (kept.start, kept.moved) == (time(8, 15), (Move(TODAY, time(9), time(9, 45)),))


def test_a_slot_that_is_over_today_is_moved_to_later_today(
    opened: Open, qtbot: QtBot, services: Services, clock: Any
) -> None:
    clock.advance(hours=3)
    morning = services.slotting.all()[0]
    dialog = opened(morning.id)
    assert dialog.when_choice.button(True).text() == "Only today"
    dialog.start_edit.setTime(QTime(13, 0))
    with qtbot.waitSignal(dialog.accepted), qtbot.waitSignal(dialog.moved) as heard:
        dialog.save_button.click()
    assert heard.args == [87]
    assert services.slotting.all()[0].moved == (Move(TODAY, time(13), time(13, 45)),)


def test_hours_that_are_over_today_are_told_for_today_and_hold_from_tomorrow_on(
    opened: Open, qtbot: QtBot, services: Services, clock: Any
) -> None:
    clock.advance(hours=3)
    dialog = opened(services.slotting.all()[0].id)
    dialog.start_edit.setTime(QTime(7, 0))
    dialog.save_button.click()
    assert dialog.problem_label.text().startswith("That time has passed.")
    dialog.when_choice.button(False).click()
    with qtbot.waitSignal(dialog.accepted), qtbot.waitSignal(dialog.moved) as heard:
        dialog.save_button.click()
    assert heard.args == [0]
    assert services.slotting.all()[0].start == time(7)


def test_where_it_is_not_held_today_the_next_date_is_moved(opened: Open, services: Services, clock: Any) -> None:
    clock.advance(days=4)
    dialog = opened(services.slotting.all()[0].id)
    assert dialog.when_choice.button(True).text() == "Only Mon 19 Oct"
    dialog.start_edit.setTime(QTime(10, 0))
    dialog.save_button.click()
    assert services.slotting.all()[0].moved == (Move(date(2026, 10, 19), time(10), time(10, 45)),)


def test_a_date_moved_here_from_another_is_moved_as_that_date(opened: Open, services: Services) -> None:
    morning, friday = services.slotting.all()[0], date(2026, 10, 16)
    services.slotting.rest(morning.id, TODAY, TODAY)
    services.slotting.move_once(morning.id, friday, time(11), time(12), TODAY + timedelta(days=1))
    services.slotting.move_once(morning.id, TODAY + timedelta(days=1), time(9), time(10), friday)
    dialog = opened(morning.id)
    assert dialog.start_edit.time() == QTime(11, 0)
    dialog.start_edit.setTime(QTime(12, 0))
    dialog.save_button.click()
    assert Move(friday, time(12), time(13), TODAY + timedelta(days=1)) in services.slotting.all()[0].moved


def test_a_slot_that_rests_for_weeks_is_moved_from_now_on_only(opened: Open, services: Services) -> None:
    morning = services.slotting.all()[0]
    services.slotting.rest(morning.id, TODAY, TODAY + timedelta(days=40))
    dialog = opened(morning.id)
    assert dialog.when_choice.button(True).isHidden()
    dialog.start_edit.setTime(QTime(7, 0))
    dialog.save_button.click()
    assert services.slotting.all()[0].start == time(7)


def test_a_slot_that_is_not_there_is_told(opened: Open) -> None:
    dialog = opened(99)
    assert dialog.problem_label.isVisible()
    assert not dialog.save_button.isEnabled()


def test_without_a_slot_it_asks_which_and_moves_it_from_now_on(opened: Open, qtbot: QtBot, services: Services) -> None:
    late = services.slotting.all()[1]
    dialog = opened(None)
    dialog.slot_choice.button(late).click()
    assert dialog.start_edit.time() == QTime(16, 30)
    dialog.start_edit.setTime(QTime(15, 0))
    with qtbot.waitSignal(dialog.accepted):
        dialog.save_button.click()
    assert [(slot.start, slot.end) for slot in services.slotting.all()] == [
        (time(8, 15), time(9)),
        (time(15), time(15, 45)),
    ]


def test_hours_that_end_before_they_begin_are_told_and_nothing_is_changed(opened: Open, services: Services) -> None:
    dialog = opened(services.slotting.all()[0].id)
    dialog.end_edit.setTime(QTime(7, 0))
    dialog.save_button.click()
    assert dialog.isVisible()
    assert dialog.problem_label.text().startswith("A slot ends after it begins")
    assert services.slotting.all()[0].moved == ()


@pytest.mark.parametrize("start", [QTime(23, 30), QTime(23, 58)])
def test_a_slot_never_reaches_into_the_next_day(opened: Open, services: Services, start: QTime) -> None:
    dialog = opened(services.slotting.all()[0].id)
    dialog.start_edit.setTime(start)
    assert dialog.end_edit.time() == QTime(23, 59)
