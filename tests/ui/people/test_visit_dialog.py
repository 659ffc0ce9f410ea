"""A visit is planned for somebody who is here, in my hours; it takes the place of their next action."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.next_action import ActionKind
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.moving import Moved
from reengage_desktop.ui.people.visit_dialog import VisitDialog

HOME = "America/New_York"
pytestmark = pytest.mark.expects_warning("grabbing the keyboard")


@pytest.fixture
def dialog(qtbot: QtBot, services: Services, clock: Callable[[], datetime]) -> VisitDialog:
    services.sampling.add()
    opened = VisitDialog(services.moving, services.keeping, clock, HOME)
    opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(opened)
    opened.open()
    return opened


def test_a_visit_takes_the_place_of_the_next_action(qtbot: QtBot, services: Services, dialog: VisitDialog) -> None:
    ident, name = services.keeping.known("a")[0]
    QTest.keyClicks(dialog.who_field.name_edit, name)
    dialog.date_edit.setDate(QDate(2026, 10, 16))
    dialog.from_edit.setTime(QTime(14, 30))
    with qtbot.waitSignal(dialog.accepted), qtbot.waitSignal(dialog.moved) as heard:
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    action = services.keeping.record(ident).prospect.next_action
    assert action is not None
    assert (action.kind, action.promised) == (ActionKind.VISIT, True)
    assert action.due_from == datetime(2026, 10, 16, 18, 30, tzinfo=UTC)
    assert action.due_until == datetime(2026, 10, 16, 19, 30, tzinfo=UTC)
    assert isinstance(heard.args[0], Moved)
    services.moving.undo_move(heard.args[0])
    before = services.keeping.record(ident).prospect.next_action
    assert before is not None and before.kind is not ActionKind.VISIT


@pytest.mark.parametrize("typed", ["", "Nobody Of That Name"])
def test_nobody_is_told_in_line_and_what_was_typed_stays(dialog: VisitDialog, typed: str) -> None:
    QTest.keyClicks(dialog.who_field.name_edit, typed)
    dialog.save()
    assert dialog.isVisible()
    assert dialog.fault_line.text().startswith("Whom do you visit?")
    assert dialog.who_field.name_edit.text() == typed


def test_a_time_that_has_passed_is_refused(services: Services, dialog: VisitDialog) -> None:
    QTest.keyClicks(dialog.who_field.name_edit, services.keeping.known("a")[0][1])
    dialog.date_edit.setDate(QDate(2026, 10, 12))
    dialog.save()
    assert dialog.fault_line.text().startswith("That time has passed")


def test_the_end_goes_along_with_the_beginning(dialog: VisitDialog) -> None:
    dialog.until_edit.setTime(QTime(11, 30))
    dialog.from_edit.setTime(QTime(13, 0))
    assert dialog.until_edit.time() == QTime(14, 30)
    dialog.from_edit.setTime(QTime(23, 30))
    assert dialog.until_edit.time() == QTime(23, 59)
