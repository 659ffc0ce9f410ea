"""The reminders that wait for an answer: the banner's line for one of them, and the list of all beneath it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reengage_desktop.domain.day_plan import Today
from reengage_desktop.domain.later import Later
from reengage_desktop.domain.reminder import Reminder

from .due_list import DueList
from .reminder_bar import ReminderBar

_FOCUS = Qt.FocusReason.OtherFocusReason


class WaitingBars(QWidget):
    """`bar` speaks of the first that waits, or of the one that is selected in the list while that is open."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: Sequence[Reminder] = ()
        self._later: Sequence[Later] = ()
        self._today: Today | None = None
        self._why = ""
        self.list_is_open = False
        self.bar = ReminderBar()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.bar)
        self.bar.all_wanted.connect(lambda: self.close_list() if self.list_is_open else self._open_list())

    @cached_property
    def due_list(self) -> DueList:
        """Made when it is opened first."""
        made = DueList()
        self._column.addWidget(made)
        self.setTabOrder(self.bar.start_button, made.view)
        made.selected.connect(self._speak_of)
        made.answered.connect(self.bar.answer)
        made.closed.connect(self.close_list)
        return made

    def show_reminders(self, waiting: Sequence[Reminder], today: Today, later: Sequence[Later], why: str = "") -> None:
        """One at least, as they are to be answered; `later` are the times to which they can be put off.

        `why`: see `reminder_words.why_first`.
        """
        self._waiting, self._today, self._later, self._why = waiting, today, later, why
        if self.list_is_open and len(waiting) > 1:
            self._speak_of(self.due_list.show_reminders(waiting, today))
        else:
            self.close_list()

    def close_list(self) -> None:
        """The banner speaks of the first again, and has the focus that the list had."""
        if self.list_is_open:
            self.list_is_open = False
            had_focus = self.due_list.view.hasFocus()
            self.due_list.hide()
            if had_focus:
                self.bar.start_button.setFocus(_FOCUS)
        self._speak_of(self._waiting[0])

    def _open_list(self) -> None:
        if len(self._waiting) < 2 or self._today is None:
            return
        self.list_is_open = True
        self.due_list.show_reminders(self._waiting, self._today)
        self.due_list.select(0)
        self.due_list.show()
        self.due_list.view.setFocus(_FOCUS)

    def _speak_of(self, reminder: object) -> None:
        assert isinstance(reminder, Reminder) and self._today is not None
        self.bar.show_reminder(reminder, len(self._waiting) - 1, self._today, self._later, self._why)
