"""Beside the wrap-up: what will be saved, as it is being written; here the next reason and the letter are written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from textwrap import shorten

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reengage_desktop.domain.letter import LetterDraft
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.phrase import empty_phrases
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, frame, label

from . import call_words
from .letter_card import LetterCard
from .named_line import NamedLine
from .saved_rows import RowsCard

_LEAST, _MOST = 340, 420  # px wide
_TOLD = 32  # letters of the old reason that are shown


class SavedPanel(QWidget):
    """`edited` comes with each letter typed here."""

    edited = Signal()

    def __init__(self, draft: Callable[[], LetterDraft | None], waiting: Callable[[], int]) -> None:
        super().__init__()
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(_MOST)
        self.action_label = label("", "bodyStrong", wrap=True, name="saved_action")
        hint = self.tr("What is new for them next time?")
        self.reason_edit = NamedLine(self.tr("Reason"), self.tr("Reason for the next call"), name="reason", hint=hint)
        self.told_label = label("", "small", "text3", name="told_label")
        self.not_told_button = Button(self.tr("Not told yet"), "link", name="not_told_button")
        self._told = QWidget()
        self.empty_label = label("", "small", "red", wrap=True, name="empty_label")
        self.rows_card = RowsCard()
        self.letter_card = LetterCard(draft, waiting)
        self._lay_out()
        self.reason_edit.textEdited.connect(self.edited)
        self.reason_edit.textChanged.connect(self._mark_empty)
        self.not_told_button.clicked.connect(self.keep_reason)
        self.letter_card.edited.connect(self.edited)
        self.empty_label.hide()
        self.letter_card.opened.connect(lambda: QTimer.singleShot(0, self, self._show_editor))

    def begin(self, sheet: CallSheet) -> None:
        """The reason they were called for has been told by now; one who called was told nothing yet."""
        self._reason = sheet.prospect.reason_to_call
        self.reason_edit.setText(self._reason if sheet.inbound else "")
        short = shorten(self._reason, _TOLD, placeholder="…")
        self.told_label.setText(self.tr("Told today: {reason}").format(reason=short))
        self.told_label.setToolTip(self._reason)
        self._told.setVisible(bool(self._reason) and not sheet.inbound)

    def take_up(self, next_reason: str) -> None:
        """What was typed before."""
        if next_reason:
            self.reason_edit.setText(next_reason)
            self._told.setVisible(self._told.isVisibleTo(self) and next_reason != self._reason)

    def keep_reason(self) -> None:
        """It was not told after all: it stays for the next call."""
        self.reason_edit.setText(self._reason)
        self._told.hide()
        self.edited.emit()

    def show_action(self, sheet: CallSheet, action: NextAction | None, now: datetime) -> None:
        """None while it cannot be booked as it stands."""
        if action is None:
            self.action_label.setText(self.tr("Nothing yet: choose a day and an hour"))
            return
        zone = sheet.their_zone if action.promised else sheet.zone
        line = call_words.action_line(action, now, zone)
        if action.promised and not call_words.same_clock(action, zone, sheet.zone):
            line = self.tr("{action} their time").format(action=line)
        self.action_label.setText(line)

    def in_order(self) -> list[QWidget]:
        """As Tab goes through them."""
        card = self.letter_card
        return [self.reason_edit, self.not_told_button, card.edit_button, card.text_edit, card.wanted_check]

    def _mark_empty(self, reason: str) -> None:
        """A phrase that says nothing is no reason to call."""
        for each in empty_phrases(reason)[:1]:
            words = self.tr("“{words}” says nothing new. {better}")
            self.empty_label.setText(words.format(words=each.phrase, better=each.better))
            self.empty_label.show()
            return
        self.empty_label.hide()

    def _show_editor(self) -> None:
        """Once it has its room."""
        self._area.ensureWidgetVisible(self.letter_card.text_edit)

    def _lay_out(self) -> None:
        ground = frame("side")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        outer = QVBoxLayout(ground)
        outer.setContentsMargins(1, 0, 0, 0)
        area = self._area = QScrollArea()
        area.setObjectName("saved_area")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(area)
        inside = QWidget()
        area.setWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(label(self.tr("What will be saved"), "heading"))
        column.addWidget(self._action_card())
        column.addWidget(self.rows_card)
        column.addWidget(self.letter_card, 1)
        column.addStretch(0)

    def _action_card(self) -> QWidget:
        card = frame("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(14, 11, 14, 12)
        inside.setSpacing(8)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(IconView(Icon.CALENDAR_CLOCK, "ink"))
        first.addWidget(self.action_label, 1)
        inside.addLayout(first)
        inside.addWidget(self.reason_edit)
        inside.addWidget(self.empty_label)
        told = QHBoxLayout(self._told)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(8)
        told.addWidget(self.told_label, 1)
        told.addWidget(self.not_told_button)
        inside.addWidget(self._told)
        return card
