"""On the page the people around somebody are added, changed where they stand, linked and called."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.person_around import AroundKind, AroundOutcome, PersonAround, Side
from reengage_desktop.services.acquainting import AroundField
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.ui.person.around_call_dialog import AroundCallDialog
from reengage_desktop.ui.person.around_rows import FOLDED
from reengage_desktop.ui.person.around_section import AroundSection
from reengage_desktop.ui.undo_stack import UndoStack
from tests.stopwatch import done_within

F = AroundField


class Clock(Protocol):
    def advance(self, **step: float) -> datetime: ...


@pytest.fixture
def section(qtbot: QtBot, services: Services, clock: Callable[[], datetime]) -> AroundSection:
    who = services.keeping.add(PersonForm(name="Maria Castellano", company="Bakery", phones=("419 555 0142",)))
    made = AroundSection(services, clock)
    qtbot.addWidget(made)
    made.resize(310, 600)
    made.show()
    made.show_person(who)
    return made


@pytest.fixture
def undo(section: AroundSection) -> UndoStack:
    stack = UndoStack()
    section.typed.connect(stack.push_typed)
    section.done.connect(stack.push)
    return stack


def write(section: AroundSection, field: AroundField, text: str) -> None:
    """As a person does: into the field, over what stands there."""
    assert section.editor is not None
    edit = section.editor.edits[field]
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    QTest.keyClicks(edit, text)
    edit.keep_now()


def kept(section: AroundSection) -> list[PersonAround]:
    return section.services.around.store.people_around.of(section.who)


def add(section: AroundSection, name: str, kind: AroundKind = AroundKind.OTHER, **more: str) -> int:
    ident, _ = section.services.acquainting.add(section.who, name, kind, **more)  # type: ignore[arg-type]
    section.read()
    return ident


def take_back(section: AroundSection, undo: UndoStack) -> None:
    last = undo.pop()
    assert last is not None
    section.services.retracing.undo(last.step)  # type: ignore[arg-type]
    section.read()


def test_without_anybody_it_says_who_belongs_here(section: AroundSection) -> None:
    assert section.nothing_label.isVisible() and not section.rows.more_button.isVisible()


def test_somebody_new_is_kept_as_they_are_typed_and_can_be_taken_back(section: AroundSection, undo: UndoStack) -> None:
    section.begin()
    assert kept(section) == []
    write(section, F.NAME, "Elena")
    write(section, F.ROLE, "daughter")
    write(section, F.PHONE, "419 555 0147")
    write(section, F.NOTE, "kind")
    (person,) = kept(section)
    assert (person.name, person.role, person.phone, person.note) == ("Elena", "daughter", "419 555 0147", "kind")
    assert person.side is Side.NOT_ASKED
    while len(undo):
        take_back(section, undo)
    assert kept(section) == [] and section.editor is not None and not section.editor.isVisible()


def test_typing_on_in_a_name_is_one_person_and_one_step(section: AroundSection, undo: UndoStack) -> None:
    section.begin()
    write(section, F.NAME, "El")
    write(section, F.NAME, "Elena")
    assert [person.name for person in kept(section)] == ["Elena"]
    assert len(undo) == 2, "that they are there, and how they are called"


def test_what_was_typed_before_the_name_is_kept_with_it(section: AroundSection) -> None:
    section.begin()
    write(section, F.ROLE, "answers the phone")
    assert kept(section) == []
    write(section, F.NAME, "Rosa")
    assert [(person.name, person.role) for person in kept(section)] == [("Rosa", "answers the phone")]


def test_without_a_name_it_is_told_once_and_then_let_go(section: AroundSection) -> None:
    section.begin()
    write(section, F.ROLE, "answers the phone")
    assert section.editor is not None
    QTest.keyClick(section.editor.edits[F.ROLE], Qt.Key.Key_Escape)
    assert section.editor.isVisible() and "name" in section.editor.fault_line.text()
    QTest.keyClick(section.editor.edits[F.ROLE], Qt.Key.Key_Escape)
    assert not section.editor.isVisible() and kept(section) == []


def test_half_a_person_is_not_lost_when_somebody_else_is_shown(section: AroundSection, services: Services) -> None:
    maria = section.who
    other = services.keeping.add(PersonForm(name="Bob Ferris"))
    section.begin()
    write(section, F.PHONE, "419 555 0147")
    section.keep_now()
    section.show_person(other)
    assert section.people == [] and not section.rows.rows[:1]
    (person,) = services.around.store.people_around.of(maria)
    assert person.phone == "419 555 0147" and person.name


def test_half_a_person_is_not_lost_when_another_row_is_opened(section: AroundSection) -> None:
    elena = add(section, "Elena")
    section.begin()
    write(section, F.NOTE, "rings at nine")
    section.change(elena)
    assert {person.note for person in kept(section)} == {"rings at nine", ""}
    assert section.editor is not None and section.editor.person_id == elena


@pytest.mark.parametrize("bad", ["x" * 10_000, "\x07\x00"])
def test_a_bad_name_is_refused_in_words_and_the_known_one_stays(section: AroundSection, bad: str) -> None:
    section.change(add(section, "Elena"))
    assert section.editor is not None
    edit = section.editor.edits[F.NAME]
    edit.setText(bad)  # type: ignore[union-attr]
    edit.textEdited.emit(bad)  # type: ignore[union-attr]
    edit.keep_now()
    section._leave()
    assert section.editor.isVisible() and section.editor.refused.fields == {F.NAME}
    assert [person.name for person in kept(section)] == ["Elena"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Delete])
def test_keys_on_the_button_of_a_row_are_not_those_of_the_row(section: AroundSection, key: Qt.Key) -> None:
    add(section, "Elena", phone="419 555 0147")
    button = section.rows.rows[0].call_button
    assert button is not None
    button.setFocus()
    QTest.keyClick(button, key)
    assert section.editor is None and [person.name for person in kept(section)] == ["Elena"]


def test_a_row_says_it_all_to_eye_and_screen_reader(section: AroundSection) -> None:
    add(section, "Elena <b>Castellano</b>", AroundKind.CHAMPION, phone="419 555 0147", side=Side.OURS)
    row = section.rows.rows[0]
    assert row.accessibleName() == "Elena <b>Castellano</b>, can be called now, Champion, on our side, 419 555 0147"
    assert "08:33 there" in row.toolTip()
    assert "<" not in row.toolTip()
    assert row.call_button is not None and row.call_button.isVisible() and row.open_button is None


def test_a_row_says_when_their_hours_are_over(section: AroundSection, clock: Clock) -> None:
    add(section, "Elena Castellano", AroundKind.CHAMPION, phone="419 555 0147")
    add(section, "Friedrich Sommer", AroundKind.FRIEND)
    clock.advance(hours=13)  # 21:33
    section.minute_passed()
    said = [row.accessibleName() for row in section.rows.rows]
    assert said == ["Friedrich Sommer, Friend in common", "Elena Castellano, opens 8:00, Champion, 419 555 0147"]


def test_a_row_is_opened_taken_out_and_its_number_copied_by_keys(section: AroundSection, undo: UndoStack) -> None:
    add(section, "Elena", phone="4195550147")
    row = section.rows.rows[0]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "419 555 0147"
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert section.editor is not None and section.editor.isVisible() and not row.isVisible()
    section._leave()
    QTest.keyClick(section.rows.rows[0], Qt.Key.Key_Delete)
    assert kept(section) == []
    take_back(section, undo)
    assert [person.name for person in kept(section)] == ["Elena"]


def test_a_commit_does_not_write_over_what_is_being_typed(section: AroundSection) -> None:
    ident = add(section, "Elena")
    section.change(ident)
    assert section.editor is not None
    edit = section.editor.edits[F.ROLE]
    edit.setFocus()
    QTest.keyClicks(edit, "daugh")
    section.services.acquainting.set_field(ident, F.NOTE, "written elsewhere")
    section.refresh()
    assert edit.words() == "daugh" and section.editor.edits[F.NOTE].words() == "written elsewhere"
    edit.keep_now()
    assert kept(section)[0].role == "daugh"


def test_kind_and_side_are_chosen(section: AroundSection, undo: UndoStack) -> None:
    section.change(add(section, "Elena"))
    assert section.editor is not None
    for box, value in ((section.editor.kind_box, "champion"), (section.editor.side_box, "ours")):
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
    assert (kept(section)[0].kind, kept(section)[0].side) == (AroundKind.CHAMPION, Side.OURS)
    assert section.rows.rows[0].tag == "on our side"
    take_back(section, undo)
    assert kept(section)[0].side is Side.UNKNOWN


def test_who_is_in_the_file_is_linked_and_opened_from_both_ends(
    section: AroundSection, services: Services, qtbot: QtBot, undo: UndoStack
) -> None:
    maria = section.who
    bob = services.keeping.add(PersonForm(name="Bob Ferris", phones=("216 555 0111",)))
    section.change(add(section, "Bob", AroundKind.FRIEND))
    assert section.editor is not None
    links = section.editor.links
    links.link_button.click()
    links.who_field.name_edit.setText("Bob Ferris")
    links.who_field.name_edit.textEdited.emit("Bob Ferris")
    QTest.keyClick(links.who_field.name_edit, Qt.Key.Key_Return)
    assert kept(section)[0].link_id == bob
    section._leave()
    open_button = section.rows.rows[0].open_button
    assert open_button is not None
    with qtbot.waitSignal(section.open_requested) as opened:
        open_button.click()
    assert opened.args == [bob]
    section.show_person(bob)
    assert section.whom.buttons[0].text() == "Around Maria Castellano: friend in common"
    with qtbot.waitSignal(section.open_requested) as opened:
        section.whom.buttons[0].click()
    assert opened.args == [maria]
    section.show_person(maria)
    take_back(section, undo)
    assert kept(section)[0].link_id is None


def test_who_was_referred_is_made_a_prospect(section: AroundSection, services: Services, undo: UndoStack) -> None:
    section.change(add(section, "Ida Holm", AroundKind.REFERRED, phone="440 555 0177"))
    assert section.editor is not None
    section.editor.make_button.click()
    made = kept(section)[0].link_id
    assert made is not None and services.around.person(made).source == "Referred by Maria Castellano"
    assert not section.editor.make_button.isVisible()
    take_back(section, undo)
    assert services.around.store.prospects.get(made) is None


def test_many_are_folded_and_search_unfolds_them(section: AroundSection) -> None:
    add(section, "The oldest", note="knows the landlord")
    for number in range(FOLDED):
        section.services.acquainting.add(section.who, f"Person {number}")
    section.read()
    assert section.rows.more_button.text() == "and 1 more"
    found = section.light("landlord")
    assert found is not None and found.isVisible() and not section.rows.more_button.isVisible()
    assert section.light("nowhere") is None


# A call to them


@pytest.fixture
def call(section: AroundSection, qtbot: QtBot) -> AroundCallDialog:
    section.call(add(section, "Elena", AroundKind.CHAMPION, phone="419 555 0147"))
    assert section.dialog is not None
    return section.dialog


def test_a_call_to_them_is_written_with_what_it_taught(
    section: AroundSection, call: AroundCallDialog, services: Services, undo: UndoStack, clock: object, qtbot: QtBot
) -> None:
    assert call.head.number == "419 555 0147" and "callable until 21:00" in call.head.hours_label.text()
    call.head.ring_button.click()
    clock.advance(minutes=3)  # type: ignore[attr-defined]
    QTest.keyClicks(call.note_edit, "Her mother")
    call.learned_edit.setText("The lease ends in November")
    call.reason_edit.setText("The landlord")
    with qtbot.waitSignal(call.finished):
        QTest.keyClick(call, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    store = services.around.store
    (touch,) = store.people_around.touches(section.who)
    assert (touch.outcome, touch.seconds, touch.note) == ("R", 180, "Her mother")
    assert [fact.source for fact in store.facts.of(section.who)] == ["Elena"]
    assert store.touches.of(section.who) == []
    section.read()
    assert "talked today" in section.rows.rows[0].third
    take_back(section, undo)
    assert store.people_around.touches(section.who) == [] and store.facts.of(section.who) == []


def test_letters_are_outcomes_outside_text_only(section: AroundSection, call: AroundCallDialog, qtbot: QtBot) -> None:
    call.note_edit.setFocus()
    QTest.keyClicks(call.note_edit, "nvwr")
    assert call.isVisible() and call.note_edit.toPlainText() == "nvwr"
    call.head.ring_button.setFocus()
    with qtbot.waitSignal(call.finished):
        QTest.keyClick(call.head.ring_button, Qt.Key.Key_N)
    (touch,) = section.services.around.store.people_around.touches(section.who)
    assert (touch.outcome, touch.note) == ("N", "nvwr")


def test_after_esc_the_note_is_there_the_next_time(section: AroundSection, call: AroundCallDialog) -> None:
    person = call.sheet.person.id
    QTest.keyClicks(call.note_edit, "rings at nine")
    call.reason_edit.setText("the landlord")
    QTest.keyClick(call, Qt.Key.Key_Escape)
    section.call(person)
    assert section.dialog is not None
    assert section.dialog.note_edit.toPlainText() == "rings at nine\nthe landlord"


def test_esc_without_a_word_leaves_no_call(section: AroundSection, call: AroundCallDialog) -> None:
    call.ring()
    QTest.keyClick(call, Qt.Key.Key_Escape)
    assert section.services.around.store.people_around.touches(section.who) == []


def test_half_a_note_is_in_the_file_before_the_call_has_ended(
    section: AroundSection, call: AroundCallDialog, qtbot: QtBot
) -> None:
    QTest.keyClicks(call.note_edit, "half")
    shelf = section.services.around.store.people_around
    qtbot.waitUntil(lambda: [touch.note for touch in shelf.touches(section.who)] == ["half"], timeout=2000)


def test_a_number_that_asked_for_it_can_not_be_rung(section: AroundSection, services: Services) -> None:
    services.around.store.prospects.block_numbers(section.who, services.around.now())
    section.call(add(section, "Elena", phone="419-555-0142"))
    dialog = section.dialog
    assert dialog is not None
    assert not dialog.head.ring_button.isEnabled() and not dialog.head.dial_button.isEnabled()
    assert "asked not to be contacted" in dialog.head.hours_label.text()


def test_the_phone_program_is_handed_digits_and_a_plus_only(
    section: AroundSection, services: Services, clock: Callable[[], datetime], qtbot: QtBot
) -> None:
    ident = add(section, "Elena", phone="call 12;ext=34&x")
    opened: list[QUrl] = []
    sheet = services.acquainting.call_sheet(ident)
    dialog = AroundCallDialog(services.acquainting, sheet, clock, open_url=opened.append)
    qtbot.addWidget(dialog)
    dialog.head.dial_button.click()
    assert [url.toString() for url in opened] == ["tel:1234"]


def test_a_call_to_somebody_removed_meanwhile_is_told(section: AroundSection, call: AroundCallDialog) -> None:
    section.services.acquainting.remove(call.sheet.person.id)
    call.note_edit.setPlainText("half")
    QTest.keyClick(call, Qt.Key.Key_Escape)
    assert call.isVisible() and "not in this list" in call.fault_line.text()
    QTest.keyClick(call, Qt.Key.Key_Escape)
    assert section.dialog is None


@pytest.mark.measures_time
def test_an_ordinary_person_is_read_in_a_moment(section: AroundSection) -> None:
    for number in range(5):
        section.services.acquainting.add(section.who, f"Person {number}", phone=f"419 555 01{number}0")
    section.show_person(section.who)
    with done_within(0.008):
        section.show_person(section.who)


def test_tab_goes_as_one_reads(section: AroundSection, services: Services) -> None:
    bob = services.keeping.add(PersonForm(name="Bob Ferris", phones=("216 555 0111",)))
    add(section, "Rosa")
    services.acquainting.link(add(section, "Bob"), bob)
    section.read()
    section.add_button.setFocus()
    seen = [section.add_button]
    for _ in range(4):
        focused = section.window().focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        seen.append(section.window().focusWidget())  # type: ignore[arg-type]
    first, second = section.rows.rows[:2]
    assert seen == [section.add_button, first, first.open_button, first.call_button, second]
    section.change(section.people[1].person.id)
    assert section.editor is not None
    first.setFocus()
    for expected in (first.open_button, first.call_button, section.editor.edits[F.NAME]):
        focused = section.window().focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert section.window().focusWidget() is expected


def test_what_was_refused_of_somebody_waits_with_them(section: AroundSection, services: Services) -> None:
    maria, walt = section.who, services.keeping.add(PersonForm(name="Walt"))
    elena = add(section, "Elena")
    section.change(elena)
    write(section, F.NAME, "E" * 300)
    section.show_person(walt)
    section.show_person(maria)
    section.change(elena)
    assert section.editor is not None
    assert section.editor.edits[F.NAME].words() == "E" * 300
    assert section.editor.refused.fields == {F.NAME}
    write(section, F.NAME, "Elena Castellano")
    assert [each.name for each in kept(section)] == ["Elena Castellano"]


def test_at_night_a_call_to_them_asks_once_and_says_so_in_the_note(
    section: AroundSection, call: AroundCallDialog, clock: object, qtbot: QtBot
) -> None:
    clock.advance(hours=14)  # type: ignore[attr-defined]
    height = call.height()
    call.ring()
    strip = call.dialing.strip
    assert strip is not None and strip.move_button.isHidden() and call.height() > height
    assert "47 CFR" in strip.rule_label.text() and "It is 22:33 in New York" in strip.question_label.text()
    QTest.keyClick(call, Qt.Key.Key_Escape)
    assert call.isVisible() and call.dialing.strip is None and not call.clock.runs
    call.head.ring_button.click()
    QTest.keyClick(call, Qt.Key.Key_C)
    assert call.dialing.strip is None and call.clock.runs
    QTest.keyClicks(call.note_edit, "Awake")
    with qtbot.waitSignal(call.finished):
        call.end(AroundOutcome.TALKED)
    (touch,) = section.services.around.store.people_around.touches(section.who)
    assert touch.note.startswith("Awake\nCalled outside hours: US 47 CFR")


def test_whoever_calls_at_night_is_not_asked_about(call: AroundCallDialog, clock: object) -> None:
    clock.advance(hours=14)  # type: ignore[attr-defined]
    call.head.inbound_chip.setChecked(True)
    call.ring()
    assert call.clock.runs and call.dialing.strip is None
