"""The call: from the words to say first to what is booked when it is over; nothing is logged until a key is pressed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.script import PassageKind
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import SavedCall
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui import tokens, words
from reengage_desktop.ui.toast import UndoToast

from . import call_words, keys
from .call_clock import CallClock
from .call_endings import CallEndings
from .call_head import CallHead
from .call_pages import CallPages
from .call_progress import CallProgress
from .call_record import CallRecord
from .message_page import MessagePage
from .script_view import NORMAL
from .wrap_up_page import WrapUpPage

_TOAST_GAP = 14


class CallDialog(QDialog):
    """One call with one person. Raises `RuleFault` if they are gone, `ScriptFault` if the script cannot be read.

    `saved` carries a `SavedCall` and comes before `accepted`; `next_requested` follows it after "save and next".
    `number_marked` carries a `SavedCall` too, but the call goes on with another number. `closed` comes last.
    `size_changed`: the points of the script. `undo_requested`: the token that `toast.say` was given.
    """

    saved = Signal(object)
    next_requested = Signal()
    number_marked = Signal(object)
    closed = Signal()
    size_changed = Signal(int)
    undo_requested = Signal(object)

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
        super().__init__(parent)
        self._services, self._preparing, self._calling = services, services.preparing, services.calling
        self._now = now
        self._open_url = open_url
        self._untold = True
        self._clock = CallClock(now, self)
        self.setObjectName("call_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._lay_out()
        self.script_view.set_points(points)
        self._progress = CallProgress(self._clock, self.head, self._pages, now)
        self._record = CallRecord(self._calling, self._clock, self._pages)
        self._endings = CallEndings(self._record, self.head, self._pages, self)
        self._connect()
        self._begin(sheet, place)

    @property
    def prospect_id(self) -> int:
        """With whom this call is."""
        return self._id

    @property
    def notes_edit(self) -> QPlainTextEdit:
        return self.script_page.side.notes_edit

    @property
    def learned_edit(self) -> QLineEdit:
        return self.script_page.side.learned_edit

    @property
    def message_page(self) -> MessagePage | None:
        """None until V was pressed."""
        return self._pages.message_page

    @property
    def wrap_up_page(self) -> WrapUpPage | None:
        """None until they were reached."""
        return self._pages.wrap_up_page

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

    def ring(self) -> None:
        """It rings: from now on the call has a length, and notes can be taken."""
        if not self._clock.runs and self.head.ring_button.isEnabled():
            self._go_live()

    def change_script(self, name: str) -> None:
        """Another script for the same call: page, clock and notes stay as they are. Its faults are told on the page."""
        try:
            self._sheet = self._preparing.sheet(self.prospect_id, name, inbound=self._sheet.inbound)
        except Fault as fault:
            self._pages.say_fault(words.fault(fault))
            return
        self._record.begin(self._sheet)
        self._endings.begin(self._sheet)
        main = [passage for passage in self._sheet.passages if passage.kind is PassageKind.MAIN]
        self.script_view.set_passages(main)

    def _go_live(self) -> None:
        self._clock.ring()
        self.script_page.show_live(True)
        self.script_page.bar.tell(Outcome.REACHED)
        self.script_view.setFocus()
        self._progress.show_length()

    def choose(self, outcome: Outcome) -> None:
        """What a key of the bar does: it asks what is to be asked, or saves at once."""
        self.script_page.bar.tell(outcome)
        self._endings.choose(outcome)

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
        elif key in steps and self._pages.on_script and not self._in_text():
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
            self.script_page.side.keep_now()
        super().done(result)
        self.closed.emit()

    # Within

    def _begin(self, sheet: CallSheet, place: str) -> None:
        self._id = sheet.prospect.id
        self._record.begin(sheet)
        self.setWindowTitle(place or self.tr("Call"))
        self._show_sheet(sheet)
        if sheet.inbound:
            self._go_live()

    def _show_sheet(self, sheet: CallSheet) -> None:
        now, self._sheet = self._now(), sheet
        self._progress.begin_anew()
        self._endings.begin(sheet)
        self.head.show_sheet(sheet, now)
        self.script_page.show_sheet(sheet, now)
        self._untold = True
        self.update()

    def _tell_default(self) -> None:
        if not self._clock.runs:
            self.script_page.bar.tell(Outcome.NO_ANSWER)

    def _told(self, outcome: Outcome) -> str:
        follows = self._calling.preview(self.prospect_id, outcome)
        return call_words.preview(outcome, follows, self._sheet, self._now())

    def _in_text(self) -> bool:
        return isinstance(self.focusWidget(), QLineEdit | QPlainTextEdit)

    def _enter(self) -> None:
        if not self._pages.main_thing() and not self._in_text():
            self.ring()

    def _ended(self, saved: SavedCall, and_next: bool) -> None:
        self.saved.emit(saved)
        if and_next:
            self.next_requested.emit()
        self.accept()

    def _number_marked(self, saved: SavedCall) -> None:
        """The same person on another number."""
        self.script_page.ask(None)
        self._show_sheet(self._preparing.sheet(self.prospect_id))
        self.number_marked.emit(saved)

    def _lay_out(self) -> None:
        frame = tokens.size("title_bar")  # the frame of the window counts
        width, height = tokens.size_of_window("call_dialog")
        self.resize(width, height - frame)
        width, height = tokens.size_of_window("window_minimum")
        self.setMinimumSize(width, height - frame)
        self.head = CallHead(self)
        self._pages = CallPages(self._services, self._told, self._now, self)
        self.script_page = self._pages.script_page
        self.script_view = self.script_page.script_view
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._pages, 1)
        self.toast = UndoToast(self)
        self.toast.bottom_margin = tokens.size("outcome_bar") + tokens.size("preview_line") + _TOAST_GAP
        keys.without_default(self)

    def _connect(self) -> None:
        page = self.script_page
        self.head.ring_requested.connect(self.ring)
        self.head.open_requested.connect(lambda url: self._open_url(url))
        self._pages.open_requested.connect(lambda url: self._open_url(url))
        self._pages.back_requested.connect(self.back)
        self._endings.written_down.connect(self._progress.show_ending)
        self._endings.ended.connect(self._ended)
        self._endings.number_marked.connect(self._number_marked)
        page.outcome_chosen.connect(self.choose)
        page.side.edited.connect(self._record.keep)
        self.script_view.current_changed.connect(self._clock.turn)
        self.script_view.size_changed.connect(self.size_changed)
        self.toast.undo_requested.connect(self.undo_requested)
        keys.bind_enter(self, self._enter)
        keys.bind(self, "Z", self.toast.undo)
        keys.bind(self, "Ctrl+Z", self.toast.undo)
