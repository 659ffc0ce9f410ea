"""Ranking by payoff per hour: worth × odds ÷ time, every part visible (S4)."""

from __future__ import annotations

from dataclasses import dataclass

from .ladder import tries
from .reason import WhyNot

CALL_MINUTES = 8
REACH_PERCENT = 20
TRIES_COUNTED = 5

# How often someone who gave this reason buys after all, in percent: starting values for one person's small numbers.
WIN_PERCENT: dict[WhyNot, int] = {
    WhyNot.NOT_READY: 15,
    WhyNot.DELAYED: 15,
    WhyNot.COULD_NOT_AFFORD: 10,
    WhyNot.NO_FUNDING: 10,
    WhyNot.NO_AUTHORITY: 10,
    WhyNot.UNKNOWN: 8,
    WhyNot.WRONG_PRODUCT: 6,
    WhyNot.BOUGHT_ELSEWHERE: 4,
}


@dataclass(frozen=True, slots=True)
class Payoff:
    """`worth` in cents, `reach` and `win` in percent, `minutes` for a call; `per_hour` in cents."""

    worth: int
    reach: int
    win: int
    minutes: int

    @property
    def per_hour(self) -> int:
        return self.worth * self.reach * self.win * 60 // (10_000 * self.minutes)


def payoff(worth: int | None, value: int | None, commission_rate: int, why_not: WhyNot, ladder: str) -> Payoff:
    """The part of the score that does not depend on the hour. An unknown worth is the value at `commission_rate` ‰.

    The odds of a contact fall by a fifth with each attempt that failed (falling returns, S0).
    """
    known = worth if worth is not None else (value or 0) * commission_rate // 1000
    reach = REACH_PERCENT * (10 - 2 * min(tries(ladder), TRIES_COUNTED - 1)) // 10
    return Payoff(known, reach, WIN_PERCENT[why_not], CALL_MINUTES)
