"""Today's calls: fetched, ranked, put into the slots."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from reengage_desktop.domain.day_plan import DoneCall, SlotPlan, Today, TodayCall, fill, why
from reengage_desktop.domain.permission import first_allowed
from reengage_desktop.domain.prospect import ProspectRow
from reengage_desktop.domain.ranking import payoff
from reengage_desktop.domain.slots import Occurrence, next_after, occurrences
from reengage_desktop.domain.wall_time import instant, local
from reengage_desktop.store.promises import KEPT

from .around import Around


class Planning:
    def __init__(self, around: Around) -> None:
        self._around = around

    def today(self) -> Today:
        """Today by the salesperson's clock: each slot with what was done and who comes next."""
        store, now, zone = self._around.store, self._around.now(), self._around.zone()
        day = local(now, zone).date()
        midnight, tomorrow = (instant(day + timedelta(days=n), time(0), zone) for n in (0, 1))
        slots = self._slots(day, zone, now)
        promised = self._calls(store.listings.promised(tomorrow), now, zone)
        until = max([tomorrow, *(held.end for held in slots)])
        found = self._calls(store.listings.best_due(until), now, zone)
        ranked = [call for call in found if not call.action.kind.has_hour]  # those stand among the promised

        def allowed(call: TodayCall, held: Occurrence) -> bool:
            standing = self._around.standing(call.row, call.row.inquired_on, zone)
            start = max(held.start, now)
            return (
                not call.action.kind.is_call or first_allowed(standing, self._around.law, start, held.end) is not None
            )

        plans, loose, waiting = fill(slots, promised, ranked, self._done(midnight, tomorrow), now, allowed)
        states = [state for _, state in store.promises.of_day(midnight, tomorrow)]
        return Today(now, zone, plans, loose, waiting, states.count(KEPT), len(states))

    def zone(self) -> str:
        """The salesperson's zone."""
        return self._around.zone()

    def queue(self) -> list[int]:
        """Whom Start calling walks: open promises, then the running slot, then all others who may be called now.

        A promise and an appointment wait for their hour; whoever may not be called at this minute is passed over.
        """
        today = self.today()
        current = today.current
        if current is not None:
            others = [call for call in current.calls if not call.action.kind.is_call or call.permission.callable]
        else:
            placed = [*today.loose, *(call for plan in today.slots for call in plan.calls)]
            others = [call for call in placed if call.action.kind.is_call and call.permission.callable]
        calls = [call for call in (*today.loose, *others) if call.promise_is_open]
        calls += [call for call in others if _has_come(call, today.now)]
        return list(dict.fromkeys(call.row.id for call in calls))

    def best_now(self) -> TodayCall | None:
        """The best use of my time right now (S4)."""
        queue = self.queue()
        calls = self._calls(queue[:1], self._around.now(), self._around.zone())
        return calls[0] if calls else None

    def running_slot(self) -> SlotPlan | None:
        return self.today().current

    def next_slot_start(self) -> datetime | None:
        """When the next slot begins, within two weeks."""
        found = next_after(self._around.store.slots.all(), self._around.zone(), self._around.now())
        return found.start if found else None

    def _slots(self, day: date, zone: str, now: datetime) -> list[Occurrence]:
        """Those of today; when they are over, the next one too, so that there is always somebody to look at."""
        every = self._around.store.slots.all()
        today = occurrences(every, zone, day, day)
        following = None if any(held.end > now for held in today) else next_after(every, zone, now)
        return [*today, following] if following else today

    def _calls(self, ids: Sequence[int], now: datetime, zone: str) -> list[TodayCall]:
        rate = self._around.settings().commission_rate
        rows = self._around.store.prospects.rows(ids)
        return [call for row in rows if (call := self._call(row, now, zone, rate))]

    def _call(self, row: ProspectRow, now: datetime, zone: str, rate: int) -> TodayCall | None:
        action = row.next_action
        if action is None:
            return None
        parts = payoff(row.worth, row.value, rate, row.why_not, row.ladder)
        return TodayCall(row, action, self._around.permission(row, zone, now), parts, why(action, row, now))

    def _done(self, midnight: datetime, tomorrow: datetime) -> list[DoneCall]:
        touches = [t for t in self._around.store.touches.outcomes_since(midnight) if t[2] < tomorrow]
        names = {row.id: row.name for row in self._around.store.prospects.rows([t[0] for t in touches])}
        return [DoneCall(who, names.get(who, ""), outcome, at, seconds) for who, outcome, at, _, seconds in touches]


def _has_come(call: TodayCall, now: datetime) -> bool:
    """False for a promise or an appointment whose hour is still to come."""
    dated = call.action.promised or call.action.kind.has_hour
    return not dated or call.action.due_from <= now
