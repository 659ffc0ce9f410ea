"""The page about one person: it lays out the parts, and passes on what is wished in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.ui import words
from reengage_desktop.ui.notices import Changed
from reengage_desktop.ui.widgets import hair_line

from .around_section import AroundSection
from .facts_section import FactsSection
from .files_section import FilesSection
from .homework_section import HomeworkSection
from .quotes_section import QuotesSection
from .reach_section import ReachSection
from .return_section import ReturnSection
from .section import PersonSection
from .story_section import StorySection
from .timeline_section import TimelineSection
from .undo_stack import UndoStack
from .why_section import WhySection

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services


class PersonPage(QFrame):
    """Wishes about a person carry their id. `told` is a sentence; `undone` one about what was taken back.

    `done` carries what the toast offers to put back, with its sentence.
    """

    call_requested = Signal(object)
    move_requested = Signal(object)
    mail_requested = Signal(object)
    letter_requested = Signal(object)
    edit_requested = Signal(object)
    open_requested = Signal(object)
    back_requested = Signal()
    done = Signal(object, object)
    told = Signal(str)

    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("person_page")
        self.setProperty("kind", "page")
        self._services, self._now = services, now
        self.who = 0
        self._ids: Sequence[int] = ()
        self._stale = False
        self.undo_stack = UndoStack()
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
        self.left = (self.why, self.homework, self.timeline)
        self.right = (self.facts, self.around, self.quotes, self.story, self.return_, self.reach, self.files)
        self._lay_out()
        for section in self.sections:
            self._tie(section)

    @property
    def sections(self) -> tuple[PersonSection, ...]:
        return (*self.left, *self.right)

    def show_person(self, prospect_id: int, ids: Sequence[int] = ()) -> None:
        """`ids`: the list they were opened from, for next and previous."""
        self.keep_now()
        self.who, self._ids, self._stale = prospect_id, ids, False
        for section in self.sections:
            section.show_person(prospect_id)

    def refresh(self, changed: Changed) -> None:
        """A commit: what is shown is read again, at once if it is in sight."""
        if self.who in changed.prospects or changed.everything or changed.settings or changed.stories:
            self._stale = True
            if self.isVisible():
                self._read()

    def minute_passed(self) -> None:
        """Their clock and lamp went on."""

    def keep_now(self) -> None:
        """What was typed and waits for a pause is written."""
        for section in self.sections:
            section.keep_now()

    def undo(self) -> bool:
        """Takes back what was written last on this page; False where nothing is left."""
        self.keep_now()
        last = self.undo_stack.pop()
        if last is None:
            return False
        try:
            self._services.retracing.undo(last.step)  # type: ignore[arg-type]
        except Fault as fault:
            self.told.emit(words.fault(fault))
        else:
            self.told.emit(self.tr("Taken back: {told}").format(told=last.told))
        return True

    def _read(self) -> None:
        self._stale = False
        for section in self.sections:
            section.refresh()

    def _tie(self, section: PersonSection) -> None:
        section.typed.connect(self.undo_stack.push_typed)
        section.done.connect(self._done)
        section.told.connect(self.told)
        section.call_requested.connect(self.call_requested)
        section.open_requested.connect(self.open_requested)

    def _done(self, step: object, told: str) -> None:
        if step is not None:
            self.undo_stack.push(step, told)
        self.done.emit(step, told)

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(_column(self.left), 3)
        columns.addWidget(hair_line(upright=True))
        columns.addWidget(_column(self.right), 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(columns, 1)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self.undo_stack.seal)

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight nothing waits to be written."""
        self.keep_now()
        super().hideEvent(event)


def _column(sections: Sequence[PersonSection]) -> QScrollArea:
    area, inside = QScrollArea(), QWidget()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    column = QVBoxLayout(inside)
    column.setContentsMargins(16, 14, 16, 16)
    column.setSpacing(14)
    for place, section in enumerate(sections):
        if place:
            column.addWidget(hair_line())
        column.addWidget(section)
    column.addStretch(1)
    area.setWidget(inside)
    return area
