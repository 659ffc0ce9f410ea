"""What stands beside the names of the pages: that the sentence of the day waits, and how many cards are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reengage_desktop.domain.commitment import Card

from .navigation import DECIDE, TODAY, Navigation
from .notices import Changed

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services


class PageMarks(QObject):
    def __init__(self, services: Services, navigation: Navigation) -> None:
        super().__init__(navigation)
        self._services, self._buttons = services, navigation.page_buttons

    def look(self) -> None:
        self.tell_sentence()
        self._tell_cards()

    def hear(self, changed: Changed) -> None:
        if changed.commitments or changed.settings:
            self.tell_sentence()
        if changed.everything or changed.prospects:
            self._tell_cards()

    def tell_sentence(self) -> None:
        """A dot while the sentence of the day waits to be written, or to be held against it."""
        waits = self._services.committing.waits()
        told = {Card.MORNING: self.tr("Your sentence waits"), Card.EVENING: self.tr("Your day waits")}
        self._buttons[TODAY].set_waits(told[waits] if waits else "")

    def _tell_cards(self) -> None:
        cards = self._services.deciding.count()
        told = self.tr("{n} cards wait") if cards > 1 else self.tr("One card waits")
        self._buttons[DECIDE].set_count(cards, told.format(n=cards))
