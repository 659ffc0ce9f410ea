"""Ranking by payoff per hour: worth × odds ÷ time, every part visible (S4)."""

from __future__ import annotations

from dataclasses import dataclass

from .commission import Basis
from .ladder import tries
from .odds import Chance, Minutes, estimated, moved
from .prospect import Importance
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

# What is very important gets more ways tried (S1 S4), so more comes of it: starting values, in percent of the odds.
IMPORTANT_PERCENT: dict[Importance, int] = {
    Importance.UNKNOWN: 100,
    Importance.ORDINARY: 100,
    Importance.IMPORTANT: 115,
    Importance.VERY: 130,
}


@dataclass(frozen=True, slots=True)
class Payoff:
    """What calling somebody pays. `worth` is in cents of `currency`; `worth_from` says where it comes from.

    `odds`: that they buy after all, once reached. `reach`: that this call reaches them. `minutes`: what it takes.
    """

    worth: int
    worth_from: Basis
    currency: str
    odds: Chance
    reach: Chance
    minutes: Minutes

    @property
    def percent(self) -> float:
        """Odds and reach in one: how likely this call leads to the sale."""
        return self.odds.percent * self.reach.percent / 100

    @property
    def expected(self) -> int:
        """Cents for this call."""
        return int(self.worth * self.odds.percent * self.reach.percent / 10_000)

    @property
    def per_hour(self) -> int:
        """Cents."""
        return per_hour(self.worth, self.odds.percent, self.reach.percent, self.minutes.value)


def per_hour(worth: int, odds: float, reach: float, minutes: float) -> int:
    """Cents an hour; odds and reach in percent."""
    return int(worth * odds * reach * 60 / (10_000 * minutes))


def prior_odds(why_not: WhyNot, importance: Importance) -> float:
    return WIN_PERCENT[why_not] * IMPORTANT_PERCENT[importance] / 100


def prior_reach(ladder: str) -> float:
    """The odds of a contact fall by a fifth with each attempt that failed (falling returns, S0)."""
    return REACH_PERCENT * (10 - 2 * min(tries(ladder), TRIES_COUNTED - 1)) / 10


def payoff(
    worth: int | None,
    value: int | None,
    commission_rate: int,
    why_not: WhyNot,
    ladder: str,
    importance: Importance = Importance.UNKNOWN,
    own: tuple[int | None, int | None, int | None] = (None, None, None),
) -> Payoff:
    """The part that does not depend on the hour. An unknown worth is the value at `commission_rate` ‰.

    `own` are the salesperson's estimates: odds and reach in percent, minutes.
    """
    known = worth if worth is not None else (value or 0) * commission_rate // 1000
    odds, reach = prior_odds(why_not, importance), prior_reach(ladder)
    own_odds, own_reach, own_minutes = own
    return Payoff(
        known,
        Basis.UNKNOWN if worth is None and value is None else Basis.OWN_RATE if worth is None else Basis.TYPED,
        "",
        moved(odds, 0, 0) if own_odds is None else estimated(own_odds, odds),
        moved(reach, 0, 0) if own_reach is None else estimated(own_reach, reach),
        Minutes(own_minutes or CALL_MINUTES, own_minutes is not None, 0),
    )
