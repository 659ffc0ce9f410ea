"""The parts of the page of today and where they stand."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reengage_desktop.domain.day_plan import Today
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.committing import CommittedDay, Committing
from reengage_desktop.services.tending import Tending
from reengage_desktop.ui import fonts, words
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, label, set_role

from . import day_words, sentence_words
from .day_card import DayCard
from .evening_card import EveningCard
from .list_card import ListCard
from .quote_card import GivenCard
from .sentence_card import SentenceCard

HEAD, FOOT, MARGIN, GAP = 64, 42, 16, 12


class DayParts:
    """Laid out on `page`: head, the cards of the day or of the evening, and the foot."""

    def __init__(self, committing: Committing, page: QFrame) -> None:
        tr = page.tr
        self._page = page
        self.title_label = label("", "title", name="today_greeting")
        self.date_label = label("", "small", "text2", tabular=True, name="today_date_line")
        self.quote_button = Button(tr("Quote without a sale"), icon=Icon.PLUS, keys="Ctrl U", name="today_quote")
        self.sentence_card = SentenceCard(committing)
        self.given_card = GivenCard()
        self.day_card = DayCard()
        self.homework_card = ListCard(tr("90 seconds of homework"), "homework_card")
        self.needs_card = ListCard(tr("Needs you this week"), "needs_card")
        self.evening_card = EveningCard()
        self.promises_card = ListCard(tr("Promises today"), "promises_card")
        self.gave_card = ListCard(tr("What the day gave"), "gave_card")
        self.tomorrow_card = SentenceCard(committing, tomorrow=True, name="tomorrow_card")
        self.next_card = GivenCard("next_card")
        self.check_view = IconView(Icon.CIRCLE_CHECK, "green", 14)
        self.next_label = label("", "small", "green", tabular=True, name="today_without_next")
        self.next_label.setFont(fonts.of("small", tabular=True, weight=500))
        self.copy_view = IconView(Icon.HARD_DRIVE, "text3", 13)
        self.foot_label = label("", "small", "text3", tabular=True, name="today_foot")
        self._lay_out()

    @property
    def is_writing(self) -> bool:
        """Whether the sentence of today is being written."""
        return not self._day.isHidden() and not self.sentence_card.isHidden()

    def show_head(self, day: CommittedDay) -> None:
        self.title_label.setText(sentence_words.greeting(day))
        self.date_label.setText(sentence_words.date_line(day))

    def show_evening(self, evening: bool) -> None:
        self._day.setVisible(not evening)
        self._evening.setVisible(evening)
        self.quote_button.setVisible(not evening)

    def show_writing(self, writing: bool) -> None:
        self.sentence_card.setVisible(writing)
        self.given_card.setVisible(not writing)

    def show_foot(self, day: CommittedDay, today: Today, tending: Tending) -> None:
        without = tending.without_next_action()
        role, icon = ("red", Icon.CIRCLE_ALERT) if without else ("green", Icon.CIRCLE_CHECK)
        self.check_view.set_icon(icon, role)
        set_role(self.next_label, role)
        one, many = self._page.tr("1 person"), self._page.tr("{n} people")
        people = one if without == 1 else many.format(n=without)
        self.next_label.setText(self._page.tr("{people} without a next action").format(people=people))
        copied = self._copied(day, tending.copied_at()) if day.evening else ""
        self.copy_view.setVisible(bool(copied))
        self.foot_label.setText(copied or day_words.next_slot(today))

    def _copied(self, day: CommittedDay, at: datetime | None) -> str:
        if at is None or local(at, day.zone).date() != day.today:
            return ""
        return self._page.tr("A copy of today was saved at {hour}").format(hour=words.hour(at, day.zone))

    def _lay_out(self) -> None:
        self._day = _column(
            self.sentence_card, self.given_card, self.day_card, _pair(self.homework_card, self.needs_card)
        )
        both = _pair(self.promises_card, self.gave_card)
        self._evening = _column(self.evening_card, both, self.tomorrow_card, self.next_card)
        inner = _column(self._day, self._evening)
        inner.layout().setContentsMargins(MARGIN, 0, MARGIN, 0)  # type: ignore[union-attr]
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidget(inner)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.scroll, 1)
        column.addWidget(self._foot())

    def _head(self) -> QWidget:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addStretch(1)
        titles.addWidget(self.title_label)
        titles.addWidget(self.date_label)
        titles.addStretch(1)
        head = QWidget()
        head.setFixedHeight(HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.addLayout(titles, 1)
        row.addWidget(self.quote_button)
        return head

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setFixedHeight(FOOT)
        row = QHBoxLayout(foot)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(6)
        row.addWidget(self.check_view)
        row.addWidget(self.next_label)
        row.addStretch(1)
        row.addWidget(self.copy_view)
        row.addWidget(self.foot_label)
        return foot


def _column(*parts: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return made


def _pair(first: QWidget, second: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    row.addWidget(first, 1)
    row.addWidget(second, 1)
    return made
