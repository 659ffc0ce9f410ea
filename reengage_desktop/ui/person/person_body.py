"""All that is known of one person, section by section in two columns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from .around_section import AroundSection
from .facts_section import FactsSection
from .files_section import FilesSection
from .homework_section import HomeworkSection
from .person_columns import PersonColumns
from .quotes_section import QuotesSection
from .reach_section import ReachSection
from .return_section import ReturnSection
from .section import PersonSection
from .story_section import StorySection
from .timeline_section import TimelineSection
from .why_section import WhySection

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services


class PersonBody(PersonColumns):
    """`adding` names the key that begins a new entry in a section."""

    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        self.why = WhySection(services, now)
        self.homework = HomeworkSection(services, now)
        self.timeline = TimelineSection(services, now)
        self.facts = FactsSection(services, now)
        self.around = AroundSection(services, now)
        self.quotes = QuotesSection(services, now)
        self.story = StorySection(services, now)
        self.return_ = ReturnSection(services, now)
        self.reach = ReachSection(services, now)
        self.files = FilesSection(services, now)
        left = (self.why, self.homework, self.timeline)
        right = (self.facts, self.around, self.quotes, self.story, self.return_, self.reach, self.files)
        super().__init__(left, right)
        self.sections: tuple[PersonSection, ...] = (*left, *right)
        self.adding: dict[str, PersonSection] = {
            "W": self.why,
            "H": self.homework,
            "E": self.timeline,
            "F": self.facts,
            "P": self.around,
            "Q": self.quotes,
            "B": self.story,
            "T": self.return_,
            "A": self.reach,
            "D": self.files,
        }

    def show_person(self, prospect_id: int) -> None:
        """Somebody, from the beginning."""
        for section in self.sections:
            section.show_person(prospect_id)
        self.to_top()

    def refresh(self) -> None:
        """After a commit about them."""
        for section in self.sections:
            section.refresh()

    def keep_now(self) -> None:
        """What was typed and waits for a pause is written."""
        for section in self.sections:
            section.keep_now()

    def begin(self, section: PersonSection) -> None:
        """A new entry, in view."""
        section.begin()
        focus = QApplication.focusWidget()
        self.bring(focus if focus is not None and section.isAncestorOf(focus) else section)

    def keep_suggestion(self) -> None:
        """The day they named themselves brings them back, where one is suggested."""
        if not self.return_.suggested_part.isHidden():
            self.return_.take()
            self.bring(self.return_)

    def light(self, words: str) -> None:
        """Brings the place where these words stand into view, lit."""
        for section in self.sections:
            lit = section.light(words)
            if lit is not None:
                self.bring(lit)
                return

    def take(self, data: QMimeData) -> bool:
        """A link, a clipping or files that were dropped or pasted; whether something was taken."""
        for section in (self.files, self.homework):
            if section.take_drop(data):
                self.bring(section)
                return True
        return False
