"""Looking through everybody: who is in the list, in which order, and what a row shows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from reengage_desktop.domain.cooling import Cold, before, cold
from reengage_desktop.domain.ladder import RUNGS, tries
from reengage_desktop.domain.listing import Clock, Filter, ListQuery, PoolWorth, SortBy
from reengage_desktop.domain.next_action import ActionKind
from reengage_desktop.domain.permission import Permission, Standing, permission
from reengage_desktop.domain.prospect import Party, ProspectRow
from reengage_desktop.domain.settings import Settings
from reengage_desktop.domain.wall_time import instant, local
from reengage_desktop.store.listings import MATCHES, cold_since, offsets
from reengage_desktop.store.open_clocks import OpenClock, callable_clocks

from .allowing import asked, rule_of, zones
from .around import Around

if TYPE_CHECKING:
    from reengage_desktop.domain.ladder_plan import StepWay

_ATTEMPTS = (ActionKind.CALL, ActionKind.VISIT)

__all__ = ["MATCHES", "Browsing", "ListedProspect", "PoolSummary"]


@dataclass(frozen=True, slots=True)
class ListedProspect:
    """A row of the list with how it stands at this minute. `attempts`: how many their ladder has.

    `beforehand`: what is still to be done before the coming one.
    """

    row: ProspectRow
    permission: Permission
    cold: Cold | None = None
    attempts: int = RUNGS
    beforehand: tuple[StepWay, ...] = ()


@dataclass(frozen=True, slots=True)
class PoolSummary:
    """The head and foot of the list; `worth` by currency, the largest first."""

    people: int
    worth: tuple[PoolWorth, ...]
    without_next_action: int


class Browsing:
    def __init__(self, around: Around) -> None:
        self._around = around

    def ids(self, query: ListQuery) -> Sequence[int]:
        """All ids in order, as an array; for a search text a list of at most `MATCHES`."""
        now, tomorrow = self._now_and_tomorrow()
        facts = self._facts(query, now)
        return self._around.store.listings.ids(query, now, tomorrow, facts)

    def rows(self, ids: Sequence[int]) -> list[ListedProspect]:
        """In the order of `ids`; who is gone is left out."""
        around, now, zone = self._around, self._around.now(), self._around.zone()
        weeks, found = around.settings().cold_after_weeks, around.store.prospects.rows(ids)
        attempts, beforehand = self._attempts({row.ladder_key for row in found}), self._beforehand(found)
        return [
            ListedProspect(
                row,
                around.permission(row, zone, now),
                cold(row.stage, row.ladder, row.last_contact_at, now, weeks, back_at=row.walked_at),
                attempts[row.ladder_key],
                beforehand.get(row.id, ()),
            )
            for row in found
        ]

    def is_empty(self) -> bool:
        """Nobody at all is in the file."""
        return self._around.store.listings.is_empty()

    def count(self, filter_: Filter) -> int:
        now, tomorrow = self._now_and_tomorrow()
        facts = self._facts(ListQuery(filter=filter_), now)
        return self._around.store.listings.count(filter_, tomorrow, facts)

    def summary(self) -> PoolSummary:
        worth = tuple(self._around.store.listings.worth())
        without = self._around.store.health.without_next_action()
        return PoolSummary(sum(part.people for part in worth), worth, without)

    def _attempts(self, keys: set[str]) -> dict[str, int]:
        """How many each ladder has. Most files know but the one that ships, for which nothing is loaded."""
        if keys <= {""} and self._around.settings().ladder == Settings().ladder:
            return {"": RUNGS}
        from .stepping import plans_of

        return {key: plan.of for key, plan in plans_of(self._around, keys).items()}

    def _beforehand(self, rows: Sequence[ProspectRow]) -> dict[int, tuple[StepWay, ...]]:
        """By id, of those whose coming attempt has something before it; the ladder that ships begins with none."""
        called = [row for row in rows if row.next_action is not None and row.next_action.kind in _ATTEMPTS]
        ships = self._around.settings().ladder == Settings().ladder
        if ships and not any(row.ladder_key or tries(row.ladder) for row in called):
            return {}
        from .stepping import plans_of

        plans = plans_of(self._around, {row.ladder_key for row in called})
        steps = {row.id: plans[row.ladder_key].step(tries(row.ladder) + 1) for row in called}
        wanted = {ident: step.beforehand for ident, step in steps.items() if step is not None and step.beforehand}
        done = self._around.store.listings.done_beforehand(list(wanted)) if wanted else set()
        left = {ident: tuple(way for way in ways if (ident, way) not in done) for ident, ways in wanted.items()}
        return {ident: ways for ident, ways in left.items() if ways}

    def _now_and_tomorrow(self) -> tuple[datetime, datetime]:
        now, zone = self._around.now(), self._around.zone()
        return now, instant(local(now, zone).date() + timedelta(days=1), time(0), zone)

    def _facts(self, query: ListQuery, now: datetime) -> dict[str, Any]:
        facts: dict[str, Any] = {}
        if query.filter is Filter.GOING_COLD:
            facts["cold"] = cold_since(before(now, self._around.settings().cold_after_weeks))
        if query.filter is Filter.CALLABLE_NOW or query.sort is SortBy.THEIR_TIME:
            clocks = self._around.store.listings.clocks()
            if query.filter is Filter.CALLABLE_NOW:
                found = self._open(clocks, now)
                facts["callable"] = callable_clocks(found)
                facts["capped"] = json.dumps(self._capped([each.clock for each in found], now))
            if query.sort is SortBy.THEIR_TIME:
                mine = self._around.zone()
                facts["offsets"] = offsets({c.zone: _minutes(now, c.zone or mine) for c in clocks})
        return facts

    def _open(self, clocks: Sequence[Clock], now: datetime) -> list[OpenClock]:
        """The kinds of clock whose hours are open at this minute, and what the law asks for beside."""
        mine, law = self._around.zone(), self._around.law
        found = []
        for clock in clocks:
            there = zones(clock, mine)
            hours = Standing(False, clock.party == Party.CONSUMER, clock.country, clock.region, there, consented=True)
            if permission(hours, law, now).callable:
                found.append(asked(clock, rule_of(self._around, clock), there, now))
        return found

    def _capped(self, clocks: Sequence[Clock], now: datetime) -> list[int]:
        """Who may not be called since they were tried so often."""
        around, ids = self._around, set[int]()
        for clock in clocks:
            ids.update(around.at_cap(rule_of(around, clock)))
        rows, zone = around.store.prospects.rows(sorted(ids)), around.zone()
        return [row.id for row in rows if not around.permission(row, zone, now).callable]


def _minutes(now: datetime, zone: str) -> int:
    offset = local(now, zone).utcoffset()
    return int(offset.total_seconds() // 60) if offset else 0
