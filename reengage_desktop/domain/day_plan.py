"""The day's calls: promises first in their window, then the best payoff per hour, slot by slot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from .busy import Busy, Span, free_places, free_spans
from .next_action import NextAction
from .permission import Permission
from .prospect import ProspectRow
from .ranking import Payoff
from .slots import Occurrence


class Why(StrEnum):
    """Why this person now, before the reason to call is told."""

    PROMISE_OPEN = "promise_open"
    PROMISE_LATER = "promise_later"
    PROMISE_PASSED = "promise_passed"
    APPOINTMENT = "appointment"
    REASON = "reason"
    NO_REASON = "no_reason"


@dataclass(frozen=True, slots=True)
class TodayCall:
    """One person of today's list, with every part of why they stand where they do."""

    row: ProspectRow
    action: NextAction
    permission: Permission
    payoff: Payoff
    why: Why

    @property
    def promise_is_open(self) -> bool:
        return self.why is Why.PROMISE_OPEN

    def can_begin(self, now: datetime) -> bool:
        """At this minute, by phone and by law; a promise and an appointment wait for their hour."""
        dated = self.action.promised or self.action.kind.has_hour
        return self.action.kind.by_phone and self.permission.callable and not (dated and self.action.due_from > now)


@dataclass(frozen=True, slots=True)
class DoneCall:
    """A call of today that is made: its outcome's letter and its length in seconds."""

    prospect_id: int
    name: str
    outcome: str
    at: datetime
    seconds: int


@dataclass(frozen=True, slots=True)
class SlotPlan:
    """One slot of today: what was done in it, and who comes next, to what `busy` times leave of its capacity."""

    occurrence: Occurrence
    done: tuple[DoneCall, ...]
    calls: tuple[TodayCall, ...]
    busy: tuple[Busy, ...] = ()

    @property
    def capacity(self) -> int:
        """How many calls there is room for; 0 if it is wholly taken by the person's own calendar."""
        held = self.occurrence
        return free_places(held.slot.capacity, held.start, held.end, self.busy) if self.busy else held.slot.capacity

    @property
    def places(self) -> int:
        """The row of places painted: the capacity, or more where more was done or promised."""
        return max(self.capacity, len(self.done) + len(self.calls))

    def in_turn(self, now: datetime) -> list[TodayCall]:
        """Open promises, then the others; while it runs whoever can be called at this minute is the first."""
        calls = sorted(self.calls, key=lambda call: not call.promise_is_open)
        if not self.occurrence.start <= now < self.occurrence.end:
            return calls
        first = next((call for call in calls if call.can_begin(now)), None)
        return sorted(calls, key=lambda call: call is not first)

    def free_from(self, now: datetime) -> tuple[Span, ...]:
        """What is left of its free time."""
        return free_spans(max(self.occurrence.start, now), self.occurrence.end, self.busy)


@dataclass(frozen=True, slots=True)
class Today:
    """`loose` are promises and appointments outside all slots; `waiting` due people for whom no slot has room."""

    now: datetime
    zone: str
    slots: tuple[SlotPlan, ...]
    loose: tuple[TodayCall, ...]
    waiting: int
    promises_kept: int
    promises_made: int

    @property
    def current(self) -> SlotPlan | None:
        return next((s for s in self.slots if s.occurrence.start <= self.now < s.occurrence.end), None)

    @property
    def first(self) -> TodayCall | None:
        """Whom calling in the running slot begins with; None while nobody of it can be called."""
        current = self.current
        calls = current.in_turn(self.now) if current else []
        return calls[0] if calls and calls[0].can_begin(self.now) else None

    @property
    def ahead(self) -> SlotPlan | None:
        """The first slot that has not begun."""
        return next((s for s in self.slots if s.occurrence.start > self.now), None)

    def best_first(self) -> list[TodayCall]:
        """Everybody of today: open promises, then what is left of each slot, then promises still to come."""
        calls = [*self.loose, *(call for plan in self.slots for call in plan.calls)]
        return sorted(calls, key=lambda call: (not call.promise_is_open, call in self.loose))


def why(action: NextAction, row: ProspectRow, now: datetime) -> Why:
    if action.kind.has_hour:
        return Why.APPOINTMENT
    if action.promised:
        if now < action.due_from:
            return Why.PROMISE_LATER
        return Why.PROMISE_OPEN if now <= action.due_until else Why.PROMISE_PASSED
    return Why.REASON if row.reason_to_call else Why.NO_REASON


def fill(
    occurrences: Sequence[Occurrence],
    promised: Sequence[TodayCall],
    ranked: Sequence[Iterable[TodayCall]],
    done: Sequence[DoneCall],
    now: datetime,
    allowed: Callable[[TodayCall, Sequence[Span]], bool],
    busy: Sequence[Busy] = (),
) -> tuple[tuple[SlotPlan, ...], tuple[TodayCall, ...]]:
    """Slots filled best first to their capacity (S0 S4): the plans, and the promises outside of slots.

    A promise goes into the slot its window meets, since it is owed in `busy` times too; one with a window outside all
    slots stands by itself. A call goes into the first slot that is not over in whose free time it is due and `allowed`
    by law. `ranked` has for each slot who is best in it, calls before desk work; many are in several of them. No more
    of it is taken than is needed.
    """
    made = _by_slot(occurrences, done)
    plans = [_empty(held, mine, busy) for held, mine in zip(occurrences, made, strict=True)]
    mine: list[list[TodayCall]] = [[] for _ in occurrences]
    loose = []
    for call in promised:
        place = next((i for i, held in enumerate(occurrences) if held.end > now and _meets(call, held, now)), None)
        loose.append(call) if place is None else mine[place].append(call)
    room = [plan.capacity - len(plan.done) - len(calls) for plan, calls in zip(plans, mine, strict=True)]
    free = [plan.free_from(now) for plan in plans]
    placed: set[int] = set()
    for best, calls, places, spans in zip(ranked, mine, room, free, strict=True):
        for call in best if spans and places > 0 else ():
            if call.row.id not in placed and call.action.due_from < spans[-1][1] and allowed(call, spans):
                calls.append(call)
                placed.add(call.row.id)
                places -= 1
                if not places:
                    break
    return tuple(replace(plan, calls=tuple(c)) for plan, c in zip(plans, mine, strict=True)), tuple(loose)


def _by_slot(occurrences: Sequence[Occurrence], done: Sequence[DoneCall]) -> list[tuple[DoneCall, ...]]:
    """What was done in each; where two overlap a call counts in the one that began first."""
    made: list[list[DoneCall]] = [[] for _ in occurrences]
    for each in done:
        place = next((i for i, held in enumerate(occurrences) if held.start <= each.at < held.end), None)
        if place is not None:
            made[place].append(each)
    return [tuple(mine) for mine in made]


def _empty(held: Occurrence, made: tuple[DoneCall, ...], busy: Sequence[Busy]) -> SlotPlan:
    return SlotPlan(held, made, (), tuple(each for each in busy if each.start < held.end and each.end > held.start))


def _meets(call: TodayCall, held: Occurrence, now: datetime) -> bool:
    """A promise that has passed is still owed: it goes into the first slot that is left."""
    if call.why is Why.PROMISE_PASSED:
        return True
    return call.action.due_from < held.end and call.action.due_until > held.start
