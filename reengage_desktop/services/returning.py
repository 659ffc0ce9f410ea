"""Where the call goes of somebody who comes back to active: the next free slot in which they may be called."""

from __future__ import annotations

from datetime import datetime, timedelta

from reengage_desktop.domain.busy import free_places
from reengage_desktop.domain.follow_up import CALL_WINDOW, MORNING_WINDOW, next_working_day
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.permission import Standing, first_allowed
from reengage_desktop.domain.prospect import Prospect
from reengage_desktop.domain.slots import Occurrence, occurrences
from reengage_desktop.domain.spreading import LOOK_AHEAD, Dated, Room, rooms
from reengage_desktop.domain.wall_time import instant, local

from .around import Around


def call_on_return(around: Around, person: Prospect, because: Because, note: str = "") -> NextAction:
    """A call; for who has no number the search for one, and a letter to whom no call is allowed at any time."""
    quote = next(iter(around.store.quotes.of(person.id)), None)
    standing = around.standing(person, quote.quoted_on if quote else None, around.zone())
    ahead = _free(around)
    if not any(phone.understood and not phone.dead for phone in around.store.prospects.phones(person.id)):
        return _at(around, ahead, ActionKind.FIND_NUMBER, because, note)
    if first_allowed(standing, around.law, around.now()) is None:
        return _at(around, ahead, ActionKind.LETTER, because, note)
    return _call(around, standing, ahead, because, note)


def _call(around: Around, standing: Standing, ahead: list[Occurrence], because: Because, note: str) -> NextAction:
    """In the first free slot that the law allows, else at the first hour of a working day at which it does."""
    now = around.now()
    for held in ahead:
        start = first_allowed(standing, around.law, max(held.start, now), held.end)
        if start is not None:
            return NextAction(ActionKind.CALL, start, held.end, because=because, note=note)
    start = _morning(around)
    start = first_allowed(standing, around.law, start) or start
    return NextAction(ActionKind.CALL, start, start + CALL_WINDOW, because=because, note=note)


def _at(around: Around, ahead: list[Occurrence], kind: ActionKind, because: Because, note: str) -> NextAction:
    """What is done at the desk has no hours of theirs."""
    if ahead:
        return NextAction(kind, max(ahead[0].start, around.now()), ahead[0].end, because=because, note=note)
    start = _morning(around)
    return NextAction(kind, start, start + CALL_WINDOW, because=because, note=note)


def _morning(around: Around) -> datetime:
    """Where no slot is free: the next working day."""
    zone = around.zone()
    return instant(next_working_day(local(around.now(), zone).date()), MORNING_WINDOW[0], zone)


def _free(around: Around) -> list[Occurrence]:
    """The coming slots with a place for one more call, by time."""
    now, zone = around.now(), around.zone()
    today = local(now, zone).date()
    held = [each for each in occurrences(around.slots(), zone, today, today + LOOK_AHEAD) if each.end > now]
    if not held:
        return []
    last = max(each.end for each in held)
    busy = around.busy(held[0].start, last)
    places = [(each, free_places(each.slot.capacity, each.start, each.end, busy)) for each in held]
    dated = [Dated(start, end) for _, _, _, start, end in around.store.listings.dated(now - timedelta(days=1), last)]
    found: list[Room] = rooms(places, around.store.backlogs.planned(now, last), dated, now)
    return [room.held for room in found if room.free > 0]
