"""What a slot may become: the hours it may take, where its rhythm goes on, and when it rests."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from math import gcd

from .ago import DAYS
from .fault import RuleFault
from .slots import Hours, Rest, Slot
from .week import monday_of

DAY = timedelta(days=1)
SHORTEST = timedelta(minutes=5)
LONGEST_NAME = 40
MOST_CALLS = 99
MOST_WEEKS = 52
PARTS = ((time(11), "Morning"), (time(14), "Midday"), (time(17), "Afternoon"), (time.max, "Evening"))

BAD_HOURS = "A slot ends after it begins, and before midnight. Nothing was changed; choose other hours."
TOO_SHORT = "A slot lasts five minutes at least. Nothing was changed; choose a later end."
NO_WEEKDAY = "A slot needs a day of the week. Nothing was changed; choose one at least."
BAD_NAME = "A slot needs a name of 1 to 40 letters. Nothing was changed; choose another name."
BAD_CAPACITY = "A slot has room for 1 to 99 calls. Nothing was changed; choose another number."
BAD_RHYTHM = "A slot repeats every week, or every 2 to 52 weeks. Nothing was changed; choose another number."
TAKEN = "The slot {name} has the same hours already. Nothing was changed; choose other hours or another day."


def refuse_hours(start: time, end: time) -> None:
    """Raises `RuleFault` for hours that no slot can have."""
    length = datetime.combine(date.min, end) - datetime.combine(date.min, start)
    if length <= timedelta():
        raise RuleFault(BAD_HOURS)
    if length < SHORTEST:
        raise RuleFault(TOO_SHORT)


def refuse_facts(name: str, weekdays: Collection[int], capacity: int, every: int) -> None:
    """Raises `RuleFault` for what no slot can be."""
    if not 0 < len(name) <= LONGEST_NAME:
        raise RuleFault(BAD_NAME)
    if not weekdays:
        raise RuleFault(NO_WEEKDAY)
    if not 1 <= capacity <= MOST_CALLS:
        raise RuleFault(BAD_CAPACITY)
    if not 1 <= every <= MOST_WEEKS:
        raise RuleFault(BAD_RHYTHM)


def refuse_twin(slot: Slot, others: Iterable[Slot]) -> None:
    """Raises `RuleFault` for the very hours of another slot: of two such the second would never get a call.

    Slots may overlap otherwise, since each call counts in one of them only, the one that began first.
    """
    twin = next((each for each in others if each.id != slot.id and _same_hours(slot.hours, each.hours)), None)
    if twin is not None:
        raise RuleFault(TAKEN, name=twin.name)


def hours_at(slot: Slot, day: date) -> Hours:
    """The hours that hold from before this date or from it on; of a slot that begins later, its first ones."""
    return next((hours for hours in reversed(slot.all_hours) if hours.from_date <= day), slot.all_hours[0])


def holds(slot: Slot, day: date) -> bool:
    """Whether this date is one of its own, resting or not."""
    hours = hours_at(slot, day)
    return hours.from_date <= day and hours.hold_on(day)


def in_rhythm(hours: Hours, day: date) -> date:
    """The first date from `day` on in a week in which `hours` hold, so that what follows keeps their rhythm."""
    past = (monday_of(day) - monday_of(hours.from_date)).days // 7 % hours.every
    return day if past == 0 else monday_of(day) + timedelta(weeks=hours.every - past)


def since(slot: Slot) -> date:
    """From when on it has its present hours of the day."""
    first = slot.from_date
    for hours in reversed(slot.before):
        if (hours.start, hours.end) != (slot.start, slot.end):
            break
        first = hours.from_date
    return first


def with_rest(rests: Iterable[Rest], added: Rest) -> tuple[Rest, ...]:
    """All of them by date; those that meet or adjoin become one."""
    found: list[Rest] = []
    for rest in sorted((*rests, added)):
        if found and rest.first <= found[-1].last + DAY:
            found[-1] = Rest(found[-1].first, max(found[-1].last, rest.last))
        else:
            found.append(rest)
    return tuple(found)


def awake_from(slot: Slot, day: date) -> Slot:
    """The rest that covers this date ends on the one before it."""
    cut = (Rest(rest.first, day - DAY) if rest.first <= day <= rest.last else rest for rest in slot.rests)
    return replace(slot, rests=tuple(rest for rest in cut if rest.first <= rest.last))


def name_for(start: time, weekdays: Iterable[int], taken: Iterable[str]) -> str:
    """By the part of the day: "Morning"; where that is taken with its one day, "Saturday morning", or a number."""
    used = {name.casefold() for name in taken}
    part = next(name for until, name in PARTS if start < until)
    if part.casefold() not in used:
        return part
    days = [*weekdays]
    long = f"{DAYS[days[0]]} {part.lower()}" if len(days) == 1 else part
    names = (long if count == 1 else f"{long} {count}" for count in range(1, len(used) + 2))
    return next(name for name in names if name.casefold() not in used)


def _same_hours(one: Hours, other: Hours) -> bool:
    """Whether both hold the same hours on some day of some week."""
    apart = (monday_of(one.from_date) - monday_of(other.from_date)).days // 7
    meet = bool(one.weekdays & other.weekdays) and apart % gcd(one.every, other.every) == 0
    return meet and (one.start, one.end) == (other.start, other.end)
