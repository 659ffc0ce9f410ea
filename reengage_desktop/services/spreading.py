"""Spreading what was left over an absence over the coming days, and taking that back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cache
from typing import Any

from reengage_desktop.domain.busy import free_places
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.permission import Standing, first_allowed
from reengage_desktop.domain.prospect import Party, ProspectRow
from reengage_desktop.domain.slots import Occurrence, occurrences
from reengage_desktop.domain.spreading import (
    LOOK_AHEAD,
    Backlog,
    Chances,
    Dated,
    Plan,
    Room,
    on_days,
    rooms,
    spread,
)
from reengage_desktop.domain.wall_time import instant, local
from reengage_desktop.store.backlogs import Before, PutOff, Waiting

from .around import Around

Clock = tuple[Any, ...]

NAMED = 2
NO_SLOT = "No slot is held in the next four weeks. Nothing was changed; wake one in the calendar, or make one."
OVER = "The first of these hours have passed. Nothing was changed; look at the plan again and choose."
CHANGED = "{n} of these people were changed since. Nothing was taken back, and nothing is lost."


@dataclass(frozen=True, slots=True)
class SpreadDay:
    """One date with its slots: how many promises stand there and how many calls, `beyond` them without a place.

    `names` are the first few, as they are to be called.
    """

    day: date
    slots: tuple[Occurrence, ...]
    promises: int
    calls: int
    beyond: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """What spreading would do. `beyond`: for how many the days have no place; `left`: who may not be called in them."""

    days: tuple[SpreadDay, ...]
    calls: int
    promises: int
    beyond: int
    left: int
    plan: Plan
    before: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class Done:
    """A spread that was carried out, in order to tell it and to take it back."""

    calls: int
    last_day: date
    was: Before


class Spreading:
    """A promise keeps its window, and with it what was promised: it is only listed, first of all, where a day's plan
    brings it until it is called. No touch and no attempt is made of anybody.
    """

    def __init__(self, around: Around) -> None:
        self._around = around

    def backlog(self) -> Backlog:
        """Who waits from before today, and the room there is next; two counts and the slots."""
        now, zone = self._around.now(), self._around.zone()
        calls, promises = self._around.store.backlogs.count(self._midnight(zone))
        room = sum(max(0, count) for _, count in self._places(1, now, zone))
        return Backlog(calls + promises, promises, room)

    def preview(self, days: int) -> Spread:
        """What would become of everybody, on the next so many dates with slots. Raises `RuleFault` if there is none."""
        now, zone, shelf = self._around.now(), self._around.zone(), self._around.store.backlogs
        before = self._midnight(zone)
        into = self._rooms(days, now, zone)
        if not into:
            raise RuleFault(NO_SLOT)
        waiting, promises = {call.id: call for call in shelf.calls(before)}, shelf.promises(before)
        plan = spread(promises, list(waiting), into, self._when(waiting, into, now, zone))
        placed = sum(len(filled.calls) for filled in plan.rooms)
        return Spread(self._days(plan, zone), placed, len(promises), plan.beyond, len(plan.left), plan, before, zone)

    def carry_out(self, wanted: Spread) -> Done:
        """All of it in one transaction; who was called since the preview stays. Raises `RuleFault`, `StoreFault`."""
        store, now = self._around.store, self._around.now()
        used = [filled for filled in wanted.plan.rooms if filled.calls]
        if any(filled.room.held.end <= now for filled in used):
            raise RuleFault(OVER)
        moves = [PutOff(who, at, filled.room.held.end) for filled in used for who, at in filled.calls]
        with store.writing() as changes:
            was = store.backlogs.put_off(moves, wanted.before, now)
            changes.everything = bool(was.moves)
        return Done(len(was.moves), wanted.days[-1].day, was)

    def undo(self, done: Done) -> None:
        """Every next action as it was. Raises `RuleFault` if anybody was called or changed since; then none is."""
        store = self._around.store
        with store.writing() as changes:
            others = store.backlogs.changed_since(done.was)
            if others:
                raise RuleFault(CHANGED, n=others)
            store.backlogs.put_back(done.was)
            changes.everything = True

    def _midnight(self, zone: str) -> datetime:
        return instant(self._around.today(), time(0), zone)

    def _ahead(self, now: datetime, zone: str) -> list[tuple[Occurrence, int]]:
        """The coming slots that are not over and not taken up by busy times, with their places."""
        today = local(now, zone).date()
        held = [each for each in occurrences(self._around.slots(), zone, today, today + LOOK_AHEAD) if each.end > now]
        if not held:
            return []
        busy = self._around.busy(held[0].start, max(each.end for each in held))
        found = ((each, free_places(each.slot.capacity, each.start, each.end, busy)) for each in held)
        return [(each, count) for each, count in found if count]

    def _rooms(self, days: int, now: datetime, zone: str) -> list[Room]:
        """What is free in the slots of the next so many dates with one."""
        store, midnight, chosen = self._around.store, self._midnight(zone), self._places(days, now, zone)
        if not chosen:
            return []
        last = max(held.end for held, _ in chosen)
        dated = [Dated(start, end) for _, _, _, start, end in store.listings.dated(midnight, last)]
        return rooms(chosen, store.backlogs.planned(midnight, last), dated, now)

    def _places(self, days: int, now: datetime, zone: str) -> list[tuple[Occurrence, int]]:
        """The slots of these dates with their places, less the calls that were made in them today."""
        ahead = self._ahead(now, zone)
        made = [at for _, _, at, _, _ in self._around.store.touches.outcomes_since(self._midnight(zone))]
        chosen = ahead[: len(on_days([held for held, _ in ahead], zone, days))]
        return [(held, count - sum(held.start <= at < held.end for at in made)) for held, count in chosen]

    def _when(
        self, waiting: dict[int, Waiting], into: Sequence[Room], now: datetime, zone: str
    ) -> Callable[[int], Chances]:
        """The slots in what is left of which a call is allowed; the law is asked once for each kind of clock."""
        kinds = self._kinds(waiting)
        firms = {clock for clock, row in kinds.items() if row.party is Party.BUSINESS}
        anytime = {place: room.held.start for place, room in enumerate(into)}
        whole: dict[Clock, date] = {}  # an inquiry of that day permits all of their hours, so a later one does, too

        def standing(clock: Clock, inquired_on: date | None) -> Standing:
            return self._around.standing(replace(kinds[clock], id=0, inquired_on=inquired_on), zone)

        @cache
        def marked(clock: Clock, inquired_on: date | None) -> Chances:
            """Of those whose purchase, refusal or registry counts, too."""
            return self._allowed(standing(clock, inquired_on), anytime, into, now)

        @cache
        def hours(clock: Clock) -> Chances:
            """Where no clock of permission runs, since the inquiry is not dated."""
            return self._allowed(standing(clock, None), anytime, into, now)

        @cache
        def allowed(clock: Clock, inquired_on: date) -> Chances:
            by_hour = hours(clock)
            if not by_hour or inquired_on >= whole.get(clock, date.max):
                return by_hour
            ends = (min(by_hour), max(by_hour))  # permission has one beginning and one end
            if len(self._allowed(standing(clock, inquired_on), ends, into, now)) < len(set(ends)):
                return self._allowed(standing(clock, inquired_on), by_hour, into, now)
            whole[clock] = inquired_on
            return by_hour

        def when(who: int) -> Chances:
            _, clock, inquired_on = waiting[who]
            if clock[-1]:
                return marked(clock, inquired_on)
            # The date of its inquiry starts no clock for a firm.
            return hours(clock) if inquired_on is None or clock in firms else allowed(clock, inquired_on)

        return when

    def _allowed(
        self, standing: Standing, places: Iterable[int], into: Sequence[Room], now: datetime
    ) -> dict[int, datetime]:
        found = {}
        for place in places:
            held = into[place].held
            at = first_allowed(standing, self._around.law, held.start, held.end)
            if at is not None and (held.start >= now or first_allowed(standing, self._around.law, now, held.end)):
                found[place] = at
        return found

    def _kinds(self, waiting: dict[int, Waiting]) -> dict[Clock, ProspectRow]:
        """One person of each kind of clock."""
        one_of = {call.clock: call.id for call in waiting.values()}
        rows = {row.id: row for row in self._around.store.prospects.rows(list(one_of.values()))}
        return {clock: rows[who] for clock, who in one_of.items()}

    def _days(self, plan: Plan, zone: str) -> tuple[SpreadDay, ...]:
        dates = [local(filled.room.held.start, zone).date() for filled in plan.rooms]
        found = []
        for day in dict.fromkeys(dates):
            mine = [filled for filled, at in zip(plan.rooms, dates, strict=True) if at == day]
            promises = [who for filled in mine for who in filled.promises]
            calls = [who for filled in mine for who, _ in filled.calls]
            found.append(
                SpreadDay(
                    day,
                    tuple(filled.room.held for filled in mine),
                    len(promises),
                    len(calls),
                    sum(filled.beyond for filled in mine),
                    self._names([*promises, *calls][:NAMED]),
                )
            )
        return tuple(found)

    def _names(self, ids: Sequence[int]) -> tuple[str, ...]:
        return tuple(row.name for row in self._around.store.prospects.rows(ids))
