"""Ranking by payoff per hour: worth × odds ÷ time, every part visible (S4).

The tables are starting values for one person's small numbers; the results of their own calls move them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from .commission import Basis
from .ladder import tries
from .odds import Chance, Minutes, estimated, moved
from .prospect import Importance
from .reason import WhyNot

# What a first call takes: so much before and after it, and the talk or the vain try as often as each happens.
AROUND_MINUTES = 5
TALK_MINUTES = 11
TRY_MINUTES = 1
CALL_MINUTES = 8  # 5 + 11 × 20 % + 1 × 80 %
TIMED = 10
"""So many timed calls of one's own weigh as much as the starting minutes."""
REACH_PERCENT = 20
TRIES_COUNTED = 5
LIKELY_AT_MOST = 95.0

# How often someone who gave this reason buys after all, in percent.
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

# What is very important gets more ways tried (S1 S4), so more comes of it: in percent of the odds.
IMPORTANT_PERCENT: dict[Importance, int] = {
    Importance.UNKNOWN: 100,
    Importance.ORDINARY: 100,
    Importance.IMPORTANT: 115,
    Importance.VERY: 130,
}

# A need that was felt of late is the likelier to be felt still: days since quote or inquiry, percent of the odds.
AGE_PERCENT: tuple[tuple[int, int], ...] = ((30, 120), (90, 110), (180, 100), (365, 80))
OLDER_PERCENT = 60
UNDATED_PERCENT = 100

# Repeating one time of day has falling returns (mission, facts): in percent of the chance to reach them.
OTHER_PART_PERCENT, SAME_PART_PERCENT = 125, 75
SLOT_AT_LEAST, SLOT_AT_MOST = 60.0, 150.0

Count = tuple[int, int]
"""(hits, of)"""
NONE_YET: Count = (0, 0)


@dataclass(frozen=True, slots=True)
class Experience:
    """What one's own calls taught; what was logged in bulk is none of it. Counts are (hits, of).

    `bought`: how many of whom the story ended, by reason. `reached`: calls by their number in the row, `TRIES_COUNTED`
    and more in one. `slots`: calls by the id of their slot. `talks` and `vain`: (calls, minutes) of those that were
    timed.
    """

    bought: Mapping[WhyNot, Count] = field(default_factory=lambda: MappingProxyType({}))
    reached: Mapping[int, Count] = field(default_factory=lambda: MappingProxyType({}))
    slots: Mapping[int, Count] = field(default_factory=lambda: MappingProxyType({}))
    talks: tuple[int, float] = (0, 0.0)
    vain: tuple[int, float] = (0, 0.0)


NOTHING_YET = Experience()


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


def score(
    worth: int | None,
    value: int | None,
    commission_rate: int,
    why_not: WhyNot,
    ladder: str,
    importance: Importance = Importance.UNKNOWN,
    own: tuple[int | None, ...] = (None, None, None),
) -> int:
    """Cents an hour, as far as they depend neither on the hour nor on results: what is kept with the person.

    An unknown worth is the value at `commission_rate` ‰. `own` are the salesperson's estimates: odds and reach in
    percent, minutes.
    """
    known = worth if worth is not None else (value or 0) * commission_rate // 1000
    odds, reach, minutes = own
    return per_hour(
        known,
        WIN_PERCENT[why_not] * IMPORTANT_PERCENT[importance] / 100 if odds is None else odds,
        _first_reach(ladder) if reach is None else reach,
        CALL_MINUTES if minutes is None else minutes,
    )


def odds(why_not: WhyNot, importance: Importance, age: int, learned: Experience, own: int | None = None) -> Chance:
    """That they buy after all: by reason, importance and `age` (see `age_percent`), moved by own results.

    `own` wins over all of it.
    """
    prior = min(LIKELY_AT_MOST, WIN_PERCENT[why_not] * IMPORTANT_PERCENT[importance] * age / 10_000)
    hits, of = learned.bought.get(why_not, NONE_YET)
    return moved(prior, hits, of) if own is None else estimated(own, prior, hits, of)


def age_percent(days: int | None) -> int:
    """What so many days since quote or inquiry make of the odds, in percent; None where they are not dated."""
    if days is None:
        return UNDATED_PERCENT
    return next((percent for most, percent in AGE_PERCENT if days <= most), OLDER_PERCENT)


def reach(ladder: str, learned: Experience, hour: float = 100, own: int | None = None) -> Chance:
    """That this call reaches them: by its number in the row, moved by own calls of that number.

    `hour`: what the time of day makes of it, in percent. `own` wins over all of it.
    """
    hits, of = learned.reached.get(min(tries(ladder) + 1, TRIES_COUNTED), NONE_YET)
    if own is not None:
        return estimated(own, _first_reach(ladder), hits, of, hour / 100)
    return moved(_first_reach(ladder), hits, of).times(hour / 100, LIKELY_AT_MOST)


def slot_percent(slot_id: int | None, learned: Experience) -> float:
    """How well a slot reaches people beside all slots, in percent, shrunk to 100 and clipped; 100 outside of slots."""
    hits, of = (sum(each) for each in zip(*learned.slots.values(), strict=True)) if learned.slots else NONE_YET
    if slot_id is None or slot_id not in learned.slots or not hits:
        return 100.0
    usual = 100 * hits / of
    ratio = 100 * moved(usual, *learned.slots[slot_id]).percent / usual
    return min(SLOT_AT_MOST, max(SLOT_AT_LEAST, ratio))


def part_percent(here: int, elsewhere: int) -> int:
    """What it makes of the chance to reach somebody that they were tried so often in this part of day and the other."""
    if here < elsewhere:
        return OTHER_PART_PERCENT
    return SAME_PART_PERCENT if here > elsewhere else 100


def minutes(reach_percent: float, learned: Experience, own: int | None = None) -> Minutes:
    """What a call takes: the talk and the vain try as often as each happens, shrunk to the starting values."""
    (talks, talked), (tries_, tried) = learned.talks, learned.vain
    if own is not None:
        return Minutes(own, True, talks + tries_)
    talk = (TALK_MINUTES * TIMED + talked) / (TIMED + talks)
    vain = (TRY_MINUTES * TIMED + tried) / (TIMED + tries_)
    happens = reach_percent / 100
    return Minutes(AROUND_MINUTES + talk * happens + vain * (1 - happens), False, talks + tries_)


def per_hour(worth: int, odds: float, reach: float, minutes: float) -> int:
    """Cents an hour; odds and reach in percent."""
    return int(worth * odds * reach * 60 / (10_000 * minutes))


def payoff(worth: int | None, value: int | None, commission_rate: int, why_not: WhyNot, ladder: str) -> Payoff:
    """By the starting values alone, of somebody of whom no more is known; `per_hour` is their `score`."""
    known = worth if worth is not None else (value or 0) * commission_rate // 1000
    basis = Basis.UNKNOWN if worth is None else Basis.TYPED
    ahead = reach(ladder, NOTHING_YET)
    return Payoff(
        known,
        basis,
        "",
        odds(why_not, Importance.UNKNOWN, UNDATED_PERCENT, NOTHING_YET),
        ahead,
        Minutes(CALL_MINUTES, False, 0),
    )


def _first_reach(ladder: str) -> float:
    """The odds of a contact fall by a fifth with each attempt that failed (falling returns, S0)."""
    return REACH_PERCENT * (10 - 2 * min(tries(ladder), TRIES_COUNTED - 1)) / 10
