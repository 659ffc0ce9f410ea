"""The call: from the words to say first to what is booked when it is over; nothing is logged until a key is pressed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.outcome import Outcome, outcomes_for
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import SavedCall
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui import words

from . import call_words, keys
from .call_aside import CallAside
from .call_clock import CallClock
from .call_dialing import CallDialing
from .call_endings import CallEndings
from .call_frame import CallFrame
from .call_progress import CallProgress
from .call_record import CallRecord
from .script_view import NORMAL


class CallDialog(CallFrame):
    """One call with one person. Raises `RuleFault` if they are gone, `ScriptFault` if the script cannot be read.

    `saved` carries a `SavedCall` and comes before `accepted`; `next_requested` follows it after "save and next".
    `over` comes when all of it is saved: whoever shows another person then keeps the dialog open.
    `number_marked` carries a `SavedCall` too, but the call goes on with another number. `closed` comes last.
    `size_changed`: the points of the script. `undo_requested`: the token that `toast.say` was given. What else can be
    wished for during a call comes from `aside`.

    `put_off` carries a `Moved` and a sentence, after the dialog has closed: it was no hour to call them.
    """

    saved = Signal(object)
    next_requested = Signal()
    over = Signal()
    number_marked = Signal(object)
    closed = Signal()
    size_changed = Signal(int)
    undo_requested = Signal(object)
    put_off = Signal(object, str)

    def __init__(
        self,
        services: Services,
        prospect_id: int,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        place: str = "",
        points: int = NORMAL,
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
        inbound: bool = False,
    ) -> None:
        sheet = services.preparing.sheet(prospect_id, inbound=inbound)  # before there is anything to leave behind
        super().__init__(services, self._told, now, parent)
        self._preparing, self._calling = services.preparing, services.calling
        self._now, self._open_url = now, open_url
        self._untold = self._is_over = False
        self._dialing = CallDialing(services.permitting, services.screening, self._pages.script_page, now)
        self._clock = CallClock(now, self)
        self.aside = CallAside(services, now, self)
        self.script_view.set_points(points)
        self._progress = CallProgress(self._clock, self.head, self.inbound_strip, self._pages, now)
        self._record = CallRecord(self._calling, services.recounting, self._clock, self._pages)
        self._endings = CallEndings(self._record, self.head, self._pages, self)
        self._connect()
        self._begin(sheet, place)

    @property
    def prospect_id(self) -> int:
        """With whom this call is."""
        return self._id

    @property
    def inbound(self) -> bool:
        """Whether they called."""
        return self._sheet.inbound

    @property
    def has_begun(self) -> bool:
        """It rang, or its outcome is being written down."""
        return self._clock.runs or not self._pages.on_script

    # The call

    def show_person(self, prospect_id: int, place: str = "", *, inbound: bool = False) -> None:
        """Another call in the same dialog, which has ended its last one; nothing of that one is left.

        `inbound`: they called, so it is live at once. Raises as the dialog itself does; then it is as it was.
        """
        sheet = self._preparing.sheet(prospect_id, inbound=inbound)
        self.toast.dismiss()
        self.toast.hide()  # also while the dialog is not seen
        self._pages.forget()
        self._begin(sheet, place)

    def change_script(self, name: str) -> None:
        """Another script for the same call: page, clock and notes stay as they are. Its faults are told on the page."""
        try:
            sheet = self._preparing.sheet(self.prospect_id, name, inbound=self.inbound)
        except Fault as fault:
            self._pages.say_fault(words.fault(fault))
            return
        self._sheet = sheet
        self._record.begin(sheet)
        self._endings.begin(sheet)
        self.script_page.change_script(sheet)

    def ring(self) -> None:
        """It rings: from now on the call has a length, and notes can be taken."""
        if not self._clock.runs and self.head.ring_button.isEnabled():
            self._dialing.dial(self._progress.go_live, self.head.phone)

    def choose(self, outcome: Outcome) -> None:
        """What a key of the bar does: it asks what is to be asked, or saves at once; a key that is off says why."""
        self.script_page.bar.tell(outcome)
        if outcome in outcomes_for(inbound=self.inbound):
            self._endings.choose(outcome)

    def keep_draft(self) -> None:
        """What was typed, before the call is left or another one comes between."""
        self.script_page.side.keep_now()

    def hold(self) -> None:
        """Another call comes between: this one stays as it is, and its clock stands still."""
        self.keep_draft()
        self._clock.hold()

    def take_up(self) -> None:
        """The call between is over."""
        self._clock.take_up()
        self.activateWindow()

    def back(self) -> None:
        """What Esc does: one step back, and at the first page the dialog closes with the draft kept."""
        if not self._pages.on_script:
            self._progress.go_on()
        elif self.script_page.asking is not None:
            self.script_page.ask(None)
        else:
            self.reject()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Space: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self.back()
        elif key in steps and self._pages.on_script and not self.in_text():
            self.script_view.step(steps[key])
        else:
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.script_view.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What a key would do is reckoned once the script is there to be read."""
        super().paintEvent(event)
        if self._untold:
            self._untold = False
            QTimer.singleShot(0, self, self._tell_default)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross of the window closes from any page."""
        self.reject()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        self._clock.stop()
        if result == QDialog.DialogCode.Rejected:
            self.keep_draft()
            self._record.keep_heard()
        super().done(result)
        self.closed.emit()

    # Within

    def _begin(self, sheet: CallSheet, place: str) -> None:
        self._id, self._is_over = sheet.prospect.id, False
        self._dialing.begin(sheet)
        self._record.set_remark("")
        self._record.begin(sheet)
        self.setWindowTitle(place or self.tr("Call"))
        self._show_sheet(sheet)
        if stopped := self._dialing.stopped():
            self.head.say_stopped(stopped)
        if sheet.inbound:
            self._progress.go_live()
        self.script_view.setFocus()

    def _show_sheet(self, sheet: CallSheet) -> None:
        self._sheet = sheet
        self._endings.begin(sheet)
        self._progress.begin_anew(sheet)
        self._untold = True
        self.update()

    def _rehearse(self) -> None:
        """Only before it rings: the machine never speaks into a call."""
        if self.has_begun:
            return
        try:
            self.aside.rehearse(self.prospect_id, self._sheet.script)
        except Fault as fault:
            self._pages.say_fault(words.fault(fault))

    def _tell_default(self) -> None:
        if not self._clock.runs:
            self.script_page.bar.tell(Outcome.NO_ANSWER)

    def _told(self, outcome: Outcome) -> str:
        if outcome not in outcomes_for(inbound=self.inbound):
            return self.tr("They called, so you speak together: {key} is off.").format(key=outcome.value)
        follows = self._calling.preview(self.prospect_id, outcome)
        return call_words.preview(outcome, follows, self._sheet, self._now())

    def _enter(self) -> None:
        if not self._pages.main_thing() and not self.in_text():
            self.ring()

    def _ended(self, saved: SavedCall, and_next: bool) -> None:
        self._is_over = True
        self.saved.emit(saved)
        if and_next:
            self.next_requested.emit()
        self.over.emit()
        if self._is_over:
            self.accept()

    def _open_number(self, url: QUrl) -> None:
        """In the phone program; while the call runs it was asked already."""
        if self._clock.runs:
            self._open_url(url)
        else:
            self._dialing.dial(lambda: self._open_url(url), self.head.phone)

    def _put_off(self, moved: object, told: str) -> None:
        self.reject()
        self.put_off.emit(moved, told)

    def _number_marked(self, saved: SavedCall) -> None:
        """The same person on another number."""
        self.script_page.ask(None)
        self._show_sheet(self._preparing.sheet(self.prospect_id))
        self.number_marked.emit(saved)

    def _connect(self) -> None:
        page = self.script_page
        self.head.ring_requested.connect(self.ring)
        self.head.open_requested.connect(self._open_number)
        self._dialing.allowed_anyway.connect(self._record.set_remark)
        self._dialing.asked.connect(lambda on: self.head.ring_button.setVisible(not on and not self._clock.runs))
        self._dialing.put_off.connect(self._put_off)
        self._dialing.refused.connect(self._pages.say_fault)
        self._pages.open_requested.connect(lambda url: self._open_url(url))
        self._pages.back_requested.connect(self.back)
        self._endings.written_down.connect(self._progress.show_ending)
        self._endings.ended.connect(self._ended)
        self._endings.number_marked.connect(self._number_marked)
        page.outcome_chosen.connect(self.choose)
        page.script_requested.connect(self.change_script)
        page.side.edited.connect(self._record.keep)
        page.side.card.letter_requested.connect(lambda: self.aside.letter_requested.emit(self.prospect_id))
        page.side.reason_changed.connect(lambda: self.change_script(self._sheet.script))
        self.script_view.current_changed.connect(self._clock.turn)
        self.script_view.size_changed.connect(self.size_changed)
        self.toast.undo_requested.connect(self.undo_requested)
        self.head.rehearse_requested.connect(self._rehearse)
        self.aside.rehearse_requested.connect(self._rehearse)
        self.aside.copy_requested.connect(self.head.copy_number)
        keys.bind_enter(self, self._enter)
        keys.bind(self, "Z", self.toast.undo)
        keys.bind(self, "Ctrl+Z", self.toast.undo)
