"""The ways from anywhere to a page, and to a place on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.listing import Filter

from . import words
from .main_window import MainWindow
from .navigation import DECIDE, LETTERS, PERSON, PROSPECTS, SCRIPTS
from .pages import Pages

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services


class Ways(QObject):
    """Whoever is meant comes as an id, as the signals carry it."""

    def __init__(self, services: Services, pages: Pages, window: MainWindow) -> None:
        super().__init__(window)
        self._services, self._pages, self._window = services, pages, window

    def show_page(self, name: str) -> None:
        """With the keyboard in it, also if it is shown already."""
        page = self._pages.named(name)
        self._window.show_page(page, name)
        page.setFocus()

    def show_list(self, filter_: object) -> None:
        assert isinstance(filter_, Filter)
        self.show_page(PROSPECTS)
        self._pages.prospects.show_filter(filter_)

    def back_to_list(self) -> None:
        """To the list, where the person is."""
        self.show_page(PROSPECTS)
        self._pages.prospects.select(self._pages.person.who)

    def show_person(self, who: object) -> None:
        """The page about one person; next and previous go through the list as it is now."""
        assert isinstance(who, int)
        self._pages.person.show_person(who, self._pages.prospects.ids)
        self.show_page(PERSON)

    def show_card(self, who: object) -> None:
        """Their card on top of the desk; where it is none of today's three it is told, and nothing else happens."""
        assert isinstance(who, int)
        person, today = self._services.around.person(who), self._services.deciding.cards()
        if all(card.prospect_id != who for card in today):
            told = self.tr("Three cards a day are enough: that of {name} waits for another day. You can still call.")
            self._window.tell(told.format(name=person.name))
            return
        self._pages.decide.lay_on_top(who)
        self.show_page(DECIDE)

    def show_place(self, who: object, found: str) -> None:
        """The page about somebody, with what was found lit."""
        self.show_person(who)
        self._pages.person.light(found)

    def note(self, who: object) -> None:
        """A new note on the page of somebody."""
        self.show_person(who)
        self._pages.person.body.begin(self._pages.person.body.timeline)

    def choose_ladder(self, who: object) -> None:
        """The ladders over the page of somebody, where it is seen what changes."""
        self.show_person(who)
        self._pages.person.head.ladder_button.ask()

    def name_person(self, name: str) -> None:
        """The window is called by whom it shows."""
        if self._window.page_name == PERSON:
            self._window.set_title(name)

    def show_story(self, story: object) -> None:
        assert isinstance(story, int)
        self.show_page(SCRIPTS)
        self._pages.scripts.open_story(story)

    def show_interview(self, interview: object) -> None:
        assert isinstance(interview, int)
        self.show_page(SCRIPTS)
        self._pages.scripts.open_interview(interview)

    def write_letter(self, who: object) -> None:
        """A letter to one person lies on the pile, open to be written; one that goes before their call but once."""
        assert isinstance(who, int)
        try:
            letter = self._services.heralding.letter(who)
        except Fault as fault:
            self._window.tell(words.fault(fault))
            return
        self.show_page(LETTERS)
        self._pages.letters.show_letter(letter)
