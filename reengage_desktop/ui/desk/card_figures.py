"""Four figures of a card: the time spent, the row of attempts, how long nothing was learned, and what it is worth."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reengage_desktop.domain.desk import DeskCard
from reengage_desktop.ui import fonts
from reengage_desktop.ui.today.elided import ElidedLabel
from reengage_desktop.ui.widgets import Dots, hair_line, label

from . import desk_words
from .card_head import LEFT

_TOP = 26
_SHARES = (105, 100, 100, 125)


class CardFigures(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.spent_label, self.spent_below = _figure("spent"), _below("spent")
        self.dots, self.attempts_below = Dots(), _below("attempts")
        self.untaught_label, self.untaught_below = _figure("untaught"), _below("untaught")
        self.worth_label, self.worth_beside = _figure("worth"), label("", "body", "text2", name="desk_worth_beside")
        self.worth_below = _below("worth")
        cells: tuple[tuple[Sequence[QWidget], QWidget], ...] = (
            ([self.spent_label], self.spent_below),
            ([self.dots], self.attempts_below),
            ([self.untaught_label], self.untaught_below),
            ([self.worth_label, self.worth_beside], self.worth_below),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for at, ((above, below), share) in enumerate(zip(cells, _SHARES, strict=True)):
            if at:
                row.addWidget(hair_line(upright=True))
            row.addWidget(_cell(above, below, first=not at), share)

    def show_card(self, card: DeskCard) -> None:
        for figure, below, told in (
            (self.spent_label, self.spent_below, desk_words.spent(card)),
            (self.untaught_label, self.untaught_below, desk_words.untaught(card)),
        ):
            figure.setText(told[0])
            below.setText(told[1])
        attempts = desk_words.attempts(card)
        self.dots.set_ladder(card.ladder, attempts, card.of)
        self.attempts_below.setText(attempts)
        worth, beside, below_words = desk_words.worth(card)
        self.worth_label.setText(worth)
        self.worth_beside.setText(beside)
        self.worth_below.setText(below_words)


def _figure(name: str) -> QLabel:
    made = label("", "title", tabular=True, name=f"desk_{name}")
    made.setFont(fonts.of("title", tabular=True))
    return made


def _below(name: str) -> ElidedLabel:
    return ElidedLabel("small", "text2", name=f"desk_{name}_below")


def _cell(above: Sequence[QWidget], below: QWidget, *, first: bool) -> QWidget:
    made = QWidget()
    line = QHBoxLayout()
    line.setSpacing(6)
    line.addStrut(_TOP)
    for widget in above:
        line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addStretch(1)
    column = QVBoxLayout(made)
    column.setContentsMargins(LEFT if first else 20, 10, 12, 11)
    column.setSpacing(1)
    column.addLayout(line)
    column.addWidget(below)
    return made
