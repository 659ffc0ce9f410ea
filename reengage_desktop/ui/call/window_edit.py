"""A day and a window of hours in their time, to be told to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QTimeEdit, QWidget

from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.wall_time import instant, local
from reengage_desktop.ui.widgets import label, set_property

_LAST = QTime(23, 59)


class WindowEdit(QWidget):
    """`changed` comes when the person changed day or hours, not when they are set."""

    changed = Signal()

    def __init__(self, *, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.day_edit = QDateEdit()
        self.day_edit.setCalendarPopup(True)
        self.day_edit.setDisplayFormat("ddd d MMM yyyy")
        self.from_edit, self.until_edit = QTimeEdit(), QTimeEdit()
        self._action: NextAction | None = None
        self._zone = "UTC"
        self._length = 0
        for edit, words, width in (
            (self.day_edit, self.tr("Day"), 168),
            (self.from_edit, self.tr("From, their time"), 84),
            (self.until_edit, self.tr("Until, their time"), 84),
        ):
            if isinstance(edit, QTimeEdit):
                edit.setDisplayFormat("HH:mm")
            edit.setAccessibleName(words)
            edit.setFixedWidth(width)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.dash = label("–", "body", "text3")
        for part in (self.day_edit, self.from_edit, self.dash, self.until_edit):
            row.addWidget(part)
        row.addWidget(label(self.tr("their time"), "small", "text3"))
        self.day_edit.dateChanged.connect(self._edited)
        self.from_edit.timeChanged.connect(self._moved)
        self.until_edit.timeChanged.connect(self._edited)

    def set_action(self, action: NextAction, zone: str) -> None:
        """Begin with this day and window, by the clock of `zone`."""
        self._action, self._zone = action, zone
        self.set_window(action.due_from, action.due_until)

    def set_window(self, first: datetime, last: datetime) -> None:
        """Of the same action; it may end before it begins, as somebody left it."""
        start, end = local(first, self._zone), local(last, self._zone)
        until = _LAST if end.date() > start.date() else QTime(end.hour, end.minute)
        for edit in (self.day_edit, self.from_edit, self.until_edit):
            edit.blockSignals(True)
        self.day_edit.setDate(QDate(start.year, start.month, start.day))
        self.from_edit.setTime(QTime(start.hour, start.minute))
        self.until_edit.setTime(until)
        for edit in (self.day_edit, self.from_edit, self.until_edit):
            edit.blockSignals(False)
        self._length = self.from_edit.time().secsTo(until)
        self.mark("")

    def day(self) -> date:
        chosen = self.day_edit.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def action(self) -> NextAction:
        """What was set, with the day and hours that stand here; call it only if there is no `problem`."""
        assert self._action is not None
        start, end = self.instants()
        return replace(self._action, due_from=start, due_until=end)

    def instants(self) -> tuple[datetime, datetime]:
        """The instants that stand here, whether they can be or not."""
        start, end = (_time(edit.time()) for edit in (self.from_edit, self.until_edit))
        return instant(self.day(), start, self._zone), instant(self.day(), end, self._zone)

    def problem(self, now: datetime) -> str:
        """Why it cannot be, in words that say what to do; "" if it can."""
        start, end = self.instants()
        if end <= start:
            return self.tr("It ends before it begins. Choose a later end.")
        if start <= now < end:
            return ""
        return self.tr("That hour is past. Choose a later one.") if start < now else ""

    def mark(self, problem: str) -> None:
        """The edge of the fields says that something is wrong; the words stand beside."""
        for edit in (self.day_edit, self.from_edit, self.until_edit):
            set_property(edit, "wrong", "true" if problem else "false")

    def _moved(self) -> None:
        """A later begin takes the end along."""
        begin = timedelta(seconds=QTime(0, 0).secsTo(self.from_edit.time()) + max(0, self._length))
        self.until_edit.blockSignals(True)
        self.until_edit.setTime(QTime(0, 0).addSecs(round(begin.total_seconds())) if begin.days < 1 else _LAST)
        self.until_edit.blockSignals(False)
        self._edited()

    def _edited(self) -> None:
        self._length = self.from_edit.time().secsTo(self.until_edit.time())
        self.changed.emit()


def _time(at: QTime) -> time:
    return time(at.hour(), at.minute())
