"""The answers to a reminder: start, later, move, seen; the same from banner, card and tray."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.reminder import LONGEST_SNOOZE, Kind, Reminder
from reengage_desktop.domain.slots import Occurrence
from reengage_desktop.services.planning import Planning
from reengage_desktop.services.reminding import Reminding

from . import words
from .call_flow import CallFlow
from .dialogs import Dialogs
from .heartbeat import Heartbeat
from .toast import UndoToast
from .today import reminder_words

MINUTE = 60


class Answers(QObject):
    """After each answer the heart beats, so that the list in the window is true at once."""

    def __init__(
        self,
        reminding: Reminding,
        planning: Planning,
        heart: Heartbeat,
        calls: CallFlow,
        dialogs: Dialogs,
        come_forward: Callable[[], None],
        toast: UndoToast,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._reminding, self._planning = reminding, planning
        self._heart, self._calls, self._dialogs = heart, calls, dialogs
        self._come_forward, self._toast = come_forward, toast

    def start(self, reminder: object = None) -> None:
        """Start calling; a promise begins with the one it was given to."""
        self._come_forward()
        first = None
        if isinstance(reminder, Reminder):
            self._answer(lambda: self._reminding.start(reminder))
            first = reminder.subject_id if reminder.kind is not Kind.SLOT else None
        self._calls.start(first)

    def snooze(self, reminder: object, minutes: object) -> None:
        """A promise may be put off past the hour that was given: it is said, not forbidden."""
        assert isinstance(reminder, Reminder) and isinstance(minutes, int)
        told = reminder_words.past_its_window(reminder, minutes, self._planning.today())
        if self._answer(lambda: self._reminding.snooze(reminder, minutes)) and told:
            self._toast.say(told, undo=False, icon="info")

    def move(self, what: object) -> None:
        """A slot is moved to other hours, a promise to another time."""
        if isinstance(what, Occurrence):
            self._dialogs.move_slot(what.slot.id)
        elif isinstance(what, Reminder) and what.kind is Kind.SLOT:
            self._dialogs.move_slot(what.subject_id, lambda minutes: self._slot_moved(what, minutes))
        elif isinstance(what, Reminder):
            self._dialogs.move(what.subject_id)

    def dismiss(self, reminders: object) -> None:
        assert isinstance(reminders, tuple)
        self._answer(lambda: self._reminding.dismiss(reminders))

    def _slot_moved(self, reminder: Reminder, minutes: int) -> None:
        """It comes back at the new hour, or is done with if that has begun."""
        if 0 < minutes <= LONGEST_SNOOZE.total_seconds() // MINUTE:
            self._answer(lambda: self._reminding.snooze(reminder, minutes))
        else:
            self._answer(lambda: self._reminding.dismiss((reminder,)))

    def _answer(self, act: Callable[[], None]) -> bool:
        """Whether it was taken; a fault is told."""
        try:
            act()
        except Fault as fault:
            self._toast.say(words.fault(fault), undo=False, icon="info")
            return False
        finally:
            self._heart.beat()
        return True
