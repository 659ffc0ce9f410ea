"""What was not tried yet beside what was learned, and what to ask when they speak again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reengage_desktop.domain.desk import DeskCard, Learned, lately
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, frame, hair_line, label, tag

from . import desk_words, way_words
from .card_head import LEFT
from .untried_list import UntriedList

_DAY = 62  # px


class CardBody(QWidget):
    """`untried` is where a new way is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.untried = UntriedList()
        self.learned_rows = QGridLayout()
        self.learned_rows.setHorizontalSpacing(0)
        self.learned_rows.setVerticalSpacing(9)
        self.learned_rows.setColumnMinimumWidth(0, _DAY)
        self.learned_rows.setColumnStretch(1, 1)
        self.hint_label = Fitting("", "small", "text", name="desk_hint")
        self.hint_band = _band(self.hint_label)
        self.ask_label = label(self.tr("When you speak again, ask"), "small", "text2", name="desk_ask")
        self.questions_label = Fitting("", "quote", "text", name="desk_questions")
        self._shown: object = None
        self._kept: list[QWidget] = []
        self._lay_out()
        self.untried.chosen.connect(self._show_chosen)

    def turn(self, pages: int) -> None:
        """Both sides at once, by what is in sight."""
        for area in self.areas:
            bar = area.verticalScrollBar()
            bar.setValue(bar.value() + pages * bar.pageStep())

    def show_card(self, card: DeskCard, zone: str, today: date, *, anew: bool) -> None:
        """`anew`: of somebody else, so that both sides are read from their beginning."""
        said = [(way_words.beside(way, zone, today), way_words.spoken(way, zone, today)) for way in card.untried]
        self.untried.show_ways(card.untried, said)
        self._show_learned(card.learned, zone, today)
        self.hint_band.setVisible(card.hint is not None)
        if card.hint is not None:
            self.hint_label.setText(desk_words.hint(card.hint, today))
        self.questions_label.setText(desk_words.questions(card.questions))
        self.ask_label.setVisible(bool(card.questions))
        if anew:
            for area in self.areas:
                area.verticalScrollBar().setValue(0)

    def _show_chosen(self) -> None:
        for row in self.untried.rows:
            if row.isChecked():
                self.areas[0].ensureWidgetVisible(row, 0, 0)

    def _show_learned(self, learned: Sequence[Learned], zone: str, today: date) -> None:
        if (learned, zone, today) == self._shown:
            return
        self._shown = (learned, zone, today)
        for widget in self._kept:
            widget.hide()
            widget.deleteLater()
        self._kept = []
        if not learned:
            self._keep(
                Fitting(self.tr("Nothing yet. Then that is the first thing to ask."), "body", "text3"), 0, 0, wide=2
            )
        shown = lately(learned)
        if earlier := len(learned) - len(shown):
            self._keep(label(desk_words.earlier(earlier), "small", "text3"), 0, 0, wide=2)
        for at, line in enumerate(shown, 1):
            when, told, real = desk_words.learned(line, zone, today)
            self._keep(label(when, "small", "text3", tabular=True), at, 0)
            self._keep(_real(told, self.tr("real reason")) if real else Fitting(told, "body", "text"), at, 1)

    def _keep(self, widget: QWidget, row: int, column: int, *, wide: int = 1) -> None:
        align = Qt.AlignmentFlag(0) if column or wide > 1 else Qt.AlignmentFlag.AlignTop
        self.learned_rows.addWidget(widget, row, column, 1, wide, align)
        self._kept.append(widget)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(self.learned_rows)
        right.addWidget(self.hint_band)
        asks = QVBoxLayout()
        asks.setSpacing(4)
        for widget in (self.ask_label, self.questions_label):
            asks.addWidget(widget)
        right.addSpacing(2)
        right.addLayout(asks)
        left = QVBoxLayout()
        left.addWidget(self.untried)
        self.areas = [_part(self.tr("Not tried yet"), left, 4), _part(self.tr("What you learned"), right, 9)]
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(self.areas[0], 1)
        both.addWidget(hair_line(upright=True))
        both.addWidget(self.areas[1], 1)


def _real(told: str, named: str) -> QWidget:
    """The tag stands at the end of the words, also where these take one line."""
    made, words = QWidget(), Fitting(told, "body", "text")
    words.setMaximumWidth(words.fontMetrics().horizontalAdvance(told) + 2)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(words, 1)
    row.addWidget(tag(named, "ink"), 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch()
    return made


def _band(words: QWidget) -> QFrame:
    made = frame("banner", name="desk_hint_band")
    row = QHBoxLayout(made)
    row.setContentsMargins(12, 7, 12, 7)
    row.setSpacing(8)
    row.addWidget(IconView(Icon.CALENDAR_CLOCK, "ink", 15), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return made


def _part(title: str, inside: QVBoxLayout, gap: int) -> QScrollArea:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(LEFT, 12, LEFT, 10)
    column.setSpacing(gap)
    column.addWidget(label(title, "heading"))
    column.addLayout(inside)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setStyleSheet("QScrollArea { background: transparent; }")
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(made)
    return area
