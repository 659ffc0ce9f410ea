"""The flow of calls: one person, or the queue one after another, with undo after each."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.outcome import OUTCOMES, Ask, Outcome
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import SavedCall

from . import sentences, words
from .toast import UndoToast

if TYPE_CHECKING:
    from .call.call_dialog import CallDialog


class CallFlow(QObject):
    """Owns the open call dialog. `ended` when nobody is left in the queue or the person closed the dialog."""

    ended = Signal()

    def __init__(
        self,
        services: Services,
        now: Callable[[], datetime],
        window: QWidget,
        toast: UndoToast,
    ) -> None:
        super().__init__(window)
        self._services, self._now = services, now
        self._calling, self._planning, self._setting = services.calling, services.planning, services.setting
        self._window = window
        self._window_toast = toast
        toast.undo_requested.connect(self._undo)
        toast.other_requested.connect(self._busy)
        self._walking = False
        self._passed: set[int] = set()
        self._place, self._of = 0, 0
        self._last: SavedCall | None = None
        self._go_on = False
        self.dialog: CallDialog | None = None
        self._kept: CallDialog | None = None

    def start(self, first: int | None = None) -> None:
        """Walks the queue of today, `first` before all others."""
        queue = self._planning.queue()
        if first is None and not queue:
            self._say(self.tr("Nobody can be called right now. The next people are in today’s list."))
            return
        self._walking, self._passed = True, set()
        self._place, self._of = 0, len(set(queue) | ({first} if first else set()))
        self._open(first if first is not None else queue[0])

    def call(self, prospect_id: int, inbound: bool = False) -> None:
        """One call, outside the queue. `inbound`: they called, so it is live at once."""
        self._walking, self._place = False, 0
        self._open(prospect_id, inbound)

    def _open(self, prospect_id: int, inbound: bool = False) -> None:
        if self.dialog is not None:
            return
        self._place += 1
        self._passed.add(prospect_id)
        try:
            dialog = self._made(prospect_id, inbound)
        except Fault as fault:
            self._say(words.fault(fault))
            return
        self.dialog, self._last, self._go_on = dialog, None, self._walking
        dialog.open()

    def make_ready(self) -> None:
        """In an idle moment: the dialog is made and painted once, unseen, so that the first call is there at once."""
        first = next(iter(self._planning.queue()), None)
        if first is not None and self._kept is None:
            with suppress(Fault):
                self._made(first).grab()

    def _made(self, prospect_id: int, inbound: bool = False) -> CallDialog:
        """The dialog is made for the first call and kept for the next ones, which are then there at once."""
        if self._kept is not None:
            self._kept.show_person(prospect_id, self._title(), inbound=inbound)
            return self._kept
        from .call.call_dialog import CallDialog  # with its pages, which the first window does not wait for

        dialog = self._kept = CallDialog(
            self._services,
            prospect_id,
            self._now,
            self._window,
            place=self._title(),
            points=self._setting.read().script_points,
            inbound=inbound,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.saved.connect(self._saved)
        dialog.next_requested.connect(self._next_wanted)
        dialog.size_changed.connect(self._setting.keep_script_points)
        dialog.number_marked.connect(self._number_marked)
        dialog.undo_requested.connect(self._undo)
        dialog.toast.other_requested.connect(self._busy)
        dialog.finished.connect(self._finished)
        return dialog

    def _title(self) -> str:
        if not self._walking:
            return self.tr("Call")
        slot = self._planning.running_slot()
        name = slot.occurrence.slot.name if slot else self.tr("Today")
        return self.tr("Call {place} of {all} – {slot} calls").format(
            place=self._place, all=max(self._place, self._of), slot=name
        )

    def _saved(self, saved: object) -> None:
        """A key of the bar goes on with the queue; a wrap-up only when it says so (`next_requested`)."""
        assert isinstance(saved, SavedCall)
        self._last = saved
        if OUTCOMES[saved.outcome].ask is Ask.WRAP_UP:
            self._go_on = False

    def _number_marked(self, saved: object) -> None:
        """The wrong number is noted, and the call goes on with another one."""
        assert isinstance(saved, SavedCall)
        self._tell(saved)

    def _busy(self, saved: object) -> None:
        assert isinstance(saved, SavedCall)
        try:
            self._tell(self._calling.was_busy(saved), busy=True)
        except Fault as fault:
            self._say(words.fault(fault))

    def _next_wanted(self) -> None:
        self._go_on = self._walking = True

    def _finished(self, accepted: int) -> None:
        self.dialog = None
        saved = self._last
        following = self._following() if accepted and self._go_on else None
        if following is not None:
            self._open(following)
        if accepted and saved is not None:
            self._tell(saved)
        if self.dialog is None:
            self._walking = False
            self.ended.emit()

    def _following(self) -> int | None:
        return next((each for each in self._planning.queue() if each not in self._passed), None)

    def _tell(self, saved: SavedCall, *, busy: bool = False) -> None:
        sentence = sentences.saved_call(
            saved.name, saved.outcome, saved.follow_up.next_action, self._now(), self._planning.zone()
        )
        toast = self.dialog.toast if self.dialog is not None else self._window_toast
        other = self.tr("Busy: in two hours") if saved.outcome is Outcome.NO_ANSWER and not busy else ""
        toast.say(sentence, saved, icon=_icon(saved.outcome), other=other)

    def _undo(self, token: object) -> None:
        if not isinstance(token, SavedCall):
            return
        try:
            self._calling.undo(token)
        except Fault as fault:
            self._say(words.fault(fault))
            return
        self._passed.discard(token.prospect_id)
        self._say(self.tr("{name}: taken back. It is as it was before the call.").format(name=token.name))

    def _say(self, sentence: str) -> None:
        toast = self.dialog.toast if self.dialog is not None else self._window_toast
        toast.say(sentence, undo=False, icon="info")


def _icon(outcome: Outcome) -> str:
    return {Outcome.VOICEMAIL: "voicemail", Outcome.NO_ANSWER: "phone-missed"}.get(outcome, "check")
