"""On the page a note begins with E, goes back with Z, and files are dropped anywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.ui.person.person_page import PersonPage


@pytest.fixture
def page(qtbot: QtBot, services: Services, clock: Callable[[], datetime]) -> PersonPage:
    who = services.keeping.add(PersonForm(name="Maria Castellano", phones=("419 555 0142",)))
    made = PersonPage(services, clock)
    qtbot.addWidget(made)
    made.resize(928, 700)
    made.show()
    made.show_person(who)
    made.setFocus()
    return made


def test_a_note_begins_with_e_and_goes_back_with_z(page: PersonPage, services: Services) -> None:
    QTest.keyClick(page, Qt.Key.Key_E)
    note = page.body.timeline.composer.note_edit
    assert note.hasFocus()
    QTest.keyClicks(note, "Knows the mayor, E and J and K too")
    QTest.keyClick(note, Qt.Key.Key_Escape)
    assert page.body.timeline.list.hasFocus()
    assert [entry.note for entry in services.recounting.entries(page.who)] == ["Knows the mayor, E and J and K too"]
    assert page.undo()
    assert services.recounting.entries(page.who) == ()


def test_a_half_written_note_is_kept_when_the_page_is_left(page: PersonPage, services: Services) -> None:
    page.body.timeline.begin()
    QTest.keyClicks(page.body.timeline.composer.note_edit, "Half a no")
    page.hide()
    assert [entry.note for entry in services.recounting.entries(page.who)] == ["Half a no"]


def test_files_that_are_dropped_on_the_page_are_in_the_list(
    page: PersonPage, services: Services, tmp_path: Path
) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert page.body.take(mime)
    assert [file.path for file in services.attaching.files(page.who)] == [path]
    assert page.undo()
    assert services.attaching.files(page.who) == []


def test_the_arrows_walk_the_timeline_while_it_has_the_focus(page: PersonPage, services: Services) -> None:
    for words in ("One", "Two"):
        services.recounting.write_note(page.who, words)
    page.body.timeline.refresh()
    page.body.timeline.list.setFocus()
    QTest.keyClick(page.body.timeline.list, Qt.Key.Key_Down)
    assert page.body.timeline.list.currentIndex().row() == 1


@pytest.mark.parametrize("typed", ["", "They have moved"])
def test_tab_goes_from_a_new_note_through_what_happened_and_esc_there_closes_the_note(
    qtbot: QtBot, page: PersonPage, typed: str
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_E)
    composer = page.body.timeline.composer
    qtbot.keyClicks(composer.note_edit, typed)
    page.keep_now()
    for wanted in [composer.note_edit, composer.done_button, *composer.chips.values()]:
        focus = QApplication.focusWidget()
        assert focus is wanted
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    last = [*composer.chips.values()][-1]
    last.setFocus()
    with qtbot.assertNotEmitted(page.back_requested):
        qtbot.keyClick(last, Qt.Key.Key_Escape)
    assert composer.isHidden()
