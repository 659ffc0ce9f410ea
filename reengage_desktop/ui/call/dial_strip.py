"""Asked once before a call that the rule does not allow now: move it to the first hour that is, or call anyway."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from reengage_desktop.services.permitting import Dialling
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.icons import Icon

from . import dial_words, keys
from .ask_strips import AskStrip


class DialAnswer(StrEnum):
    MOVE = "move"
    ANYWAY = "anyway"
    NOT_NOW = "not_now"


class DialStrip(AskStrip):
    """`answered` carries a `DialAnswer`. What can be moved is moved by Enter and M; else Enter leaves it as it is.

    `left` comes whenever it is gone.
    """

    answered = Signal(object)
    left = Signal()

    def __init__(self, dialling: Dialling, place: str, now: datetime) -> None:
        super().__init__(Icon.CLOCK_ALERT)
        self._moves = dialling.can_move and dialling.allowed is not None and dialling.waits is None
        self.question_label.setText(dial_words.why(dialling.permission, place, now))
        self.question_label.setWordWrap(True)
        self.question_label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        when = dial_words.planned(dialling, now) or dial_words.first_hours(dialling, now)
        self.rule_label = Fitting(f"{dialling.permission.source}\n{when}", "small", "text2", name="rule_label")
        self.move_button = Button("", "main", keys="M", name="move_there_button")
        self.anyway_button = Button(self.tr("Call anyway, once"), keys="C", name="call_anyway_button")
        self.leave_button = Button(self.tr("Not now"), keys="Esc", name="do_not_dial_button")
        self._lay_out()
        self.move_button.setVisible(self._moves)
        if self._moves:
            self.move_button.setText(self.tr("Move to {hour}").format(hour=dial_words.hour(dialling, now)))
        for button, answer in (
            (self.move_button, DialAnswer.MOVE),
            (self.anyway_button, DialAnswer.ANYWAY),
            (self.leave_button, DialAnswer.NOT_NOW),
        ):
            button.clicked.connect(lambda _=False, answer=answer: self.answered.emit(answer))
        keys.bind_letter(self, "C", self.anyway_button.click)
        if self._moves:
            keys.bind_letter(self, "M", self.move_button.click)

    def main_thing(self) -> None:
        self.answered.emit(DialAnswer.MOVE if self._moves else DialAnswer.NOT_NOW)

    def begin(self) -> None:
        main = self.move_button if self._moves else self.leave_button
        main.setFocus(Qt.FocusReason.TabFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()

    def _lay_out(self) -> None:
        self.row.removeWidget(self.question_label)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self.question_label)
        told.addWidget(self.rule_label)
        self.row.addLayout(told, 1)
        for button in (self.leave_button, self.anyway_button, self.move_button):
            self.row.addWidget(button)
