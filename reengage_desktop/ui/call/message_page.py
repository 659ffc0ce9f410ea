"""Voicemail and its twin text: one attempt, two messages that name each other and promise the same hours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from reengage_desktop.domain.ladder import RUNGS, VOICEMAILS, after
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.phone import digits, shown
from reengage_desktop.domain.prospect import KnownPhone
from reengage_desktop.domain.script import reading_seconds
from reengage_desktop.services.preparing import CallSheet, Messages
from reengage_desktop.ui import words
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Dots, IconView, KeyCap, frame, label

from . import keys
from .fault_line import FaultLine
from .ground import Ground
from .promise_bar import PromiseBar
from .spoken_label import SpokenLabel

_TEXT_WIDTH = 400


@dataclass(frozen=True, slots=True)
class MessagesLeft:
    """What was promised, and whether only the text could be left."""

    promise: NextAction
    mailbox_full: bool


class MessagePage(QWidget):
    """`messages` writes the texts for a promise, `refuse` raises `RuleFault` for hours that cannot be promised.

    `done_requested` carries `MessagesLeft`, `open_requested` a URL.
    """

    done_requested = Signal(object)
    back_requested = Signal()
    open_requested = Signal(object)

    def __init__(
        self,
        messages: Callable[[NextAction], Messages],
        refuse: Callable[[NextAction], None],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._messages, self._now = messages, now
        self._full = False
        self._e164 = ""
        self.voicemail = SpokenLabel("voicemail", name="voicemail")
        self.text = SpokenLabel("scriptFar", "text", bubble=True, name="twin_text")
        self.seconds_label = label("", "small", "text2", tabular=True)
        self.speaking_bar = QProgressBar()
        self.speaking_bar.setFixedWidth(120)
        self.speaking_bar.setTextVisible(False)
        self.speaking_bar.setAccessibleName(self.tr("How long the voicemail takes"))
        self.which_label = label("", "small", "text3", wrap=True, name="which_label")
        self.copied_icon = IconView(Icon.CHECK, "green", 13)
        self.copied_label = label(self.tr("copied"), "small", "green", name="copied_label")
        self.to_label = label("", "small", "text3", tabular=True)
        self.copy_button = Button(
            self.tr("Copy again"), icon=Icon.COPY, keys="C", size="small", name="copy_text_button"
        )
        self.send_button = Button(self.tr("Open in messages"), icon=Icon.SEND, size="small", name="send_button")
        self.both_icon = IconView(Icon.LINK, "text3", 15)
        self.both_label = label("", "small", "text2", wrap=True)
        self.promise_bar = PromiseBar(refuse, now)
        self.fault_line = FaultLine()
        self.back_button = Button(
            self.tr("Back"), "quiet", icon=Icon.ARROW_LEFT, keys=self.tr("Esc"), name="back_button"
        )
        self.full_button = Button(self.tr("Mailbox full"), "quiet", keys="F", name="full_button")
        self.dots = Dots()
        self.counts_label = label("", "small", "text2", name="counts_label")
        self.done_button = Button(self.tr("Both done"), "main", keys="⏎", name="done_button")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._connect()

    def show_call(self, sheet: CallSheet, promise: NextAction, phone: KnownPhone | None) -> None:
        """Both messages with this promise; the text lies in the clipboard at once."""
        self._sheet = sheet
        self._e164 = phone.e164 if phone else ""
        self._number = shown(self._e164, sheet.region) if self._e164 else phone.written if phone else ""
        self.send_button.setEnabled(bool(self._e164))
        tried = after(sheet.prospect.ladder, attempt=True, contact=False)
        self.dots.set_ladder(tried, words.attempts_words(tried))
        self.counts_label.setText(
            self.tr("logs one attempt, {which}").format(which=words.attempts_words(tried))
            if len(tried) <= RUNGS
            else self.tr("logs one attempt")
        )
        self._full = False
        self.promise_bar.show_promise(promise, promise.zone or sheet.their_zone, sheet.zone)
        self._since = self._now()
        self._write()
        self.copy_text()
        self.tick()

    def tick(self) -> None:
        """How far the voicemail should be, by the clock."""
        self.speaking_bar.setValue(round((self._now() - self._since).total_seconds()))

    def copy_text(self) -> None:
        """The text message into the clipboard."""
        QGuiApplication.clipboard().setText(self.text.text)
        self._mark_copied(True)

    def main_thing(self) -> None:
        """Both done: hand up what was left, unless the promise cannot be kept."""
        if not self.promise_bar.problem():
            self.done_requested.emit(MessagesLeft(self.promise_bar.promise, self._full))

    def toggle_full(self) -> None:
        """The mailbox is full: the text goes alone, and does not speak of a voicemail."""
        self._full = not self._full
        self._write()
        self.copy_text()

    def _connect(self) -> None:
        self.copy_button.clicked.connect(self.copy_text)
        self.send_button.clicked.connect(self._open)
        self.promise_bar.changed.connect(self._promise_changed)
        self.back_button.clicked.connect(self.back_requested)
        self.full_button.clicked.connect(self.toggle_full)
        self.done_button.clicked.connect(self.main_thing)
        keys.bind_letter(self, "C", self.copy_text)
        keys.bind_letter(self, "F", self.toggle_full)

    def _promise_changed(self) -> None:
        self._write()
        self._mark_copied(False)

    def _write(self) -> None:
        """Both texts, and what stands around them."""
        messages = self._messages(self.promise_bar.promise)
        text = messages.alone if self._full else messages.text
        spoken = messages.voicemail
        self.voicemail.set_spoken(spoken.text, spoken.promise)
        self.voicemail.setEnabled(not self._full)
        self.text.set_spoken(text.text, text.promise)
        seconds = reading_seconds(spoken.text)
        self.seconds_label.setText(self.tr("about {n} s").format(n=seconds))
        self.speaking_bar.setRange(0, seconds)
        to = self.tr("to {number} · {n} characters").format(number=self._number, n=len(text.text))
        self.to_label.setText(to if self._number else self.tr("{n} characters").format(n=len(text.text)))
        self.both_label.setVisible(not self._full)
        self.both_icon.setVisible(not self._full)
        self._write_which()
        self.done_button.setText(self.tr("Text sent") if self._full else self.tr("Both done"))
        self.full_button.setText(self.tr("It takes messages") if self._full else self.tr("Mailbox full"))

    def _write_which(self) -> None:
        """Two voicemails at most, early in the ladder (mission, facts)."""
        left = self._sheet.voicemails + 1
        if self._full:
            told = self.tr("The mailbox is full: only the text goes. It counts as one attempt all the same.")
        elif left < VOICEMAILS:
            told = self.tr("First voicemail of two. After the second, more voicemails rarely help.")
        elif left == VOICEMAILS:
            told = self.tr("Second voicemail of two. After this one, try another hour or another way.")
        else:
            told = self.tr("They have {n} voicemails from you. Better no message now: N, and another hour.")
        self.which_label.setText(told.format(n=self._sheet.voicemails))

    def _mark_copied(self, copied: bool) -> None:
        self.copied_icon.setVisible(copied)
        self.copied_label.setVisible(copied)

    def _open(self) -> None:
        self.copy_text()
        self.open_requested.emit(QUrl(f"sms:+{digits(self._e164)}?body={quote(self.text.text)}"))

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self._left(), 1)
        upper.addWidget(self._right())
        whole.addLayout(upper, 1)
        whole.addWidget(self.promise_bar)
        whole.addWidget(self.fault_line)
        whole.addWidget(self._foot())

    def _left(self) -> QWidget:
        ground = Ground("surface")
        column = QVBoxLayout(ground)
        column.setContentsMargins(36, 22, 36, 12)
        column.setSpacing(14)
        head = _head("1", self.tr("Say this after the tone"))
        head.addWidget(self.seconds_label)
        head.addWidget(self.speaking_bar)
        column.addLayout(head)
        column.addWidget(self.voicemail)
        column.addWidget(self.which_label)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("voicemail_area")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(ground)
        return area

    def _right(self) -> QWidget:
        side = frame("side")
        side.setFixedWidth(_TEXT_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(24, 22, 24, 12)
        column.setSpacing(12)
        head = _head("2", self.tr("Send this text"))
        head.addWidget(self.copied_icon)
        head.addWidget(self.copied_label)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addWidget(self.to_label)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.send_button)
        row.addStretch(1)
        row.addWidget(self.copy_button)
        column.addLayout(row)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self.both_icon)
        both = self.tr("Each names the other and both give the same hour. Change the hour and both follow.")
        self.both_label.setText(both)
        told.addWidget(self.both_label, 1)
        column.addLayout(told)
        column.addStretch(1)
        return side

    def _foot(self) -> QWidget:
        foot = frame("foot")
        foot.setFixedHeight(56)
        row = QHBoxLayout(foot)
        row.setContentsMargins(18, 0, 18, 0)
        row.setSpacing(8)
        row.addWidget(self.back_button)
        row.addWidget(self.full_button)
        row.addStretch(1)
        row.addWidget(self.dots)
        row.addWidget(self.counts_label)
        row.addSpacing(4)
        row.addWidget(self.done_button)
        return foot


def _head(number: str, title: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(KeyCap(number, big=True))
    row.addWidget(label(title, "heading"))
    row.addStretch(1)
    return row
