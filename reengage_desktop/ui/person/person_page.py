"""The page about one person: what is known, what was done, and what is next, each written where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QShowEvent,
)

from reengage_desktop.domain.fault import Fault, RuleFault
from reengage_desktop.domain.listing import ListQuery
from reengage_desktop.domain.person_around import AroundKind
from reengage_desktop.services.retracing import Step
from reengage_desktop.ui import words
from reengage_desktop.ui.notices import Changed
from reengage_desktop.ui.undo_stack import UndoStack

from . import page_keys
from .page_focus import PageFocus
from .person_frame import PersonFrame
from .walk_order import WalkOrder

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services
    from reengage_desktop.services.portraying import Portrait


class PersonPage(PersonFrame):
    """Wishes about a person carry their id. `told` is a sentence; `named` who is shown, for the title of the window.

    `done` carries what the toast offers to put back, with its sentence. `acts`: what Z takes back, shared with others.
    """

    call_requested = Signal(object)
    decide_requested = Signal(object)
    move_requested = Signal(object)
    mail_requested = Signal(object)
    letter_requested = Signal(object)
    payoff_requested = Signal(object)
    desk_requested = Signal(object)
    edit_requested = Signal(object)
    open_requested = Signal(object)
    back_requested = Signal()
    search_requested = Signal()
    done = Signal(object, object)
    told = Signal(str)
    named = Signal(str)

    def __init__(self, services: Services, now: Callable[[], datetime], acts: UndoStack | None = None) -> None:
        super().__init__(services, now)
        self.who = 0
        self._order = WalkOrder(services.portraying.is_here)
        self._stale = False
        self._to_light = ""
        self.undo_stack = UndoStack() if acts is None else acts

    # Who is shown

    def show_person(self, prospect_id: int, ids: Sequence[int] = ()) -> None:
        """`ids`: the list they were opened from, for next and previous; it is walked in the order it has now.

        Who is not in it is looked for among everybody, once they are shown.
        """
        self.keep_now()
        self.finish()
        self._order.begin(prospect_id, ids)
        self._show(prospect_id)
        if not self._order.place:
            QTimer.singleShot(0, self, self._find_place)

    def step(self, way: int) -> None:
        """To the next person of the list (1) or the one before (-1); at its end it is told."""
        self.keep_now()
        other = self._order.step(way)
        if other is None:
            last, first = self.tr("That was the last one of the list."), self.tr("This is the first one of the list.")
            self.told.emit(last if way > 0 else first)
            return
        self._show(other)
        self.setFocus()

    def refresh(self, changed: Changed) -> None:
        """A commit: what is shown is read again, at once if it is in sight."""
        meant = self.who in changed.prospects or changed.everything or changed.settings or changed.stories
        if self.who and meant:
            self._stale = True
            if self.isVisible():
                self._read()

    def minute_passed(self) -> None:
        """Their clock and lamp went on."""
        if self.who and self.isVisible():
            portrait = self._portrait()
            if portrait is not None:
                self.head.show_clock(portrait, self._now())
                self.next_card.show_clock(portrait, self._now())
                self.body.permission.minute_passed()
                self.body.around.minute_passed()

    # What is done here

    def go_on(self) -> None:
        """Enter: to the card of whoever lies on the desk, else the call."""
        if self.next_card.decides:
            self.keep_now()
            self.decide_requested.emit(self.who)
        else:
            self.call()

    def call(self) -> None:
        """Nothing where they asked not to be contacted."""
        if self.next_card.call_button.isEnabled():
            self.keep_now()
            self.call_requested.emit(self.who)

    def move_next(self) -> None:
        """Another time for what is next."""
        if self.next_card.move_button.isEnabled():
            self.keep_now()
            self.move_requested.emit(self.who)

    def show_sum(self) -> None:
        """What an hour on them pays, part by part."""
        self.keep_now()
        self.payoff_requested.emit(self.who)

    def lay_on_desk(self) -> None:
        """They are to be decided on."""
        self.keep_now()
        self.desk_requested.emit(self.who)

    def _write_ahead(self) -> None:
        self.keep_now()
        self.letter_requested.emit(self.who)

    def _meet(self, person_id: int, kind: str) -> None:
        """Somebody around them who is to be asked has no number yet, or no name."""
        around = self.body.around
        if person_id:
            around.change(person_id)
        else:
            self.body.begin(around)
            around.meet(AroundKind(kind))

    def light(self, words_: str) -> None:
        """Brings the place where these words stand into view, lit; at the top they are in sight anyway.

        Out of sight it is done as soon as the page is shown.
        """
        self._to_light = "" if self.isVisible() else words_
        if self._to_light:
            return
        for loosely in (False, True):  # where all of it stands, before some of it elsewhere
            if self.next_card.light(words_, loosely=loosely) or self.body.light(words_, loosely=loosely):
                return

    def paste(self) -> None:
        """What was copied elsewhere is kept as homework, or among the files."""
        self.body.take(QGuiApplication.clipboard().mimeData())

    def keep_now(self) -> None:
        """What was typed and waits for a pause is written."""
        if not self.who:
            return
        self.head.keeper.keep_now()
        self.next_card.keeper.keep_now()
        self.body.keep_now()

    def undo(self) -> bool:
        """Takes back what was written last about who is shown; False where the last was nothing, or something else."""
        self.keep_now()
        last = self.undo_stack.newest
        if last is None or not isinstance(last.step, Step) or self.who not in last.step.prospect_ids:
            return False
        self.undo_stack.pop()
        try:
            self._services.retracing.undo(last.step)
        except Fault as fault:
            self.told.emit(words.fault(fault))
        else:
            self.told.emit(self.tr("Taken back. {told}").format(told=last.told))
        return True

    # How it is shown

    def _show(self, prospect_id: int) -> None:
        self.who, self._stale = prospect_id, False
        self.setUpdatesEnabled(False)
        try:
            if self._read_head(anew=True):
                self.head.show_place(self._order.place, self._order.count)
                self.body.show_person(prospect_id)
                self._order_tabs()
        finally:
            self.setUpdatesEnabled(True)

    def _find_place(self) -> None:
        if self.who and not self._order.place:
            self._order.begin(self.who, self._services.browsing.ids(ListQuery()))
            self.head.show_place(self._order.place, self._order.count)

    def _read(self) -> None:
        self._stale = False
        if self._read_head():
            self.body.refresh()
            self._order_tabs()

    def _order_tabs(self) -> None:
        first = [self, *self.head.in_order(), *self.next_card.in_order()]
        self._focus.order(first, [section.layout() for section in self.body.sections])

    def _read_head(self, *, anew: bool = False) -> bool:
        """Whether the person is still here; where they are not, it is told and the list comes back."""
        portrait = self._portrait()
        if portrait is None:
            return False
        now = self._now()
        self.head.show_portrait(portrait, now, anew=anew)
        self.next_card.show_portrait(portrait, now, anew=anew)
        self.named.emit(portrait.person.name)
        return True

    def _portrait(self) -> Portrait | None:
        try:
            return self._services.portraying.of(self.who)
        except RuleFault as fault:
            self.who = 0
            self.told.emit(words.fault(fault))
            self.back_requested.emit()
            return None

    def _settled(self) -> None:
        """A line of the head was left: what is known stands in it."""
        if self.who:
            self._read_head()

    def _polish(self) -> None:
        """The reason to call has new words, to be made one's own."""
        if self._read_head():
            self.next_card.polish()

    def tie(self) -> None:
        self._focus = PageFocus(self, self.undo_stack.seal)
        page_keys.tie(self)
        self.head.back_requested.connect(self.back_requested)
        self.head.step_requested.connect(self.step)
        self.head.keeper.settled.connect(self._settled)
        self.next_card.call_requested.connect(self.call)
        self.next_card.decide_requested.connect(self.go_on)
        self.next_card.move_requested.connect(self.move_next)
        self.next_card.payoff_requested.connect(self.show_sum)
        self.next_card.errands.letter_requested.connect(self._write_ahead)
        self.next_card.errands.around_requested.connect(self._meet)
        self.next_card.errands.done.connect(self._done)
        for keeper in (self.head.keeper, self.next_card.keeper):
            keeper.typed.connect(self.undo_stack.push_typed)
        self.body.homework.polish_requested.connect(self._polish)
        self.body.reach.mail_requested.connect(lambda: self.mail_requested.emit(self.who))
        self.body.reach.edit_requested.connect(lambda: self.edit_requested.emit(self.who))
        for section in self.body.sections:
            section.typed.connect(self.undo_stack.push_typed)
            section.done.connect(self._done)
            section.told.connect(self.told)
            section.call_requested.connect(self.call_requested)
            section.open_requested.connect(self.open_requested)

    def _done(self, step: object, told: str) -> None:
        if step is not None:
            self.undo_stack.push(step, told)
        self.done.emit(step, told)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not page_keys.press(self, event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Beside all fields: none of them is edited any more."""
        self.setFocus()
        super().mousePressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.body.take(event.mimeData()):
            event.acceptProposedAction()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.who:  # they are gone: the list comes back
            QTimer.singleShot(0, self, self.back_requested.emit)
        elif self._stale:
            self._read()
        else:
            self.named.emit(self.head.keeper.name)
        if self._to_light:
            QTimer.singleShot(0, self, lambda: self.light(self._to_light))

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight nothing waits to be written."""
        self.keep_now()
        super().hideEvent(event)
