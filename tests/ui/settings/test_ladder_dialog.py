"""Ladders of one's own are written in a dialog: each change is kept, told where it cannot be, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.ladder_plan import LadderPlan, Step, StepWay, TimeOfDay
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.ui.settings.ladder_dialog import LadderDialog

K = Qt.Key
GENTLE = LadderPlan("", "Gentle", (Step(0, TimeOfDay.ANY), Step(3, TimeOfDay.MORNING)))


@pytest.fixture
def dialog(qtbot: QtBot, services: Services) -> LadderDialog:
    made = LadderDialog(services)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    return made


def names(dialog: LadderDialog) -> list[str]:
    return [entry.accessibleName() for entry in dialog.entries]


def shown(services: Services) -> LadderPlan:
    return services.laddering.plans()[-1]


def test_those_that_ship_are_shown_and_stay_as_they_are(dialog: LadderDialog) -> None:
    assert names(dialog) == ["Five spaced", "Push"]
    assert dialog.entries[0].accessibleDescription() == "5 attempts · the default"
    assert not dialog.editor.name_edit.isEnabled() and dialog.editor.add_button.isHidden()
    assert not any(row.ways_button.isEnabled() or row.remove_button.isVisible() for row in dialog.editor.rows)
    assert not dialog.remove_button.isEnabled()
    dialog.choose("push")
    assert len(dialog.editor.rows) == 20
    assert not dialog.default_button.isEnabled() and "each person alone" in dialog.default_button.toolTip()


def test_a_new_one_begins_as_the_one_that_is_shown_and_is_named_at_once(
    services: Services, dialog: LadderDialog
) -> None:
    dialog.copy()
    assert names(dialog) == ["Five spaced", "Push", "Five spaced 2"]
    assert dialog.focusWidget() is dialog.editor.name_edit
    QTest.keyClicks(dialog.editor.name_edit, "For farmers")
    QTest.keyClick(dialog.editor.name_edit, K.Key_Return)
    assert names(dialog)[-1] == shown(services).name == "For farmers"
    dialog.undo()
    dialog.undo()
    assert names(dialog) == ["Five spaced", "Push"] and not dialog.undo_button.isEnabled()


def test_attempts_are_changed_moved_added_and_removed_by_keys(services: Services, dialog: LadderDialog) -> None:
    services.laddering.save(GENTLE)
    dialog.choose("own:1")
    row = dialog.editor.rows[1]
    row.days_box.setValue(7)
    row.time_box.setCurrentIndex(row.time_box.findData(TimeOfDay.LATE.value))
    row.time_box.activated.emit(row.time_box.currentIndex())
    letter = next(action for action in row.ways_menu().actions() if action.text() == "A letter first")
    letter.trigger()
    assert shown(services).steps[1] == Step(7, TimeOfDay.LATE, (StepWay.PHONE, StepWay.LETTER_FIRST))
    dialog.editor.rows[1].days_box.setFocus()
    QTest.keyClick(dialog, K.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [step.after_days for step in shown(services).steps] == [7, 0]
    QTest.keyClick(dialog, K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shown(services).of == 3
    QTest.keyClick(dialog, K.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert shown(services).of == 2
    for _ in range(6):
        dialog.undo()
    assert shown(services).steps == GENTLE.steps


def test_one_way_stays_on(services: Services, dialog: LadderDialog) -> None:
    services.laddering.save(GENTLE)
    dialog.choose("own:1")
    dialog.editor.rows[1].ways_menu().actions()[0].trigger()
    assert shown(services).steps[1].ways == (StepWay.PHONE,)


def test_a_name_that_cannot_be_stays_as_it_was_typed_until_it_is_mended(
    services: Services, dialog: LadderDialog
) -> None:
    services.laddering.save(GENTLE)
    dialog.choose("own:1")
    dialog.editor.name_edit.setText("push")
    dialog.choose("five")
    assert "Push" in dialog.fault_line.text() or "push" in dialog.fault_line.text()
    assert dialog.editor.name_edit.text() == "push" and dialog.editor.is_refused
    assert next(entry for entry in dialog.entries if entry.isChecked()).key == "own:1"
    dialog.editor.name_edit.setText("Softly")
    dialog.choose("five")
    assert shown(services).name == "Softly" and dialog.fault_line.text() == ""


def test_esc_with_a_name_that_cannot_be_tells_it_once(services: Services, dialog: LadderDialog) -> None:
    services.laddering.save(GENTLE)
    dialog.choose("own:1")
    dialog.editor.name_edit.setText("")
    dialog.reject()
    assert dialog.isVisible() and "needs a name" in dialog.fault_line.text()
    dialog.reject()
    assert not dialog.isVisible()


def test_the_default_is_chosen_and_one_in_use_is_removed_and_comes_back(
    services: Services, dialog: LadderDialog
) -> None:
    maria = services.keeping.add(PersonForm(name="Maria"), QuoteForm(product="Roof"))
    key = services.laddering.save(GENTLE).key
    services.laddering.put(maria, key)
    dialog.choose(key)
    assert dialog.entries[-1].accessibleDescription() == "2 attempts · 1 person"
    dialog.make_default()
    assert services.laddering.default().name == "Gentle"
    dialog.remove()
    assert names(dialog) == ["Five spaced", "Push"]
    assert services.laddering.of(services.around.person(maria)).plan.key == "five"
    dialog.undo()
    assert services.laddering.default().name == "Gentle"
    assert services.laddering.of(services.around.person(maria)).plan.name == "Gentle"


def test_it_is_walked_by_keys_alone(qtbot: QtBot, dialog: LadderDialog) -> None:
    dialog.entries[0].setFocus()
    QTest.keyClick(dialog.entries[0], K.Key_Down)
    QApplication.processEvents()
    assert len(dialog.editor.rows) == 20 and dialog.focusWidget() is dialog.entries[1]
    QTest.keyClick(dialog.entries[1], K.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert names(dialog)[-1] == "Push 2"
