"""The page of the desk: one card at a time, three a day, each answered by one of four equal choices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.desk import Angle, Choice, DeskCard, DeskDay
from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.wall_time import local
from reengage_desktop.ui import words
from reengage_desktop.ui.dialog_parts import FaultLine
from reengage_desktop.ui.widgets import label

from . import decide_keys, desk_words
from .answers import Answers
from .decide_head import DecideHead
from .deck import Deck
from .desk_card import DeskCardView
from .empty_desk import EmptyDesk

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services
    from reengage_desktop.services.deciding import Decided
    from reengage_desktop.ui.notices import Changed

_FOOT = 40


class DecidePage(QFrame):
    """1 to 4 choose, T leaves the card for another day, O opens their page, C calls, = shows the whole sum.

    The wishes carry a person's id. `done` carries what was decided (`Deciding.take_back`), and its sentence.
    """

    open_requested = Signal(object)
    call_requested = Signal(object)
    payoff_requested = Signal(object)
    done = Signal(object, object)

    def __init__(self, services: Services, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("decide_page")
        self.setProperty("kind", "page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._services, self._now = services, now
        self._day = DeskDay((), 0, 0)
        self._card: DeskCard | None = None
        self._stale, self._first = True, 0
        self.head, self.fault_line = DecideHead(), FaultLine()
        self.card_view, self.empty = DeskCardView(), EmptyDesk()
        self.answers = Answers(self.card_view.body.untried, services.reviving.read, self._today)
        self.deck = Deck(self.card_view)
        self._refresh_timer = QTimer(self, singleShot=True, interval=0)
        self._refresh_timer.timeout.connect(self._read)
        self._lay_out()
        self._tie()

    # What comes in

    def refresh(self, changed: Changed) -> None:
        """A commit: the card is read again, at once if it is in sight, else when the page is shown."""
        if not (changed.day or changed.everything):
            return
        self._stale = True
        if self.isVisible():
            self._refresh_timer.start()

    def minute_passed(self) -> None:
        """Their clock goes on, and at midnight there are other cards."""
        if self.isVisible():
            self._read()

    def lay_on_top(self, who: int) -> None:
        """One of today's cards is to be answered first."""
        self._first = who
        if self.isVisible():
            self._read()

    # What the keys do

    @property
    def who(self) -> int | None:
        """Whose card lies on top."""
        return self._card.person.id if self._card is not None else None

    def digit(self, number: int) -> None:
        """A choice by its number; while a new way is chosen, a way."""
        if self.answers.asking is not None:
            self.answers.pick(number)
        elif number <= len(Choice):
            self.choose(list(Choice)[number - 1])

    def choose(self, choice: Choice) -> None:
        """Keeping in touch is done at once; the other ways ask one thing more."""
        if self._card is None or self.answers.asking is not None:
            return
        self.fault_line.say("")
        if choice is Choice.KEEP_IN_TOUCH:
            self._decide(lambda who: self._services.deciding.decide(who, choice))
        else:
            self.answers.ask(choice)
            self.head.later_button.hide()

    def not_today(self) -> None:
        if self._card is not None and self.answers.asking is None:
            self._decide(self._services.deciding.not_today)

    def leave_question(self) -> None:
        """Back to the choices. What was typed stays."""
        if self.answers.asking is not None:
            self.answers.leave()
            self.head.later_button.show()
            self.setFocus()

    def open_person(self) -> None:
        if self._card is not None:
            self.open_requested.emit(self._card.person.id)

    def call(self) -> None:
        if self._card is not None:
            self.call_requested.emit(self._card.person.id)

    def show_sum(self) -> None:
        if self._card is not None:
            self.payoff_requested.emit(self._card.person.id)

    # What is decided

    def _push_on(self, angle: Angle | None, reason: str) -> None:
        self._decide(lambda who: self._services.deciding.decide(who, Choice.PUSH_ON, angle, reason))

    def _let_go(self, until: date | None) -> None:
        self._decide(lambda who: self._services.deciding.decide(who, Choice.LET_GO, until=until))

    def _stop(self, they_asked: bool) -> None:
        self._decide(lambda who: self._services.deciding.decide(who, Choice.DO_NOT_CONTACT, they_asked=they_asked))

    def _decide(self, write: Callable[[int], Decided]) -> None:
        """Writes the choice, and the next card comes; where it is refused all that was typed stays."""
        assert self._card is not None
        who = self._card.person.id
        try:
            decided = write(who)
        except Fault as fault:
            self._say(words.fault(fault))
            return
        self.answers.settle(who)
        self._read()
        self.setFocus()
        zone = self._services.planning.zone()
        self.done.emit(decided, desk_words.done(decided, self._now(), zone))

    def _say(self, sentence: str) -> None:
        if self.answers.asking is None:
            self.fault_line.say(sentence)
        else:
            self.answers.refuse(sentence)

    def _read(self) -> None:
        """Today's cards and the one on top; whoever else stood there keeps what was typed about them."""
        self._stale = False
        self._refresh_timer.stop()
        before, self._card = self.who, None
        try:
            self._day = self._services.deciding.day()
            today = [place.prospect_id for place in self._day.open]
            if today:
                self._card = self._services.deciding.card(self._first if self._first in today else today[0])
        except Fault as fault:
            self.fault_line.say(words.fault(fault))
            return
        self._show(anew=self.who != before)

    def _show(self, *, anew: bool) -> None:
        card, day = self._card, self._day
        if anew:
            self.fault_line.say("")
            self.answers.show_person(card)
        self.head.later_button.setVisible(card is not None and self.answers.asking is None)
        self.foot_label.setVisible(card is not None)
        self.head.place_label.setVisible(card is not None)
        if card is None:
            self.empty.show_day(day)
            self._stack.setCurrentWidget(self.empty)
            return
        self.head.place_label.setText(" · ".join(filter(None, (desk_words.place(day), desk_words.because(card)))))
        self.card_view.show_card(card, self._now(), self._services.planning.zone(), anew=anew)
        self.answers.choices.show_words(can_write=card.can_write)
        self.deck.set_behind(len(day.open) - 1)
        self._stack.setCurrentWidget(self._desk)
        if anew:
            self.deck.slide()

    def _today(self) -> date:
        return local(self._now(), self._services.planning.zone()).date()

    # Set up

    def _lay_out(self) -> None:
        self.foot_label = label(self.tr("You let go of the chase, never of the person."), "small", "text3")
        self.foot_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.foot_label.setFixedHeight(_FOOT)
        self.card_view.foot.addWidget(self.answers)
        self._desk = QWidget()
        desk = QVBoxLayout(self._desk)
        desk.setContentsMargins(0, 2, 0, 0)
        desk.setSpacing(0)
        desk.addWidget(self.deck, 1)
        desk.addWidget(self.foot_label)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._desk)
        fault = QVBoxLayout()
        fault.setContentsMargins(16, 0, 16, 0)
        fault.addWidget(self.fault_line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(fault)
        column.addLayout(self._stack, 1)

    def _tie(self) -> None:
        self.head.later_requested.connect(self.not_today)
        self.card_view.head.open_requested.connect(self.open_person)
        self.card_view.head.call_requested.connect(self.call)
        self.card_view.payoff_requested.connect(self.show_sum)
        self.answers.chosen.connect(self.choose)
        self.answers.pushed_on.connect(self._push_on)
        self.answers.let_go.connect(self._let_go)
        self.answers.stopped.connect(self._stop)
        self.answers.left.connect(self.leave_question)
        QWidget.setTabOrder(self.card_view.sum_button, self.head.later_button)
        decide_keys.tie(self)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stale = True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The question that is asked has the focus, else nothing: no choice is made beforehand."""
        super().focusInEvent(event)
        if self.answers.asking is not None:
            self.answers.begin()
