"""The head of a card: who, what they considered, their clock, and the one question of the desk."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.desk import DeskCard
from reengage_desktop.ui import words
from reengage_desktop.ui.lamp_words import clock_there
from reengage_desktop.ui.today.elided import ElidedLabel
from reengage_desktop.ui.widgets import Button, LampView, label, set_role

from . import desk_words

LEFT = 28
_WIDEST_NAME = 300  # px; what they considered stands beside it


class CardHead(QWidget):
    """`open_requested`: their page is wished; `call_requested`: a call."""

    open_requested = Signal()
    call_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name_label = ElidedLabel("heading", "text", name="desk_name")
        self.considered_label = ElidedLabel("body", "text2", name="desk_considered")
        self.lamp_view = LampView()
        self.clock_label = label("", "small", "text2", tabular=True, name="desk_clock")
        self.question_label = ElidedLabel("question", "text", name="desk_question")
        self.call_button = Button(self.tr("Call"), "link", keys="C", name="desk_call")
        self.open_button = Button(self.tr("Open"), "link", keys="O", name="desk_open")
        self.open_button.setAccessibleName(self.tr("Open their page"))
        self.call_button.clicked.connect(self.call_requested)
        self.open_button.clicked.connect(self.open_requested)
        self._lay_out()

    def show_card(self, card: DeskCard, now: datetime, today: date) -> None:
        self.name_label.setText(card.person.name)
        name = self.name_label.fontMetrics().horizontalAdvance(card.person.name) + 2
        self.name_label.setFixedWidth(min(name, _WIDEST_NAME))
        self.considered_label.setText(desk_words.considered(card, today))
        self.lamp_view.set_state(card.permission.lamp)
        self.clock_label.setText(clock_there(card.permission, now))
        self.clock_label.setToolTip(card.permission.source)
        set_role(self.clock_label, words.lamp_words(card.permission, now)[1] or "text2")
        self.question_label.setText(desk_words.question(card))

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.name_label)
        first.addWidget(self.considered_label)
        first.addStretch(1)
        clock = QHBoxLayout()
        clock.setSpacing(6)
        clock.addWidget(self.lamp_view, 0, Qt.AlignmentFlag.AlignVCenter)
        clock.addWidget(self.clock_label)
        first.addLayout(clock)
        second.setSpacing(10)
        second.addWidget(self.question_label, 1)
        second.addWidget(self.open_button)
        second.addWidget(self.call_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT, 16, LEFT, 12)
        column.setSpacing(7)
        column.addLayout(first)
        column.addLayout(second)
