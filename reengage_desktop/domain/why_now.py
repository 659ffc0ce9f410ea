"""Why somebody now: the two or three parts that decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .cooling import cold
from .day_plan import TodayCall, Why
from .ladder import tries
from .next_action import Because
from .permission import ENDING_DAYS, SOON
from .prospect import Importance
from .slots import Part

MOST = 3
ABOVE = 1.25
"""So many times the usual odds are told."""


class Mattering(StrEnum):
    """What made them the one, the most telling first; behind each what it is told with."""

    PROMISE_OPEN = "promise_open"  # until `at`
    PROMISE_PASSED = "promise_passed"  # it ended at `at`, and is owed
    APPOINTMENT = "appointment"  # at `at`
    RIGHT_ENDS = "right_ends"  # the right to call them ends in `days`: 0 is today
    HOURS_CLOSE = "hours_close"  # they may be called until `at`
    VERY_IMPORTANT = "very_important"
    THEY_NAMED_IT = "they_named_it"  # the date is theirs
    WORTH_MOST = "worth_most"  # among the tenth of those due, in their currency, that is worth most
    OTHER_PART = "other_part"  # tried in `part` so far, and now it is the other
    GOING_COLD = "going_cold"  # they used to answer, the last time at `at`
    ANSWERED = "answered"  # they answered the last time, at `at`
    ODDS_ABOVE = "odds_above"  # better odds than usual
    REASON = "reason"  # there is a reason to call
    BEST_PAYOFF = "best_payoff"  # nothing of these: just what an hour pays


@dataclass(frozen=True, slots=True)
class Mattered:
    """One part of why now. `at` is UTC; see `Mattering` for what is told with which."""

    kind: Mattering
    at: datetime | None = None
    days: int = 0
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """What somebody is held against.

    `worth` in cents: a tenth of those due who were quoted in the same currency is worth as much or more, None if they
    are too few. `odds` in percent, the usual ones. `here` and `elsewhere`: how often they were tried in vain in this
    `part` of day and in the other. `cold_after`: so many weeks.
    """

    now: datetime
    worth: int | None
    odds: float
    part: Part
    here: int
    elsewhere: int
    cold_after: int


def mattered(call: TodayCall, beside: Beside) -> tuple[Mattered, ...]:
    """At most `MOST` of a call that is made at this instant, the most telling first."""
    found = (*_of_the_hour(call, beside), *_of_the_person(call, beside))
    return found[:MOST] or (Mattered(Mattering.BEST_PAYOFF),)


def _of_the_hour(call: TodayCall, beside: Beside) -> Iterator[Mattered]:
    allowed = call.permission
    match call.why:
        case Why.PROMISE_OPEN:
            yield Mattered(Mattering.PROMISE_OPEN, call.action.due_until)
        case Why.PROMISE_PASSED:
            yield Mattered(Mattering.PROMISE_PASSED, call.action.due_until)
        case Why.APPOINTMENT:
            yield Mattered(Mattering.APPOINTMENT, call.action.due_from)
    if not allowed.callable:
        return
    if allowed.days_left is not None and allowed.days_left <= ENDING_DAYS:
        yield Mattered(Mattering.RIGHT_ENDS, days=allowed.days_left)
    if allowed.closes_at and allowed.closes_at - beside.now <= SOON:
        yield Mattered(Mattering.HOURS_CLOSE, allowed.closes_at)


def _of_the_person(call: TodayCall, beside: Beside) -> Iterator[Mattered]:
    row, pays = call.row, call.payoff
    if row.importance is Importance.VERY:
        yield Mattered(Mattering.VERY_IMPORTANT)
    if call.action.because in (Because.THEIR_DATE, Because.AGREED):
        yield Mattered(Mattering.THEY_NAMED_IT)
    if beside.worth is not None and pays.worth >= beside.worth > 0:
        yield Mattered(Mattering.WORTH_MOST)
    if beside.elsewhere > beside.here == 0:
        yield Mattered(Mattering.OTHER_PART, part=Part.LATE if beside.part is Part.MORNING else Part.MORNING)
    if cold(row.stage, row.ladder, row.last_contact_at, beside.now, beside.cold_after, back_at=row.walked_at):
        yield Mattered(Mattering.GOING_COLD, row.last_contact_at)
    elif row.last_contact_at and not tries(row.ladder):
        yield Mattered(Mattering.ANSWERED, row.last_contact_at)
    if pays.odds.percent >= ABOVE * beside.odds > 0:
        yield Mattered(Mattering.ODDS_ABOVE)
    if row.reason_to_call:
        yield Mattered(Mattering.REASON)
