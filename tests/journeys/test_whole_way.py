"""The whole way in the real window: a list comes in, a call is made, a promise comes back, a talk books 48 hours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from reengage_desktop.domain.ladder import tries
from reengage_desktop.domain.next_action import ActionKind, Because
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.ui.intake.import_dialog import ImportDialog

from .conftest import Morning

EXPORT = """\
Record ID,First Name,Last Name,Email,Phone Number,Associated Company,City,State/Region,Country/Region,Lifecycle Stage
101,Maria,Castellano,maria@castellano-bakery.example,(419) 555-0142,Castellano Bakery,Toledo,OH,US,Opportunity
102,,,,(440) 555-0119,,,,,Lead
103,Hannah,Oyelaran,hannah@oyelaran.example,+1 216 555 0177,Oyelaran & Webb,Cleveland,OH,US,Lead
"""


def test_a_list_becomes_calls_a_voicemail_a_promise_and_a_talk(day: Morning, tmp_path: Path) -> None:
    # An export of a CRM is dropped on the window; its preview counts, and Enter takes it in.
    export = tmp_path / "hubspot.csv"
    export.write_text(EXPORT, encoding="utf-8")
    assert day.house.window.pages.currentWidget() is day.house.pages.first_run
    day.house.window.file_dropped.emit(export)
    intake = day.house.window.findChild(ImportDialog)
    assert intake is not None
    day.qtbot.waitUntil(lambda: intake.foot.import_button.isVisible() and intake.foot.import_button.isEnabled())
    with day.qtbot.waitSignal(intake.imported) as taken:
        day.press(intake, Qt.Key.Key_Return)
    assert (taken.args[0].read, taken.args[0].added, taken.args[0].bad) == (3, 3, ())
    intake.accept()
    day.settle()

    # The list shows them, the one with only a phone as well, and today's calls begin.
    assert day.house.window.pages.currentWidget() is day.house.pages.prospects
    assert day.house.pages.prospects.model.rowCount() == 3
    assert {row.row.name for row in day.services.browsing.rows(day.services.planning.queue())} >= {"Maria Castellano"}
    maria = next(i for i in day.services.planning.queue() if name_of(day, i) == "Maria Castellano")

    # Start calling walks the queue until it is Maria's turn; nobody before her answers.
    day.house.banner.start()
    while day.call_dialog()._id != maria:
        day.press(day.call_dialog(), Qt.Key.Key_N)
        day.now += timedelta(seconds=45)
    dialog = day.call_dialog()

    # It rings; the script steps on; a note is typed; nobody answers, so voicemail and text are left as one attempt.
    day.press(dialog, Qt.Key.Key_Return)
    day.now += timedelta(seconds=25)
    day.press(dialog, Qt.Key.Key_Space)
    dialog.notes_edit.setFocus()
    day.qtbot.keyClicks(dialog.notes_edit, "Rang long, nobody")
    day.press(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert "between 9 and 11" in QApplication.clipboard().text()
    day.press(dialog, Qt.Key.Key_Return)
    known = day.services.keeping.record(maria).prospect
    assert known.stage is Stage.ACTIVE and tries(known.ladder) == 1
    assert known.next_action is not None and known.next_action.promised
    promise = known.next_action.due_from
    assert promise == datetime(2026, 10, 14, 13, 0, tzinfo=UTC)  # Wednesday 9:00 in Toledo
    if day.house.calls.dialog is not None:
        day.house.calls.dialog.reject()
        day.settle()

    # A minute before the promise nothing is said of it; at its hour the banner names her, also after a restart.
    day.later(promise - timedelta(minutes=1))
    assert "Maria" not in spoken(day)
    day.leave()
    day.sit_down()
    day.later(promise)
    assert day.house.banner.reminder_bar.isVisible()
    assert "Maria Castellano" in spoken(day)
    day.later(promise + timedelta(seconds=20))
    day.house.banner.start()

    # This time she answers: the wrap-up asks four questions and books 48 hours.
    dialog = day.call_dialog()
    assert dialog._id == maria
    day.press(dialog, Qt.Key.Key_Return)
    day.now += timedelta(minutes=7)
    day.press(dialog, Qt.Key.Key_R)
    page = dialog.wrap_up_page
    assert page is not None
    page.learned_edit.setFocus()
    day.qtbot.keyClicks(page.learned_edit, "Needs cold storage by spring")
    day.qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    day.settle()

    known = day.services.keeping.record(maria).prospect
    assert known.next_action is not None
    assert known.next_action.kind is ActionKind.CALL
    assert known.next_action.because is Because.FORTY_EIGHT_HOURS
    gap = known.next_action.due_from - day.now
    assert timedelta(hours=48) <= gap < timedelta(hours=48, minutes=15)
    assert known.ladder == "tr"
    assert "Maria" not in spoken(day)
    touches = day.services.preparing.sheet(maria).touches
    assert [touch.outcome for touch in touches] == [Outcome.REACHED, Outcome.VOICEMAIL]
    assert touches[1].note == "Rang long, nobody"
    assert day.services.planning.today().promises_kept == 1
    assert day.services.checking.check().is_whole


def name_of(day: Morning, prospect_id: int) -> str:
    return day.services.keeping.record(prospect_id).prospect.name


def spoken(day: Morning) -> str:
    """All that the banner says."""
    bar = day.house.banner.reminder_bar
    return " ".join(label.text() for label in bar.findChildren(QLabel)) if bar.isVisible() else ""
