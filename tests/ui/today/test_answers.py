"""Answers to a reminder: a promise may be put off past the hour that was given, and that is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.reminder import Kind, Reminder
from reengage_desktop.services.bundle import Services
from reengage_desktop.ui.answers import Answers
from reengage_desktop.ui.call_flow import CallFlow
from reengage_desktop.ui.dialogs import Dialogs
from reengage_desktop.ui.heartbeat import Heartbeat
from reengage_desktop.ui.toast import UndoToast
from reengage_desktop.ui.today.move_slot_dialog import MoveSlotDialog

Add = Callable[..., int]
DAY = 24 * 60


class Scene:
    def __init__(self, qtbot: QtBot, services: Services, clock: Any) -> None:
        self.services, self.window = services, QWidget()
        self.window.resize(1000, 700)
        qtbot.addWidget(self.window)
        self.toast = UndoToast(self.window)
        heart = Heartbeat(services.reminding, clock, self.window)
        calls = CallFlow(services, clock, self.window, self.toast)
        self.answers = Answers(
            services.reminding,
            services.planning,
            heart,
            calls,
            Dialogs(services, clock, self.window, self.toast),
            self.window.show,
            self.toast,
            self.window,
        )
        self.window.show()

    def waiting(self, kind: Kind) -> list[Reminder]:
        return [each for each in self.services.reminding.knock().waiting if each.kind is kind]

    @property
    def told(self) -> str:
        return self.toast.text_label.text() if self.toast.isVisible() else ""


@pytest.fixture
def scene(qtbot: QtBot, services: Services, clock: Any) -> Scene:
    return Scene(qtbot, services, clock)


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (10, ""),
        (60, ""),
        (61, "You told Maria Castellano until 09:33. This comes back today, 09:34."),
        (DAY, "You told Maria Castellano until 09:33. This comes back tomorrow, 08:33."),
        (6 * DAY, "You told Maria Castellano until 09:33. This comes back Mon 19 Oct, 08:33."),
    ],
)
def test_a_promise_put_off_past_the_hour_that_was_given_is_put_off_and_told(
    scene: Scene, add: Add, minutes: int, told: str
) -> None:
    add("Maria Castellano", -5, 60, promised=True)
    (promise,) = scene.waiting(Kind.PROMISE)
    scene.answers.snooze(promise, minutes)
    assert scene.waiting(Kind.PROMISE) == []
    assert scene.told == told


def test_a_promise_whose_hour_has_passed_is_put_off_without_a_word(scene: Scene, add: Add) -> None:
    add("Maria Castellano", -90, -30, promised=True)
    (promise,) = scene.waiting(Kind.PROMISE)
    scene.answers.snooze(promise, DAY)
    assert scene.told == ""


def test_a_slot_has_no_promise_to_tell(scene: Scene) -> None:
    (slot,) = scene.waiting(Kind.SLOT)
    scene.answers.snooze(slot, 60)
    assert scene.told == ""
    assert scene.waiting(Kind.SLOT) == []


def test_a_slot_moved_to_later_today_comes_back_at_its_new_hour(scene: Scene, qtbot: QtBot, clock: Any) -> None:
    (slot,) = scene.waiting(Kind.SLOT)
    scene.answers.move(slot)
    (dialog,) = scene.window.findChildren(MoveSlotDialog)
    dialog.start_edit.setTime(dialog.start_edit.time().addSecs(2 * 3600))
    dialog.save_button.click()
    assert scene.waiting(Kind.SLOT) == []
    clock.advance(hours=1, minutes=42)
    assert [each.subject_id for each in scene.waiting(Kind.SLOT)] == [slot.subject_id]
