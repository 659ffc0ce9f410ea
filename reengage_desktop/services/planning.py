"""Today's calls: fetched, ranked, put into the slots."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache

from reengage_desktop.domain.busy import Busy, Span
from reengage_desktop.domain.day_plan import DoneCall, SlotPlan, Today, TodayCall, fill, why
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.permission import Permission, first_allowed
from reengage_desktop.domain.prospect import ProspectRow
from reengage_desktop.domain.slots import Occurrence, next_after, occurrences
from reengage_desktop.domain.wall_time import instant, local
from reengage_desktop.store.listings import BEST
from reengage_desktop.store.promises import KEPT

from .allowing import best_due
from .around import Around
from .reckoning import Reckoning

AT_FIRST = 20
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
        until = max([tomorrow, *(held.end for held in slots)])
        with_hour = set(store.listings.promised(until))  # those stand among the promised
        due = [who for who in best_due(self._around, until) if who.id not in with_hour]
        told = store.prospects.rows(store.listings.promised(tomorrow))
        calls = _Calls(self._around, Reckoning(self._around, now, zone, due, told), now, zone)

        @cache
        def work() -> list[int]:
            return [who for who in store.listings.due_work(until) if who not in with_hour]

        plans, loose = self._filled(slots, list(calls.of(told)), work, self._done(midnight, tomorrow), calls)
        placed = {call.row.id for plan in plans for call in plan.calls}
        others = work() if len(due) < BEST else []  # where as many are due as are read, nobody counts the rest
        waiting = sum(who not in placed for who in (*(each.id for each in due), *others))
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
        calls = [call for call in (*today.loose, *placed) if call.promise_is_open and call.can_begin(today.now)]
        calls += [call for call in placed if call.can_begin(today.now)]
        return list(dict.fromkeys(call.row.id for call in calls))

    def best_now(self) -> TodayCall | None:
        """The best use of my time right now (S4)."""
        queue = self.queue()
        if queue:
            return next(iter(self.calls(queue[:1])), None)
        now = self._around.now()
        return next((call for call in self.due_now() if call.can_begin(now)), None)

    def calls(self, ids: Sequence[int]) -> list[TodayCall]:
        """As they stand at this minute; of those who have a next action."""
        now, zone = self._around.now(), self._around.zone()
        rows = self._around.store.prospects.rows(ids)
        return list(_Calls(self._around, Reckoning(self._around, now, zone, rows), now, zone).of(rows))

    def due_now(self) -> Iterator[TodayCall]:
        """Everybody to be called by the end of today who was promised no hour, the best of now first."""
        now, zone = self._around.now(), self._around.zone()
        due = best_due(self._around, instant(self._around.today() + timedelta(days=1), time(0), zone))
        return _Calls(self._around, Reckoning(self._around, now, zone, due), now, zone).best()

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
        work: Callable[[], Sequence[int]],
        done: Sequence[DoneCall],
        calls: _Calls,
    ) -> tuple[tuple[SlotPlan, ...], tuple[TodayCall, ...]]:
        """See `fill`."""
        # Of a slot that is over nobody is called any more.
        best = [calls.best(held, work) if held.end > calls.now else () for held in slots]
        return fill(slots, promised, best, done, calls.now, self._allowed(calls.zone), self._busy(slots))

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

    def _done(self, midnight: datetime, tomorrow: datetime) -> list[DoneCall]:
        touches = [t for t in self._around.store.touches.outcomes_since(midnight) if t[2] < tomorrow]
        names = {row.id: row.name for row in self._around.store.prospects.rows([t[0] for t in touches])}
        return [DoneCall(who, names.get(who, ""), outcome, at, seconds) for who, outcome, at, _, seconds in touches]


class _Calls:
    """Rows made calls, at one instant; each is fetched, and its permission worked out, once."""

    def __init__(self, around: Around, reckoning: Reckoning, now: datetime, zone: str) -> None:
        self.now, self.zone = now, zone
        self._around = around
        self._reckoning = reckoning
        self._rows: dict[int, ProspectRow] = {}
        self._permissions: dict[int, Permission] = {}

    def of(self, rows: Iterable[ProspectRow], held: Occurrence | None = None) -> Iterator[TodayCall]:
        """In that slot, or at this instant."""
        for row in rows:
            if row.next_action is not None:
                yield self._call(row, row.next_action, held)

    def best(self, held: Occurrence | None = None, work: Callable[[], Sequence[int]] = tuple) -> Iterator[TodayCall]:
        """The best of a slot or of this instant first, then what needs no phone: fetched as far as it is asked for."""
        for ids in (lambda: self._reckoning.ranked(held), work):
            wanted = ids()
            for first in range(0, len(wanted), AT_FIRST):
                yield from self.of(self._fetched(wanted[first : first + AT_FIRST]), held)

    def _fetched(self, ids: Sequence[int]) -> list[ProspectRow]:
        missing = [who for who in ids if who not in self._rows]
        self._rows.update((row.id, row) for row in self._around.store.prospects.rows(missing))
        return [self._rows[who] for who in ids if who in self._rows]

    def _call(self, row: ProspectRow, action: NextAction, held: Occurrence | None) -> TodayCall:
        if row.id not in self._permissions:
            self._permissions[row.id] = self._around.permission(row, self.zone, self.now)
        pays = self._reckoning.payoff(row, held)
        return TodayCall(row, action, self._permissions[row.id], pays, why(action, row, self.now))
