"""Imports stand under one another, and each is taken back by a key, in a thread; who stays is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.undoing import Undone
from reengage_desktop.ui.intake.imports_dialog import ImportsDialog

WAIT = 10_000
LIST = "Name,Phone\nMaria Lopez,(419) 555-0142\nOla Brandt,(419) 555-0150\n<b>Ned</b>,(419) 555-0133\n"

Open = Callable[[], ImportsDialog]


@pytest.fixture
def opened(qtbot: QtBot, services: Services, clock: Callable[[], datetime]) -> Open:
    def make() -> ImportsDialog:
        dialog = ImportsDialog(
            services.undoing, clock, None, leave_thread=services.close_thread, zone=services.planning.zone
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog, before_close_func=lambda widget: widget.done(0))
        with qtbot.waitActive(dialog):
            dialog.open()
            dialog.activateWindow()
        return dialog

    return make


@pytest.fixture
def taken_in(services: Services, tmp_path: Path) -> Services:
    for name, text in (("leads.csv", LIST), ("more.csv", LIST + "Vera Kowal,(419) 555-0177\n")):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        services.importing.write(services.importing.plan(services.importing.open(path)))
    return services


def words_of(dialog: ImportsDialog) -> list[str]:
    return [each.text() for each in dialog.view.findChildren(QLabel) if each.isVisibleTo(dialog.view) and each.text()]


def undone_by(qtbot: QtBot, dialog: ImportsDialog, key: Qt.Key) -> Undone:
    with qtbot.waitSignal(dialog.undone, timeout=WAIT) as heard:
        QTest.keyClick(dialog.focusWidget() or dialog, key)
    assert heard.args is not None
    undone: Undone = heard.args[0]
    return undone


def test_without_imports_it_says_so(opened: Open) -> None:
    dialog = opened()
    assert dialog.rooms.currentWidget() is dialog.nothing
    assert not dialog.undo_button.isVisible() and dialog.close_button.hasFocus()


def test_the_newest_is_chosen_and_its_counts_are_told(taken_in: Services, opened: Open) -> None:
    dialog = opened()
    assert [entry.title for entry in dialog.taken_list.entries()] == ["more.csv", "leads.csv"]
    assert words_of(dialog) == [
        "more.csv",
        "Today, 08:33 · 4 rows read",
        "1 new person\n3 rows brought nothing new",
        "Can be undone until Thu 12 Nov.",
    ]


def test_a_key_takes_the_chosen_import_back(qtbot: QtBot, taken_in: Services, opened: Open) -> None:
    dialog = opened()
    QTest.keyClick(dialog.taken_list, Qt.Key.Key_Down)
    undone = undone_by(qtbot, dialog, Qt.Key.Key_U)
    assert (undone.file_name, undone.removed) == ("leads.csv", 3)
    assert "3 people are gone again." in words_of(dialog)
    assert not dialog.undo_button.isEnabled() and dialog.taken_list.hasFocus()
    assert [taken_in.around.store.prospects.get(ident) is None for ident in (1, 2, 3, 4)] == [True, True, True, False]


def test_who_stays_is_named_with_the_reason_and_never_as_markup(qtbot: QtBot, taken_in: Services, opened: Open) -> None:
    taken_in.calling.save(CallResult(3, Outcome.NO_ANSWER))
    dialog = opened()
    dialog.taken_list.choose(1)
    undone_by(qtbot, dialog, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: "<b>Ned</b>" in words_of(dialog), timeout=WAIT)
    said = words_of(dialog)
    assert "1 person stays, because they changed since" in said
    assert "You called them on 13 Oct." in said
    assert all(each.textFormat() == Qt.TextFormat.PlainText for each in dialog.view.findChildren(QLabel))


def test_what_was_undone_elsewhere_is_told(qtbot: QtBot, taken_in: Services, opened: Open) -> None:
    dialog = opened()
    taken_in.undoing.undo(2)
    with qtbot.waitSignal(dialog.work.idle, timeout=WAIT):
        dialog.undo_button.click()
    assert "undone already" in dialog.fault_line.text()
    assert not dialog.undo_button.isEnabled()


def test_stopping_leaves_all_as_it_was(qtbot: QtBot, taken_in: Services, opened: Open) -> None:
    dialog = opened()
    with qtbot.waitSignal(dialog.work.idle, timeout=WAIT):
        dialog.undo_button.click()
        dialog.reject()
    assert dialog.isVisible()
    assert dialog.fault_line.text() in ("Stopped. Nothing was undone.", "Stopping. All stays as it was.")
    if dialog.fault_line.text().startswith("Stopped"):
        assert taken_in.undoing.imports()[0].can_undo
