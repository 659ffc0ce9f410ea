"""All that is known of one person, section by section in two columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from .around_section import AroundSection
from .facts_section import FactsSection
from .files_section import FilesSection
from .homework_section import HomeworkSection
from .permission_section import PermissionSection
from .person_columns import Column, PersonColumns
from .quotes_section import QuotesSection
from .reach_section import ReachSection
from .return_section import ReturnSection
from .section import PersonSection
from .story_section import StorySection
from .timeline_section import TimelineSection
from .ways_section import WaysSection
from .why_section import WhySection

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services


_Section = TypeVar("_Section", bound=PersonSection)


class PersonBody(PersonColumns):
    """`adding` names the key that begins a new entry in a section."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: tuple[PersonSection, ...] = ()
        self.adding: dict[str, PersonSection] = {}

    def make(self, services: Services, now: Callable[[], datetime]) -> Iterator[None]:
        """The sections, one with each step, each where it stays: whatever is moved is styled anew."""
        self.why = self._put(self.left, WhySection(services, now), "W")
        yield
        self.homework = self._put(self.left, HomeworkSection(services, now), "H")
        yield
        self.timeline = self._put(self.left, TimelineSection(services, now), "E")
        yield
        self.facts = self._put(self.right, FactsSection(services, now), "F")
        yield
        self.around = self._put(self.right, AroundSection(services, now), "P")
        yield
        self.ways = self._put(self.right, WaysSection(services, now))
        yield
        self.quotes = self._put(self.right, QuotesSection(services, now), "Q")
        yield
        self.permission = self._put(self.right, PermissionSection(services, now), "Y")
        yield
        self.story = self._put(self.right, StorySection(services, now), "B")
        yield
        self.return_ = self._put(self.right, ReturnSection(services, now), "T")
        yield
        self.reach = self._put(self.right, ReachSection(services, now), "A")
        yield
        self.files = self._put(self.right, FilesSection(services, now), "D")

    def _put(self, column: Column, section: _Section, key: str = "") -> _Section:
        """`key` adds to it; without one there is nothing to add."""
        column.add(section)
        section.landed.connect(self.bring)
        self.sections = (*self.sections, section)
        if key:
            self.adding[key] = section
        return section

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
        """A new entry, all of its fields in view."""
        section.begin()
        focus = form = QApplication.focusWidget()
        if focus is None or form is None or not section.isAncestorOf(focus):
            self.bring(section)
            return
        while (above := form.parentWidget()) is not None and above is not section:
            form = above
        self.bring(form)
        self.bring(focus)

    def keep_suggestion(self) -> None:
        """The day they named themselves brings them back, where one is suggested."""
        if not self.return_.suggested_part.isHidden():
            self.return_.take()
            self.bring(self.return_)

    def light(self, words: str, *, loosely: bool = True) -> bool:
        """Brings the place where these words stand into view, lit; whether there is one."""
        for section in self.sections:
            lit = section.light(words, loosely=loosely)
            if lit is not None:
                self.bring(lit)
                return True
        return False

    def take(self, data: QMimeData) -> bool:
        """A link, a clipping or files that were dropped or pasted; whether something was taken."""
        for section in (self.files, self.homework):
            if section.take_drop(data):
                self.bring(section)
                return True
        return False
