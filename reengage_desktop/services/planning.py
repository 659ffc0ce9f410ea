"""Today's calls: fetched, ranked, put into the slots."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from reengage_desktop.domain.busy import Busy, Span
from reengage_desktop.domain.commission import Terms
from reengage_desktop.domain.day_plan import DoneCall, SlotPlan, Today, TodayCall, fill, why
from reengage_desktop.domain.permission import first_allowed
from reengage_desktop.domain.prospect import ProspectRow
from reengage_desktop.domain.ranking import payoff
from reengage_desktop.domain.slots import Occurrence, next_after, occurrences
from reengage_desktop.domain.wall_time import instant, local
from reengage_desktop.store.promises import KEPT

from .around import Around

AT_FIRST = 50
SAME_MOMENT = timedelta(seconds=1)


class Planning:
    def __init__(self, around: Around) -> None:
        self._around = around
        self._planned: tuple[Today, int] | None = None

    def today(self) -> Today:
        """Today by the salesperson's clock: each slot with what was done and who comes next.

        Those who ask in the same moment share one answer: within a second, in the same zone, with no commit since.
        """
        commits = self._around.store.commits  # before anything is read, since other threads commit too
        now, zone = self._around.now(), self._around.zone()
        if self._planned is not None:
            today, at = self._planned
            if at == commits and today.zone == zone and timedelta() <= now - today.now < SAME_MOMENT:
                return today
        today = self._plan(now, zone)
        self._planned = today, commits
        return today

    def _plan(self, now: datetime, zone: str) -> Today:
        store = self._around.store
        day = local(now, zone).date()
        midnight, tomorrow = (instant(day + timedelta(days=n), time(0), zone) for n in (0, 1))
        slots = self._slots(day, zone, now)
        promised = self._calls(store.listings.promised(tomorrow), now, zone)
        until = max([tomorrow, *(held.end for held in slots)])
        with_hour = set(store.listings.promised(until))  # those stand among the promised
        due = [ident for ident in store.listings.best_due(until) if ident not in with_hour]
        plans, loose, waiting = self._filled(slots, promised, due, self._done(midnight, tomorrow), now, zone)
        states = [state for _, state in store.promises.of_day(midnight, tomorrow)]
        return Today(now, zone, plans, loose, waiting, states.count(KEPT), len(states))

    def zone(self) -> str:
        """The salesperson's zone."""
        return self._around.zone()

    def queue(self) -> list[int]:
        """Whom Start calling walks: open promises, then the running slot, then all others who may be called now.

        A promise and an appointment wait for their hour; whoever may not be called at this minute, and
        what is done without a phone (a letter, a number to find), is passed over.
        """
        today = self.today()
        current = today.current
        if current and current.free_from(today.now):
            placed: Sequence[TodayCall] = current.calls
        else:  # a slot that is taken by something else counts as none
            placed = [*today.loose, *(call for plan in today.slots for call in plan.calls)]
        others = [call for call in placed if call.action.kind.by_phone and call.permission.callable]
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
        found = next_after(self._around.slots(), self._around.zone(), self._around.now())
        return found.start if found else None

    def _slots(self, day: date, zone: str, now: datetime) -> list[Occurrence]:
        """Those of today; when they are over, the next one too, so that there is always somebody to look at."""
        every = self._around.slots()
        today = occurrences(every, zone, day, day)
        following = None if any(held.end > now for held in today) else next_after(every, zone, now)
        return [*today, following] if following else today

    def _filled(
        self,
        slots: Sequence[Occurrence],
        promised: Sequence[TodayCall],
        due: Sequence[int],
        done: Sequence[DoneCall],
        now: datetime,
        zone: str,
    ) -> tuple[tuple[SlotPlan, ...], tuple[TodayCall, ...], int]:
        """See `fill`. The first rows of `due` mostly fill the slots: the others are counted, and fetched if need be."""
        allowed, busy = self._allowed(zone), self._busy(slots)
        first = self._calls(due[:AT_FIRST], now, zone)
        plans, loose, waiting = fill(slots, promised, first, done, now, allowed, busy)
        if len(due) > AT_FIRST and any(plan.free_from(now) and _room(plan) > 0 for plan in plans):
            everybody = [*first, *self._calls(due[AT_FIRST:], now, zone)]
            return fill(slots, promised, everybody, done, now, allowed, busy)
        return plans, loose, waiting + len(due[AT_FIRST:])

    def _busy(self, slots: Sequence[Occurrence]) -> list[Busy]:
        """What the person's own calendar takes of the slots."""
        if not slots:
            return []
        return self._around.busy(min(held.start for held in slots), max(held.end for held in slots))

    def _allowed(self, zone: str) -> Callable[[TodayCall, Sequence[Span]], bool]:
        """Whether the law lets a call be made within what is left free of a slot."""

        def allowed(call: TodayCall, free: Sequence[Span]) -> bool:
            if not call.action.kind.is_call:
                return True
            standing = self._around.standing(call.row, zone)
            return any(first_allowed(standing, self._around.law, start, end) is not None for start, end in free)

        return allowed

    def _calls(self, ids: Sequence[int], now: datetime, zone: str) -> list[TodayCall]:
        terms = self._around.store.products.terms(self._around.settings().commission_rate)
        rows = self._around.store.prospects.rows(ids)
        return [call for row in rows if (call := self._call(row, now, zone, terms))]

    def _call(self, row: ProspectRow, now: datetime, zone: str, terms: Terms) -> TodayCall | None:
        action = row.next_action
        if action is None:
            return None
        worth = terms.worth(row.worth, row.value, row.product, row.currency)
        parts = payoff(worth, row.value, terms.rate, row.why_not, row.ladder)
        return TodayCall(row, action, self._around.permission(row, zone, now), parts, why(action, row, now))

    def _done(self, midnight: datetime, tomorrow: datetime) -> list[DoneCall]:
        touches = [t for t in self._around.store.touches.outcomes_since(midnight) if t[2] < tomorrow]
        names = {row.id: row.name for row in self._around.store.prospects.rows([t[0] for t in touches])}
        return [DoneCall(who, names.get(who, ""), outcome, at, seconds) for who, outcome, at, _, seconds in touches]


def _has_come(call: TodayCall, now: datetime) -> bool:
    """False for a promise or an appointment whose hour is still to come."""
    dated = call.action.promised or call.action.kind.has_hour
    return not dated or call.action.due_from <= now


def _room(plan: SlotPlan) -> int:
    return plan.capacity - len(plan.done) - len(plan.calls)
