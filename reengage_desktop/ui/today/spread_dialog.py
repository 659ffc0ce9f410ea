"""Spreading what was left over: over how many days, with the result shown before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.day_plan import Today
from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.spreading import CHOICES
from reengage_desktop.services.spreading import Spread, Spreading
from reengage_desktop.ui.buttons import Choice, Option
from reengage_desktop.ui.dialog_parts import Fitting, FormDialog
from reengage_desktop.ui.waiting import waiting
from reengage_desktop.ui.widgets import frame, hair_line, label

from . import spread_words
from .elided import ElidedLabel

FIRST = 5
WIDTH, HEIGHT = 760, 540


class SpreadDialog(FormDialog):
    """`spread_done` carries the `Done` of the service. Nothing is changed before the person wants what is shown."""

    spread_done = Signal(object)

    def __init__(self, spreading: Spreading, today: Today, parent: QWidget | None = None) -> None:
        super().__init__("", self.tr("Spread them"), parent, enter_saves=True)
        self.setObjectName("spread_dialog")
        self.setWindowTitle(self.tr("Spread what is left over"))
        self._spreading, self._today = spreading, today
        self._spread: Spread | None = None
        backlog = spreading.backlog()
        self.title_label = label(spread_words.title(backlog), "title", name="spread_title")
        self.room_label = Fitting(spread_words.room(backlog), "body", "text2", name="spread_room")
        self.days_choice = Choice(
            [Option(days, self.tr("{n} days").format(n=days)) for days in CHOICES], name="spread_days"
        )
        self.days_choice.set_value(FIRST)
        self.plan_card = frame("card", name="spread_plan")
        self._grid = QGridLayout(self.plan_card)
        self._grid.setContentsMargins(16, 10, 16, 10)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        self.note_label = Fitting("", "body", "text2", name="spread_note")
        self._lay_out()
        self.days_choice.chosen.connect(self.look)
        self.look()
        self.days_choice.button(FIRST).setFocus()

    def look(self) -> None:
        """Shows at once that it looks, and what would become of everybody in the next turn of the event loop."""
        self._spread = None
        self.save_button.setEnabled(False)
        self.note_label.setText(self.tr("Looking at the coming slots…"))
        QTimer.singleShot(0, self, self._look)

    def save(self) -> None:
        if self._spread is None or not self.save_button.isEnabled():
            return
        try:
            with waiting():
                done = self._spreading.carry_out(self._spread)
        except Fault as fault:
            self.look()
            self.say_fault(fault)
            return
        self.spread_done.emit(done)
        self.accept()

    def _look(self) -> None:
        days = self.days_choice.value()
        assert isinstance(days, int)
        try:
            self._spread = self._spreading.preview(days)
        except Fault as fault:
            self.note_label.setText("")
            self.say_fault(fault)
            return
        self._show(spread_words.day_rows(self._spread, self._today))
        self.note_label.setText(spread_words.notes(self._spread))
        self.save_button.setEnabled(self._spread.calls > 0)

    def _show(self, rows: Sequence[spread_words.DayWords]) -> None:
        """Each day with its slots, how many are called on it, and who first."""
        for gone in self.plan_card.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._grid.removeWidget(gone)
            gone.deleteLater()
        for row, words in enumerate(rows):
            if row:
                self._grid.addWidget(hair_line(), 2 * row - 1, 0, 1, 3)
            day = _column(label(words.day, "bodyStrong"), label(words.slots, "small", "text3", tabular=True))
            count = _column(label(words.calls, "body", tabular=True), label(words.promises, "small", "ember"))
            names = ElidedLabel("body", "text2")
            names.setText(words.names)
            for column, part in enumerate((day, count, names)):
                self._grid.addWidget(part, 2 * row, column)

    def _lay_out(self) -> None:
        self.body.addWidget(self.title_label)
        self.body.addWidget(self.room_label)
        self.body.addWidget(self.days_choice)
        self.body.addWidget(self.plan_card)
        self.body.addWidget(self.note_label)
        self.body.addStretch(1)
        self.resize(WIDTH, HEIGHT)


def _column(*lines: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for line in lines:
        column.addWidget(line)
    return made
