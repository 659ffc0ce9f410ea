"""Each choice about a list is planned anew, shown before anything is written, and can be made by keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.columns import Field
from reengage_desktop.domain.intake_choice import Known
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import Record, form_of
from reengage_desktop.ui.intake.import_dialog import ImportDialog

from .conftest import WAIT, Open, looked_through, looks_of, planned, take_in

HERE = (
    "Name,Company,Phone,E-mail,City\n"
    "Nadia Rahman,Rahman Dental,614 555 0111,nadia@rahman.example,\n"
    "William Ortega,Ortega Roofing,216 555 0123,,Cleveland\n"
)
LIST = (
    "Spring fair;;;;\n"
    "Name;Firm;Tel.;Mail;Town;Date\n"
    "Nadia Rahman;Rahman & Sons;614 555 0111;nadia@rahman.example;Columbus;03.04.2026\n"
    "Bill Ortega;Ortega Roofing;;bill@ortega.example;;04.05.2026\n"
    "Lea Stein;;330 555 0142;;;31.02.2026\n"
    ";;;;Gutter;\n"
)


@pytest.fixture
def listed(tmp_path: Path, services: Services) -> Path:
    here = tmp_path / "here.csv"
    here.write_text(HERE, encoding="utf-8")
    take_in(services, here)
    path = tmp_path / "fair.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def record(services: Services, name: str) -> Record:
    return services.keeping.record(services.keeping.known(name)[0][0])


def press(key: Qt.Key) -> None:
    """Where the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def changes(opened: ImportDialog) -> list[str]:
    return [row.spoken for row in opened.match_page.differences_view.model.rows]


def test_people_who_are_here_are_filled_up_replaced_or_skipped_and_each_is_shown(
    qtbot: QtBot, services: Services, dialog: Open, listed: Path
) -> None:
    opened = planned(qtbot, dialog(listed))
    here = opened.match_page.side.here_count
    assert here.line.text() == "1 gets what is missing. Nothing you wrote is replaced."
    here.show_button.click()
    qtbot.waitUntil(lambda: bool(changes(opened)), timeout=WAIT)
    assert "Nadia Rahman, City: Columbus" in changes(opened)
    assert not any("Company" in each for each in changes(opened))
    here.known_choice.button(Known.REPLACE).click()
    replaced = "Nadia Rahman, Company: Rahman Dental becomes Rahman & Sons"
    qtbot.waitUntil(lambda: replaced in changes(opened), timeout=WAIT)
    assert here.line.text() == "1 changes. Where both say something, the list holds."
    here.known_choice.button(Known.SKIP).click()
    nothing = opened.match_page.differences_view.empty_label
    qtbot.waitUntil(nothing.isVisible, timeout=WAIT)
    assert nothing.text() == "Nothing. They stay as they are."
    assert here.line.text() == "1 is skipped. Only a wish not to be called is taken."
    assert record(services, "Nadia").prospect.city == ""


def test_esc_leads_back_from_what_changes_to_the_columns(qtbot: QtBot, dialog: Open, listed: Path) -> None:
    opened = planned(qtbot, dialog(listed))
    opened.match_page.side.here_count.show_button.click()
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert opened.match_page.views.currentWidget() is opened.match_page.mapping_list
    assert opened.match_page.first_rows.isVisible()
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()


def test_who_may_be_here_is_decided_by_keys_and_changed_again(
    qtbot: QtBot, services: Services, dialog: Open, listed: Path
) -> None:
    opened = planned(qtbot, dialog(listed))
    side, view = opened.match_page.side, opened.match_page.likely_view
    assert side.likely_count.heading.text() == "1 may be here already"
    assert side.likely_count.line.text() == "1 not decided: they come in as new."
    assert side.new_count.heading.text() == "2 new people"
    side.compare_button.click()
    QTest.keyClick(view.list, Qt.Key.Key_S)
    planned(qtbot, opened)
    assert side.new_count.heading.text() == "1 new person"
    assert [pair.said for pair in view.list.pairs.pairs] == ["Same person"]
    QTest.keyClick(view.list, Qt.Key.Key_E)
    planned(qtbot, opened)
    assert [pair.said for pair in view.list.pairs.pairs] == ["Somebody else"]
    assert side.likely_count.line.text() == "You said of each who they are."
    QTest.keyClick(view.list, Qt.Key.Key_S)
    planned(qtbot, opened)
    with qtbot.waitSignal(opened.imported, timeout=WAIT):
        opened.start_import()
    assert record(services, "William").emails == ("bill@ortega.example",)
    assert services.keeping.known("Bill") == []


def test_a_cell_is_mended_in_place_and_the_list_is_looked_through_again(
    qtbot: QtBot, services: Services, dialog: Open, listed: Path
) -> None:
    opened = planned(qtbot, dialog(listed))
    part = opened.match_page.side.look_part
    assert ("Line 5", "“31.02.2026” is not a date", "fix") in looks_of(opened)
    part.list.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(part.editor.isVisible, timeout=WAIT)
    assert part.editor.line_label.text() == "Line 5, Date"
    assert part.editor.cell_edit.text() == "31.02.2026"
    part.editor.cell_edit.setText("28.02.2026")
    QTest.keyClick(part.editor.cell_edit, Qt.Key.Key_Return)
    planned(qtbot, opened)
    assert not part.editor.isVisible()
    assert ("Line 5", "“31.02.2026” is not a date", "fix") not in looks_of(opened)
    with qtbot.waitSignal(opened.imported, timeout=WAIT):
        opened.start_import()
    quote = record(services, "Lea").quote
    assert quote is not None and str(quote.quoted_on) == "2026-02-28"


def test_a_row_that_was_left_out_comes_in_once_it_has_a_name(qtbot: QtBot, dialog: Open, listed: Path) -> None:
    opened = planned(qtbot, dialog(listed))
    part = opened.match_page.side.look_part
    row = next(place for place, look in enumerate(looks_of(opened)) if look[0] == "Line 6")
    part.list.pick(row)
    qtbot.waitUntil(part.editor.isVisible, timeout=WAIT)
    assert [part.editor.column_box.itemText(i) for i in range(part.editor.column_box.count())][:2] == ["Name", "Firm"]
    assert not part.editor.keep_button.isVisible()
    part.editor.cell_edit.setText("Gus Gutter")
    part.editor.use_button.click()
    planned(qtbot, opened)
    assert opened.match_page.side.new_count.heading.text() == "3 new people"
    assert all(look[0] != "Line 6" for look in looks_of(opened))


def test_what_may_stay_as_it_is_no_longer_needs_a_look(qtbot: QtBot, dialog: Open, listed: Path) -> None:
    opened = planned(qtbot, dialog(listed))
    part = opened.match_page.side.look_part
    before = len(looks_of(opened))
    part.list.pick(0)
    qtbot.waitUntil(part.editor.isVisible, timeout=WAIT)
    part.editor.keep_button.click()
    assert len(looks_of(opened)) == before - 1
    opened.match_page.mapping_list.set_field(4, Field.LEAVE_OUT)
    planned(qtbot, opened)
    assert len(looks_of(opened)) == before - 1


def test_esc_in_a_cell_leaves_the_cell_alone(qtbot: QtBot, dialog: Open, listed: Path) -> None:
    opened = planned(qtbot, dialog(listed))
    part = opened.match_page.side.look_part
    part.list.pick(0)
    qtbot.waitUntil(part.editor.isVisible, timeout=WAIT)
    QTest.keyClick(part.editor.cell_edit, Qt.Key.Key_Escape)
    assert opened.isVisible()
    assert not part.editor.isVisible()
    assert opened.foot.import_button.isEnabled()


def test_another_line_names_the_columns_or_none_does(qtbot: QtBot, dialog: Open, listed: Path) -> None:
    opened = planned(qtbot, dialog(listed))
    opened.head.change_button.click()
    lines = opened.match_page.reading_view.lines_list
    assert lines.heading == 2
    assert lines.lines.lines[1][1][0] == "Spring fair"
    lines.choose(0)
    columns = opened.match_page.mapping_list
    qtbot.waitUntil(lambda: columns._header[:1] == ("Column 1",), timeout=WAIT)
    looked_through(qtbot, opened)
    lines.choose(2)
    qtbot.waitUntil(lambda: columns._header[:1] == ("Name",), timeout=WAIT)
    planned(qtbot, opened)
    assert opened.match_page.views.currentWidget() is opened.match_page.reading_view


def test_the_order_of_dates_is_said_and_changed(qtbot: QtBot, dialog: Open, tmp_path: Path) -> None:
    path = tmp_path / "dates.csv"
    path.write_text("Name,Phone,Quote date\nAnna Berg,330 555 0168,03/04/2026\n", encoding="utf-8")
    opened = planned(qtbot, dialog(path))
    assert opened.head.facts_label.text() == "1 row, dates read as month/day/year"
    assert "4 Mar" in str(opened.match_page.first_rows.rows()[0])
    box = opened.match_page.reading_view.order_box
    box.setCurrentIndex(box.findData("dmy"))
    box.activated.emit(box.currentIndex())
    planned(qtbot, opened)
    assert opened.head.facts_label.text() == "1 row, dates read as day.month.year"
    assert "3 Apr" in str(opened.match_page.first_rows.rows()[0])


def test_numbers_without_a_country_code_are_read_from_another_country(
    qtbot: QtBot, services: Services, dialog: Open, tmp_path: Path
) -> None:
    path = tmp_path / "german.csv"
    path.write_text("Name,Phone\nLea Stein,030 231250142\n", encoding="utf-8")
    opened = planned(qtbot, dialog(path))
    box = opened.match_page.reading_view.region_box
    assert box.currentData() == "US"
    box.setCurrentIndex(box.findData("DE"))
    box.activated.emit(box.currentIndex())
    planned(qtbot, opened)
    with qtbot.waitSignal(opened.imported, timeout=WAIT):
        opened.start_import()
    assert [phone.e164 for phone in record(services, "Lea").phones] == ["+4930231250142"]


def test_a_list_with_the_headings_of_the_last_one_is_matched_as_then(
    qtbot: QtBot, dialog: Open, tmp_path: Path
) -> None:
    first, second = tmp_path / "may.csv", tmp_path / "june.csv"
    first.write_text("Name,Phone,Rep\nAnna Berg,330 555 0168,DW\n", encoding="utf-8")
    second.write_text("Name,Phone,Rep\nOtto Krug,330 555 0199,DW\n", encoding="utf-8")
    opened = planned(qtbot, dialog(first))
    opened.match_page.mapping_list.set_field(2, Field.SOURCE)
    planned(qtbot, opened)
    with qtbot.waitSignal(opened.imported, timeout=WAIT):
        opened.start_import()
    opened.done(0)
    again = planned(qtbot, dialog(second))
    assert again.match_page.mapping_list.mapping()[2] is Field.SOURCE
    assert "matched as last time" in again.head.facts_label.text()


def test_what_was_imported_is_undone_at_once_by_a_key(
    qtbot: QtBot, services: Services, dialog: Open, listed: Path
) -> None:
    opened = planned(qtbot, dialog(listed))
    before = services.browsing.summary().people
    with qtbot.waitSignal(opened.imported, timeout=WAIT):
        opened.start_import()
    with qtbot.waitSignal(opened.undone, timeout=WAIT):
        press(Qt.Key.Key_Z)
    page = opened.done_page
    assert page.title_label.text() == "The import is undone"
    assert page.counts_label.text() == "2 people are gone again · 1 is as they were before"
    assert not page.undo_button.isVisible()
    assert services.browsing.summary().people == before
    assert record(services, "Nadia").prospect.city == ""


def test_who_was_worked_with_since_stays_and_is_named(
    qtbot: QtBot, services: Services, dialog: Open, listed: Path
) -> None:
    opened = planned(qtbot, dialog(listed))
    with qtbot.waitSignal(opened.imported, timeout=WAIT):
        opened.start_import()
    lea = record(services, "Lea")
    services.keeping.edit(lea.prospect.id, replace(form_of(lea), city="Kent"))
    with qtbot.waitSignal(opened.undone, timeout=WAIT):
        opened.done_page.undo_button.click()
    kept = opened.done_page.kept_list
    assert kept.isVisible()
    assert [each.left for each in kept.looks.entries] == ["Lea Stein"]
    assert kept.looks.entries[0].words
    assert record(services, "Lea").prospect.city == "Kent"


def test_a_list_of_our_own_has_no_columns_to_match(
    qtbot: QtBot, services: Services, dialog: Open, listed: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.csv"
    services.exporting.flat(own)
    opened = looked_through(qtbot, dialog(own))
    assert opened.match_page.views.currentWidget() is opened.match_page.own_list_view
    assert "written by ReEngage Desktop" in opened.head.facts_label.text()


def test_contact_cards_are_counted_as_such_and_have_no_lines_to_choose(
    qtbot: QtBot, services: Services, dialog: Open, tmp_path: Path
) -> None:
    path = tmp_path / "phone.vcf"
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Mia Wolf\nTEL;TYPE=CELL:330 555 0144\nEND:VCARD\n"
    path.write_text(card, encoding="utf-8")
    opened = planned(qtbot, dialog(path))
    assert opened.head.facts_label.text() == "1 contact card"
    opened.head.change_button.click()
    assert not opened.match_page.reading_view.lines_list.isVisible()
    assert opened.match_page.reading_view.region_box.hasFocus()
    with qtbot.waitSignal(opened.imported, timeout=WAIT):
        opened.start_import()
    assert [phone.e164 for phone in record(services, "Mia").phones] == ["+13305550144"]


def test_more_than_a_thousand_looks_are_counted_but_not_all_listed(qtbot: QtBot, dialog: Open, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Name,Phone,Quote date\n" + "Anna,330 555 0168,31.02.2026\n" * 1200, encoding="utf-8")
    opened = planned(qtbot, dialog(path))
    part = opened.match_page.side.look_part
    assert part.count.heading.text() == "1,200 need a look"
    assert part.count.line.text() == "All of them are kept. The first 1,000 are listed."
    assert len(looks_of(opened)) == 1000
