"""What the rooms of a call tell each other: another script, another reason, another number."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from reengage_desktop.services.forms import PersonForm

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_another_script_keeps_notes_clock_and_page(call):
    call.press(K.Key_Return)
    call.clock.advance(seconds=30)
    call.qtbot.keyClicks(call.dialog.notes_edit, "Half a note")
    call.dialog.script_page.script_requested.emit("new-ideas-call")
    assert call.dialog._sheet.script == "new-ideas-call"
    assert call.dialog.notes_edit.toPlainText() == "Half a note" and call.dialog._clock.seconds() == 30
    call.save_by(lambda: call.press(K.Key_N, Qt.KeyboardModifier.AltModifier))
    scripts = call.services.around.store._db.execute_sql("SELECT script FROM touches").fetchall()
    assert scripts == [("new-ideas-call",)]


def test_a_script_that_cannot_be_read_is_told_and_the_one_before_stays(call):
    before = call.dialog._sheet
    call.dialog.change_script("there-is-none")
    assert call.dialog._sheet is before and call.dialog.script_page.fault_line.isVisible()


def test_a_new_reason_is_in_the_words_at_once(call):
    call.services.briefing.set_reason(call.prospect_id, "The city pays half of it now")
    call.dialog.script_page.side.reason_changed.emit()
    said = " ".join(passage.text for passage in call.dialog.script_view.passages())
    assert "the city pays half of it now" in said


def test_ctrl_c_copies_the_number_and_says_so(call):
    call.press(K.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "419 555 0142"
    assert call.dialog.head.copy_button.toolTip() == "Copied"


def test_the_number_that_is_chosen_is_the_one_that_is_copied_and_dialled(call, services):
    call.close()
    both = PersonForm(name="Ben Adler", phones=("419 555 0142", "(419) 555-0199"), country="US")
    call.prospect_id = services.keeping.add(both, None)
    head = call.open().head
    assert head.other_button.isVisible()
    head._take(head._sheet.phones[1])
    call.press(K.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "419 555 0199"
    head.call_button.click()
    assert [url.toString() for url in call.opened] == ["tel:+14195550199"]
