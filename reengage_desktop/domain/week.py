"""A week as it is looked at: what stands at which hour of which day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from .busy import Busy, Span, free_places, free_spans
from .slots import Occurrence

DAYS = 7


class BlockKind(StrEnum):
    SLOT = "slot"
    PROMISE = "promise"
    APPOINTMENT = "appointment"
    VISIT = "visit"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Block:
    """One thing of the week, from `start` until `end` (UTC instants).

    `subject_id` is of a slot, a prospect or, for busy times, a calendar. `day` is the local date of its start; of a
    slot it is the date by which the occurrence is known, also where that was moved to another one. `title` is a name,
    `text` what was noted with it. Of a slot: `done` calls were made in it, `reached` people among them, `planned` calls
    are to come, `capacity` is what its free time has room for; while `resting` it holds nothing. `state` of a promise
    is a `PromiseState`.
    """

    kind: BlockKind
    subject_id: int
    day: date
    start: datetime
    end: datetime
    title: str
    text: str = ""
    occurrence: Occurrence | None = None
    done: int = 0
    planned: int = 0
    capacity: int = 0
    state: str = ""
    all_day: bool = False
    resting: bool = False
    reached: int = 0


@dataclass(frozen=True, slots=True)
class Week:
    """The seven local dates from `monday`, seen at `now` in `zone`. `blocks` stand by their start.

    `holidays` are the public ones of this week by date, with their names.
    """

    monday: date
    zone: str
    now: datetime
    today: date
    blocks: tuple[Block, ...]
    holidays: Mapping[date, str] = field(default_factory=dict)

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.monday + timedelta(days=count) for count in range(DAYS))

    def of(self, kind: BlockKind) -> Iterator[Block]:
        return (block for block in self.blocks if block.kind is kind)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def forecast(
    ahead: Sequence[Occurrence], busy: Sequence[Busy], promised: Sequence[Span], due: Sequence[datetime], taken: int
) -> list[int]:
    """How many calls each slot to come will hold, as things stand: promises that meet it, then who is due by its end.

    `ahead` by start; `promised` are windows; `due` are instants in order, the first `taken` of which were served. What
    is `busy` leaves less room for calls, as in `day_plan.fill`.
    """
    waiting, counts = list(promised), []
    for held in ahead:
        mine = [window for window in waiting if window[0] < held.end and window[1] > held.start]
        waiting = [window for window in waiting if window not in mine]
        free = free_spans(held.start, held.end, busy)
        room = free_places(held.slot.capacity, held.start, held.end, busy) - len(mine)
        called = max(0, min(bisect_left(due, free[-1][1]) - taken, room)) if free else 0
        taken += called
        counts.append(len(mine) + called)
    return counts
