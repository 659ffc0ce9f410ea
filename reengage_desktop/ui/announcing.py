"""Saying what a knock found, by the best means this desktop has."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from reengage_desktop.domain.day_plan import Today
from reengage_desktop.domain.fault import StoreFault
from reengage_desktop.domain.reminder import Reminder
from reengage_desktop.services.planning import Planning
from reengage_desktop.services.reminding import Knock, Reminding

from . import words
from .reminder_card import ReminderCard
from .today import reminder_words
from .tray import Tray

log = logging.getLogger(__name__)


class Announcer(QObject):
    """Each piece of a knock becomes a message of the tray, else a card of its own; then the ledger is told.

    The list in the window is the reminder: what is said here only points to it. The signals are the banner's.
    """

    start_requested = Signal(object)
    snooze_requested = Signal(object, object)
    move_requested = Signal(object)
    open_requested = Signal()

    def __init__(
        self, reminding: Reminding, planning: Planning, tray: Tray, window: QWidget, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reminding = reminding
        self._planning = planning
        self._tray = tray
        self._window = window
        self._cards: list[ReminderCard] = []

    @property
    def cards(self) -> list[ReminderCard]:
        """Those on the screen."""
        self._cards = [card for card in self._cards if isValid(card) and card.isVisible()]
        return self._cards

    def announce(self, knock: object) -> None:
        """A knock of the heart: cards that were answered elsewhere go, and what is new is said."""
        if not isinstance(knock, Knock):
            return
        self._put_away(frozenset(each.key for each in knock.waiting))
        if knock.announce:
            today = self._planning.today()
            for piece in knock.announce:
                self._say(piece, today)

    def close(self) -> None:
        for card in self.cards:
            card.close()

    def _say(self, piece: Sequence[Reminder], today: Today) -> None:
        said = reminder_words.piece_words(piece, today)
        if not self._tray.say(said.title, said.whole):
            self._show_card(piece, said, words.hour(today.now, today.zone))
        QApplication.alert(self._window)
        try:
            self._reminding.said(piece)
        except StoreFault as fault:  # it stays pending, and is said again: better twice than never
            log.warning("An announcement could not be noted: %s", fault.template)

    def _show_card(self, piece: Sequence[Reminder], said: reminder_words.Spoken, clock: str) -> None:
        self._put_away_same(piece)
        card = ReminderCard(piece, said, clock)
        card.start_requested.connect(self.start_requested)
        card.snooze_requested.connect(self.snooze_requested)
        card.move_requested.connect(self.move_requested)
        card.open_requested.connect(self.open_requested)
        card.stand(len(self.cards))
        card.show()
        self._cards.append(card)

    def _put_away(self, waiting: frozenset[str]) -> None:
        for card in self.cards:
            if not card.keys() & waiting:
                card.close()

    def _put_away_same(self, piece: Sequence[Reminder]) -> None:
        """What is said again takes the place of its card."""
        keys = {each.key for each in piece}
        for card in self.cards:
            if card.keys() & keys:
                card.close()
