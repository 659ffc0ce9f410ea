"""Files are dropped or chosen, opened by the system, told where they are gone, and never touched."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.ui.person.files_section import FilesSection


@pytest.fixture
def offer(tmp_path: Path) -> Path:
    path = tmp_path / "Offer & plan.pdf"
    path.write_bytes(b"%PDF-1.7")
    return path


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def section(
    qtbot: QtBot, services: Services, clock: Callable[[], datetime], offer: Path, opened: list[str]
) -> FilesSection:
    who = services.keeping.add(PersonForm(name="Maria Castellano"))
    made = FilesSection(
        services,
        clock,
        choose=lambda _parent: [offer],
        choose_one=lambda _parent, _was: offer.with_name("Found.pdf"),
        open_url=lambda url: opened.append(url.toLocalFile()),
    )
    qtbot.addWidget(made)
    made.resize(340, 300)
    made.show()
    made.show_person(who)
    return made


def dropped(*urls: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(url) for url in urls])
    return mime


def names(section: FilesSection) -> list[str]:
    return [file.name for file in section.services.attaching.files(section.who)]


def test_nobody_s_files_are_told_by_one_quiet_line(section: FilesSection) -> None:
    assert section.empty_label.isVisible()


def test_a_chosen_file_is_in_the_list_and_opens(
    section: FilesSection, qtbot: QtBot, opened: list[str], offer: Path
) -> None:
    with qtbot.waitSignal(section.done):
        section.begin()
    (row,) = section.rows
    assert (row.file.name, section.empty_label.isVisible()) == ("Offer & plan.pdf", False)
    row.open_button.setFocus()
    QTest.keyClick(row.open_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened == [str(offer)])


def test_local_files_are_taken_from_a_drop_and_nothing_else_is(section: FilesSection, offer: Path) -> None:
    assert not section.take_drop(dropped("https://example.com/a.pdf"))
    assert section.take_drop(dropped(QUrl.fromLocalFile(str(offer)).toString()))
    assert names(section) == ["Offer & plan.pdf"]


def test_a_folder_is_refused_under_the_rows(section: FilesSection, tmp_path: Path) -> None:
    assert section.take_drop(dropped(QUrl.fromLocalFile(str(tmp_path)).toString()))
    assert "is a folder" in section.fault_line.text()
    assert names(section) == []


def test_a_file_that_is_gone_is_told_and_found_again(section: FilesSection, qtbot: QtBot, offer: Path) -> None:
    section.begin()
    found = offer.rename(offer.with_name("Found.pdf"))
    section.refresh()
    qtbot.waitUntil(lambda: section.rows[0].find_button.isVisible())
    assert "not there any more" in section.rows[0].open_button.accessibleName()
    section.rows[0].find_button.click()
    qtbot.waitUntil(lambda: not section.rows[0].find_button.isVisible())
    assert [row.file.path for row in section.rows] == [found]


def test_a_program_is_not_started(section: FilesSection, qtbot: QtBot, opened: list[str], tmp_path: Path) -> None:
    path = tmp_path / "invoice.pdf.sh"
    path.write_text("#!/bin/sh\n")
    section.attach([path])
    with qtbot.waitSignal(section.told) as told:
        section.rows[0].open_button.click()
    assert opened == [str(tmp_path)]
    assert "is a program" in told.args[0]


def test_what_is_taken_off_the_list_comes_back_and_lay_there_all_the_time(
    section: FilesSection, qtbot: QtBot, offer: Path
) -> None:
    section.begin()
    section.rows[0].open_button.setFocus()
    with qtbot.waitSignal(section.done) as done:
        QTest.keyClick(section.rows[0].open_button, Qt.Key.Key_Delete)
    assert (names(section), offer.exists()) == ([], True)
    section.services.retracing.undo(done.args[0])
    section.refresh()
    assert names(section) == ["Offer & plan.pdf"]


def test_the_same_file_again_is_told_calmly(section: FilesSection, qtbot: QtBot, offer: Path) -> None:
    section.begin()
    with qtbot.waitSignal(section.told):
        section.attach([offer])
    assert len(section.rows) == 1


def test_a_name_that_is_looked_for_is_lit(section: FilesSection) -> None:
    section.begin()
    assert section.light("offer") is section.rows[0]
    assert section.light("elsewhere") is None
