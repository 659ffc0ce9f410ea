"""The card of a No: who, what they considered, why they said no, and what has changed since."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reengage_desktop.domain.commission import Commission
from reengage_desktop.domain.no_card import NoCard
from reengage_desktop.ui.call.quote_worth import to_you
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.lamp_words import clock_there, lamp_words
from reengage_desktop.ui.today.elided import ElidedLabel
from reengage_desktop.ui.widgets import Button, IconView, LampView, hair_line, label, set_role

from . import no_words

LEFT = 24
_WIDEST_NAME = 440  # px; what they considered stands beside it


class NoCardView(QFrame):
    """`open_requested`: their page is wished."""

    open_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("no_card")
        self.setProperty("kind", "bigCard")
        self.name_label = ElidedLabel("bodyStrong", "text", name="no_name")
        self.name_label.setMaximumWidth(_WIDEST_NAME)
        self.considered_label = Fitting("", "body", "text2", name="no_considered")
        self.lamp_view = LampView()
        self.clock_label = label("", "small", "text2", tabular=True, name="no_clock")
        self.worth_label = label("", "bodyStrong", tabular=True, name="no_worth")
        self.question_label = ElidedLabel("title", "text", name="no_question")
        self.hear_label = Fitting("", "body", "text2", name="no_hear")
        self.when_label = Fitting("", "small", "text2", name="no_when")
        self.open_button = Button(self.tr("Open"), "link", keys="O", name="no_open")
        self.open_button.setAccessibleName(self.tr("Open their page"))
        self.open_button.setAutoDefault(False)
        self.open_button.clicked.connect(self.open_requested)
        self.why_rows, self.changed_rows = QGridLayout(), QVBoxLayout()
        self._lay_out()

    def show_card(self, card: NoCard, mine: Commission | None, now: datetime, zone: str) -> None:
        """`mine`: what their quote is worth to the salesperson."""
        self.name_label.setText(card.name)
        self.considered_label.setText(no_words.considered(card, zone, now))
        self.worth_label.setText(to_you(mine))
        self.lamp_view.set_state(card.permission.lamp)
        self.clock_label.setText(clock_there(card.permission, now))
        self.clock_label.setToolTip(card.permission.source)
        set_role(self.clock_label, lamp_words(card.permission, now)[1] or "text2")
        self.question_label.setText(no_words.question(card))
        self.hear_label.setText(no_words.to_hear(card))
        self.when_label.setText(no_words.said_when(card, now, zone))
        self._show_why(card, now, zone)
        self._show_changed(card, now, zone)
        for area in self.areas:
            area.verticalScrollBar().setValue(0)

    def _show_why(self, card: NoCard, now: datetime, zone: str) -> None:
        _clear(self.why_rows)
        rows = no_words.reasons(card, now, zone)
        if not rows:
            self.why_rows.addWidget(Fitting(self.tr("No note on why"), "body", "red"), 0, 0, 1, 2)
        for at, (when, told, real) in enumerate(rows):
            self.why_rows.addWidget(label(when, "small", "text2"), at, 0, Qt.AlignmentFlag.AlignTop)
            self.why_rows.addWidget(Fitting(told, "bodyStrong" if real else "body", "text"), at, 1)
        if rows and not any(real for _, _, real in rows):
            at = len(rows)
            self.why_rows.addWidget(Fitting(self.tr("The real reason is not known"), "small", "text3"), at, 1)
        self.why_rows.setRowStretch(self.why_rows.rowCount(), 1)

    def _show_changed(self, card: NoCard, now: datetime, zone: str) -> None:
        _clear(self.changed_rows)
        if not card.changed:
            nothing = self.tr("Nothing that you noted. What came up with them, or in their trade?")
            self.changed_rows.addWidget(Fitting(nothing, "body", "text3", name="no_nothing"))
        for each in card.changed:
            icon, told, when = no_words.changed(each, now, zone)
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(IconView(icon, "ink", 15), 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Fitting(told, "body", "text"))
            if when:
                words.addWidget(label(when, "small", "text3"))
            row.addLayout(words, 1)
            self.changed_rows.addLayout(row)
        self.changed_rows.addStretch(1)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        clock = QHBoxLayout()
        clock.setSpacing(6)
        clock.addWidget(self.lamp_view, 0, Qt.AlignmentFlag.AlignVCenter)
        clock.addWidget(self.clock_label)
        head.addWidget(self.name_label, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.considered_label, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addLayout(clock)
        head.addWidget(self.worth_label, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignVCenter)
        top = QVBoxLayout()
        top.setContentsMargins(LEFT, 16, LEFT, 14)
        top.setSpacing(6)
        top.addLayout(head)
        top.addWidget(self.question_label)
        top.addWidget(self.hear_label)
        self.why_rows.setHorizontalSpacing(14)
        self.why_rows.setVerticalSpacing(8)
        self.why_rows.setColumnStretch(1, 1)
        self.changed_rows.setSpacing(10)
        why = _part(self.tr("Why they did not buy"), self.why_rows, self.when_label)
        changed = _part(self.tr("What has changed since"), self.changed_rows)
        self.areas = [_scrolled(why), _scrolled(changed)]
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(self.areas[0], 1)
        both.addWidget(hair_line(upright=True))
        both.addWidget(self.areas[1], 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(hair_line())
        column.addLayout(both, 1)
        column.addWidget(hair_line())
        self.foot = column


def _part(title: str, rows: QGridLayout | QVBoxLayout, below: QWidget | None = None) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(LEFT, 14, LEFT, 14)
    column.setSpacing(10)
    column.addWidget(label(title, "heading"))
    column.addLayout(rows)
    if below is not None:
        column.addWidget(below)
    column.addStretch(1)
    return made


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setStyleSheet("QScrollArea { background: transparent; }")
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


def _clear(rows: QGridLayout | QVBoxLayout | QHBoxLayout) -> None:
    while (item := rows.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QVBoxLayout | QHBoxLayout):
            _clear(inner)
