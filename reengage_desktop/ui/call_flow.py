"""The flow of calls: one person, or the queue one after another, with undo; who rings meanwhile comes between."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.outcome import OUTCOMES, Ask
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import SavedCall

from . import walk_words, words
from .call_stack import CallStack, OpenCall
from .call_telling import CallTelling
from .call_walk import CallWalk, key_of
from .toast import UndoToast

if TYPE_CHECKING:
    from .call.call_dialog import CallDialog


class CallFlow(QObject):
    """`ended` when the last call is closed. `open_requested` carries an id, `add_requested` a text: both come from the
    search in a call. `letter_requested` carries an id: the call with them is left, to write the letter before it.

    `left_open` carries place and number of the call with which the walk goes on later, (0, 0) when there is none.
    """

    ended = Signal()
    left_open = Signal(int, int)
    open_requested = Signal(object)
    add_requested = Signal(object)
    letter_requested = Signal(object)

    def __init__(
        self,
        services: Services,
        now: Callable[[], datetime],
        window: QWidget,
        toast: UndoToast,
    ) -> None:
        super().__init__(window)
        self._keeping, self._planning, self._now = services.keeping, services.planning, now
        self._walk: CallWalk | None = None
        self._toast = toast
        self._calls = CallStack(services, now, window)
        self._telling = CallTelling(services, now, lambda: self._calls.toast or toast, self)
        self._telling.listen_to(toast)
        self._connect()

    @property
    def dialog(self) -> CallDialog | None:
        """The call that is on top."""
        return self._calls.top.dialog if self._calls.top else None

    @property
    def is_asking_who_called(self) -> bool:
        """Whether the search over the call was opened because somebody rings."""
        palette = self.dialog.aside.palette if self.dialog is not None else None
        return palette is not None and palette.is_inbound

    def is_open_with(self, who: int) -> bool:
        return self._calls.has(who)

    def start(self, first: int | None = None) -> None:
        """Walks the queue of now, `first` before all others; a walk that was left is taken up where it was.

        While a call is open nothing else is opened: the walk goes on after it.
        """
        walk = self._walk_of_now(first)
        if self._calls.lowest is not None:
            self._follow_after(self._calls.lowest, walk, first)
        elif (who := walk.following()) is not None:
            self._walk = walk
            walk.go_to(who)
            self._open(who, walks=True)
        else:
            self._telling.say(self.tr("Nobody can be called right now. The next people are in today’s list."))

    def call(self, prospect_id: int, inbound: bool = False) -> None:
        """One call, outside the queue. `inbound`: they called, so it is live at once.

        A call that is open stays under it as it is, and comes back after it; one with the same person is turned.
        """
        top = self._calls.top
        if top is None or top.dialog.prospect_id != prospect_id:
            self._open(prospect_id, walks=False, inbound=inbound)
        elif inbound and not top.dialog.inbound:
            top.dialog.keep_draft()
            self._show(top, prospect_id, inbound=True)

    def prepare(self, prospect_id: int) -> None:
        """The call with them, with the cursor in the line that says why to call."""
        self.call(prospect_id)
        if self.dialog is not None and self.dialog.prospect_id == prospect_id and not self.dialog.has_begun:
            self.dialog.script_page.side.write_reason()

    def minute_passed(self) -> None:
        """A walk that was left ends with its slot."""
        if self._walk is not None and self.dialog is None and self._walk.key != key_of(self._planning):
            self._walk = None
            self.left_open.emit(0, 0)

    def make_ready(self) -> None:
        """In an idle moment: the dialog is made, so that the first call is there at once."""
        first = next(iter(self._planning.queue()), None)
        if first is not None:
            with suppress(Fault):
                self._calls.make_ready(first)

    def _open(self, who: int, *, walks: bool, inbound: bool = False) -> None:
        try:
            self._calls.open(who, self._title(walks, inbound), walks=walks, inbound=inbound)
        except Fault as fault:
            self._telling.say(words.fault(fault))

    def _show(self, call: OpenCall, who: int, *, inbound: bool = False) -> bool:
        """Another call in the dialog that is open; False if there is none with them, which is told."""
        if call.walks and self._walk is not None:
            self._walk.go_to(who)
        try:
            call.dialog.show_person(who, self._title(call.walks, inbound), inbound=inbound)
        except Fault as fault:
            self._telling.say(words.fault(fault))
            return False
        call.saved, call.wants_next = None, False
        return True

    def _title(self, walks: bool, inbound: bool) -> str:
        if inbound:
            return self.tr("They called")
        if not walks or self._walk is None:
            return self.tr("Call")
        slot = self._planning.running_slot()
        return walk_words.title(self._walk.place, self._walk.of, slot.occurrence.slot.name if slot else "")

    # The walk

    def _walk_of_now(self, first: int | None = None) -> CallWalk:
        """The one that was left, while its slot lasts; else a new one."""
        walk = self._walk
        if walk is None or walk.key != key_of(self._planning):
            return CallWalk(self._planning, self._planning.queue(), first)
        if first is not None:
            walk.put_next(first)
        return walk

    def _follow_after(self, call: OpenCall, walk: CallWalk, first: int | None) -> None:
        """The walk goes on after the call that is open."""
        joins, call.walks = not call.walks, True
        self._walk = walk
        walk.go_to(call.dialog.prospect_id)
        if first is not None and first != call.dialog.prospect_id:
            name = self._keeping.record(first).prospect.name
            self._telling.say(self.tr("{name} comes right after this call.").format(name=name))
        elif joins:
            self._telling.say(self.tr("The others come right after this call."))

    def _skip(self) -> None:
        """Not now: on to the next of the walk. Nothing is logged, and they come at the end."""
        call = self._turnable()
        if call is None or self._walk is None:
            return
        left = self._keeping.record(call.dialog.prospect_id).prospect
        self._walk.put_off()
        following = self._walk.following()
        if following is None:
            self._telling.say(self.tr("{name} is the last one for now.").format(name=left.name))
        elif self._show(call, following):
            self._offer_back(walk_words.put_off(left.name), left.id, left.name)

    def _leave_for_letter(self, who: object) -> None:
        """The letter is written on its page: the call, which has not begun, is left as by Esc."""
        if self.dialog is not None:
            self.dialog.reject()
        self.letter_requested.emit(who)

    def _go_before(self) -> None:
        """Back to the person of the call before."""
        before = self._walk.before() if self._walk is not None else None
        if before is not None:
            self._go_back(before)

    def _go_back(self, who: int) -> None:
        """To somebody of the walk; whom the dialog shows now comes next."""
        if self._calls.top is None:
            self.call(who)
            return
        call = self._turnable()
        if call is not None and self._walk is not None and who != call.dialog.prospect_id:
            self._walk.put_next(call.dialog.prospect_id)
            self._show(call, who)

    def _turnable(self) -> OpenCall | None:
        """The open call if it is one of the walk, with its draft kept. One that has begun is not left by a key."""
        call = self._calls.top
        if call is None or not call.walks:
            return None
        if call.dialog.has_begun:
            told = self.tr("This call has begun: one of the ten keys ends it. Esc leaves it, and your notes are kept.")
            self._telling.say(told)
            return None
        call.dialog.keep_draft()
        return call

    # How a call ends

    def _saved(self, saved: object) -> None:
        assert isinstance(saved, SavedCall) and self._calls.top is not None
        self._calls.top.saved = saved
        if self._walk is not None and self._calls.top.walks:
            self._walk.end(saved.prospect_id, saved.outcome)
        elif self._walk is not None:
            self._walk.forget(saved.prospect_id)

    def _next_wanted(self) -> None:
        """A wrap-up says "save and next": from here on it is a walk."""
        call = self._calls.top
        assert call is not None and call.saved is not None
        call.wants_next = True
        if call is self._calls.lowest and not call.walks:
            call.walks = True
            self._walk = self._walk_of_now()
            self._walk.go_to(call.saved.prospect_id)
            self._walk.end(call.saved.prospect_id, call.saved.outcome)

    def _over(self) -> None:
        """All is saved. A key of the bar goes on with the walk, a wrap-up only when it says so."""
        call = self._calls.top
        assert call is not None and call.saved is not None
        saved = call.saved
        goes_on = call.wants_next or OUTCOMES[saved.outcome].ask is not Ask.WRAP_UP
        following = self._walk.following() if call.walks and self._walk is not None and goes_on else None
        if following is not None and self._show(call, following):
            self._telling.saved(saved)

    def _closed(self, call: OpenCall, accepted: bool) -> None:
        walk = self._walk if call.walks else None
        if accepted and call.saved is not None:
            self._telling.saved(call.saved, and_then=self._came_of(walk) if walk else "")
        elif walk is not None and self._is_left(walk):
            told = self.tr("Calls paused. What you wrote is kept.")
            self._telling.say(told, other=walk_words.go_on(walk.place, walk.of), act=self.start)
        if self._calls.top is None:
            self.ended.emit()

    def _came_of(self, walk: CallWalk) -> str:
        """After the last call; "" while somebody is left."""
        if self._is_left(walk):
            return ""
        next_slot = self._planning.next_slot_start()
        return walk_words.all_done(walk.made, walk.spoke, next_slot, self._now(), self._planning.zone())

    def _is_left(self, walk: CallWalk) -> bool:
        """Whether there is somebody to go on with later; otherwise the walk is over."""
        walk.leave()
        left = walk.following() is not None
        self._walk = walk if left else None
        self.left_open.emit(*((walk.place, walk.of) if left else (0, 0)))
        return left

    def _taken_back(self, saved: SavedCall) -> None:
        if self._walk is not None:
            self._walk.take_back(saved.prospect_id)
        self._offer_back(walk_words.taken_back(saved.name), saved.prospect_id, saved.name)

    def _offer_back(self, sentence: str, who: int, name: str) -> None:
        """With the way back to a person, where there is one."""
        top = self._calls.top
        if top is not None and not top.walks:
            self._telling.say(sentence)
        else:
            other = walk_words.back_to(name, keys=walk_words.BACK_KEYS if top else "")
            self._telling.say(sentence, other=other, act=lambda: self._go_back(who))

    def _connect(self) -> None:
        calls, telling = self._calls, self._telling
        calls.saved.connect(self._saved)
        calls.next_requested.connect(self._next_wanted)
        calls.over.connect(self._over)
        calls.closed.connect(self._closed)
        calls.number_marked.connect(telling.saved)
        calls.put_off.connect(lambda moved, told: self._toast.say(told, moved, icon="calendar-clock"))
        calls.skip_requested.connect(self._skip)
        calls.before_requested.connect(self._go_before)
        calls.call_requested.connect(self.call)
        calls.inbound_requested.connect(lambda caller: self.call(caller, inbound=True))
        calls.open_requested.connect(self.open_requested)
        calls.add_requested.connect(self.add_requested)
        calls.letter_requested.connect(self._leave_for_letter)
        calls.toast_made.connect(telling.listen_to)
        telling.taken_back.connect(self._taken_back)
