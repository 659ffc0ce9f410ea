"""Beside the script: what is known of them before it rings, and what is written down while they speak."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.fact import FactAnswer
from reengage_desktop.services.preparing import CallSheet

from . import known_facts
from .facts_view import FactsView
from .notes_page import NotesPage

WIDTH = 380
PAUSE = 350  # ms after the last key until what was typed is kept


class SidePanel(QFrame):
    """`edited` comes once typing has paused."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self.setFixedWidth(WIDTH)
        self._notes: NotesPage | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.edited)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(1, 0, 0, 0)
        self._before = QScrollArea(self)
        self._before.setObjectName("before_area")
        self._before.setWidgetResizable(True)
        self._before.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack.addWidget(self._before)
        page = QWidget(self._before)
        self._before.setWidget(page)
        self.worth = FactsView(page, card=True, name="worth_card")
        self.known = FactsView(page, name="before_facts")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(18)
        column.addWidget(self.worth)
        column.addWidget(self.known)
        column.addStretch(1)

    @property
    def notes_page(self) -> NotesPage:
        """Made when it is first needed."""
        if self._notes is None:
            page = self._notes = NotesPage(self)
            self._stack.addWidget(page)
            self._fill_notes(page)
            page.typed.connect(self.typed)
        return self._notes

    @property
    def notes_edit(self) -> QPlainTextEdit:
        return self.notes_page.notes_edit

    @property
    def learned_edit(self) -> QLineEdit:
        return self.notes_page.learned_edit

    def show_sheet(self, sheet: CallSheet, now: datetime) -> None:
        """What is known, and the half note of last time."""
        self._sheet, self._now = sheet, now
        self.worth.set_facts(known_facts.worth(sheet))
        self.known.set_facts(known_facts.before(sheet, now))
        self._before.verticalScrollBar().setValue(0)
        if self._notes is not None:
            self._fill_notes(self._notes)
        self._pause.stop()

    def show_live(self, live: bool) -> None:
        """While they speak: the fields to write in."""
        self._stack.setCurrentWidget(self.notes_page if live else self._before)

    def note(self) -> str:
        return self._sheet.draft.note.strip() if self._notes is None else self.notes_edit.toPlainText().strip()

    def learned(self) -> str:
        return self._sheet.draft.learned.strip() if self._notes is None else self.learned_edit.text().strip()

    def set_learned(self, learned: str) -> None:
        if learned != self.learned():
            self.learned_edit.setText(learned)

    def fact_answers(self) -> tuple[FactAnswer, ...]:
        """What they said to the facts that were asked again."""
        return ()

    def mark_saved(self, saved: bool) -> None:
        self.notes_page.mark_saved(saved)

    def keep_now(self) -> None:
        """Do not wait for the pause."""
        if self._pause.isActive():
            self._pause.stop()
            self.edited.emit()

    def forget_pause(self) -> None:
        """What was typed went elsewhere: nothing is to be kept."""
        self._pause.stop()

    def typed(self) -> None:
        self.mark_saved(False)
        self._pause.start()

    def _fill_notes(self, page: NotesPage) -> None:
        page.begin(known_facts.during(self._sheet, self._now), self._sheet.draft.note, self._sheet.draft.learned)
