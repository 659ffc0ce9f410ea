"""The next action moves in their time, and becomes a promise when they were told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.services.moving import Moved
from reengage_desktop.ui.people.move_dialog import MoveDialog


@pytest.fixture
def ident(services: Services) -> int:
    return services.keeping.add(PersonForm(name="Otto Krug", company="Krug", phones=("312 555 0142",), region="IL"))


@pytest.fixture
def dialog(qtbot: QtBot, services: Services, clock: Callable[[], datetime], ident: int) -> MoveDialog:
    opened = MoveDialog(services.moving, clock, ident, zone="America/New_York")
    opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(opened)
    opened.open()
    return opened


@pytest.mark.parametrize(
    ("chip", "start", "end"),
    [
        ("tomorrow_morning", datetime(2026, 10, 14, 14, tzinfo=UTC), datetime(2026, 10, 14, 16, tzinfo=UTC)),
        ("tomorrow_late", datetime(2026, 10, 14, 21, tzinfo=UTC), datetime(2026, 10, 14, 23, tzinfo=UTC)),
        ("two_days", datetime(2026, 10, 15, 14, tzinfo=UTC), datetime(2026, 10, 15, 16, tzinfo=UTC)),
        ("next_week", datetime(2026, 10, 19, 14, tzinfo=UTC), datetime(2026, 10, 19, 16, tzinfo=UTC)),
    ],
)
def test_a_chip_sets_day_and_hours_in_their_time(dialog: MoveDialog, chip: str, start: datetime, end: datetime) -> None:
    dialog.chips[chip].click()
    assert dialog.span() == (start, end)


def test_both_clocks_are_shown_where_they_differ(dialog: MoveDialog) -> None:
    assert dialog.clocks_label.text() == "tomorrow 9:00–11:00 in Chicago, 10:00–12:00 for you"
    dialog._zone = dialog._theirs
    dialog.until_edit.setTime(QTime(12, 0))
    assert dialog.clocks_label.text() == "tomorrow 9:00–12:00"


def test_enter_moves_it_and_a_told_time_is_a_promise(
    qtbot: QtBot, services: Services, dialog: MoveDialog, ident: int
) -> None:
    dialog.told_box.setChecked(True)
    with qtbot.waitSignal(dialog.moved) as heard:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    (moved,) = heard.args
    assert isinstance(moved, Moved)
    action = services.keeping.record(ident).prospect.next_action
    assert action == moved.action
    assert action.promised
    assert action.zone == "America/Chicago"
    assert action.due_from == datetime(2026, 10, 14, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "end", "sentence"),
    [
        (QDate(2026, 10, 14), QTime(8, 0), "The end lies before the beginning."),
        (QDate(2026, 10, 12), QTime(11, 0), "That time has passed."),
    ],
)
def test_hours_that_cannot_be_are_told_in_line(
    qtbot: QtBot, services: Services, dialog: MoveDialog, ident: int, day: QDate, end: QTime, sentence: str
) -> None:
    before = services.keeping.record(ident).prospect.next_action
    dialog.date_edit.setDate(day)
    dialog.until_edit.setTime(end)
    with qtbot.assertNotEmitted(dialog.moved):
        dialog.save()
    assert dialog.fault_line.text().startswith(sentence)
    assert services.keeping.record(ident).prospect.next_action == before
