"""Where the call goes of somebody who comes back to active: the next free slot in which they may be called."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cached_property

from reengage_desktop.domain.busy import free_places
from reengage_desktop.domain.follow_up import CALL_WINDOW, MORNING_WINDOW, next_working_day
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.permission import Standing, first_allowed
from reengage_desktop.domain.prospect import Prospect
from reengage_desktop.domain.slots import Occurrence, occurrences
from reengage_desktop.domain.spreading import LOOK_AHEAD, Dated, Room, rooms
from reengage_desktop.domain.wall_time import instant, local

from .around import Around


class Returning:
    """The coming slots are read once: many who come back on one day are placed by one of these."""

    def __init__(self, around: Around) -> None:
        self._around = around

    def call(self, person: Prospect, because: Because, note: str = "") -> NextAction:
        """A call; for who has no number the search for one, and a letter to whom no call is allowed at any time."""
        around, shelf = self._around, self._around.store
        standing = around.standing(person, around.zone())
        if not any(phone.understood and not phone.dead for phone in shelf.prospects.phones(person.id)):
            return self._at(ActionKind.FIND_NUMBER, because, note)
        if first_allowed(standing, around.law, around.now()) is None:
            return self._at(ActionKind.LETTER, because, note)
        return self._call(standing, because, note)

    def take(self, action: NextAction) -> None:
        """It is booked: its place is free no more for those who are placed after it."""
        for at, room in enumerate(self._rooms):
            if room.held.start <= action.due_from < room.held.end:
                self._rooms[at] = room._replace(free=max(0, room.free - 1))
                return

    def _call(self, standing: Standing, because: Because, note: str) -> NextAction:
        """In the first free slot that the law allows, else at the first hour of a working day at which it does."""
        now, law = self._around.now(), self._around.law
        for held in self._ahead():
            start = first_allowed(standing, law, max(held.start, now), held.end)
            if start is not None:
                return NextAction(ActionKind.CALL, start, held.end, because=because, note=note)
        start = self._morning()
        start = first_allowed(standing, law, start) or start
        return NextAction(ActionKind.CALL, start, start + CALL_WINDOW, because=because, note=note)

    def _at(self, kind: ActionKind, because: Because, note: str) -> NextAction:
        """What is done at the desk has no hours of theirs."""
        if ahead := self._ahead():
            start = max(ahead[0].start, self._around.now())
            return NextAction(kind, start, ahead[0].end, because=because, note=note)
        start = self._morning()
        return NextAction(kind, start, start + CALL_WINDOW, because=because, note=note)

    def _morning(self) -> datetime:
        """Where no slot is free: the next working day."""
        around, zone = self._around, self._around.zone()
        day = next_working_day(local(around.now(), zone).date(), around.holidays())
        return instant(day, MORNING_WINDOW[0], zone)

    def _ahead(self) -> list[Occurrence]:
        """The coming slots with a place for one more call, by time."""
        return [room.held for room in self._rooms if room.free > 0]

    @cached_property
    def _rooms(self) -> list[Room]:
        around, now, zone = self._around, self._around.now(), self._around.zone()
        today = local(now, zone).date()
        holidays, ahead = around.holidays(), occurrences(around.slots(), zone, today, today + LOOK_AHEAD)
        held = [each for each in ahead if each.end > now and local(each.start, zone).date() not in holidays]
        if not held:
            return []
        last = max(each.end for each in held)
        busy = around.busy(held[0].start, last)
        places = [(each, free_places(each.slot.capacity, each.start, each.end, busy)) for each in held]
        dated = around.store.listings.dated(now - timedelta(days=1), last)
        taken = [Dated(start, end) for _, _, _, start, end in dated]
        return rooms(places, around.store.backlogs.planned(now, last), taken, now)


def call_instead(around: Around, before: Prospect) -> None:
    """Within a `writing` block: nobody looks for a number that is there now, so whoever was to be found is called."""
    search = before.next_action
    if search is None or search.kind is not ActionKind.FIND_NUMBER or search.promised:
        return
    call = Returning(around).call(around.person(before.id), search.because, search.note)
    if call.kind is not ActionKind.FIND_NUMBER:
        around.store.prospects.set_next(before.id, before.stage, call, around.now())
