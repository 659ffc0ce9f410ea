"""The pages of the window: each is made when it is shown first, and its wishes go up by one name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from .list_wish import ListWish
from .navigation import CALENDAR, DECIDE, LETTERS, PERSON, PROSPECTS, SCRIPTS, TODAY
from .notices import Changed
from .prospects.prospects_page import ProspectsPage

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services

    from .calendar.calendar_page import CalendarPage
    from .desk.decide_page import DecidePage
    from .intake.first_run_page import FirstRunPage
    from .letters.letters_page import LettersPage
    from .person.person_page import PersonPage
    from .scripts.scripts_page import ScriptsPage
    from .today.today_page import TodayPage
    from .undo_stack import UndoStack

    _Page = ProspectsPage | TodayPage | CalendarPage | DecidePage | LettersPage | ScriptsPage | PersonPage


class Pages(QObject):
    """Wishes about a person carry their id; `import_requested` a path or None; `list_requested` a `Filter`;
    `list_wished` a `ListWish`.

    `done` carries what was before, to be put back if it is wished (None where it cannot be), and a sentence; `told` is
    a sentence alone. `person_named`: who is shown on the page of a person. `rehearse_requested` carries the name of a
    script. A page has the name of its button. `acts` gives what was done lately.
    """

    open_requested = Signal(object)
    edit_requested = Signal(object)
    note_requested = Signal(object)
    person_named = Signal(str)
    search_requested = Signal()
    back_requested = Signal()
    prepare_requested = Signal(object)
    call_requested = Signal(object)
    decide_requested = Signal(object)
    move_requested = Signal(object)
    payoff_requested = Signal(object)
    desk_requested = Signal(object)
    ladder_requested = Signal(object)
    letter_requested = Signal(object)
    mail_requested = Signal(object)
    list_requested = Signal(object)
    import_requested = Signal(object)
    list_wished = Signal(object)
    done = Signal(object, object)
    rehearse_requested = Signal(str)
    told = Signal(str)
    add_requested = Signal()
    quote_requested = Signal()
    visit_requested = Signal()
    spread_requested = Signal()
    settings_requested = Signal()

    def __init__(
        self, services: Services, now: Callable[[], datetime], parent: QObject, acts: Callable[[], UndoStack]
    ) -> None:
        super().__init__(parent)
        self._services, self._now, self._acts = services, now, acts
        self.prospects = page = ProspectsPage(services.browsing, now, zone=services.planning.zone)
        page.open_requested.connect(self.open_requested)
        page.note_requested.connect(self.note_requested)
        page.call_requested.connect(self.call_requested)
        page.move_requested.connect(self.move_requested)
        page.letter_requested.connect(self.letter_requested)
        page.mail_requested.connect(self.mail_requested)
        page.payoff_requested.connect(self.payoff_requested)
        page.desk_requested.connect(self.desk_requested)
        page.ladder_requested.connect(self.ladder_requested)
        page.add_requested.connect(self.add_requested)
        page.quote_requested.connect(self.quote_requested)
        page.import_requested.connect(lambda: self.import_requested.emit(None))
        page.list_wished.connect(self.list_wished)

    def named(self, name: str) -> QWidget:
        """With nobody in the file the list of people asks for one instead."""
        if name == PROSPECTS:
            return self.first_run if self._services.browsing.is_empty() else self.prospects
        page: QWidget = getattr(self, name)
        return page

    @cached_property
    def first_run(self) -> FirstRunPage:
        from .intake.first_run_page import FirstRunPage

        page = FirstRunPage(self._services.setting)
        page.sample_requested.connect(lambda: self._services.sampling.add())
        page.add_requested.connect(self.add_requested)
        page.file_dropped.connect(self.import_requested)
        page.import_requested.connect(lambda: self.import_requested.emit(None))
        return page

    @cached_property
    def today(self) -> TodayPage:
        from .today.today_page import TodayPage

        services = self._services
        page = TodayPage(
            services.committing,
            services.planning,
            services.tending,
            self._now,
            backlog=services.spreading.backlog,
            weighing=lambda: services.weighing,
        )
        page.spread_requested.connect(self.spread_requested)
        page.prepare_requested.connect(self.prepare_requested)
        page.open_requested.connect(self.open_requested)
        page.call_requested.connect(self.call_requested)
        page.list_requested.connect(self.list_requested)
        page.noes_requested.connect(lambda: self.list_wished.emit(ListWish.NOES))
        page.quote_requested.connect(self.quote_requested)
        return page

    @cached_property
    def person(self) -> PersonPage:
        from .person.person_page import PersonPage

        page = PersonPage(self._services, self._now, self._acts())
        page.open_requested.connect(self.open_requested)
        page.edit_requested.connect(self.edit_requested)
        page.back_requested.connect(self.back_requested)
        page.search_requested.connect(self.search_requested)
        page.named.connect(self.person_named)
        page.decide_requested.connect(self.decide_requested)
        page.call_requested.connect(self.call_requested)
        page.move_requested.connect(self.move_requested)
        page.mail_requested.connect(self.mail_requested)
        page.letter_requested.connect(self.letter_requested)
        page.payoff_requested.connect(self.payoff_requested)
        page.desk_requested.connect(self.desk_requested)
        page.done.connect(self.done)
        page.told.connect(self.told)
        return page

    @cached_property
    def calendar(self) -> CalendarPage:
        from .calendar.calendar_page import CalendarPage

        services = self._services
        page = CalendarPage(services.calendaring, services.slotting, services.promising, self._now)
        page.open_requested.connect(self.open_requested)
        page.call_requested.connect(self.call_requested)
        page.move_requested.connect(self.move_requested)
        page.visit_requested.connect(self.visit_requested)
        page.changed_slot.connect(self.done)
        page.refused.connect(self.told)
        return page

    @cached_property
    def decide(self) -> DecidePage:
        from .desk.decide_page import DecidePage

        page = DecidePage(self._services, self._now)
        page.open_requested.connect(self.open_requested)
        page.call_requested.connect(self.call_requested)
        page.payoff_requested.connect(self.payoff_requested)
        page.done.connect(self.done)
        return page

    @cached_property
    def letters(self) -> LettersPage:
        from .letters.letters_page import LettersPage

        page = LettersPage(self._services, self._now)
        page.open_requested.connect(self.open_requested)
        page.mail_requested.connect(self.mail_requested)
        page.settings_requested.connect(self.settings_requested)
        page.undo_told.connect(lambda before, told: self.done.emit(before, told))
        page.told.connect(self.told)
        return page

    @cached_property
    def scripts(self) -> ScriptsPage:
        from .scripts.scripts_page import ScriptsPage

        page = ScriptsPage(self._services, self._now)
        page.open_requested.connect(self.open_requested)
        page.rehearse_requested.connect(self.rehearse_requested)
        page.changed_script.connect(self.done)
        page.told.connect(self.told)
        return page

    def refresh(self, changed: Changed) -> None:
        for page in self._made():
            page.refresh(changed)
        if changed.settings and "first_run" in vars(self):
            self.first_run.refresh()

    def warm(self) -> Iterator[None]:
        """The page of a person is made step by step, before the first one is opened."""
        from .person import warm

        yield from warm.steps(self._services, lambda: self.person)

    def close(self) -> None:
        """What a page makes in a thread of its own comes to an end first."""
        if LETTERS in vars(self):
            self.letters.room.work.close()
        if PERSON in vars(self):
            self.person.keep_now()

    def minute_passed(self) -> None:
        for page in self._made():
            page.minute_passed()

    def _made(self) -> Iterator[_Page]:
        yield self.prospects
        for name in (TODAY, CALENDAR, DECIDE, LETTERS, SCRIPTS, PERSON):
            if name in vars(self):
                yield getattr(self, name)
