"""Beside the script: what is prepared before it rings, and what is asked and written down while they speak."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QStackedLayout, QWidget

from reengage_desktop.domain.fact import FactAnswer
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.preparing import CallSheet

from . import keys, known_facts
from .notes_page import NotesPage
from .prep_card import PrepCard
from .reason_line import KEY, PAUSE
from .story_part import KEY as STORY_KEY

WIDTH = 380


class SidePanel(QFrame):
    """`edited` comes once typing has paused, or a fact was answered. `left`: the focus goes back to the script.

    `reason_changed`: the words of the script may be others now.
    """

    edited = Signal()
    reason_changed = Signal()
    left = Signal()

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self.setFixedWidth(WIDTH)
        self._notes: NotesPage | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.edited)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(1, 0, 0, 0)
        self.card = PrepCard(services, self)
        self._stack.addWidget(self.card)
        self.card.reason_changed.connect(self.reason_changed)
        self.card.left.connect(self.left)
        keys.bind(self, KEY, self.write_reason)
        keys.bind(self, STORY_KEY, self.choose_story)
        keys.bind_letter(self, "F", self.ask_facts)

    @property
    def notes_page(self) -> NotesPage:
        """Made when it is first needed."""
        if self._notes is None:
            page = self._notes = NotesPage(self)
            self._stack.addWidget(page)
            self._fill_notes(page)
            page.typed.connect(self.typed)
            page.left.connect(self.left)
        return self._notes

    @property
    def notes_edit(self) -> QPlainTextEdit:
        return self.notes_page.notes_edit

    @property
    def learned_edit(self) -> QLineEdit:
        return self.notes_page.learned_edit

    @property
    def is_live(self) -> bool:
        return self._notes is not None and self._stack.currentWidget() is self._notes

    def show_sheet(self, sheet: CallSheet, now: datetime) -> None:
        """What is known, and the half note of last time."""
        self._sheet, self._now = sheet, now
        self.card.show_sheet(sheet, now)
        if self._notes is not None:
            self._fill_notes(self._notes)
        self._pause.stop()

    def know_anew(self, sheet: CallSheet) -> None:
        """The same call, in which something else is known by now; what is typed stays."""
        self._sheet = sheet
        if self._notes is not None:
            self._notes.known.set_facts(known_facts.during(sheet, self._now))

    def show_live(self, live: bool) -> None:
        """While they speak: the facts to ask again, and the fields to write in."""
        self.card.keep_now()
        self._stack.setCurrentWidget(self.notes_page if live else self.card)

    def write_reason(self) -> None:
        """Before it rings: the cursor in the line that says why to call."""
        if not self.is_live:
            self.card.reason.begin()

    def choose_story(self) -> None:
        """Before it rings: the story that is shown is told, or not any more."""
        if not self.is_live:
            self.card.story.picker.choose()

    def ask_facts(self) -> None:
        """While they speak: the keys are those of the facts."""
        if self.is_live:
            self.notes_page.facts.begin()

    def note(self) -> str:
        return self._sheet.draft.note.strip() if self._notes is None else self.notes_edit.toPlainText().strip()

    def learned(self) -> str:
        return self._sheet.draft.learned.strip() if self._notes is None else self.learned_edit.text().strip()

    def set_learned(self, learned: str) -> None:
        if learned != self.learned():
            self.learned_edit.setText(learned)

    def fact_answers(self) -> tuple[FactAnswer, ...]:
        """What they said to the facts that were asked again."""
        return () if self._notes is None else self._notes.facts.answers()

    def mark_saved(self, saved: bool) -> None:
        self.notes_page.mark_saved(saved)

    def keep_now(self) -> None:
        """Do not wait for the pause."""
        self.card.keep_now()
        if self._pause.isActive():
            self._pause.stop()
            self.edited.emit()

    def forget_pause(self) -> None:
        """What was typed went elsewhere: nothing is to be kept."""
        self._pause.stop()
        if self._notes is not None:
            self._notes.facts.forget()

    def typed(self) -> None:
        self.mark_saved(False)
        self._pause.start()

    def _fill_notes(self, page: NotesPage) -> None:
        sheet, now = self._sheet, self._now
        page.begin(known_facts.during(sheet, now), sheet.draft.note, sheet.draft.learned)
        page.facts.set_facts(sheet.facts, now, sheet.zone)
