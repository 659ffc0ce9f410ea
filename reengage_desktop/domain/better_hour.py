"""A better hour for a slot that seldom reaches people: from the person's own calls, else early or late (S3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from .reach import Reach, Suggestion, wilson
from .slots import DEFAULT_SLOTS, NOON, WORKING_DAYS, Slot

USUAL = 0.2
"""The reach rate of a call that is taken for usual (mission, facts): below it two attempts in three reach nobody."""

NEAR = timedelta(hours=1)

Counts = Counter[tuple[int, bool]]
"""Calls by their attempt number and whether they reached somebody: only like is compared with like."""


@dataclass(slots=True)
class Calls:
    """The latest calls that count: by local weekday and hour, and those of each slot at its present hours."""

    by_hour: dict[tuple[int, int], Counts] = field(default_factory=dict)
    by_slot: dict[int, Counts] = field(default_factory=dict)

    def add(self, number: int, contact: bool, weekday: int, hour: int, slot_id: int | None) -> None:
        self.by_hour.setdefault((weekday, hour), Counter())[number, contact] += 1
        if slot_id is not None:
            self.by_slot.setdefault(slot_id, Counter())[number, contact] += 1

    def at(self, weekdays: Iterable[int], hour: int) -> Counts:
        return sum((self.by_hour.get((day, hour), Counter()) for day in weekdays), Counter())

    def outside(self, slot_id: int) -> Counts:
        return sum(self.by_hour.values(), Counter()) - self.by_slot.get(slot_id, Counter())


def suggestion(slot: Slot, others: Sequence[Slot], here: Reach, calls: Calls) -> Suggestion | None:
    """Better hours for a slot whose hopeful end is low; None for one that does, or where nothing better is known.

    Low is an upper bound below `USUAL`, or below what the person's other calls surely reach at the same attempt.
    `here` is what the slot reached at its present hours: one that was moved is given its time.
    """
    mine = calls.by_slot.get(slot.id, Counter())
    low = here.high < USUAL or _surely_more(calls.outside(slot.id), mine) is not None
    if here.too_early or not low:
        return None
    others = [each for each in others if each.id != slot.id]
    return _own(slot, others, mine, calls) or _usual(slot, others, mine, calls)


def _own(slot: Slot, others: Sequence[Slot], mine: Counts, calls: Calls) -> Suggestion | None:
    """The hour that surely reaches more at the same attempt: the surest of them, on its days or for a single day."""
    found = []
    for weekday, start, end in _hours(slot):
        days = slot.weekdays if weekday is None else frozenset({weekday})
        sure = _surely_more(calls.at(days, start.hour), mine)
        if sure is not None and not _is_taken(start, end, days, others):
            found.append((sure, Suggestion(weekday, start, end, own=True)))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _hours(slot: Slot) -> Iterator[tuple[int | None, time, time]]:
    """Each full hour that is not the slot's own, on its days; of a slot with one day also on each other day."""
    single = next(iter(slot.weekdays)) if len(slot.weekdays) == 1 else None
    for weekday in (None, *(day for day in range(7) if single is not None and day != single)):
        for hour in range(24):
            start = time(hour)
            end = _later(start, _length(slot))
            if end is not None and (weekday is not None or not _meet(start, end, slot.start, slot.end)):
                yield weekday, start, end


def _usual(slot: Slot, others: Sequence[Slot], mine: Counts, calls: Calls) -> Suggestion | None:
    """Late for a slot of the morning, early for a later one, or else the other; of working days only."""
    if not slot.weekdays <= WORKING_DAYS:
        return None
    early, late = (each.start for each in DEFAULT_SLOTS)
    for start in (late, early) if slot.start < NOON else (early, late):
        end = _later(start, _length(slot))
        if end is None or abs(_since_midnight(start) - _since_midnight(slot.start)) < NEAR:
            continue
        taken = _meet(start, end, slot.start, slot.end) or _is_taken(start, end, slot.weekdays, others)
        if not taken and not _no_more(calls.at(slot.weekdays, start.hour), mine):
            return Suggestion(None, start, end, own=False)
    return None


def _surely_more(other: Counts, mine: Counts) -> float | None:
    """The best lower bound of `other` that lies above the upper bound of `mine` at the same attempt; None if none."""
    pairs = [(_reach(other, number), _reach(mine, number)) for number in {number for number, _ in mine}]
    surer = [it.low for it, my in pairs if not it.too_early and not my.too_early and it.low > my.high]
    return max(surer, default=None)


def _no_more(other: Counts, mine: Counts) -> bool:
    """Whether enough calls at the same attempt reached no more."""
    pairs = [(_reach(other, number), _reach(mine, number)) for number in {number for number, _ in mine}]
    return any(not it.too_early and not my.too_early and it.rate <= my.rate for it, my in pairs)


def _reach(counts: Counts, number: int) -> Reach:
    return wilson(counts[number, True], counts[number, True] + counts[number, False])


def _is_taken(start: time, end: time, weekdays: Iterable[int], others: Iterable[Slot]) -> bool:
    days = frozenset(weekdays)
    return any(each.weekdays & days and _meet(start, end, each.start, each.end) for each in others)


def _meet(start: time, end: time, other_start: time, other_end: time) -> bool:
    return start < other_end and end > other_start


def _length(slot: Slot) -> timedelta:
    return _since_midnight(slot.end) - _since_midnight(slot.start)


def _later(start: time, length: timedelta) -> time | None:
    """None past midnight."""
    end = datetime.combine(date.min, start) + length
    return end.time() if end.date() == date.min else None


def _since_midnight(at: time) -> timedelta:
    return datetime.combine(date.min, at) - datetime.combine(date.min, time.min)
