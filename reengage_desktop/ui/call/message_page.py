"""Voicemail and its twin text: one attempt, two messages that name each other and promise the same hours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.ladder import VOICEMAILS
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.phone import shown
from reengage_desktop.domain.prospect import KnownPhone
from reengage_desktop.domain.text_message import text_number, why_no_text
from reengage_desktop.services.preparing import TEXT_ONLY, CallSheet, Messages
from reengage_desktop.ui import words

from . import keys, message_words
from .fault_line import FaultLine
from .message_foot import HEIGHT, MessageFoot
from .message_state import MessagesLeft, MessageState
from .promise_bar import PromiseBar
from .spoken_label import SpokenLabel
from .text_side import TextSide
from .third_voicemail import Instead, ThirdVoicemail
from .voicemail_side import VoicemailSide

__all__ = ["MessagePage", "MessagesLeft"]


class MessagePage(QWidget):
    """`messages` writes the texts for a promise, `refuse` raises `RuleFault` for hours that cannot be promised.

    `done_requested` carries `MessagesLeft`, `open_requested` a URL. `instead_requested` carries what is to be done in
    place of a third voicemail: `Instead.ANOTHER_HOUR` and `Instead.LETTER` log a try that nobody answered.
    """

    done_requested = Signal(object)
    instead_requested = Signal(object)
    back_requested = Signal()
    open_requested = Signal(object)

    def __init__(
        self,
        messages: Callable[[NextAction], Messages],
        refuse: Callable[[NextAction], None],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._write_messages, self._now = messages, now
        self._messages: Messages
        self._state, self._of = MessageState(), 0
        self.voicemail_side = VoicemailSide(now)
        self.text_side = TextSide()
        self.promise_bar = PromiseBar(refuse, now)
        self.fault_line = FaultLine()
        self.foot = MessageFoot()
        self.third = ThirdVoicemail()
        self.done_button, self.send_button = self.foot.done_button, self.text_side.send_button
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._connect()

    @property
    def voicemail(self) -> SpokenLabel:
        return self.voicemail_side.spoken

    @property
    def text(self) -> SpokenLabel:
        return self.text_side.bubble

    @property
    def suggests(self) -> bool:
        """Whether a third voicemail is in question."""
        return self._stack.currentWidget() is self.third

    def show_call(self, sheet: CallSheet, promise: NextAction, phone: KnownPhone | None) -> None:
        """Both messages with this promise; a text that may be sent lies in the clipboard at once.

        What was written by hand in this call stays, with the new hours. Raises `RuleFault`, `ScriptFault`.
        """
        messages = self._write_messages(promise)
        self._to = text_number(phone, sheet.phones)
        limit = why_no_text(messages.permission, self._to, sheet.phones)
        if sheet.prospect.id == self._of:
            self._state.retell(self._messages.promise, messages.promise)
            self._state = MessageState(limit, by_hand=self._state.by_hand)
        else:
            self._of, self._state = sheet.prospect.id, MessageState(limit)
        self._sheet, self._messages = sheet, messages
        self.fault_line.clear()
        self.promise_bar.show_promise(promise, promise.zone or sheet.their_zone, sheet.zone)
        self.foot.show_ladder(sheet.prospect.ladder, sheet.ladder.of)
        self.text_side.leave_edit()
        self._show()
        if sheet.voicemails >= VOICEMAILS:
            self._suggest()
        else:
            self._begin()

    def tick(self) -> None:
        """How far the voicemail should be, by the clock."""
        self.voicemail_side.tick()

    def copy_text(self) -> None:
        """The text message into the clipboard."""
        self.text_side.copy()

    def main_thing(self) -> None:
        """Done: hand up what was left, unless nothing was or the promise cannot be kept."""
        if self.suggests:
            self.third.main_thing()
        elif self._state.sends or self._state.speaks:
            self._hand_up()
        else:
            self.fault_line.say(self.tr("Nothing can be left here. Esc goes back; N logs a try without an answer."))

    def toggle_full(self) -> None:
        """The mailbox is full: the text goes alone, and does not speak of a voicemail."""
        if not self.suggests and not self._state.alone:
            self._state.full = not self._state.full
            self._turn()

    def toggle_text(self) -> None:
        """The text cannot be sent: the voicemail goes alone, and does not speak of a text."""
        if not self.suggests and not self._state.alone and self._state.limit is None:
            self._state.cannot = not self._state.cannot
            self._turn()

    # Within

    def _hand_up(self) -> None:
        self.text_side.leave_edit()
        if self.promise_bar.problem():
            return
        state = self._state
        alone = not state.speaks
        left = MessagesLeft(
            self.promise_bar.promise,
            state.full,
            text_only=alone,
            voicemail_only=not state.sends,
            text=self.text_side.text,
            script=TEXT_ONLY if alone else self._messages.voicemail_script,
        )
        self.done_requested.emit(left)

    def _suggest(self) -> None:
        self.third.show_call(self._sheet, can_text=self._state.sends)
        self._turn_to(self.third)

    def _begin(self) -> None:
        """The two messages; the voicemail is spoken from now on."""
        self._turn_to(self._both)
        self.voicemail_side.begin()
        self.copy_text()

    def _turn_to(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        self._feet.setCurrentIndex(self._stack.currentIndex())
        self.setFocus()

    def _instead(self, what: Instead) -> None:
        match what:
            case Instead.THIRD_ANYWAY:
                self._begin()
            case Instead.TEXT_ONLY:
                self._state.alone = True
                self._show()
                self._begin()
            case Instead.SOMEONE_AROUND:
                self.back_requested.emit()
            case _:
                self.instead_requested.emit(what)

    def _turn(self) -> None:
        self.fault_line.clear()
        self.text_side.leave_edit()
        self._show()
        self.copy_text()

    def _promise_changed(self) -> None:
        try:
            messages = self._write_messages(self.promise_bar.promise)
        except Fault as problem:
            self.fault_line.say(words.fault(problem))
            return
        self._state.retell(self._messages.promise, messages.promise)
        self._messages = messages
        self.text_side.mark_copied(False)
        self._show()

    def _edited(self, text: str) -> None:
        self._state.write(text)
        self._show_text(typing=True)

    def _reset(self) -> None:
        self._state.write("")
        self._show_text()
        self.text_side.leave_edit()
        self.copy_text()

    def _show(self) -> None:
        """Both messages, and what stands around them."""
        messages, state = self._messages, self._state
        said = messages.voicemail_alone if state.speaks and not state.sends else messages.voicemail
        about = message_words.about_voicemail(state, messages, self._sheet.voicemails)
        self.voicemail_side.show_spoken(said, about, left=state.speaks)
        self._show_text()
        self.foot.show_state(state)

    def _show_text(self, *, typing: bool = False) -> None:
        messages, state = self._messages, self._state
        if self._to is None or not state.sends:
            why = message_words.no_text(state.why_no_text, messages.permission, self._now())
            self.text_side.show_none(why)
            return
        self.text_side.show_text(
            messages.text if state.speaks else messages.alone,
            state.written(),
            messages.promise,
            to=shown(self._to.e164, self._sheet.region),
            e164=self._to.e164,
            typing=typing,
        )
        both = self.tr("Each names the other and both give the same hour. Change one and the other follows.")
        self.text_side.tell(both if state.speaks else "")

    def _connect(self) -> None:
        self.text_side.edited.connect(self._edited)
        self.text_side.reset.connect(self._reset)
        self.text_side.open_requested.connect(self.open_requested)
        self.promise_bar.changed.connect(self._promise_changed)
        self.foot.back_button.clicked.connect(self.back_requested)
        self.foot.full_button.clicked.connect(self.toggle_full)
        self.foot.text_button.clicked.connect(self.toggle_text)
        self.foot.done_button.clicked.connect(self.main_thing)
        self.third.chosen.connect(self._instead)
        self.third.back_requested.connect(self.back_requested)
        for letter, act in (
            ("C", self.copy_text),
            ("F", self.toggle_full),
            ("T", self.toggle_text),
            ("E", self.text_side.edit),
            ("O", self.promise_bar.toggle),
        ):
            keys.bind_letter(self._both, letter, act)

    def _lay_out(self) -> None:
        self._both = QWidget()
        whole = QVBoxLayout(self._both)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.voicemail_side, 1)
        upper.addWidget(self.text_side)
        whole.addLayout(upper, 1)
        whole.addWidget(self.promise_bar)
        self._stack, self._feet = QStackedWidget(), QStackedWidget()
        self._feet.setFixedHeight(HEIGHT)
        for page, foot in ((self._both, self.foot), (self.third, self.third.foot)):
            self._stack.addWidget(page)
            self._feet.addWidget(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.fault_line)
        column.addWidget(self._feet)
