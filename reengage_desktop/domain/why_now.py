"""Why somebody now: the two or three parts that decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .day_plan import TodayCall, Why
from .prospect import Importance
from .slots import Part

MOST = 3


class Mattering(StrEnum):
    """What made them the one, most telling first."""

    PROMISE_OPEN = "promise_open"  # until `at`
    PROMISE_PASSED = "promise_passed"  # it ended at `at` and is still owed
    APPOINTMENT = "appointment"  # at `at`
    RIGHT_ENDS = "right_ends"  # the right to call ends in `days`
    HOURS_CLOSE = "hours_close"  # they may be called until `at`
    VERY_IMPORTANT = "very_important"
    WORTH_MOST = "worth_most"  # among the tenth that is worth most
    THEY_NAMED_IT = "they_named_it"  # the date is theirs
    ANSWERED = "answered"  # they answered last time
    GOING_COLD = "going_cold"  # they used to answer
    OTHER_PART = "other_part"  # tried at another time of day (`part`) so far
    ODDS_ABOVE = "odds_above"  # better odds than usual
    REASON = "reason"  # there is a reason to call
    BEST_PAYOFF = "best_payoff"  # nothing but the best payoff of an hour


@dataclass(frozen=True, slots=True)
class Mattered:
    """One part of why now; which of the values are told depends on `kind`. Instants are UTC."""

    kind: Mattering
    at: datetime | None = None
    days: int = 0
    part: Part | None = None


def mattered(call: TodayCall) -> tuple[Mattered, ...]:
    """At most `MOST`, most telling first."""
    found = []
    if call.why is Why.PROMISE_OPEN:
        found.append(Mattered(Mattering.PROMISE_OPEN, call.action.due_until))
    if call.why is Why.PROMISE_PASSED:
        found.append(Mattered(Mattering.PROMISE_PASSED, call.action.due_until))
    if call.why is Why.APPOINTMENT:
        found.append(Mattered(Mattering.APPOINTMENT, call.action.due_from))
    if call.row.importance is Importance.VERY:
        found.append(Mattered(Mattering.VERY_IMPORTANT))
    if call.row.reason_to_call:
        found.append(Mattered(Mattering.REASON))
    return tuple(found[:MOST]) or (Mattered(Mattering.BEST_PAYOFF),)
