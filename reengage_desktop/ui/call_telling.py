"""What is told after a call, and the ways back from there: undo, a busy line, back to the person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import SavedCall

from . import sentences, words
from .toast import UndoToast


@dataclass(frozen=True, slots=True)
class _Told:
    """What a toast can take back, and what its other button does."""

    saved: SavedCall | None = None
    other: Callable[[], object] | None = None


class CallTelling(QObject):
    """Speaks through the toast of whatever is on top, which `toast` gives.

    `taken_back` carries the `SavedCall` that was undone: whoever hears it says so.
    """

    taken_back = Signal(object)

    def __init__(
        self, services: Services, now: Callable[[], datetime], toast: Callable[[], UndoToast], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services, self._now, self._toast = services, now, toast

    def listen_to(self, toast: UndoToast) -> None:
        toast.undo_requested.connect(self._undo)
        toast.other_requested.connect(self._other)

    def saved(self, saved: SavedCall, *, busy: bool = False, and_then: str = "") -> None:
        """What was booked, and what came of all calls."""
        action, zone = saved.follow_up.next_action, self._services.planning.zone()
        sentence = sentences.saved_call(saved.name, saved.outcome, action, self._now(), zone)
        can_be_busy = saved.outcome is Outcome.NO_ANSWER and not busy
        self._toast().say(
            f"{sentence} {and_then}".strip(),
            _Told(saved, lambda: self._busy(saved)),
            icon=_icon(saved.outcome),
            other=self.tr("Busy: in two hours") if can_be_busy else "",
        )

    def say(self, sentence: str, *, other: str = "", act: Callable[[], object] | None = None) -> None:
        """A sentence with nothing to undo; `other` is a button that does `act`."""
        self._toast().say(sentence, _Told(other=act), undo=False, icon="info", other=other)

    def _busy(self, saved: SavedCall) -> None:
        try:
            self.saved(self._services.calling.was_busy(saved), busy=True)
        except Fault as fault:
            self.say(words.fault(fault))

    def _undo(self, token: object) -> None:
        saved = token.saved if isinstance(token, _Told) else None
        if saved is None:
            return
        try:
            self._services.calling.undo(saved)
        except Fault as fault:
            self.say(words.fault(fault))
            return
        self.taken_back.emit(saved)

    def _other(self, token: object) -> None:
        if isinstance(token, _Told) and token.other is not None:
            token.other()


def _icon(outcome: Outcome) -> str:
    return {Outcome.VOICEMAIL: "voicemail", Outcome.NO_ANSWER: "phone-missed"}.get(outcome, "check")
