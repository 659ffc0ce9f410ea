"""Numbers and addresses on the page: added, changed, marked and removed where they stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.person_field import Field
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.ui.notices import Notices
from reengage_desktop.ui.person.contact_row import ContactRow
from reengage_desktop.ui.person.reach_section import ReachSection
from reengage_desktop.ui.undo_stack import UndoStack

Key = Qt.Key


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(
        PersonForm(name="Maria", phones=("+1 (419) 555-0142", "+49 30 231250142"), emails=("maria@bakery.example",))
    )


@pytest.fixture
def section(qtbot: QtBot, services: Services, clock: Callable[[], datetime], maria: int) -> ReachSection:
    made = ReachSection(services, clock)
    qtbot.addWidget(made)
    notices = Notices(made)
    services.listen(notices.hear)
    notices.changed.connect(lambda _changed: made.refresh())
    made.resize(380, 600)
    made.show_person(maria)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def rows(section: ReachSection) -> list[ContactRow]:
    return list(section.rows.values())


def shown(section: ReachSection) -> list[str]:
    """From top to bottom, what is not hidden."""
    found = sorted(section.rows.values(), key=lambda row: section._contacts.indexOf(row))
    return [row.edit.text() for row in found if not row.isHidden()]


def write(qtbot: QtBot, row: ContactRow, text: str) -> None:
    row.edit.setFocus()
    row.edit.selectAll()
    qtbot.keyClick(row.edit, Key.Key_Delete)
    qtbot.keyClicks(row.edit, text)
    qtbot.keyClick(row.edit, Key.Key_Return)


def test_numbers_stand_as_they_are_dialled_from_here(section: ReachSection) -> None:
    assert shown(section) == ["419 555 0142", "+49 30 231250142", "maria@bakery.example"]


def test_half_a_number_is_not_written(qtbot: QtBot, section: ReachSection, services: Services, maria: int) -> None:
    row = rows(section)[0]
    row.edit.setFocus()
    qtbot.keyClick(row.edit, Key.Key_End)
    qtbot.keyClick(row.edit, Key.Key_Backspace)
    row.edit.keep_now()
    assert services.portraying.of(maria).phones[0].e164 == "+14195550142"
    qtbot.keyClicks(row.edit, "3")
    section.add_button.setFocus()
    assert services.portraying.of(maria).phones[0].e164 == "+14195550143"


def test_a_number_that_was_looked_at_is_as_it_was_written(
    qtbot: QtBot, section: ReachSection, services: Services, maria: int
) -> None:
    with qtbot.assertNotEmitted(section.typed):
        rows(section)[0].edit.setFocus()
        section.add_button.setFocus()
        section.keep_now()
    assert services.portraying.of(maria).phones[0].written == "+1 (419) 555-0142"


def test_a_key_adds_a_number_and_then_an_address(
    qtbot: QtBot, section: ReachSection, services: Services, maria: int
) -> None:
    for text in ("312 555 0142", "owner@bakery.example"):
        section.begin()
        assert section.new_edit.hasFocus()
        qtbot.keyClicks(section.new_edit, text)
        qtbot.keyClick(section.new_edit, Key.Key_Return)
        assert section.new_edit.isHidden()
    portrait = services.portraying.of(maria)
    assert (portrait.phones[2].e164, portrait.emails[1].address) == ("+13125550142", "owner@bakery.example")
    qtbot.waitUntil(lambda: len(shown(section)) == 5)


def test_what_is_refused_stays_and_is_told_until_it_is_mended(qtbot: QtBot, section: ReachSection) -> None:
    section.begin()
    qtbot.keyClicks(section.new_edit, "419 555 0142")
    qtbot.keyClick(section.new_edit, Key.Key_Return)
    section.refresh()
    assert "stands here already" in section.fault_line.text()
    assert (section.new_edit.text(), section.new_edit.property("wrong")) == ("419 555 0142", "true")
    qtbot.keyClick(section.new_edit, Key.Key_Backspace)
    qtbot.keyClicks(section.new_edit, "9")
    qtbot.keyClick(section.new_edit, Key.Key_Return)
    assert section.fault_line.text() == ""
    assert section.new_edit.property("wrong") == "false"


def test_what_was_refused_waits_with_its_person(
    qtbot: QtBot, section: ReachSection, services: Services, maria: int
) -> None:
    section.begin()
    qtbot.keyClicks(section.new_edit, "419 555 0142")
    section.keep_now()
    section.show_person(services.keeping.add(PersonForm(name="Walt")))
    assert section.new_edit.isHidden()
    section.show_person(maria)
    assert (section.new_edit.text(), section.new_edit.isHidden()) == ("419 555 0142", False)


def test_a_new_entry_that_stays_empty_is_none(qtbot: QtBot, section: ReachSection) -> None:
    section.begin()
    with qtbot.assertNotEmitted(section.typed):
        qtbot.keyClick(section.new_edit, Key.Key_Escape)
    assert section.new_edit.isHidden()


def test_what_was_typed_is_added_when_the_person_is_left(
    qtbot: QtBot, section: ReachSection, services: Services, maria: int
) -> None:
    section.begin()
    qtbot.keyClicks(section.new_edit, "312 555 0142")
    section.keep_now()
    assert len(services.portraying.of(maria).phones) == 3


def test_a_wrong_number_is_struck_and_not_called(
    qtbot: QtBot, section: ReachSection, services: Services, maria: int
) -> None:
    first = rows(section)[0]
    first.dead_chosen.emit(True)
    qtbot.waitUntil(lambda: first.edit.font().strikeOut())
    assert not first.use_button.isEnabled()
    assert first.kind_button.text() == "Wrong number"
    assert shown(section) == ["+49 30 231250142", "419 555 0142", "maria@bakery.example"]
    first.kind_chosen.emit("mobile")
    first.dead_chosen.emit(False)
    qtbot.waitUntil(lambda: first.kind_button.text() == "Mobile")
    assert first.use_button.isEnabled()


def test_removed_it_is_told_and_comes_back(qtbot: QtBot, section: ReachSection, services: Services, maria: int) -> None:
    stack, before = UndoStack(), services.portraying.of(maria).phones
    section.done.connect(stack.push)
    with qtbot.waitSignal(section.done) as told:
        rows(section)[0].remove_button.click()
    assert "419 555 0142" in told.args[1]
    qtbot.waitUntil(lambda: shown(section) == ["+49 30 231250142", "maria@bakery.example"])
    services.retracing.undo(told.args[0])
    assert services.portraying.of(maria).phones == before
    qtbot.waitUntil(lambda: len(shown(section)) == 3)


def test_they_are_called_written_to_and_copied_from_here(qtbot: QtBot, section: ReachSection, maria: int) -> None:
    first, _, address = rows(section)
    with qtbot.waitSignal(section.call_requested) as call:
        first.use_button.click()
    assert call.args == [maria]
    with qtbot.waitSignal(section.mail_requested):
        address.use_button.click()
    first.copy_button.click()
    assert QGuiApplication.clipboard().text() == "419 555 0142"


def test_another_person_has_rows_of_their_own(section: ReachSection, services: Services, maria: int) -> None:
    other = services.keeping.add(PersonForm(name="Walt", phones=("312 555 0142",)))
    rows(section)[0].edit.setText("half typ")
    section.show_person(other)
    assert shown(section) == ["312 555 0142"]
    section.show_person(maria)
    assert shown(section) == ["419 555 0142", "+49 30 231250142", "maria@bakery.example"]
    assert len(section.findChildren(ContactRow)) == 3


def test_what_is_not_understood_is_kept_and_told(section: ReachSection, services: Services, maria: int) -> None:
    services.editing.add(maria, "ask at the counter")
    services.editing.add_email(maria, "maria at bakery")
    section.refresh()
    assert "ask at the counter, maria at bakery" in section.told_label.text()


def test_without_any_number_it_says_what_belongs_here(section: ReachSection, services: Services) -> None:
    section.show_person(services.keeping.add(PersonForm(name="Walt")))
    assert "No number and no address yet" in section.told_label.text()


def test_background_and_address_are_edited_in_place(
    qtbot: QtBot, section: ReachSection, services: Services, maria: int
) -> None:
    section.notes_edit.setFocus()
    qtbot.keyClicks(section.notes_edit, "Proud of the oven")
    street = section.keeper.edits[Field.STREET]
    street.setFocus()
    qtbot.keyClicks(street, "418 Adams Street")
    section.keep_now()
    person = services.around.person(maria)
    assert (person.notes, person.street) == ("Proud of the oven", "418 Adams Street")


def test_a_number_that_was_refused_in_its_row_waits_there_and_says_nothing_to_others(
    qtbot: QtBot, section: ReachSection, services: Services, maria: int
) -> None:
    walt = services.keeping.add(PersonForm(name="Walt", phones=("419 555 0199",)))
    write(qtbot, rows(section)[0], "1" * 61)
    section.keep_now()
    assert section.fault_line.text()
    section.show_person(walt)
    qtbot.wait(20)
    assert (section.fault_line.text(), rows(section)[0].edit.property("wrong")) == ("", "false")
    section.show_person(maria)
    assert rows(section)[0].edit.words() == "1" * 61
    assert rows(section)[0].edit.property("wrong") == "true"
    write(qtbot, rows(section)[0], "419 555 0143")
    section.keep_now()
    assert services.portraying.of(maria).phones[0].e164 == "+14195550143"
