"""The call dialogs that are open: mostly one, and over it those with people who rang meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import SavedCall
from reengage_desktop.services.retracing import Step

from . import words
from .toast import UndoToast

if TYPE_CHECKING:
    from .call.call_dialog import CallDialog


@dataclass(slots=True)
class OpenCall:
    """`walks`: it belongs to the walk, and goes on with the next person; `wants_next`: so was said in the wrap-up."""

    dialog: CallDialog
    walks: bool
    wants_next: bool = False
    saved: SavedCall | None = None


class CallStack(QObject):
    """The signals are those of the dialogs, handed on; `closed` carries the `OpenCall` and whether it was saved.

    The lowest dialog is made once and kept, so that the next calls are there at once; those over it are thrown away.
    """

    saved = Signal(object)
    next_requested = Signal()
    over = Signal()
    number_marked = Signal(object)
    put_off = Signal(object, str)
    skip_requested = Signal()
    before_requested = Signal()
    call_requested = Signal(object)
    inbound_requested = Signal(object)
    open_requested = Signal(object)
    add_requested = Signal(object)
    letter_requested = Signal(object)
    toast_made = Signal(object)
    closed = Signal(object, bool)

    def __init__(self, services: Services, now: Callable[[], datetime], window: QWidget) -> None:
        super().__init__(window)
        self._services, self._now, self._window = services, now, window
        self._open: list[OpenCall] = []
        self._kept: CallDialog | None = None

    @property
    def top(self) -> OpenCall | None:
        return self._open[-1] if self._open else None

    @property
    def lowest(self) -> OpenCall | None:
        return self._open[0] if self._open else None

    @property
    def toast(self) -> UndoToast | None:
        return self._open[-1].dialog.toast if self._open else None

    def has(self, who: int) -> bool:
        """Whether a call with them is open."""
        return any(call.dialog.prospect_id == who for call in self._open)

    def make_ready(self, who: int) -> None:
        """The dialog is made and painted once, unseen. Raises as the dialog does."""
        if self._kept is None:
            self._kept = self._made(who, "", self._window)
            self._kept.grab()

    def open(self, who: int, title: str, *, walks: bool, inbound: bool) -> None:
        """On top; the call below is held as it is. Raises as the dialog does; then nothing has changed."""
        below = self.top
        if below is not None:
            dialog = self._made(who, title, below.dialog, inbound=inbound)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            below.dialog.hold()
        elif self._kept is None:
            dialog = self._kept = self._made(who, title, self._window, inbound=inbound)
        else:
            dialog = self._kept
            dialog.show_person(who, title, inbound=inbound)
        self._open.append(OpenCall(dialog, walks))
        dialog.open()

    def _made(self, who: int, title: str, parent: QWidget, *, inbound: bool = False) -> CallDialog:
        from .call.call_dialog import CallDialog  # with its pages, which the first window does not wait for

        setting = self._services.setting
        points = setting.read().script_points
        dialog = CallDialog(self._services, who, self._now, parent, place=title, points=points, inbound=inbound)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.size_changed.connect(setting.keep_script_points)
        for told in ("saved", "next_requested", "over", "number_marked", "put_off"):
            getattr(dialog, told).connect(getattr(self, told))
        for wish in ("skip", "before", "call", "inbound", "open", "add", "letter"):
            getattr(dialog.aside, f"{wish}_requested").connect(getattr(self, f"{wish}_requested"))
        dialog.script_page.side.card.corrected.connect(lambda step, told: dialog.toast.say(told, step))
        dialog.toast.undo_requested.connect(lambda token: self._take_back(dialog, token))
        dialog.finished.connect(self._finished)
        self.toast_made.emit(dialog.toast)
        return dialog

    def _take_back(self, dialog: CallDialog, token: object) -> None:
        """What was done on the card before it rang."""
        if not isinstance(token, Step):
            return
        try:
            self._services.retracing.undo(token)
        except Fault as fault:
            dialog.toast.say(words.fault(fault), undo=False, icon="info")
        else:
            dialog.script_page.side.card.read_again()

    def _finished(self, accepted: int) -> None:
        call = self._open.pop()
        if self._open:
            self._open[-1].dialog.take_up()
        self.closed.emit(call, bool(accepted))
