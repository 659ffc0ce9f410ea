"""Calls with the script, who calls back, and the letters that follow."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from .showing import Tour


def call_with_voicemail(tour: Tour) -> None:
    tour.house.banner.start()
    dialog = tour.call()
    tour.picture("08-call-before", dialog)
    tour.key(dialog, Qt.Key.Key_Return)
    tour.later(timedelta(seconds=43))
    tour.key(dialog, Qt.Key.Key_Space)
    tour.later(timedelta(seconds=29))
    tour.key(dialog, Qt.Key.Key_O)
    dialog.notes_edit.setFocus()
    QTest.keyClicks(dialog.notes_edit, "Best August ever. Two new staff for the wholesale round.")
    tour.wait_ms(600)
    tour.picture("09-call-live", dialog)
    dialog.script_view.setFocus()
    for _ in range(2):
        tour.key(dialog, Qt.Key.Key_Space)
    tour.key(dialog, Qt.Key.Key_Y)
    tour.wait_ms(300)
    tour.picture("09-call-branch", dialog)
    tour.key(dialog, Qt.Key.Key_T)
    tour.picture("09-call-stories", dialog)
    tour.key(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    tour.picture("10-voicemail-and-text", dialog)
    tour.key(dialog, Qt.Key.Key_Return)
    tour.picture("11-next-call", tour.call())


def call_that_reaches(tour: Tour) -> None:
    dialog = tour.call()
    tour.key(dialog, Qt.Key.Key_Return)
    tour.later(timedelta(minutes=7, seconds=42))
    tour.key(dialog, Qt.Key.Key_R)
    page = dialog.wrap_up_page
    assert page is not None
    QTest.keyClicks(page.changed_edit, "The landlord renewed for five years")
    QTest.keyClicks(page.learned_edit, "Needs an answer before the lease ends")
    tour.wait_ms(600)
    tour.picture("12-wrap-up", dialog)
    page.save_button.click()
    tour.wait(lambda: tour.house.calls.dialog is None)
    tour.picture("13-after-the-call")


def they_call_back(tour: Tour) -> None:
    tour.key(tour.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    palette = tour.window.findChild(QWidget, "search_palette")
    assert palette is not None
    tour.types("555 0130")
    tour.wait_ms(200)
    tour.picture("20-who-rings")
    tour.key(palette, Qt.Key.Key_Return)
    dialog = tour.call()
    tour.later(timedelta(seconds=12))
    tour.picture("20-they-called", dialog)
    dialog.reject()
    tour.wait(lambda: tour.house.calls.dialog is None)


def pile_of_letters(tour: Tour) -> None:
    for who in tour.services.planning.queue()[:2]:
        tour.services.lettering.add(who, tour.services.lettering.write(who))
    tour.show("letters")
    tour.wait_ms(300)
    tour.picture("21-letters")
    tour.key(tour.window, Qt.Key.Key_R)
    tour.wait_ms(300)
    tour.picture("21-letter-read")
    tour.show("prospects")


def scripts(tour: Tour) -> None:
    """A script is read, written badly, told so, and rehearsed."""
    tour.show("scripts")
    tour.wait_ms(300)
    tour.picture("22-scripts")
    page = tour.house.pages.scripts
    page.open_script("two-reasons-call")
    page.room.desk.write(0)
    editor = page.room.desk.editor
    cursor = editor.textCursor()
    cursor.setPosition(editor.toPlainText().index("First, "))
    editor.setTextCursor(cursor)
    QTest.keyClicks(editor, "I just wanted to check in. ")
    tour.wait_ms(600)
    tour.picture("22-script-writing")
    for _ in range(27):
        tour.key(editor, Qt.Key.Key_Backspace)
    page.open_script("two-reasons-call")
    tour.house.dialogs.rehearse("two-reasons-call")
    dialog = tour.dialog(QDialog)
    tour.key(dialog, Qt.Key.Key_Space)
    tour.later(timedelta(seconds=9))
    tour.picture("22-rehearsal", dialog)
    dialog.reject()
    tour.closed()
    tour.show("prospects")
