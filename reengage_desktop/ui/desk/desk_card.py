"""A card of the desk: what it cost, what it may bring, what is untried and learned, and four equal choices."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.desk import DeskCard
from reengage_desktop.domain.wall_time import local
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.widgets import Button, hair_line

from . import desk_words, money_words
from .card_body import CardBody
from .card_figures import CardFigures
from .card_head import LEFT, CardHead
from .range_bars import RangeBars


class DeskCardView(QFrame):
    """`payoff_requested`: the whole sum is wished. What is below the body is put into `foot`."""

    payoff_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("desk_card")
        self.setProperty("kind", "bigCard")
        self.head, self.figures, self.bars, self.body = CardHead(), CardFigures(), RangeBars(), CardBody()
        self.sum_label = Fitting("", "small", "text3", name="desk_sum")
        self.sum_button = Button(self.tr("The sum"), "link", keys="=", name="desk_payoff")
        self.sum_button.setAccessibleName(self.tr("The whole sum, line by line"))
        self.sum_button.clicked.connect(self.payoff_requested)
        self.body.untried.stands_after = self.sum_button
        self.foot = QVBoxLayout()
        self._lay_out()

    def show_card(self, card: DeskCard, now: datetime, zone: str, *, anew: bool) -> None:
        """`anew`: of somebody else than before."""
        today = local(now, zone).date()
        self.head.show_card(card, now, today)
        self.figures.show_card(card)
        self.bars.show_hours(desk_words.first_name(card), card.more, card.mine)
        self.sum_label.setText(money_words.sum_line(card.more, card.mine) if card.more else money_words.unknown())
        self.body.show_card(card, zone, today, anew=anew)

    def _lay_out(self) -> None:
        told = QHBoxLayout()
        told.setSpacing(10)
        told.addWidget(self.sum_label, 1)
        told.addWidget(self.sum_button, 0, Qt.AlignmentFlag.AlignTop)
        more = QWidget()
        inner = QVBoxLayout(more)
        inner.setContentsMargins(LEFT, 11, LEFT, 10)
        inner.setSpacing(6)
        inner.addWidget(self.bars)
        inner.addLayout(told)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for widget in (self.head, self.figures, more):
            column.addWidget(widget)
            column.addWidget(hair_line())
        column.addWidget(self.body, 1)
        column.addWidget(hair_line())
        self.foot.setSpacing(0)
        column.addLayout(self.foot)
