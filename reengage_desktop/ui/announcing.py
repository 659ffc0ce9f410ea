"""Saying what a knock found, by the best means this desktop has."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from reengage_desktop.domain.day_plan import Today
from reengage_desktop.domain.fault import StoreFault
from reengage_desktop.domain.reminder import MOST_AT_ONCE, Reminder
from reengage_desktop.services.planning import Planning
from reengage_desktop.services.reminding import Knock, Reminding

from . import words
from .notifications import DEFAULT, Notice, Notifications
from .reminder_card import ReminderCard
from .today import reminder_words
from .today.reminder_words import TEN_MINUTES, Spoken
from .tray import Tray

if TYPE_CHECKING:
    from reengage_desktop.services.weighing import Weighing

log = logging.getLogger(__name__)

START, TEN, MOVE, SHOW = "start", "ten", "move", "show"


class Announcer(QObject):
    """Each piece of a knock is shown by the notification server, or else by a card of its own; then the ledger is told.

    Without `notifications` (on Windows and macOS) the tray's message is the first means. Where there is a server that
    fails, the tray is not asked: under StatusNotifier its message goes to that same server, and under XEmbed three
    messages are one, which is gone in ten seconds.

    The list in the window is the reminder: what is said here only points to it. The signals are the banner's.
    """

    start_requested = Signal(object)
    snooze_requested = Signal(object, object)
    move_requested = Signal(object)
    open_requested = Signal()

    def __init__(
        self,
        reminding: Reminding,
        planning: Planning,
        weighing: Callable[[], Weighing],
        tray: Tray,
        window: QWidget,
        notifications: Notifications | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reminding, self._planning, self._weighing = reminding, planning, weighing
        self._tray, self._window = tray, window
        self._notifications = notifications
        self._cards: list[ReminderCard] = []
        self._waiting: frozenset[str] = frozenset()
        self._being_said: frozenset[str] = frozenset()
        if notifications is not None:
            notifications.invoked.connect(self._invoked)

    @property
    def cards(self) -> list[ReminderCard]:
        """Those on the screen, the oldest first."""
        self._cards = [card for card in self._cards if isValid(card) and card.isVisible()]
        return self._cards

    def announce(self, knock: object) -> None:
        """A knock of the heart: what was answered elsewhere goes from the screen, and what is new is said."""
        if not isinstance(knock, Knock):
            return
        self._waiting = frozenset(each.key for each in knock.waiting)
        self._put_away()
        pieces = [tuple(each for each in piece if each.key not in self._being_said) for piece in knock.announce]
        if any(pieces):
            today = self._planning.today()
            for piece in filter(None, pieces):
                self._say(piece, today)

    def close(self) -> None:
        if self._notifications is not None:
            self._notifications.close()
        for card in self.cards:
            card.close()

    def _say(self, piece: tuple[Reminder, ...], today: Today) -> None:
        why = reminder_words.why_first(today, self._weighing().why_now)
        said, clock = reminder_words.piece_words(piece, today, why), words.hour(today.now, today.zone)
        if self._notifications is None:
            if not self._tray.say(said.title, said.whole):
                self._show_card(piece, said, clock)
            self._note(piece)
            return
        self._being_said |= _keys(piece)
        self._notifications.say(self._notice(piece, said), lambda taken: self._answered(piece, said, clock, taken))

    def _answered(self, piece: tuple[Reminder, ...], said: Spoken, clock: str, taken: bool) -> None:
        """The server has taken the piece or not; meanwhile it may have been answered in the window."""
        self._being_said -= _keys(piece)
        open_still = tuple(each for each in piece if each.key in self._waiting)
        if not open_still:
            self._put_away()
            return
        if not taken:
            self._show_card(piece, said, clock)
        self._note(open_still)

    def _note(self, piece: Sequence[Reminder]) -> None:
        QApplication.alert(self._window)
        try:
            self._reminding.said(piece)
        except StoreFault as fault:  # it stays pending, and is said again: better twice than never
            log.warning("An announcement could not be noted: %s", fault.template)

    def _notice(self, piece: tuple[Reminder, ...], said: Spoken) -> Notice:
        show = self.tr("Show")
        if not _stands_alone(piece):
            return Notice(piece, said.title, said.whole, ((DEFAULT, show), (SHOW, show)), stays=False)
        answers = ((START, self.tr("Start")), (TEN, self.tr("+10 min")), (MOVE, self.tr("Move…")))
        return Notice(piece, said.title, said.whole, ((DEFAULT, show), *answers), stays=True)

    def _invoked(self, piece: object, action: object) -> None:
        """A button of a notice, or a click on it, which opens the window."""
        assert isinstance(piece, tuple)
        first = piece[0]
        if action == START:
            self.start_requested.emit(first)
        elif action == TEN:
            self.snooze_requested.emit(first, TEN_MINUTES)
        else:
            self.open_requested.emit()
            if action == MOVE:
                self.move_requested.emit(first)

    def _show_card(self, piece: tuple[Reminder, ...], said: Spoken, clock: str) -> None:
        for old in self.cards:
            if old.keys() & _keys(piece):
                old.close()
        for old in self.cards[: 1 - MOST_AT_ONCE]:
            old.close()
        card = ReminderCard(piece, said, clock)
        card.start_requested.connect(self.start_requested)
        card.snooze_requested.connect(self.snooze_requested)
        card.move_requested.connect(self._move_from_card)
        card.open_requested.connect(self.open_requested)
        card.stand([each.geometry() for each in self.cards])
        card.show()
        self._cards.append(card)

    def _move_from_card(self, reminder: object) -> None:
        self.open_requested.emit()
        self.move_requested.emit(reminder)

    def _put_away(self) -> None:
        for card in self.cards:
            if not card.keys() & self._waiting:
                card.close()
        if self._notifications is not None:
            self._notifications.put_away(self._waiting)


def _keys(piece: Sequence[Reminder]) -> frozenset[str]:
    return frozenset(each.key for each in piece)


def _stands_alone(piece: Sequence[Reminder]) -> bool:
    return len(piece) == 1 and not piece[0].digest
