"""Beside the script of a rehearsal: how long each passage took, and how long it takes at an easy pace."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.script import SpokenPassage
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.today.elided import ElidedLabel
from reengage_desktop.ui.widgets import hair_line, label, set_role

from . import call_words
from .rehearsal_clock import RehearsalClock

_WIDTH = 300
_QUICK, _SLOW = 0.75, 1.3  # shares of the planned time


class RehearsalPanel(QFrame):
    def __init__(self, passages: Sequence[SpokenPassage], clock: RehearsalClock, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self.setFixedWidth(_WIDTH)
        self._clock = clock
        self.total_label = label("0:00", "figure", tabular=True, name="total_label")
        self.planned_label = label("", "body", "text2", tabular=True, name="planned_label")
        self.rows = [_Row(passage.label) for passage in passages]
        self.verdict = Fitting("", "body", "text", name="verdict")
        self._lay_out()
        self.show_times(0)

    def show_times(self, current: int) -> None:
        clock = self._clock
        self.total_label.setText(call_words.clock(clock.total()))
        planned = call_words.clock(sum(clock.planned))
        self.planned_label.setText(self.tr("planned {time}").format(time=planned))
        for place, row in enumerate(self.rows):
            row.show_time(clock.seconds(place), clock.planned[place], current=place == current)

    def show_verdict(self, read: bool) -> None:
        """After the last passage; before it, what this is for."""
        self.verdict.setText(self._verdict() if read else self.tr("Read it as you would say it. Nothing is logged."))

    def _verdict(self) -> str:
        took, planned = self._clock.total(), sum(self._clock.planned)
        told = self.tr("{took} s, planned {planned}.").format(took=took, planned=planned)
        if took < planned * _QUICK:
            return told + " " + self.tr("That was quick: leave them room to answer.")
        if took > planned * _SLOW:
            return told + " " + self.tr("That was slow: what could be left out?")
        return told + " " + self.tr("That is a good pace.")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.total_label, 0, Qt.AlignmentFlag.AlignBaseline)
        top.addWidget(self.planned_label, 0, Qt.AlignmentFlag.AlignBaseline)
        top.addStretch(1)
        grid = QGridLayout()
        grid.setVerticalSpacing(7)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 1)
        for place, row in enumerate(self.rows):
            grid.addWidget(row.name_label, place, 0)
            grid.addWidget(row.time_label, place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(hair_line())
        column.addLayout(grid)
        column.addWidget(hair_line())
        column.addWidget(self.verdict)
        column.addStretch(1)


class _Row:
    def __init__(self, name: str) -> None:
        self.name_label = ElidedLabel("body", "text")
        self.name_label.setText(name)
        self.time_label = label("", "small", "text3", tabular=True)
        self.time_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_time(self, seconds: int, planned: int, *, current: bool) -> None:
        tr = self.time_label.tr
        read = tr("{took} s, planned {planned}").format(took=seconds, planned=planned)
        self.time_label.setText(read if seconds else tr("planned {planned} s").format(planned=planned))
        self.time_label.setAccessibleName(f"{self.name_label.text()}: {self.time_label.text()}")
        set_role(self.time_label, "text" if current else "text2" if seconds else "text3")
