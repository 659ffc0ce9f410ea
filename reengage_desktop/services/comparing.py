"""Comparing a calendar on a server with this file: what changed there comes in, what changed here goes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reengage_desktop.domain.came_back import CameBack, Change, came_back, changes
from reengage_desktop.domain.fault import Fault, RuleFault
from reengage_desktop.domain.own_event import CalendarEvent, EventKind, Published
from reengage_desktop.domain.wall_time import zone

from .around import Around
from .calendar_server import Server, There, path_of
from .serving import Serving

if TYPE_CHECKING:
    from .publishing import Publishing, State

BEFORE, AHEAD = timedelta(days=7), timedelta(days=84)

PUT_BACK = "“{title}” was changed in your calendar, and is as before again. {why}"
SLOT_BACK = "“{title}” was deleted in your calendar, and is there again: a slot moves or rests, it is not taken away."
BACK = "“{title}” was deleted in your calendar, and is there again, since it still lies before you here."
BOTH = "“{title}” was changed here and in your calendar. What you changed here holds, and your calendar has it now."
EARLIER = "The hours that a slot had earlier stay as they were."

Take = Callable[[CalendarEvent, Change], None]


@dataclass(slots=True)
class SyncReport:
    """What a round came to: events written or removed there, changes taken over from there, busy times known then.

    `told`: what was put back, and why; `problems`: what could not be done. Both are to be read by the person.
    """

    sent: int = 0
    taken: int = 0
    busy: int = 0
    told: tuple[RuleFault, ...] = ()
    problems: tuple[Fault, ...] = ()


class Comparing:
    """`place` is the address of the calendar; `take` raises `RuleFault` where a rule is against a change."""

    def __init__(self, around: Around, publishing: Publishing, take: Take, place: str) -> None:
        self._around, self._publishing, self._take, self._place = around, publishing, take, place
        self._now, self._zone = around.now(), zone(around.zone())
        self.report = SyncReport()

    def go(self, server: Server) -> None:
        """Fills the `report` as it goes. Raises `ServerFault`: what was done until then holds, on both sides."""
        first, last = self._now - BEFORE, self._now + AHEAD
        found = server.objects(self._place, first, last)
        there = {unquote(each.path): each for each in found}
        for event, state in self._publishing.states():
            if state.href:
                self._look(event, state, there.get(unquote(state.href)) or server.get(self._place, state.href))
        states = self._publishing.states()
        for event, state in states:
            if state.sent != state.sequence:
                self._send(server, event, state)
        self._remove(server, states)
        self.report.busy = Serving(self._around).read(server, self._place, found, first, last)

    def _look(self, event: CalendarEvent, state: Published, there: There | None) -> None:
        """What was changed there is taken over, or else will be sent again: then its SEQUENCE is above theirs."""
        if there is None:
            self._keep(self._deleted(event, state))
            return
        if there.etag == state.etag:
            return
        came = None
        try:
            came = came_back(there.data, event.uid, self._zone)
            is_as_sent = came.shape == state.shape or not self._settle(event, state, came)
        except RuleFault as fault:
            self._tell(PUT_BACK, event, str(fault))
            is_as_sent = False
        state = replace(state, etag=there.etag, shape=came.shape if came else "")
        sequence = max(state.sequence, came.sequence if came else 0) + 1
        self._keep(state if is_as_sent else replace(state, sequence=sequence, changed_at=self._now))

    def _deleted(self, event: CalendarEvent, state: Published) -> Published:
        """Put back and told; but hours of a slot that are over may go from a diary."""
        is_slot, end = event.kind is EventKind.SLOT, event.last_end
        if is_slot and end is not None and end <= self._now:
            return replace(state, href="", etag="")
        self._tell(SLOT_BACK if is_slot else BACK, event)
        return replace(state, href="", etag="", sent=None)

    def _settle(self, event: CalendarEvent, state: Published, came: CameBack) -> bool:
        """Whether anything of its times was changed there. Raises `RuleFault` for a change that cannot be taken."""
        wanted = changes(event, came, self._around.today())
        if not wanted:
            return False
        if event.repeat is not None and event.repeat.until is not None:
            raise RuleFault(EARLIER)
        if state.sent != state.sequence:
            self._tell(BOTH, event)
            return True
        for change in wanted:
            try:
                self._take(event, change)
                self.report.taken += 1
            except RuleFault as fault:
                self._tell(PUT_BACK, event, str(fault))
        return True

    def _send(self, server: Server, event: CalendarEvent, state: Published) -> None:
        from reengage_desktop.domain.calendar_file import calendar_text

        path = state.href or path_of(self._place, event.uid)
        text = calendar_text([(event, state)], self._around.today().year)
        kept = server.put(self._place, path, text, state.etag if state.href else "")
        if kept is None and not state.href:  # it arrived before, and the answer was lost
            there = server.get(self._place, path)
            kept = server.put(self._place, path, text, there.etag) if there else None
        if kept is None:
            return  # changed there at this very moment: the next round sees to it
        shape = came_back(kept.data, event.uid, self._zone).shape
        self._keep(replace(state, href=path, etag=kept.etag, sent=state.sequence, shape=shape))
        self.report.sent += 1

    def _remove(self, server: Server, states: list[State]) -> None:
        """What is no longer to come is taken out there; what is over stays, as in any diary."""
        living = {event.uid for event, _ in states}
        for state in self._around.store.published.all().values():
            if state.href and state.uid not in living and (state.ends_at is None or state.ends_at > self._now):
                server.delete(self._place, state.href)
                self._keep(replace(state, href="", etag="", sent=None, shape=""))
                self.report.sent += 1

    def _tell(self, template: str, event: CalendarEvent, why: str = "") -> None:
        self.report.told += (RuleFault(template, title=event.title, why=why),)

    def _keep(self, state: Published) -> None:
        """At once, so that whatever breaks off, what lies there is known here."""
        with self._around.store.writing():
            self._around.store.published.keep([state])
