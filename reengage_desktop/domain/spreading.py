"""Spreading what was left over an absence: promises first, then the best payoff, to the room of the coming slots."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush
from itertools import islice
from typing import NamedTuple

from .slots import Occurrence
from .wall_time import local

CHOICES = (3, 5, 7)
LOOK_AHEAD = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Backlog:
    """Who waits from before today: `people` are calls and `promises`; appointments and desk work are neither.

    `places` is the room for calls in the slots that are left today, or, where none is, on the next day with one.
    """

    people: int
    promises: int
    places: int

    @property
    def calls(self) -> int:
        return self.people - self.promises

    @property
    def is_too_much(self) -> bool:
        """More than the day holds, so that spreading is offered: promises take their places first."""
        return self.calls > 0 and self.people > self.places


class Dated(NamedTuple):
    """A promise, an appointment or a visit of the coming days, which takes a place in the slot it meets."""

    start: datetime
    end: datetime


class Room(NamedTuple):
    """A slot on a coming date, and how many places in it are free."""

    held: Occurrence
    free: int


Chances = Mapping[int, datetime]
"""The rooms in which somebody may be called, by their place in the row, each with the first instant of it."""


class Placed(NamedTuple):
    """A call, and the first instant of its slot at which it is allowed."""

    prospect_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Filled:
    """Who is put into a room, each best first. `beyond`: how many of them have no place of their own."""

    room: Room
    promises: tuple[int, ...]
    calls: tuple[Placed, ...]

    @property
    def beyond(self) -> int:
        return max(0, len(self.promises) + len(self.calls) - self.room.free)


@dataclass(frozen=True, slots=True)
class Plan:
    """Everybody once: in a room, or in `left`, who may not be called in any of them and so stay as they are."""

    rooms: tuple[Filled, ...]
    left: tuple[int, ...]

    @property
    def beyond(self) -> int:
        return sum(filled.beyond for filled in self.rooms)


def on_days(ahead: Iterable[Occurrence], zone: str, days: int) -> list[Occurrence]:
    """Those on the first so many dates that have one: a day without slots is no day to spread over."""
    found: list[Occurrence] = []
    dates = set()
    for held in ahead:
        dates.add(local(held.start, zone).date())
        if len(dates) > days:
            break
        found.append(held)
    return found


def rooms(
    ahead: Sequence[tuple[Occurrence, int]], calls: Iterable[datetime], dated: Iterable[Dated], now: datetime
) -> list[Room]:
    """Slots not over, by time, with their places; these less whom they hold already, as a day's plan would place them.

    A call due already (`calls`, by the instant) is in the first slot that ends after it. What is `dated` is in the
    first slot it meets, a passed promise in the first of all; else it stands beside the slots and takes no place.
    """
    ends = [held.end for held, _ in ahead]
    free = [count for _, count in ahead]
    for at in calls:
        place = bisect_right(ends, at)
        if place < len(free):
            free[place] -= 1
    for each in dated:
        met = (i for i, (held, _) in enumerate(ahead) if each.start < held.end and each.end > held.start)
        place = 0 if each.end < now else next(met, len(free))
        if place < len(free):
            free[place] -= 1
    return [Room(held, max(0, left)) for (held, _), left in zip(ahead, free, strict=True)]


def spread(promises: Sequence[int], calls: Sequence[int], into: Sequence[Room], when: Callable[[int], Chances]) -> Plan:
    """`promises` (longest owed first) into the first free places of `into`, which is by time; then `calls`, best first.

    The calls are spread evenly, as many into each room as its places let it, and the best into the earliest. A call
    goes only into the rooms of its chances. Who finds no free place is put behind the others, evenly again, but no call
    before the last promise. ValueError without a room.
    """
    if not into:
        raise ValueError("Spreading needs a slot.")
    owed = _in_order(promises, [room.free for room in into])
    first = max((place for place, some in enumerate(owed) if some), default=0)
    loads = {place: len(owed[place]) for place in range(first, len(into))}
    free = {place: into[place].free - load for place, load in loads.items() if into[place].free > load}
    even, behind = _even_shares(len(calls), free, loads), [(0, place) for place in loads]
    left: list[int] = []
    mine: list[list[Placed]] = [[] for _ in into]
    for who in calls:
        chances = when(who)
        chosen = _take(even, chances, free)
        if chosen is None:
            chosen = _fewest_behind(behind, chances)
        if chosen is None:
            left.append(who)
        else:
            mine[chosen].append(Placed(who, chances[chosen]))
    filled = (Filled(room, some, tuple(placed)) for room, some, placed in zip(into, owed, mine, strict=True))
    return Plan(tuple(filled), tuple(left))


def _even_shares(count: int, free: Mapping[int, int], loads: Mapping[int, int]) -> dict[int, int]:
    """How many of so many calls each room takes, so that the rooms are as full as each other; the earlier ones more."""
    heap = [(loads[place], place) for place in free]
    heapify(heap)
    shares = dict.fromkeys(free, 0)
    for _ in range(min(count, sum(free.values()))):
        load, place = heappop(heap)
        shares[place] += 1
        if shares[place] < free[place]:
            heappush(heap, (load + 1, place))
    return {place: share for place, share in shares.items() if share}


def _take(even: dict[int, int], chances: Chances, free: dict[int, int]) -> int | None:
    """The first place of an even share, else the first that is free at all; what is used up is no longer there."""
    chosen = next((place for place in even if place in chances and place in free), None)
    if chosen is None:
        chosen = next((place for place in free if place in chances), None)
    if chosen is not None:
        _use(free, chosen)
        _use(even, chosen)
    return chosen


def _use(places_left: dict[int, int], place: int) -> None:
    if places_left.get(place, 0) > 1:
        places_left[place] -= 1
    else:
        places_left.pop(place, None)


def _fewest_behind(behind: list[tuple[int, int]], chances: Chances) -> int | None:
    """Where the fewest were put behind the others, one more then; `behind` stays in order."""
    for at, (count, place) in enumerate(behind):
        if place in chances:
            del behind[at]
            insort(behind, (count + 1, place))
            return place
    return None


def _in_order(promises: Sequence[int], free: Sequence[int]) -> list[tuple[int, ...]]:
    """One room after the other; where that is not enough, each takes as many more."""
    more, rest = divmod(max(0, len(promises) - sum(free)), len(free))
    left = iter(promises)
    return [tuple(islice(left, count + more + (place < rest))) for place, count in enumerate(free)]
