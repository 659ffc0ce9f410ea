"""A list is looked at before it is written, in one step or not at all, while the window answers."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.columns import Field
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.importing import Report
from reengage_desktop.ui.intake import steps_head
from reengage_desktop.ui.intake.import_dialog import ImportDialog

from .conftest import WAIT, Open, looks_of, planned

LIST = (
    "Customer;Firm;Tel.;Mail;Offer;Total;Date;Comment;Rep\n"
    "Beatriz Holm;Holm Ceramics;(330) 555-0168;b.holm@holmceramics.example;Windows, 22 pcs;31.480,00;14.05.2026;"
    "wants to ask her brother;DW\n"
    "<b>Jürgen</b> Adler;;(614) 555-0119;;Solar roof, 11 kW;26.900,00;31.02.2026;;DW\n"
    ";;(937) 555-0154;;;;;;\n"
    ";;;;Gutter;80,00;;=1+1;x\n"
)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "spring-fair-quotes.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def people(services: Services) -> int:
    return services.browsing.summary().people


def drop(dialog: ImportDialog, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(dialog, QDragEnterEvent(dialog.rect().center(), action, data, left, none))
    QApplication.sendEvent(dialog, QDropEvent(QPointF(5, 5), action, data, left, none))


def test_a_list_is_counted_before_it_is_written(qtbot: QtBot, services: Services, dialog: Open, listed: Path) -> None:
    opened = planned(qtbot, dialog(listed))
    side = opened.match_page.side
    assert side.new_count.heading.text() == "3 new people"
    assert side.new_count.line.text() == "1 has only a phone number. Kept."
    assert looks_of(opened) == [
        ("Line 3", "“31.02.2026” is not a date", "fix"),
        ("Line 5", "No name, company, phone or e-mail. Left out", "fix"),
    ]
    assert opened.foot.import_button.text() == "Import 3 people"
    assert opened.head.facts_label.text() == "4 rows, dates read as day.month.year"
    assert people(services) == 0


def test_the_first_rows_show_as_they_will_look(qtbot: QtBot, dialog: Open, listed: Path) -> None:
    opened = planned(qtbot, dialog(listed))
    first, second, _ = opened.match_page.first_rows.rows()
    assert first == (
        ("Beatriz Holm", "Holm Ceramics"),
        ("330 555 0168", ""),
        ("Windows, 22 pcs", "$31,480, quoted 14 May 2026"),
        ("wants to ask her brother", ""),
    )
    assert second[0][0] == "<b>Jürgen</b> Adler"
    assert second[3] == ("no note on why", "")


def test_another_meaning_of_a_column_plans_again(qtbot: QtBot, dialog: Open, listed: Path) -> None:
    opened = planned(qtbot, dialog(listed))
    opened.match_page.mapping_list.set_field(7, Field.LEAVE_OUT)
    assert not opened.foot.import_button.isEnabled()
    planned(qtbot, opened)
    assert opened.match_page.first_rows.rows()[0][3] == ("no note on why", "")


def test_of_two_changes_the_newer_wins(qtbot: QtBot, dialog: Open, listed: Path) -> None:
    opened = planned(qtbot, dialog(listed))
    columns = opened.match_page.mapping_list
    columns.set_field(0, Field.LEAVE_OUT)
    columns.set_field(1, Field.LEAVE_OUT)
    columns.set_field(0, Field.NAME)
    planned(qtbot, opened)
    assert opened.match_page.first_rows.rows()[0][0] == ("Beatriz Holm", "")


def test_a_list_without_people_says_so_and_can_be_mapped_again(qtbot: QtBot, dialog: Open, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("colour,size\nlight blue,5\n", encoding="utf-8")
    opened = dialog(path)
    side = opened.match_page.side
    qtbot.waitUntil(lambda: "has no column with a name" in side.fault_line.text(), timeout=WAIT)
    assert side.other_file_button.isVisible()
    assert not opened.foot.import_button.isEnabled()
    opened.match_page.mapping_list.set_field(0, Field.NAME)
    planned(qtbot, opened)
    assert side.fault_line.text() == ""
    assert opened.foot.import_button.text() == "Import 1 person"


def test_letters_can_be_read_in_another_way(qtbot: QtBot, dialog: Open, tmp_path: Path) -> None:
    path = tmp_path / "latin.csv"
    path.write_bytes("Name,Phone\nŁucja Żak,330 555 0168\n".encode("cp1250"))
    opened = planned(qtbot, dialog(path))
    opened.head.change_button.click()
    box = opened.match_page.reading_view.encoding_box
    box.setCurrentIndex(box.findData("cp1250"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: opened.match_page.first_rows.rows()[:1] != [], timeout=WAIT)
    planned(qtbot, opened)
    assert opened.match_page.first_rows.rows()[0][0][0] == "Łucja Żak"
    box.setCurrentIndex(box.findData("utf-8"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: "cannot be read as utf-8" in opened.match_page.side.fault_line.text(), timeout=WAIT)
    assert opened.head.steps_view.step() == steps_head.MATCH


def test_enter_imports_and_the_report_leads_to_today(
    qtbot: QtBot, services: Services, dialog: Open, listed: Path
) -> None:
    opened = planned(qtbot, dialog(listed))
    with qtbot.waitSignal(opened.imported, timeout=WAIT) as heard:
        QTest.keyClick(opened, Qt.Key.Key_Return)
    report = heard.args[0]
    assert isinstance(report, Report)
    assert (report.read, report.added, len(report.bad)) == (4, 3, 1)
    assert people(services) == 3
    assert services.browsing.summary().without_next_action == 0
    assert opened.done_page.title_label.text() == "3 people are new"
    assert opened.done_page.counts_label.text() == "4 rows read · 1 left out"
    with qtbot.waitSignals([opened.today_requested, opened.accepted]):
        opened.foot.today_button.click()


def test_the_same_list_twice_brings_nothing_new(qtbot: QtBot, services: Services, dialog: Open, listed: Path) -> None:
    first = planned(qtbot, dialog(listed))
    with qtbot.waitSignal(first.imported, timeout=WAIT):
        first.start_import()
    first.done(0)
    again = dialog(listed)
    side = again.match_page.side
    qtbot.waitUntil(lambda: side.here_count.heading.text() == "3 are already here", timeout=WAIT)
    assert side.here_count.line.text() == "3 bring nothing new. Nothing you wrote is replaced."
    assert not again.foot.import_button.isEnabled()
    assert people(services) == 3


def test_who_comes_twice_in_one_list_is_not_called_here(qtbot: QtBot, dialog: Open, tmp_path: Path) -> None:
    path = tmp_path / "twice.csv"
    path.write_text("Name,Phone,City\nMaria Lopez,4195550142,\nMaria Lopez,419 555 0142,Toledo\n", encoding="utf-8")
    side = planned(qtbot, dialog(path)).match_page.side
    assert side.here_count.heading.text() == "Nobody of them is here yet"
    assert side.new_count.line.text() == "1 row is about somebody further up, and joined with them."


def test_cancel_while_writing_writes_nothing_and_says_so(
    qtbot: QtBot, services: Services, dialog: Open, tmp_path: Path
) -> None:
    path = tmp_path / "many.csv"
    path.write_text("Name,Phone\n" + "".join(f"Person {i},216 55{i:05}\n" for i in range(3000)), encoding="utf-8")
    opened = planned(qtbot, dialog(path))
    opened.start_import()
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    side = opened.match_page.side
    qtbot.waitUntil(lambda: side.fault_line.text() == "Cancelled. Nothing was imported.", timeout=WAIT)
    assert opened.isVisible()
    assert people(services) == 0
    with qtbot.waitSignal(opened.imported, timeout=WAIT):
        opened.start_import()
    assert people(services) == 3000


def test_what_is_no_list_is_told_in_one_sentence(qtbot: QtBot, dialog: Open, tmp_path: Path, listed: Path) -> None:
    opened = dialog(choose_file=lambda: listed)
    folder = tmp_path / "a <b>folder"
    folder.mkdir()
    drop(opened, folder)
    said = opened.file_page.fault_line
    sentence = "a <b>folder is a folder. Nothing was imported; choose a file in it."
    qtbot.waitUntil(lambda: said.text() == sentence, timeout=WAIT)
    assert said.text_label.textFormat() is Qt.TextFormat.PlainText
    assert opened.file_page.choose_button.text() == "Choose another file"
    opened.file_page.choose_button.click()
    planned(qtbot, opened)
    assert said.text() == ""


def test_several_files_dropped_together_wait_their_turn(
    qtbot: QtBot, services: Services, dialog: Open, tmp_path: Path, listed: Path
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("Name,Phone\nOtto Krug,330 555 0199\n", encoding="utf-8")
    opened = dialog()
    drop(opened, listed, other)
    planned(qtbot, opened)
    with qtbot.waitSignal(opened.imported, timeout=WAIT):
        opened.start_import()
    assert opened.foot.next_file_button.text() == "Next: other.csv"
    opened.foot.next_file_button.click()
    planned(qtbot, opened)
    with qtbot.waitSignal(opened.imported, timeout=WAIT):
        opened.start_import()
    assert people(services) == 4
    assert not opened.foot.next_file_button.isVisible()


def test_bad_rows_are_saved_to_be_mended(qtbot: QtBot, dialog: Open, tmp_path: Path, listed: Path) -> None:
    places = iter([tmp_path, tmp_path / "mend.csv"])
    opened = planned(qtbot, dialog(listed, choose_place=lambda: next(places)))
    with qtbot.waitSignal(opened.imported, timeout=WAIT):
        opened.start_import()
    opened.done_page.save_bad_button.click()
    assert "could not be written" in opened.done_page.fault_line.text()
    opened.done_page.save_bad_button.click()
    assert opened.done_page.fault_line.text() == "Saved as mend.csv."
    with (tmp_path / "mend.csv").open(encoding="utf-8-sig", newline="") as file:
        heading, row = csv.reader(file)
    assert heading[:3] == ["Line in the file", "What to mend", "Customer"]
    assert row[:2] == ["5", "No name, company, phone or e-mail"]
    assert row[-2] == "'=1+1"


def test_empty_columns_wait_behind_a_link(qtbot: QtBot, dialog: Open, tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("Name,Phone," + ",".join(f"custom {i}" for i in range(300)) + "\nAnna,330 555 0168" + "," * 300)
    opened = planned(qtbot, dialog(path))
    columns = opened.match_page.mapping_list
    assert list(columns.combos) == [0, 1]
    columns.more_button.click()
    assert len(columns.combos) < 20
    qtbot.waitUntil(lambda: len(columns.combos) == 302, timeout=WAIT)


def test_back_leaves_the_list_and_nothing_of_it_arrives_later(qtbot: QtBot, dialog: Open, listed: Path) -> None:
    opened = planned(qtbot, dialog(listed))
    opened.match_page.mapping_list.set_field(7, Field.LEAVE_OUT)
    opened.foot.back_button.click()
    qtbot.wait(50)
    assert opened.head.steps_view.step() == steps_head.FILE
    assert opened.head.file_label.text() == ""


def test_closing_ends_the_thread(qtbot: QtBot, dialog: Open, listed: Path) -> None:
    opened = planned(qtbot, dialog(listed))
    thread = opened._flow.jobs._worker._thread
    opened.reject()
    assert not thread.is_alive()
