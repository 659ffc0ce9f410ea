"""The timeline tells what happened, takes notes as they are typed, and mends them where they stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Protocol

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.happening import Happening
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.recount import Entry
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.ui.person.timeline_section import TimelineSection
from reengage_desktop.ui.undo_stack import UndoStack

Clock = Callable[[], datetime]


class FrozenClock(Protocol):
    def advance(self, **step: float) -> datetime: ...


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(PersonForm(name="Maria Castellano", phones=("419 555 0142",)))


@pytest.fixture
def column(qtbot: QtBot) -> QScrollArea:
    """As on the page."""
    area, inside = QScrollArea(), QWidget()
    QVBoxLayout(inside)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    qtbot.addWidget(area)
    area.resize(540, 480)
    return area


@pytest.fixture
def section(column: QScrollArea, services: Services, clock: Clock, maria: int) -> TimelineSection:
    made = TimelineSection(services, clock)
    inside = column.widget()
    assert inside is not None
    layout = inside.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addWidget(made)
    layout.addStretch(1)
    column.show()
    made.show_person(maria)
    return made


@pytest.fixture
def undo(section: TimelineSection) -> UndoStack:
    stack = UndoStack()
    section.typed.connect(stack.push_typed)
    section.done.connect(stack.push)
    return stack


def told(section: TimelineSection) -> list[Entry]:
    return list(section.services.recounting.entries(section.who))


def take_back(section: TimelineSection, undo: UndoStack) -> None:
    section.keep_now()
    last = undo.pop()
    assert last is not None
    section.services.retracing.undo(last.step)  # type: ignore[arg-type]
    section.refresh()


def write_note(section: TimelineSection, words: str) -> None:
    section.begin()
    QTest.keyClicks(section.composer.note_edit, words)


def rows(section: TimelineSection) -> list[str]:
    return [section.list.rows.sentence(place) for place in range(section.list.rows.rowCount())]


def edit_first(section: TimelineSection) -> None:
    section.list.setFocus()
    section.list.setCurrentIndex(section.list.rows.index(0))
    QTest.keyClick(section.list, Qt.Key.Key_Return)


def fill(services: Services, who: int, count: int) -> None:
    now = services.around.now()
    with services.around.store.writing() as changes:
        for n in range(count):
            at, note = now - timedelta(hours=5 * n), f"Note {n} of a long history. " * (n % 4 + 1)
            services.around.store.touches.add(Touch(0, who, at, Channel.CALL, "N", True, False, 0, note, "", False))
        changes.prospects.add(who)


def test_the_cursor_stands_on_the_note_that_was_written(section: TimelineSection, clock: FrozenClock) -> None:
    for words in ("One", "Two"):
        write_note(section, words)
        QTest.keyClick(section.composer.note_edit, Qt.Key.Key_Escape)
        at = section.list.currentIndex().row()
        assert section.list.hasFocus() and words in rows(section)[at]
        clock.advance(minutes=5)


def test_what_happened_today_is_told_by_its_date_tomorrow(section: TimelineSection, clock: FrozenClock) -> None:
    section.services.recounting.write_note(section.who, "Sold the van")
    section.refresh()
    section.list.grab()
    clock.advance(days=1)
    section.refresh()
    assert section.list.rows.row(0).when == "Tue 13 Oct, 08:33"


def test_of_somebody_who_was_forgotten_meanwhile_nothing_is_written(section: TimelineSection, maria: int) -> None:
    write_note(section, "One")
    section.composer.keep_now()
    with section.services.around.store.writing() as changes:
        section.services.around.store._db.execute_sql("DELETE FROM prospects WHERE id = ?", (maria,))
        changes.everything = True
    QTest.keyClicks(section.composer.note_edit, " more")
    section.keep_now()
    assert section.fault_line.text()
    assert section.composer.words() == "One more"


def test_who_has_no_history_is_told_what_belongs_here(section: TimelineSection) -> None:
    assert section.empty_label.isVisible()
    assert not section.list.isVisible()


def test_a_call_is_told_in_words(section: TimelineSection, maria: int) -> None:
    section.services.calling.save(
        CallResult(maria, Outcome.REACHED, note="Elena was there", learned="Lease", seconds=240)
    )
    section.refresh()
    assert rows(section) == ["Reached, 4 min, today, 08:33\nElena was there\nLearned: Lease\nAttempt 1, morning slot"]


def test_a_note_is_kept_while_it_is_typed_and_stands_in_the_list_once_it_is_done(
    section: TimelineSection, qtbot: QtBot
) -> None:
    write_note(section, "Her brother sits on the council")
    qtbot.waitUntil(lambda: bool(told(section)))
    section.refresh()
    assert rows(section) == []
    QTest.keyClick(section.composer.note_edit, Qt.Key.Key_Escape)
    assert rows(section) == ["Note, today, 08:33\nHer brother sits on the council"]
    assert not section.composer.isVisible()


def test_a_note_that_is_typed_in_pieces_is_taken_back_in_one_step(section: TimelineSection, undo: UndoStack) -> None:
    write_note(section, "One")
    section.composer.keep_now()
    QTest.keyClicks(section.composer.note_edit, " and two")
    QTest.keyClick(section.composer.note_edit, Qt.Key.Key_Escape)
    assert [entry.note for entry in told(section)] == ["One and two"]
    take_back(section, undo)
    assert told(section) == []


def test_a_note_that_is_taken_back_while_it_is_open_is_gone_from_the_field(
    section: TimelineSection, undo: UndoStack
) -> None:
    write_note(section, "One")
    take_back(section, undo)
    assert (told(section), section.composer.words()) == ([], "")


def test_a_half_typed_note_belongs_to_whom_it_was_typed_for(section: TimelineSection, maria: int) -> None:
    bob = section.services.keeping.add(PersonForm(name="Bob"))
    write_note(section, "About Maria")
    section.keep_now()
    section.show_person(bob)
    assert told(section) == []
    assert (section.composer.words(), section.composer.isVisible()) == ("", False)
    section.show_person(maria)
    assert [entry.note for entry in told(section)] == ["About Maria"]


@pytest.mark.parametrize("what", [Happening.TEXT, Happening.LETTER, Happening.EMAIL, Happening.INBOUND])
def test_a_chip_logs_what_happened_with_the_words_of_the_note(
    section: TimelineSection, undo: UndoStack, what: Happening
) -> None:
    write_note(section, "About the roof")
    section.composer.chips[what].click()
    (entry,) = [entry for entry in told(section) if entry.channel]
    assert (entry.channel, entry.note, len(told(section))) == (what.value, "About the roof", 1)
    take_back(section, undo)
    assert [entry.channel for entry in told(section)] == [""]


@pytest.mark.parametrize(("met", "title"), [(True, "You met"), (False, "Visit, not met")])
def test_a_visit_asks_whether_they_met(section: TimelineSection, met: bool, title: str) -> None:
    section.begin()
    QTest.keyClick(section.composer.note_edit, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert section.composer.met_row.isVisible()
    (section.composer.met_button if met else section.composer.not_met_button).click()
    assert rows(section)[0].startswith(title)


def test_a_visit_is_thought_better_of(section: TimelineSection) -> None:
    write_note(section, "Was near")
    section.composer.chips["visit"].click()
    section.composer.no_visit_button.click()
    assert section.composer.words() == "Was near"
    assert section.composer.log_row.isVisible()


def test_words_of_a_call_are_mended_where_they_stand(section: TimelineSection, maria: int, undo: UndoStack) -> None:
    section.services.calling.save(CallResult(maria, Outcome.REACHED, note="Elene", learned="Lease"))
    section.refresh()
    edit_first(section)
    editor = section.list.editor
    assert (editor.note_edit.hasFocus(), editor.words()) == (True, ("Elene", "Lease"))
    editor.note_edit.selectAll()
    QTest.keyClicks(editor.note_edit, "Elena was there")
    editor.keep_now()
    section.refresh()
    assert editor.isVisible()
    editor.learned_edit.setFocus()
    QTest.keyClicks(editor.learned_edit, " in May: ")
    QTest.keyClick(editor.learned_edit, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    assert section.list.hasFocus()
    assert (told(section)[0].note, told(section)[0].learned) == ("Elena was there", "in May: Lease")
    undo.seal()
    take_back(section, undo)
    assert told(section)[0].learned == "Lease"


def test_a_reason_is_mended_elsewhere(section: TimelineSection, maria: int) -> None:
    from reengage_desktop.domain.prospect import Reason

    store = section.services.around.store
    with store.writing():
        store.prospects.add_reason(maria, Reason("stated", "Too dear", section.now()))
    section.refresh()
    edit_first(section)
    assert not section.list.editor.isVisible()
    assert rows(section)[0].startswith("They said why not")


@pytest.mark.parametrize("key", [True, False])
def test_a_note_is_removed_and_comes_back(section: TimelineSection, undo: UndoStack, key: bool) -> None:
    section.services.recounting.write_note(section.who, "Sold the van")
    section.refresh()
    if key:
        section.list.setCurrentIndex(section.list.rows.index(0))
        QTest.keyClick(section.list, Qt.Key.Key_Delete)
    else:
        edit_first(section)
        section.list.editor.remove_button.click()
    assert told(section) == []
    take_back(section, undo)
    assert [entry.note for entry in told(section)] == ["Sold the van"]


def test_a_note_that_is_emptied_goes_when_it_is_left(section: TimelineSection, undo: UndoStack) -> None:
    section.services.recounting.write_note(section.who, "Sold the van")
    section.refresh()
    edit_first(section)
    section.list.editor.note_edit.selectAll()
    QTest.keyClick(section.list.editor.note_edit, Qt.Key.Key_Delete)
    section.list.editor.keep_now()
    assert len(told(section)) == 1
    QTest.keyClick(section.list.editor.note_edit, Qt.Key.Key_Escape)
    assert told(section) == []
    assert not section.list.editor.isVisible()
    take_back(section, undo)
    assert len(told(section)) == 1


def test_what_cannot_be_written_stays_in_the_field_and_is_told(section: TimelineSection) -> None:
    note = section.services.recounting.write_note(section.who, "Sold the van")
    section.refresh()
    edit_first(section)
    section.services.retracing.undo(note.step)
    editor = section.list.editor
    QTest.keyClicks(editor.note_edit, " in May")
    editor.keep_now()
    assert section.fault_line.text()
    assert (editor.isVisible(), editor.words()[0]) == (True, "Sold the van in May")


def test_entries_are_copied_as_text(section: TimelineSection) -> None:
    for words in ("First", "Second"):
        section.services.recounting.write_note(section.who, words)
    section.refresh()
    section.list.setFocus()
    QTest.keyClick(section.list, Qt.Key.Key_Home)
    QTest.keyClick(section.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(section.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Note, today, 08:33\nSecond\n\nNote, today, 08:33\nFirst"


def test_words_that_are_looked_for_are_lit_however_old_they_are(section: TimelineSection, maria: int) -> None:
    fill(section.services, maria, 300)
    section.refresh()
    place = section.light("note 271 of")
    assert place is not None
    assert place.geometry() == section.list.visualRect(section.list.rows.index(271))
    assert section.list.rows.lit == "note 271 of"
    assert section.light("xyzzy qqq") is None


def test_of_several_words_one_that_stands_anywhere_is_lit(section: TimelineSection, maria: int) -> None:
    section.services.recounting.write_note(maria, "The council meets on Friday")
    section.refresh()
    assert section.light("Friday council") is not None
    assert section.list.rows.lit == "council"


def test_a_long_history_is_laid_out_as_one_scrolls(
    section: TimelineSection, column: QScrollArea, maria: int, qtbot: QtBot
) -> None:
    fill(section.services, maria, 400)
    section.show_person(maria)
    assert section.list.rows.rowCount() < 60
    bar = column.verticalScrollBar()
    for _ in range(200):
        bar.setValue(bar.maximum())
        qtbot.wait(1)
        if section.list.rows.rowCount() == 400:
            break
    assert section.list.rows.rowCount() == 400
    heights = [section.list.visualRect(section.list.rows.index(n)) for n in range(400)]
    assert all(one.bottom() + 1 == other.top() for one, other in pairwise(heights))
    assert section.list.height() == heights[-1].bottom() + 1


def test_where_one_has_scrolled_to_stays_after_a_commit(section: TimelineSection, maria: int) -> None:
    fill(section.services, maria, 100)
    section.show_person(maria)
    section.list.setFocus()
    for _ in range(40):
        QTest.keyClick(section.list, Qt.Key.Key_Down)
    before = section.list.rows.entries[section.list.currentIndex().row()].key
    section.services.recounting.write_note(maria, "Newer")
    section.refresh()
    assert section.list.rows.entries[section.list.currentIndex().row()].key == before


def test_a_click_finds_the_row_under_it(section: TimelineSection, maria: int) -> None:
    fill(section.services, maria, 20)
    section.refresh()
    box: QRect = section.list.visualRect(section.list.rows.index(3))
    QTest.mouseClick(section.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert section.list.currentIndex().row() == 3
    assert section.list.indexAt(QPoint(5, section.list.height() + 5)).row() == -1
    QTest.mouseDClick(section.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert section.list.editor.isVisible()


def test_a_screen_reader_reads_each_row(section: TimelineSection) -> None:
    section.services.recounting.write_note(section.who, "Sold the van")
    section.refresh()
    found = QAccessible.queryAccessibleInterface(section.list)
    names = [found.child(n).text(QAccessible.Text.Name) for n in range(found.childCount())]
    assert "Note, today, 08:33\nSold the van" in names


@pytest.mark.parametrize(
    "words", ["<b>bold</b> & <img src=x>", "x" * 10_000, "👩‍🍳 שלום עולם", "a\u2028b", "\u202eevil"]
)
def test_any_words_are_painted_as_text(section: TimelineSection, words: str) -> None:
    section.services.recounting.write_note(section.who, words)
    section.refresh()
    assert section.list.height() < 1000
    assert not section.list.grab().isNull()
