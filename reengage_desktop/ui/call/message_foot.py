"""Below the two messages: the way back, what could not be done, and what is logged."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from reengage_desktop.domain.ladder import after
from reengage_desktop.ui import words
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Dots, label

from .message_state import MessageState

HEIGHT = 56


class MessageFoot(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "foot")
        self.setFixedHeight(HEIGHT)
        self.back_button = Button(
            self.tr("Back"), "quiet", icon=Icon.ARROW_LEFT, keys=self.tr("Esc"), name="back_button"
        )
        self.full_button = Button(self.tr("Mailbox full"), "quiet", keys="F", name="full_button")
        self.text_button = Button(self.tr("Text cannot be sent"), "quiet", keys="T", name="no_text_button")
        self.dots = Dots()
        self.counts_label = label("", "small", "text2", name="counts_label")
        self.done_button = Button(self.tr("Both done"), "main", keys="⏎", name="done_button")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 18, 0)
        row.setSpacing(8)
        for left in (self.back_button, self.full_button, self.text_button):
            row.addWidget(left)
        row.addStretch(1)
        row.addWidget(self.dots)
        row.addWidget(self.counts_label)
        row.addSpacing(4)
        row.addWidget(self.done_button)

    def show_ladder(self, before: str, of: int) -> None:
        """The dots as they will stand after this attempt, of so many."""
        tried = after(before, attempt=True, contact=False)
        told = words.attempts_words(tried, of)
        self.dots.set_ladder(tried, words.attempts_spoken(tried, of), of)
        counts = self.tr("logs one attempt, {which}").format(which=told)
        self.counts_label.setText(counts if len(tried) <= of else self.tr("logs one attempt"))

    def show_state(self, state: MessageState) -> None:
        self.full_button.setText(self.tr("It takes messages") if state.full else self.tr("Mailbox full"))
        self.full_button.setVisible(not state.alone)
        self.text_button.setText(self.tr("The text can be sent") if state.cannot else self.tr("Text cannot be sent"))
        self.text_button.setVisible(state.limit is None and not state.alone)
        done = self.tr("Both done")
        if not (state.sends and state.speaks):
            done = self.tr("Text sent") if state.sends else self.tr("Voicemail left")
        self.done_button.setText(done)
        self.done_button.setEnabled(state.sends or state.speaks)
