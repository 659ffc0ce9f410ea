"""The spread: shown before it is done, done by Enter, told in a toast and taken back by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.ui.dialogs import Dialogs
from reengage_desktop.ui.toast import UndoToast
from reengage_desktop.ui.today.spread_dialog import SpreadDialog

Add = Callable[..., int]
YESTERDAY = -24 * 60


class Scene:
    """A window with its dialogs and its toast."""

    def __init__(self, qtbot: QtBot, services: Services, clock: Any) -> None:
        self.qtbot, self.services = qtbot, services
        self.window = QWidget()
        self.window.resize(1000, 700)
        qtbot.addWidget(self.window)
        self.toast = UndoToast(self.window)
        self.dialogs = Dialogs(services, clock, self.window, self.toast)
        self.window.show()

    def open(self) -> SpreadDialog:
        self.dialogs.spread()
        found: list[SpreadDialog] = self.window.findChildren(SpreadDialog)
        self.dialog = found[-1]
        self.qtbot.waitUntil(self.dialog.save_button.isEnabled)
        return self.dialog

    @property
    def rows(self) -> list[list[str]]:
        """The words of each day of the preview, line by line."""
        grid = self.dialog._grid
        lines: dict[int, list[tuple[int, QWidget]]] = {}
        for part in self.dialog.plan_card.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if (place := grid.indexOf(part)) >= 0:
                row, column, _rows, columns = grid.getItemPosition(place)  # type: ignore[misc]
                if columns == 1:
                    lines.setdefault(row, []).append((column, part))
        found = []
        for _row, parts in sorted(lines.items()):
            ordered = [part for _column, part in sorted(parts, key=lambda each: each[0])]
            labels = [[part] if isinstance(part, QLabel) else part.findChildren(QLabel) for part in ordered]
            found.append([each.text() for some in labels for each in some if each.text()])
        return [row for row in found if row]

    def due(self) -> dict[int, Any]:
        store = self.services.around.store
        return {i: store.prospects.get(i).next_action for i in range(1, store.intakes.next_id())}


@pytest.fixture
def scene(qtbot: QtBot, services: Services, clock: Any) -> Iterator[Scene]:
    made = Scene(qtbot, services, clock)
    yield made
    for dialog in made.window.findChildren(SpreadDialog):
        dialog.close()


@pytest.fixture
def left_over(add: Add) -> None:
    for number in range(20):
        add(f"Person {number:02}", YESTERDAY, YESTERDAY + 60)
    add("Tomasz Wierzbicki", YESTERDAY, YESTERDAY + 60, promised=True)


@pytest.mark.usefixtures("left_over")
def test_it_shows_each_day_with_its_slots_and_names_and_changes_nothing(scene: Scene) -> None:
    before = scene.due()
    dialog = scene.open()
    assert dialog.title_label.text() == "20 calls wait from before today"
    assert dialog.room_label.text() == "The next slots have room for 16 calls. One promise is owed, too."
    assert scene.rows[:2] == [
        [
            "Today",
            "08:15–09:00 · 16:30–17:15",
            "4 calls",
            "1 promise",
            "Tomasz Wierzbicki, Person 00 and 3 more",
        ],
        ["Tomorrow", "08:15–09:00 · 16:30–17:15", "4 calls", "Person 04, Person 05 and 2 more"],
    ]
    assert [row[0] for row in scene.rows] == ["Today", "Tomorrow", "Thu 15 Oct", "Fri 16 Oct", "Mon 19 Oct"]
    assert dialog.note_label.text().startswith("Promises keep the hour you gave.")
    assert scene.due() == before


@pytest.mark.usefixtures("left_over")
def test_another_number_of_days_is_shown_anew(scene: Scene) -> None:
    dialog = scene.open()
    dialog.days_choice.button(3).click()
    scene.qtbot.waitUntil(dialog.save_button.isEnabled)
    assert len(scene.rows) == 3


@pytest.mark.usefixtures("left_over")
def test_enter_does_it_and_the_toast_takes_it_back(scene: Scene) -> None:
    before = scene.due()
    dialog = scene.open()
    with scene.qtbot.waitSignal(dialog.accepted):
        scene.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert scene.toast.text_label.text() == "20 calls are spread over the days until Mon 19 Oct."
    assert scene.services.spreading.backlog().calls == 0
    scene.toast.undo()
    assert scene.due() == before


@pytest.mark.usefixtures("left_over")
def test_it_is_not_taken_back_over_what_was_done_since(scene: Scene) -> None:
    dialog = scene.open()
    dialog.save_button.click()
    scene.services.calling.save(CallResult(1, Outcome.NO_ANSWER, seconds=20))
    since = scene.due()
    scene.toast.undo()
    assert scene.toast.text_label.text().startswith("1 of these people were changed since.")
    assert scene.due() == since


@pytest.mark.usefixtures("left_over")
def test_escape_leaves_all_as_it_is(scene: Scene) -> None:
    before = scene.due()
    dialog = scene.open()
    scene.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert scene.due() == before


def test_who_does_not_fit_is_told(scene: Scene, add: Add) -> None:
    for slot in scene.services.slotting.all():
        scene.services.slotting.change(slot.id, capacity=1)
    for number in range(8):
        add(f"Person {number:02}", YESTERDAY, YESTERDAY + 60)
    dialog = scene.open()
    dialog.days_choice.button(3).click()
    scene.qtbot.waitUntil(dialog.save_button.isEnabled)
    assert dialog.note_label.text() == (
        "2 do not fit into the free places. They stand behind the others, as many on each day."
    )


@pytest.mark.usefixtures("left_over")
def test_with_no_slot_ahead_it_says_so_and_does_nothing(scene: Scene, clock: Any) -> None:
    today = scene.services.around.today()
    for slot in scene.services.slotting.all():
        scene.services.slotting.rest(slot.id, today, today + timedelta(days=60))
    scene.dialogs.spread()
    dialog = scene.window.findChildren(SpreadDialog)[-1]
    scene.qtbot.waitUntil(lambda: bool(dialog.fault_line.text()))
    assert dialog.fault_line.text().startswith("No slot is held in the next four weeks.")
    assert not dialog.save_button.isEnabled()


@pytest.mark.usefixtures("left_over")
def test_a_plan_that_has_grown_old_is_made_anew(scene: Scene, clock: Any) -> None:
    dialog = scene.open()
    before = scene.due()
    clock.advance(hours=1)
    dialog.save_button.click()
    assert dialog.isVisible()
    assert dialog.fault_line.text().startswith("The first of these hours have passed.")
    assert scene.due() == before
    scene.qtbot.waitUntil(dialog.save_button.isEnabled)
    assert scene.rows[0][1] == "16:30–17:15"
