"""Do-not-call lists in the window: by keys, beside its thread, told in words, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from reengage_desktop.domain.call_list import ListKind
from reengage_desktop.domain.prospect import Registry, Stage
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.ui.screening.screening_dialog import ScreeningDialog

K = Qt.Key
DAY = date(2026, 10, 3)


class Clock(Protocol):
    now: datetime

    def advance(self, **step: float) -> datetime: ...


Open = Callable[..., ScreeningDialog]
Write = Callable[..., Path]


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(PersonForm(name="Maria <b>Lopez", phones=("419 555 0142",)))


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def as_file(text: str, name: str = "list.txt") -> Path:
        path = tmp_path / name
        path.write_text(text)
        return path

    return as_file


@pytest.fixture
def open_dialog(qtbot: QtBot, services: Services, tmp_path: Path) -> Iterator[Open]:
    made: list[ScreeningDialog] = []

    def open_(path: Path | None = None) -> ScreeningDialog:
        dialog = ScreeningDialog(services, choose_file=lambda _: path, choose_target=lambda _, name: tmp_path / name)
        made.append(dialog)
        with qtbot.waitActive(dialog):
            dialog.open()
        return dialog

    yield open_
    for dialog in made:
        if isValid(dialog):
            dialog.work.close()
            dialog.close()


def press(dialog: ScreeningDialog, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(dialog.focusWidget() or dialog, key)


def rest(qtbot: QtBot, dialog: ScreeningDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.work.is_busy)


def headings(dialog: ScreeningDialog) -> list[str]:
    return dialog.question_page.preview.spoken().split(". ")


def test_a_list_of_ones_own_is_taken_in_by_keys_and_taken_back(
    qtbot: QtBot, services: Services, open_dialog: Open, write: Write, maria: int
) -> None:
    dialog = open_dialog(write("Name,Phone\nMaria,(419) 555-0142\nx,12\n", "firm.csv"))
    press(dialog, K.Key_Return)
    assert dialog.question_page.name_label.text() == "firm.csv"
    assert not dialog.main_button.isEnabled(), "what it is has to be said"
    press(dialog, K.Key_Down, K.Key_Return)
    rest(qtbot, dialog)
    assert headings(dialog) == ["1 person will not be contacted any more", "1 number held", "1 line names no number"]
    assert services.around.person(maria).stage is Stage.ACTIVE
    with qtbot.waitSignal(dialog.taken) as told:
        press(dialog, K.Key_Return)
    assert told.args is not None and told.args[1] == "1 person is not contacted any more"
    assert services.around.person(maria).stage is Stage.DO_NOT_CONTACT
    assert dialog.end_page.title_label.text() == "1 person is not contacted any more"
    assert dialog.side.held_label.text() == "1 number must not be called"
    rest(qtbot, dialog)
    with qtbot.waitSignal(dialog.undone):
        press(dialog, K.Key_Z)
    assert services.around.person(maria).stage is Stage.ACTIVE
    assert dialog.end_page.line_label.text() == "All is as it was before."
    assert not dialog.side.write_button.isVisible()


def test_a_registry_tells_what_it_means_and_stands_with_its_age(
    qtbot: QtBot, services: Services, open_dialog: Open, write: Write, maria: int, clock: Clock
) -> None:
    dialog = open_dialog(write("419,5550142\n"))
    dialog.choose()
    page = dialog.question_page
    page.kind_combo.setCurrentIndex(page.kind_combo.findData(ListKind.US))
    page.day_edit.setDate(DAY)
    dialog.go_on()
    rest(qtbot, dialog)
    assert headings(dialog)[:2] == [
        "1 of your numbers is listed",
        "1 numbers of 1 area code".replace("1 numbers", "1 number"),
    ]
    assert "419 (1)" in page.preview.thin_count.line.text()
    dialog.go_on()
    rest(qtbot, dialog)
    assert services.around.person(maria).registry is Registry.LISTED
    (entry,) = dialog.side.kept_lists.entries()
    assert entry.title == "National registry · 3 Oct"
    assert entry.spoken.endswith("10 days old, 1 listed, 0 not")
    clock.advance(days=22)
    later = open_dialog()
    (entry,) = later.side.kept_lists.entries()
    assert "32 days old: look again" in entry.spoken
    assert getattr(entry, "role", "") == "amber"


def test_another_kind_or_day_asks_to_look_again(qtbot: QtBot, open_dialog: Open, write: Write, maria: int) -> None:
    dialog = open_dialog(write("419,5550142\n"))
    dialog.choose()
    dialog.question_page.kind_combo.setCurrentIndex(1)
    dialog.go_on()
    rest(qtbot, dialog)
    assert dialog.main_button.text() == "Take it in"
    dialog.question_page.kind_combo.setCurrentIndex(0)
    assert dialog.main_button.text() == "Look through it"


def test_what_cannot_be_read_is_told_and_another_file_may_come(
    qtbot: QtBot, open_dialog: Open, write: Write, tmp_path: Path
) -> None:
    dialog = open_dialog(write("Dear Sir\n", "letter.txt"))
    dialog.choose()
    dialog.question_page.kind_combo.setCurrentIndex(0)
    dialog.go_on()
    rest(qtbot, dialog)
    assert dialog.fault_line.text().startswith("No line of letter.txt names a telephone number.")
    dialog.read(tmp_path)
    assert dialog.fault_line.text() == ""
    dialog.question_page.kind_combo.setCurrentIndex(1)
    dialog.go_on()
    rest(qtbot, dialog)
    assert "is a folder" in dialog.fault_line.text()


def test_a_file_is_dropped(open_dialog: Open, write: Write) -> None:
    dialog = open_dialog()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write("419,5550142\n", "dropped.txt")))])
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(dialog, QDragEnterEvent(QPoint(5, 5), action, data, left, none))
    QApplication.sendEvent(dialog, QDropEvent(QPointF(5, 5), action, data, left, none))
    assert dialog.question_page.name_label.text() == "dropped.txt"


def test_esc_stops_what_is_read_and_then_closes(
    qtbot: QtBot, services: Services, open_dialog: Open, write: Write, maria: int
) -> None:
    dialog = open_dialog(write("419,5550142\n" * 400_000))
    dialog.choose()
    dialog.question_page.kind_combo.setCurrentIndex(1)
    dialog.go_on()
    press(dialog, K.Key_Escape)
    assert dialog.isVisible()
    rest(qtbot, dialog)
    assert dialog.fault_line.text() == "Stopped. Nothing was taken in."
    assert services.screening.lists() == []
    press(dialog, K.Key_Escape)
    assert not isValid(dialog) or not dialog.isVisible()


def test_ones_own_list_is_written_out(
    qtbot: QtBot, open_dialog: Open, services: Services, write: Write, maria: int
) -> None:
    services.screening.take(services.screening.look(write("4195550142\n"), ListKind.OWN, DAY))
    dialog = open_dialog()
    press(dialog, K.Key_W)
    rest(qtbot, dialog)
    assert dialog.fault_line.text() == "1 number was written to do-not-contact.txt."


def test_a_late_undo_is_refused_in_words(
    qtbot: QtBot, services: Services, open_dialog: Open, write: Write, maria: int, clock: Clock
) -> None:
    dialog = open_dialog(write("4195550142\n"))
    dialog.choose()
    dialog.question_page.kind_combo.setCurrentIndex(0)
    for _ in range(2):
        dialog.go_on()
        rest(qtbot, dialog)
    clock.advance(minutes=2)
    dialog.take_back()
    rest(qtbot, dialog)
    assert "more than a minute ago" in dialog.fault_line.text()
    assert services.around.person(maria).stage is Stage.DO_NOT_CONTACT


def test_names_are_text_and_tab_ends_on_the_main_button(
    qtbot: QtBot, open_dialog: Open, write: Write, maria: int
) -> None:
    dialog = open_dialog(write("4195550142\n"))
    dialog.choose()
    dialog.question_page.kind_combo.setCurrentIndex(0)
    dialog.go_on()
    rest(qtbot, dialog)
    line = dialog.question_page.preview.people_count.line
    assert line.text().startswith("Maria <b>Lopez.")
    assert line.textFormat() is Qt.TextFormat.PlainText
    dialog.question_page.kind_combo.setFocus()
    seen = []
    for _ in range(8):
        QTest.keyClick(dialog.focusWidget(), K.Key_Tab)
        seen.append(dialog.focusWidget())
        if dialog.focusWidget() is dialog.main_button:
            break
    assert seen[-1] is dialog.main_button
