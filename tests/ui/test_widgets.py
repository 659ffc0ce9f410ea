"""The small widgets say what they are, and answer to mouse and keyboard alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QDateEdit, QSpinBox, QTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.ui import theme
from reengage_desktop.ui.toast import UndoToast
from reengage_desktop.ui.widgets import (
    Button,
    Chip,
    Choice,
    Dots,
    IconButton,
    KeyCap,
    Option,
    Segments,
    frame,
    label,
    set_role,
)

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(600, 300)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    qtbot.mouseMove(made, QPoint(5, 5))
    return made


def _colour(widget: QWidget) -> str:
    return widget.palette().color(widget.foregroundRole()).name().upper()


def test_a_name_in_a_label_is_text_and_never_markup(qtbot: QtBot) -> None:
    made = label("<b>Maria</b>")
    qtbot.addWidget(made)
    assert made.textFormat() is Qt.TextFormat.PlainText


def test_a_label_follows_its_role_and_the_look(qtbot: QtBot, qapp: QApplication, window: QWidget) -> None:
    made = label("Maria", "bodyStrong", "ember")
    made.setParent(window)
    made.show()
    assert _colour(made) == theme.hex("ember")
    set_role(made, "red")
    assert _colour(made) == theme.hex("red")
    theme.apply(qapp, "dark")
    assert _colour(made) == theme.hex("red")


def test_a_button_has_room_for_its_icon_and_key(qtbot: QtBot) -> None:
    plain, full = Button("Start"), Button("Start", "main", icon="phone", keys="⏎")
    qtbot.addWidget(plain)
    qtbot.addWidget(full)
    assert full.sizeHint().width() > plain.sizeHint().width() + 16 + 18
    assert full.sizeHint().height() == 32
    assert full.text() == "Start"


@pytest.mark.parametrize(("size", "height"), [("small", 28), ("", 32), ("large", 38)])
def test_a_button_has_the_height_of_the_design(qtbot: QtBot, size: str, height: int) -> None:
    made = Button("Save", size=size)
    qtbot.addWidget(made)
    assert made.sizeHint().height() == height


def test_a_chip_keeps_its_width_when_it_is_switched_on(qtbot: QtBot) -> None:
    chip = Chip("Promised", lamp="now")
    qtbot.addWidget(chip)
    chip.set_count(6)
    off = chip.sizeHint()
    chip.setChecked(True)
    assert chip.sizeHint() == off
    assert chip.accessibleName() == "Promised 6"
    assert not Chip("Filter", dashed=True).isCheckable()


def test_one_answer_is_chosen_by_mouse_and_by_arrow(qtbot: QtBot, window: QWidget) -> None:
    choice = Choice(
        [Option("true", "still true"), Option("changed", "changed"), Option("unknown", icon="x", tip="unknown")]
    )
    choice.setParent(window)
    choice.show()
    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.mouseClick(choice.button("true"), Qt.MouseButton.LeftButton)
    assert told.args == ["true"]
    choice.button("true").setFocus()
    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.keyClick(choice.button("true"), Qt.Key.Key_Right)
    assert told.args == ["changed"]
    assert choice.value() == "changed"


def test_a_choice_can_be_set_in_silence_and_cleared(qtbot: QtBot) -> None:
    choice = Choice([Option(1, "one"), Option(2, "two")])
    qtbot.addWidget(choice)
    with qtbot.assertNotEmitted(choice.chosen):
        choice.set_value(2)
        assert choice.value() == 2
        choice.set_value(None)
    assert choice.value() is None
    with pytest.raises(ValueError):
        choice.set_value(3)


@pytest.mark.parametrize("arrows", [True, False])
@pytest.mark.parametrize("kind", [QTimeEdit, QSpinBox])
def test_a_field_of_time_or_number_shows_its_text_clear_of_the_edge(
    qtbot: QtBot, kind: type[QAbstractSpinBox], arrows: bool
) -> None:
    made = kind()
    qtbot.addWidget(made)
    if not arrows:
        made.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
    made.setFixedWidth(84)
    made.show()
    picture = made.grab().toImage()
    inside = [
        x
        for x in range(4, 84 - 26 if arrows else 80)
        for y in range(6, 26)
        if picture.pixelColor(x, y).lightness() < 120
    ]
    assert inside and min(inside) >= 8


def test_a_day_with_a_calendar_begins_at_the_left_as_other_fields_do(qtbot: QtBot) -> None:
    made = QDateEdit()
    made.setCalendarPopup(True)
    qtbot.addWidget(made)
    made.show()
    assert made.alignment() & Qt.AlignmentFlag.AlignLeft
    assert made.lineEdit().x() >= 10


def test_what_has_no_words_says_what_it_does(qtbot: QtBot) -> None:
    made = IconButton("copy", "Copy the number")
    qtbot.addWidget(made)
    assert (made.toolTip(), made.accessibleName()) == ("Copy the number", "Copy the number")


def test_still_pictures_are_painted_at_their_size(qtbot: QtBot) -> None:
    dots, progress, key, card = Dots(), Segments(), KeyCap("N", big=True), frame("card")
    dots.set_ladder("ttr", "3 of 5 attempts, reached")
    progress.set_progress(3, 8)
    for widget in (dots, progress, key, card):
        qtbot.addWidget(widget)
        assert not widget.grab().isNull()
    assert dots.accessibleName() == "3 of 5 attempts, reached"
    assert progress.sizeHint().width() == 8 * 17 - 3


def test_undo_hands_back_what_it_was_given(qtbot: QtBot, window: QWidget) -> None:
    toast = UndoToast(window)
    toast.say("No answer. You call Wed 16:30.", token=7)
    assert toast.isVisible()
    with qtbot.waitSignal(toast.undo_requested) as told:
        qtbot.mouseClick(toast.undo_button, Qt.MouseButton.LeftButton)
    assert told.args == [7]
    assert not toast.isVisible()


def test_undo_works_once(qtbot: QtBot, window: QWidget) -> None:
    toast = UndoToast(window)
    toast.say("Saved.", token=1)
    toast.undo()
    with qtbot.assertNotEmitted(toast.undo_requested):
        toast.undo()
    toast.say("Nothing to take back.", undo=False)
    with qtbot.assertNotEmitted(toast.undo_requested):
        toast.undo()


def test_a_toast_leaves_by_itself(qtbot: QtBot, window: QWidget) -> None:
    toast = UndoToast(window)
    with qtbot.waitSignal(toast.closed, timeout=2000):
        toast.say("Saved.", milliseconds=20)
    assert not toast.isVisible()


def test_a_toast_under_the_pointer_stays_until_the_pointer_leaves(qtbot: QtBot, window: QWidget) -> None:
    toast = UndoToast(window)
    toast.say("Read me in peace.", milliseconds=20)
    QApplication.sendEvent(toast, QEnterEvent(QPointF(), QPointF(), QPointF()))
    qtbot.wait(60)
    assert toast.isVisible()
    with qtbot.waitSignal(toast.closed, timeout=2000):
        QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))


def test_a_toast_without_an_end_stays(qtbot: QtBot, window: QWidget) -> None:
    toast = UndoToast(window)
    toast.say("Saved.", milliseconds=20)
    toast.say("Read me.", milliseconds=0)
    qtbot.wait(60)
    assert toast.isVisible()


def test_a_toast_lies_at_the_bottom_in_the_middle(qtbot: QtBot, window: QWidget) -> None:
    theme.set_less_motion(True)
    toast = UndoToast(window)
    toast.say("Saved.")
    window.resize(800, 500)
    theme.set_less_motion(False)
    assert toast.geometry().bottom() == 500 - 20 - 1
    assert abs(toast.geometry().center().x() - 400) <= 1


def test_a_long_sentence_wraps_inside_the_window(qtbot: QtBot, window: QWidget) -> None:
    theme.set_less_motion(True)
    toast = UndoToast(window)
    toast.say("The letter to Annette Lindqvist and everybody else in the household lies in the pile. " * 3)
    theme.set_less_motion(False)
    assert toast.width() <= window.width() - 40
    assert toast.height() > 44
    assert window.rect().contains(toast.geometry())
    assert toast.mapTo(window, QPoint(0, 0)).x() >= 20


def test_no_module_asks_a_layout_for_its_items() -> None:
    """`itemAt` hands out a wrapper that outlives the item; whatever is made at its address next is taken for it."""
    asking = [
        str(path.relative_to(ROOT))
        for folder in ("reengage_desktop", "tests")
        for path in (ROOT / folder).rglob("*.py")
        if any(f".{name}(" in path.read_text(encoding="utf-8") for name in ("itemAt", "itemAtPosition"))
    ]
    assert asking == []
