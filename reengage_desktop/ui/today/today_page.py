"""The page of today: the sentence of the day, the day itself, and what is still to prepare."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QWidget

from reengage_desktop.domain.commitment import Answer, Card
from reengage_desktop.domain.day_plan import Today
from reengage_desktop.domain.day_review import DuePromise
from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.listing import Filter
from reengage_desktop.domain.spreading import Backlog
from reengage_desktop.services.committing import CommittedDay, Committing, Held
from reengage_desktop.services.planning import Planning
from reengage_desktop.services.tending import Tending
from reengage_desktop.ui.call.keys import bind_letter
from reengage_desktop.ui.notices import Changed
from reengage_desktop.ui.payoff import payoff_words

from . import day_words
from .day_parts import DayParts
from .sentence_card import SentenceCard

if TYPE_CHECKING:
    from reengage_desktop.services.weighing import Weighing

MINUTE = timedelta(minutes=1)
KEYS = {"Y": Answer.YES, "P": Answer.PARTLY, "N": Answer.NO}


class TodayPage(QFrame):
    """Wishes about a person carry their id, `list_requested` a `Filter`; `spread_requested`: what was left over;
    `noes_requested`: the walk past the No list.

    Letters are keys while no field has the focus.
    The card of the sentence waits here; nothing pops up. In the evening the day is looked back on.
    """

    open_requested = Signal(object)
    prepare_requested = Signal(object)
    call_requested = Signal(object)
    list_requested = Signal(object)
    quote_requested = Signal()
    spread_requested = Signal()
    noes_requested = Signal()

    def __init__(
        self,
        committing: Committing,
        planning: Planning,
        tending: Tending,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        backlog: Callable[[], Backlog],
        weighing: Callable[[], Weighing] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("today_page")
        self.setProperty("kind", "page")
        self.setAccessibleName(self.tr("Today"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._committing, self._planning, self._tending, self._now = committing, planning, tending, now
        self._backlog, self._weighing = backlog, weighing
        self._stale = self._uncounted = True
        self._looked_at: datetime | None = None
        self._counted_on: date | None = None
        self._day: CommittedDay | None = None
        self._writing: date | None = None
        self._later: date | None = None
        self.parts = DayParts(committing, self)
        self._connect()

    def refresh(self, changed: object = None) -> None:
        """Look again, if what changed can concern the day; while hidden, when shown. What is typed stays."""
        if isinstance(changed, Changed):
            if not (changed.day or changed.commitments):
                return
            counted = changed.prospects or changed.settings or changed.everything
            self._uncounted = self._uncounted or bool(counted)
        self._stale = True
        if self.isVisible():
            self._look()

    def minute_passed(self) -> None:
        """The time of a card may have come, and the day went on."""
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale or self._looked_at is None or self._now() - self._looked_at >= MINUTE:
            self._look()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes to the page in the morning writes at once."""
        super().focusInEvent(event)
        if self.parts.is_writing and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.parts.sentence_card.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        parts, focus = self.parts, QApplication.focusWidget()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(focus, QAbstractButton):
            focus.click()
        elif parts.sentence_card.isVisible():
            parts.sentence_card.submit()

    # How it looks

    def _look(self) -> None:
        self._stale = False
        day, today, promises = self._committing.day(), self._planning.today(), self._committing.promises()
        self._day, self._looked_at = day, day.now
        if self._writing is not None and self._writing not in (day.today, day.next_day):
            self._writing = None
        self.parts.show_head(day)
        self.parts.show_evening(day.evening)
        if day.evening:
            self._show_evening(day, today, promises)
        else:
            self._show_day(day, today, promises)
        self.parts.show_foot(day, today, self._tending)

    def _show_day(self, day: CommittedDay, today: Today, promises: list[DuePromise]) -> None:
        parts, held = self.parts, day.sentence
        given = held if held and held.sentence.given else None
        writing = self._writing == day.today or day.card is Card.MORNING
        parts.show_writing(writing)
        if writing:
            parts.sentence_card.show_for(day.today, day, given.sentence if given else None)
        elif given:
            parts.given_card.show_given(given, day)
        else:
            parts.given_card.show_none(day.today, day)
        parts.day_card.show_day(today, promises, self._worth(today))
        homework = day_words.homework(today)
        parts.homework_card.show_rows(homework)
        parts.homework_card.setVisible(bool(homework))
        self._show_needs(day.today)

    def _worth(self, today: Today) -> tuple[str, str]:
        """What today's calls are worth, and what that means."""
        if self._weighing is None:
            return "", ""
        begun = day_words.has_begun(today)
        return payoff_words.day_worth(self._weighing().day().expected, begun=begun), payoff_words.day_explained()

    def _show_needs(self, today: date) -> None:
        """Counted only after something changed, and on each new day."""
        if not self._uncounted and self._counted_on == today:
            return
        self._uncounted, self._counted_on = False, today
        needs = day_words.needs(self._tending.needs(), self._backlog())
        self.parts.needs_card.show_rows(needs)
        self.parts.needs_card.setVisible(bool(needs))

    def _show_evening(self, day: CommittedDay, today: Today, promises: list[DuePromise]) -> None:
        parts, held, following = self.parts, day.sentence, day.next_sentence
        asked = held is not None and held.sentence.given
        parts.evening_card.setVisible(asked)
        if held is not None and asked:
            parts.evening_card.show_held(held, day)
        parts.promises_card.show_rows(day_words.promise_facts(promises, today), day_words.kept_words(promises))
        parts.promises_card.setVisible(bool(promises))
        parts.gave_card.show_rows(day_words.gave_facts(self._committing.gave()))
        given = following if following and following.given else None
        writing = self._writing == day.next_day or (following is None and self._later != day.next_day)
        parts.tomorrow_card.setVisible(writing)
        parts.next_card.setVisible(not writing)
        if writing:
            parts.tomorrow_card.show_for(day.next_day, day, given)
        elif given:
            parts.next_card.show_given(Held(given, None), day)
        else:
            parts.next_card.show_none(day.next_day, day)

    # What the person does

    def _connect(self) -> None:
        parts = self.parts
        parts.quote_button.clicked.connect(self.quote_requested)
        parts.sentence_card.put_off.connect(self._skip)
        parts.tomorrow_card.put_off.connect(self._put_off)
        for card in (parts.sentence_card, parts.tomorrow_card):
            card.given.connect(self._given)
        parts.given_card.change_requested.connect(lambda: self._write(parts.sentence_card))
        parts.next_card.change_requested.connect(lambda: self._write(parts.tomorrow_card))
        parts.given_card.call_requested.connect(self.call_requested)
        parts.evening_card.answered.connect(self._answer)
        for letter, said in KEYS.items():
            bind_letter(self, letter, partial(parts.evening_card.answer, said))
        parts.homework_card.chosen.connect(self.prepare_requested)
        parts.needs_card.chosen.connect(self._tend)

    def _tend(self, subject: object) -> None:
        if isinstance(subject, Backlog):
            self.spread_requested.emit()
            return
        if subject == day_words.NO_WALK:
            self.noes_requested.emit()
            return
        wish = self.list_requested if isinstance(subject, Filter) else self.open_requested
        wish.emit(subject)

    def _given(self) -> None:
        self._writing = None
        self._look()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _skip(self) -> None:
        """No sentence today; one that was given stays as it was."""
        assert self._day is not None
        held = self._day.sentence
        try:
            if held is None or not held.sentence.given:
                self._committing.skip(self._day.today)
        except Fault as fault:
            self.parts.sentence_card.say(fault)
            return
        self._writing = None
        self._look()
        self.parts.given_card.take_focus()

    def _put_off(self) -> None:
        """Later: what was typed stays, and the morning asks."""
        assert self._day is not None
        self._writing, self._later = None, self._day.next_day
        self._look()
        self.parts.next_card.take_focus()

    def _write(self, card: SentenceCard) -> None:
        assert self._day is not None
        self._writing = self._day.today if card is self.parts.sentence_card else self._day.next_day
        self._look()
        card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, said: Answer) -> None:
        assert self._day is not None
        try:
            self._committing.answer(self._day.today, said)
        except Fault as fault:
            self.parts.evening_card.say(fault)
            return
        self._look()
        card = self.parts.tomorrow_card
        (card if card.isVisible() else self).setFocus(Qt.FocusReason.OtherFocusReason)
