"""The call: from the words to say first to what is booked when it is over; nothing is logged until a key is pressed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.follow_up import FollowUp
from reengage_desktop.domain.outcome import OUTCOMES, Ask, Outcome
from reengage_desktop.services.calling import Calling, CallResult, SavedCall
from reengage_desktop.services.preparing import Preparing
from reengage_desktop.ui import tokens, words
from reengage_desktop.ui.toast import UndoToast

from . import call_words, keys
from .call_clock import CallClock
from .call_head import CallHead
from .call_pages import CallPages
from .message_page import MessagePage, MessagesLeft
from .script_page import ScriptPage
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
        preparing: Preparing,
        calling: Calling,
        prospect_id: int,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        place: str = "",
        points: int = NORMAL,
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._preparing, self._calling, self._id, self._now = preparing, calling, prospect_id, now
        self._open_url = open_url
        self._sheet = preparing.sheet(prospect_id)
        self._clock = CallClock(now, self)
        self.setObjectName("call_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(place or self.tr("Call"))
        width, height = tokens.size_of_window("call_dialog")
        self.resize(width, height - tokens.size("title_bar"))  # the frame of the window counts
        self.head = CallHead()
        self.script_page = ScriptPage(self._told)
        self.script_view = self.script_page.script_view
        self.notes_edit, self.learned_edit = self.script_page.side.notes_edit, self.script_page.side.learned_edit
        self._pages = CallPages(self.script_page, calling, partial(preparing.messages, prospect_id), now)
        self.toast = UndoToast(self)
        self.toast.bottom_margin = tokens.size("outcome_bar") + tokens.size("preview_line") + _TOAST_GAP
        self.script_view.set_points(points)
        self._lay_out()
        self._connect()
        self._show_sheet()

    @property
    def prospect_id(self) -> int:
        """With whom this call is."""
        return self._id

    @property
    def message_page(self) -> MessagePage | None:
        """None until V was pressed."""
        return self._pages.message_page

    @property
    def wrap_up_page(self) -> WrapUpPage | None:
        """None until they were reached."""
        return self._pages.wrap_up_page

    # The call

    def ring(self) -> None:
        """It rings: from now on the call has a length, and notes can be taken."""
        if self._clock.runs or not self.head.ring_button.isEnabled():
            return
        self._clock.ring()
        self.script_page.show_live(True)
        self.script_page.bar.tell(Outcome.REACHED)
        self.script_view.setFocus()
        self._on_tick()

    def choose(self, outcome: Outcome) -> None:
        """What a key of the bar does: it asks what is to be asked, or saves at once."""
        self.script_page.fault_line.clear()
        self.script_page.ask(None)
        self.script_page.bar.tell(outcome)
        match OUTCOMES[outcome].ask:
            case Ask.TWO_MESSAGES:
                self._open_messages()
            case Ask.WRAP_UP:
                self._open_wrap_up(outcome)
            case Ask.DID_THEY_ASK:
                self.script_page.ask_whether_they_asked()
            case _ if outcome is Outcome.SOMEONE_ELSE:
                self.script_page.ask_who_answered()
            case _ if outcome is Outcome.WRONG_NUMBER and (other := self.head.other_number()):
                self.script_page.ask_other_number(self.head.number_label.text(), other)
            case _:
                self._save(self._result(outcome, dead_phone_id=self._wrong(outcome)))

    def back(self) -> None:
        """What Esc does: one step back, and at the first page the dialog closes with the draft kept."""
        if not self._pages.on_script:
            self._to_script()
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

    def _show_sheet(self) -> None:
        now = self._now()
        self.head.show_sheet(self._sheet, now)
        self.script_page.show_sheet(self._sheet, now)

    def _tell_default(self) -> None:
        if not self._clock.runs:
            self.script_page.bar.tell(Outcome.NO_ANSWER)

    def _told(self, outcome: Outcome) -> str:
        follows = self._calling.preview(self._id, outcome)
        return call_words.preview(outcome, follows, self._sheet, self._now())

    def _on_tick(self) -> None:
        """Show how long it has been, wherever it is shown."""
        self.script_view.set_elapsed(self._clock.passage_seconds())
        ended = ""
        if self._pages.on_messages and self.message_page is not None:
            self.message_page.tick()
            ended = words.outcome_name(Outcome.VOICEMAIL)
        self.head.show_state(self._now(), self._clock.seconds(), ended)

    def _in_text(self) -> bool:
        return isinstance(self.focusWidget(), QLineEdit | QPlainTextEdit)

    def _enter(self) -> None:
        if not self._pages.main_thing() and not self._in_text():
            self.ring()

    # Drafts

    def _note(self) -> str:
        """What is written so far, with what the wrap-up adds to it."""
        parts = (self.notes_edit.toPlainText().strip(), self._pages.changed_words())
        return "\n".join(part for part in parts if part)

    def _keep(self) -> None:
        try:
            self._calling.keep_draft(self._id, self._note(), self.learned_edit.text().strip())
        except Fault as problem:
            self._pages.say_fault(words.fault(problem))
        else:
            self.script_page.side.mark_saved(True)

    # Saving

    def _result(
        self,
        outcome: Outcome,
        *,
        note: str = "",
        follow_up: FollowUp | None = None,
        who_answered: str = "",
        dead_phone_id: int = 0,
        they_asked: bool = True,
    ) -> CallResult:
        whole = "\n".join(part for part in (self._note(), note.strip()) if part)
        return CallResult(
            prospect_id=self._id,
            outcome=outcome,
            note=whole,
            learned=self.learned_edit.text().strip(),
            seconds=self._clock.seconds(),
            follow_up=follow_up,
            who_answered=who_answered,
            dead_phone_id=dead_phone_id,
            they_asked=they_asked,
        )

    def _save(self, result: CallResult, *, and_next: bool = False) -> None:
        saved = self._saved(result)
        if saved is None:
            return
        self.saved.emit(saved)
        if and_next:
            self.next_requested.emit()
        self.accept()

    def _saved(self, result: CallResult) -> SavedCall | None:
        """None if it could not be saved: then the line says so, and all that was written is still here."""
        try:
            saved = self._calling.save(result)
        except Fault as problem:
            self._pages.say_fault(words.fault(problem))
            return None
        self.script_page.side.forget_pause()
        return saved

    # Voicemail and text

    def _open_messages(self) -> None:
        try:
            promise = self._calling.preview(self._id, Outcome.VOICEMAIL).next_action
            assert promise is not None
            self._pages.show_messages(self._sheet, promise, self.head.phone)
        except Fault as problem:
            self._pages.say_fault(words.fault(problem))
        else:
            self._name_outcome(Outcome.VOICEMAIL)

    def _messages_left(self, left: MessagesLeft) -> None:
        note = self.tr("Mailbox full, text only.") if left.mailbox_full else ""
        follows = FollowUp(self._sheet.prospect.stage, left.promise)
        self._save(self._result(Outcome.VOICEMAIL, note=note, follow_up=follows))

    # Wrap-up

    def _open_wrap_up(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._clock.stop()
        note, learned = self.notes_edit.toPlainText().strip(), self.learned_edit.text()
        self._pages.show_wrap_up(self._sheet, outcome, note, learned)
        self._name_outcome(outcome)

    def _wrap_up_edited(self) -> None:
        assert self.wrap_up_page is not None
        self.learned_edit.setText(self.wrap_up_page.learned_edit.text())
        self.script_page.side.typed()

    def _wrapped_up(self, and_next: bool) -> None:
        page = self.wrap_up_page
        assert page is not None
        problem = page.problem()
        if problem:
            page.fault_line.say(problem)
            return
        page.fault_line.clear()
        done = page.wrapped_up()
        self.learned_edit.setText(done.learned)
        result = self._result(self._outcome, follow_up=done.follow_up)
        result = replace(result, stated_reason=done.stated, real_reason=done.real, why_not=done.why_not)
        self._save(result, and_next=and_next)

    # One-line questions

    def _someone_else(self, who: str, said: str) -> None:
        self._save(self._result(Outcome.SOMEONE_ELSE, note=said, who_answered=who))

    def _they_asked(self, asked: bool) -> None:
        self._save(self._result(Outcome.DO_NOT_CONTACT, they_asked=asked))

    def _wrong(self, outcome: Outcome) -> int:
        """The number that was dialled, if it is the wrong one."""
        return self.head.phone.id if outcome is Outcome.WRONG_NUMBER and self.head.phone else 0

    def _number_wrong(self, call_other: bool) -> None:
        """Someone who has another number keeps the next action they had: there is nothing to find."""
        who = self._sheet.prospect
        follows = FollowUp(who.stage, who.next_action)
        result = self._result(Outcome.WRONG_NUMBER, follow_up=follows, dead_phone_id=self._wrong(Outcome.WRONG_NUMBER))
        if not call_other:
            self._save(result)
            return
        saved = self._saved(result)
        if saved is not None:
            self._begin_again()
            self.number_marked.emit(saved)

    def _begin_again(self) -> None:
        """The same person on another number: the clock starts anew."""
        self._clock.reset()
        self.script_view.set_elapsed(None)
        self._sheet = self._preparing.sheet(self._id)
        self.script_page.ask(None)
        self._show_sheet()
        self._tell_default()

    # Pages

    def _name_outcome(self, outcome: Outcome) -> None:
        """In the head, while it is being written down."""
        self.head.show_outcome(outcome)
        seconds = self._clock.seconds() if self._clock.runs else None
        self.head.show_state(self._now(), seconds, words.outcome_name(outcome))

    def _to_script(self) -> None:
        self._pages.show_script()
        self.head.show_outcome(None)
        self._clock.go_on()
        if self._clock.runs:
            self._on_tick()
        else:
            self.head.show_state(self._now())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._pages, 1)
        width, height = tokens.size_of_window("window_minimum")
        self.setMinimumSize(width, height - tokens.size("title_bar"))
        keys.without_default(self)

    def _connect(self) -> None:
        page = self.script_page
        self.head.ring_requested.connect(self.ring)
        self.head.open_requested.connect(lambda url: self._open_url(url))
        self._pages.open_requested.connect(lambda url: self._open_url(url))
        self._pages.back_requested.connect(self.back)
        self._pages.messages_left.connect(self._messages_left)
        self._pages.wrap_up_edited.connect(self._wrap_up_edited)
        self._pages.save_requested.connect(self._wrapped_up)
        page.outcome_chosen.connect(self.choose)
        page.side.edited.connect(self._keep)
        page.someone_else_answered.connect(self._someone_else)
        page.they_asked.connect(self._they_asked)
        page.number_settled.connect(self._number_wrong)
        self.script_view.current_changed.connect(self._clock.turn)
        self.script_view.size_changed.connect(self.size_changed)
        self.toast.undo_requested.connect(self.undo_requested)
        self._clock.ticked.connect(self._on_tick)
        keys.bind_enter(self, self._enter)
        keys.bind(self, "Z", self.toast.undo)
        keys.bind(self, "Ctrl+Z", self.toast.undo)
