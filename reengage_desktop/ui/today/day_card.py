"""Your day at a glance: how many calls, which promises, how long, and when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from reengage_desktop.domain.day_plan import Today
from reengage_desktop.domain.day_review import DuePromise
from reengage_desktop.ui.widgets import label

from . import day_words
from .day_line import DayLine, spans
from .day_words import Told


class DayCard(QFrame):
    """Each number is explained by its tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("day_card")
        self.setProperty("kind", "card")
        self.title_label = label(self.tr("Your day"), "heading", name="day_title")
        self.parts = [
            label("", "small", "text2", tabular=True, name=f"day_{what}") for what in ("calls", "owed", "time", "worth")
        ]
        self.line = DayLine()
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title_label, 1)
        for part in self.parts:
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 6)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.line)

    def show_day(self, today: Today, promises: Sequence[DuePromise], worth: Told = ("", "")) -> None:
        """`worth`: what the calls are worth to the person, and what that means."""
        told = [(words, tip) for words, tip in (*day_words.summary(today, promises), worth) if words]
        for place, part in enumerate(self.parts):
            words, tip = told[place] if place < len(told) else ("", "")
            part.setText(f"{words}," if words and place < len(told) - 1 else words)
            part.setToolTip(tip.replace("<", "‹"))
            part.setVisible(bool(words))
        self.line.show_spans(spans(today, promises))
