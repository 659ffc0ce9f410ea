"""Moving a slot: for today, from now on, and never to hours that are none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import time

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.services.bundle import Services
from reengage_desktop.ui.today.move_slot_dialog import MoveSlotDialog

Open = Callable[[int | None], MoveSlotDialog]


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
    assert (kept.start, [(start, end) for _, start, end in kept.moved]) == (time(8, 15), [(time(9), time(9, 45))])


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
