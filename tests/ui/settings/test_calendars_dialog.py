"""My calendar: slots go out as a file, busy times come in from files, folders and a server; the window never waits."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calendar_server import ServerCalendar
from reengage_desktop.services.comparing import SyncReport
from reengage_desktop.ui.calendar_round import CalendarRound, Compared
from reengage_desktop.ui.notices import Changed
from reengage_desktop.ui.settings.calendars_dialog import CalendarsDialog
from tests.services.phone import PASSWORD, Phone, Radicale

Clock = Callable[[], datetime]
EVENT = "BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:20261013T090000\r\nDURATION:PT1H\r\nSUMMARY:{uid}\r\n{more}END:VEVENT\r\n"


def calendar(*uids: str, name: str = "Work", more: str = "") -> str:
    events = "".join(EVENT.format(uid=uid, more=more) for uid in uids)
    return f"BEGIN:VCALENDAR\r\nX-WR-CALNAME:{name}\r\n{events}END:VCALENDAR\r\n"


class Chosen:
    """What the person chooses, one after another; None is to think better of it."""

    def __init__(self) -> None:
        self.paths: list[Path | None] = []
        self.names: list[str] = []

    def __call__(self, _parent: object, name: str = "") -> Path | None:
        self.names.append(name)
        return self.paths.pop(0)


@pytest.fixture
def chosen() -> Chosen:
    return Chosen()


@pytest.fixture
def dialog(qtbot: QtBot, services: Services, clock: Clock, chosen: Chosen) -> Iterator[CalendarsDialog]:
    opened = CalendarsDialog(services, clock, choose_file=chosen, choose_folder=chosen, choose_target=chosen)
    opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(opened)
    opened.open()
    yield opened
    opened.work.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "work.ics"
    path.write_text(calendar("Dentist", "Lunch"), encoding="utf-8")
    return path


def rows(dialog: CalendarsDialog) -> list[tuple[str, str]]:
    return [(row.name_label.text(), row.state_label.text()) for row in dialog.source_list.rows]


def test_slots_are_saved_as_a_file(qtbot: QtBot, dialog: CalendarsDialog, chosen: Chosen, tmp_path: Path) -> None:
    chosen.paths = [None, tmp_path / "out.ics"]
    dialog.save_button.click()
    assert not dialog.work.is_busy
    with qtbot.waitSignal(dialog.work.idle):
        dialog.save_button.click()
    assert chosen.names == ["reengage.ics", "reengage.ics"]
    assert "BEGIN:VCALENDAR" in (tmp_path / "out.ics").read_text(encoding="utf-8")
    assert dialog.save_line.text() == "Saved: 2 slots, 0 promises, 0 appointments, 0 visits."


def test_a_folder_that_takes_nothing_is_told(
    qtbot: QtBot, dialog: CalendarsDialog, chosen: Chosen, tmp_path: Path
) -> None:
    chosen.paths = [tmp_path / "gone" / "out.ics"]
    with qtbot.waitSignal(dialog.work.idle):
        dialog.save_button.click()
    assert dialog.save_line.text().startswith("The calendar file could not be written")


def test_a_file_is_added_and_shown_with_what_is_busy(
    qtbot: QtBot, services: Services, dialog: CalendarsDialog, chosen: Chosen, file: Path
) -> None:
    assert dialog.source_list.isHidden() and dialog.again_button.isHidden()
    chosen.paths = [file]
    with qtbot.waitSignal(dialog.work.idle):
        dialog.add_file_button.click()
        assert dialog.fault_line.text() == "Reading work.ics…"
    assert rows(dialog) == [("Work", "2 busy times in the coming weeks, read today 08:33")]
    assert dialog.source_list.rows[0].place_label.text() == f"File {file}"
    assert dialog.fault_line.text() == "" and dialog.again_button.isVisible()
    assert [source.place for source in services.heeding.sources()] == [str(file)]


def test_what_is_no_calendar_is_told_in_line_and_not_added(
    qtbot: QtBot, dialog: CalendarsDialog, chosen: Chosen, file: Path
) -> None:
    file.write_text("<html>", encoding="utf-8")
    chosen.paths = [file]
    with qtbot.waitSignal(dialog.work.idle):
        dialog.add_file_button.click()
    assert dialog.fault_line.text() == "It is no calendar file. Export the calendar as .ics and choose that."
    assert rows(dialog) == []


def test_a_folder_is_added_with_the_problems_of_its_files(
    qtbot: QtBot, dialog: CalendarsDialog, chosen: Chosen, file: Path, tmp_path: Path
) -> None:
    (tmp_path / "b.ics").write_text(calendar("<b>Tick</b>", more="RRULE:FREQ=SECONDLY\r\n"), encoding="utf-8")
    chosen.paths = [tmp_path]
    with qtbot.waitSignal(dialog.work.idle):
        dialog.add_folder_button.click()
    (row,) = dialog.source_list.rows
    assert row.problem_label.text() == "b.ics: “<b>Tick</b>”: it repeats every second, so it was left out."
    assert row.problem_label.textFormat() is Qt.TextFormat.PlainText and row.problem_label.isVisible()


def test_read_again_reads_all_and_what_is_gone_keeps_its_times(
    qtbot: QtBot, dialog: CalendarsDialog, chosen: Chosen, file: Path
) -> None:
    chosen.paths = [file]
    with qtbot.waitSignal(dialog.work.idle):
        dialog.add_file_button.click()
    file.unlink()
    with qtbot.waitSignal(dialog.work.idle):
        dialog.again_button.click()
    assert rows(dialog) == [("Work", "2 busy times in the coming weeks, read today 08:33")]
    assert dialog.source_list.rows[0].problem_label.text().startswith("It is not there.")


def test_a_calendar_is_removed(
    qtbot: QtBot, services: Services, dialog: CalendarsDialog, chosen: Chosen, file: Path
) -> None:
    chosen.paths = [file]
    with qtbot.waitSignal(dialog.work.idle):
        dialog.add_file_button.click()
    button = dialog.source_list.rows[0].remove_button
    assert button.accessibleName() == "Remove Work"
    button.click()
    assert rows(dialog) == [] and services.heeding.sources() == []
    assert dialog.focusWidget() is dialog.add_file_button


def test_what_is_read_elsewhere_is_shown(services: Services, dialog: CalendarsDialog, file: Path) -> None:
    services.heeding.add_file(file)
    dialog.hear(Changed(slots=True))
    assert rows(dialog) == []
    dialog.hear(Changed(busy=True))
    assert [name for name, _ in rows(dialog)] == ["Work"]


def test_an_old_reading_is_told_with_its_day(
    services: Services, dialog: CalendarsDialog, file: Path, clock: Clock
) -> None:
    services.heeding.add_file(file)
    clock.advance(days=21)  # type: ignore[attr-defined]
    dialog.hear(Changed(busy=True))
    assert rows(dialog) == [("Work", "2 busy times in the coming weeks, read 3 weeks ago")]


def test_closing_while_something_is_read_is_safe(
    qtbot: QtBot, services: Services, clock: Clock, chosen: Chosen, tmp_path: Path
) -> None:
    opened = CalendarsDialog(services, clock, choose_file=chosen, choose_folder=chosen, choose_target=chosen)
    opened.open()
    begun, go, left = threading.Event(), threading.Event(), threading.Event()

    def slow() -> None:
        begun.set()
        go.wait(5)
        left.set()

    opened.work.ask(slow, lambda _: pytest.fail("It is closed."), lambda _: pytest.fail("It is closed."))
    begun.wait(5)
    with qtbot.waitSignal(opened.destroyed):
        QTest.keyClick(opened, Qt.Key.Key_Escape)
    go.set()
    assert left.wait(5)
    qtbot.wait(20)


# The server


def test_a_password_is_not_shown_and_it_is_said_where_it_is_kept(dialog: CalendarsDialog) -> None:
    fields = dialog.server_fields
    assert fields.password_edit.echoMode() is QLineEdit.EchoMode.Password
    assert fields.password_edit.accessibleName() == "Password"
    assert fields.address_edit.isVisibleTo(dialog)


def test_an_address_that_is_none_is_told_in_line(qtbot: QtBot, dialog: CalendarsDialog) -> None:
    fields = dialog.server_fields
    QTest.keyClicks(fields.address_edit, "my calendar")
    with qtbot.waitSignal(dialog.work.idle):
        QTest.keyClick(fields.address_edit, Qt.Key.Key_Return)
    assert "is not the address of a calendar server" in fields.fault_line.text()
    assert not fields.use_button.isVisibleTo(dialog)


def test_the_calendars_that_were_found_can_be_chosen_from_until_the_fields_change(dialog: CalendarsDialog) -> None:
    fields = dialog.server_fields
    fields._found([ServerCalendar("Private", "https://c/private"), ServerCalendar("Work", "https://c/work")])
    assert [fields.calendar_box.itemText(n) for n in range(2)] == ["Private", "Work"]
    assert fields.use_button.isVisibleTo(dialog)
    QTest.keyClicks(fields.user_edit, "x")
    assert not fields.use_button.isVisibleTo(dialog)


def test_a_server_that_is_used_says_what_the_last_round_came_to_until_it_is_stopped(
    qtbot: QtBot, services: Services, clock: Clock, chosen: Chosen, qapp: object
) -> None:
    services.syncing.connect(
        "https://cloud.example", "sam", "secret", ServerCalendar("Work", "https://cloud.example/w")
    )
    round_ = CalendarRound(services.heeding, services.syncing, services.close_thread, clock, qapp)  # type: ignore[arg-type]
    told = (RuleFault("“Late” is there again."),)
    round_.last = Compared(SyncReport(4, 1, 12, told, ()), clock())
    opened = CalendarsDialog(
        services, clock, choose_file=chosen, choose_folder=chosen, choose_target=chosen, calendar_round=round_
    )
    qtbot.addWidget(opened)
    opened.open()
    fields = opened.server_fields
    assert fields.state_label.text() == "“Work” on https://cloud.example is used."
    assert fields.result_label.text() == (
        "Compared today 08:33: 4 sent, 1 taken over, 12 busy times known.\n“Late” is there again."
    )
    assert not fields.address_edit.isVisibleTo(opened)
    clock.advance(minutes=15)  # type: ignore[attr-defined]
    problems = (RuleFault("The server cannot be reached."),)
    round_.compared.emit(Compared(SyncReport(problems=problems), clock()))
    assert fields.result_label.text().startswith("Compared today 08:48")
    assert fields.fault_line.text() == "The server cannot be reached."
    fields.stop_button.click()
    assert services.syncing.connection() is None
    assert fields.address_edit.isVisibleTo(opened) and not fields.stop_button.isVisibleTo(opened)
    opened.work.close()


@pytest.fixture
def phone(tmp_path: Path) -> Iterator[Phone]:
    """A real server with a calendar named Work."""
    pytest.importorskip("caldav", reason="the extra [caldav] is not installed")
    pytest.importorskip("radicale", reason="Radicale, the server of this test, is not installed")
    server = Radicale(tmp_path)
    server.start()
    made = Phone(server, "u0")
    made.calendar("Work")
    yield made
    server.stop()


def test_calendars_are_looked_for_on_a_real_server_and_one_is_used(
    qtbot: QtBot, services: Services, dialog: CalendarsDialog, phone: Phone
) -> None:
    fields = dialog.server_fields
    edits = (fields.address_edit, fields.user_edit, fields.password_edit)
    for edit, text in zip(edits, (phone.server.address, "u0", PASSWORD), strict=True):
        QTest.keyClicks(edit, text)
    with qtbot.waitSignal(dialog.work.idle, timeout=20_000):
        fields.look_button.click()
        assert fields.fault_line.text() == "Looking for your calendars…"
    assert fields.fault_line.text() == "" and fields.calendar_box.currentText() == "Work"
    with qtbot.waitSignal(dialog.work.idle, timeout=20_000):
        fields.use_button.click()
    assert fields.result_label.text() == "Compared today 08:33: 2 sent, 0 taken over, 0 busy times known."
    assert fields.fault_line.text() == "" and fields.password_edit.text() == ""
    connection = services.syncing.connection()
    assert connection is not None and connection.name == "Work"
