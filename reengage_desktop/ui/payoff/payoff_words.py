"""What a call pays, in words: the sum, each part with where it comes from, and why somebody now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from reengage_desktop.domain.commission import Basis
from reengage_desktop.domain.odds import Chance, Minutes, moved
from reengage_desktop.domain.ranking import LIKELY_AT_MOST, Payoff, per_hour
from reengage_desktop.domain.slots import Part
from reengage_desktop.domain.wall_time import local
from reengage_desktop.domain.why_now import Mattered, Mattering
from reengage_desktop.ui import words
from reengage_desktop.ui.words import tr

if TYPE_CHECKING:
    from reengage_desktop.services.weighing import BestNow, MyHour

DOT = " · "
_FULL = 100 * 100  # cents from which two figures are enough

_WORTH_FROM = {
    Basis.TYPED: "as you wrote it on the newest quote",
    Basis.PRODUCT_RATE: "worked out: a share of the quote, as for this product",
    Basis.PRODUCT_AMOUNT: "worked out: what this product brings you",
    Basis.OWN_RATE: "worked out: your usual share of the quote",
    Basis.UNKNOWN: "not known yet: write it, and they get their place",
}
_WHY = {
    Mattering.PROMISE_OPEN: "you promised to call by {at}",
    Mattering.PROMISE_PASSED: "the call you promised by {at} is still owed",
    Mattering.APPOINTMENT: "you have an appointment at {at}",
    Mattering.RIGHT_ENDS: "your right to call them ends in {days} days",
    Mattering.HOURS_CLOSE: "they can be called only until {at}",
    Mattering.VERY_IMPORTANT: "this sale is very important to you",
    Mattering.WORTH_MOST: "few are worth as much",
    Mattering.THEY_NAMED_IT: "they named this date",
    Mattering.ANSWERED: "they answered the last time, {ago}",
    Mattering.GOING_COLD: "they used to answer, the last time {ago}",
    Mattering.ODDS_ABOVE: "the odds are better than usual",
    Mattering.REASON: "you have something new to tell them",
    Mattering.BEST_PAYOFF: "no other call pays more for your time",
}
_TRIED = {
    Part.MORNING: "so far they were tried in the morning",
    Part.LATE: "so far they were tried late in the day",
}
_SAID_BY_THE_ROW = (Mattering.PROMISE_OPEN, Mattering.PROMISE_PASSED, Mattering.APPOINTMENT, Mattering.REASON)


# Money and the sum


def about(cents: int, currency: str) -> str:
    """Two figures, since more would be made up: "$320", "$2,300"."""
    if 0 < cents < 100:
        return tr("less than {money}").format(money=words.money(100, currency))
    if cents >= _FULL:
        step = 10 ** (len(str(cents)) - 2)
        cents = (cents + step // 2) // step * step
    return words.money(cents, currency)


def an_hour(payoff: Payoff) -> str:
    """ "about $320 an hour"; "" while it is not known what they are worth."""
    if payoff.worth <= 0:
        return ""
    return tr("about {money} an hour").format(money=about(payoff.per_hour, payoff.currency))


def the_sum(payoff: Payoff) -> str:
    """ "$1,200 × 9 % × 20 % ÷ 14 min"."""
    money = words.money(payoff.worth, payoff.currency)
    odds, reach = percent(payoff.odds.percent), percent(payoff.reach.percent)
    return f"{money} × {odds} × {reach} ÷ {minutes(payoff.minutes)}"


def percent(value: float) -> str:
    """ "9 %", "11.5 %"."""
    return f"{_figure(value)} %"


def minutes(taken: Minutes) -> str:
    """ "24 min", "7.1 min"."""
    return tr("{n} min").format(n=_figure(max(1.0, taken.value)))


# Where each part comes from


def worth_from(payoff: Payoff) -> str:
    return tr(_WORTH_FROM[payoff.worth_from])


def odds_from(odds: Chance) -> str:
    """ "5 of 31 like them bought, likely 8–29 %"."""
    return _chance_from(odds, tr("{hits} of {of} like them bought"))


def reach_from(reach: Chance, attempt: int) -> str:
    """ "second attempt: 18 of 62 of yours reached, likely 22–38 %", and what the hour makes of it."""
    told = _chance_from(reach, tr("{hits} of {of} of yours reached"))
    of_the_hour = round(100 * reach.factor) - 100
    if of_the_hour:
        beside = tr("{n} % more at this hour") if of_the_hour > 0 else tr("{n} % less at this hour")
        told = f"{told}, {beside.format(n=abs(of_the_hour))}"
    return f"{words.attempt_words(attempt)}: {told}"


def minutes_from(taken: Minutes) -> str:
    if taken.own:
        return tr("in place of what your calls say")
    if not taken.calls:
        return tr("a starting value, with a moment before and after")
    told = tr("from 1 call of yours") if taken.calls == 1 else tr("from {n} calls of yours")
    return told.format(n=f"{taken.calls:,}")


def likely(payoff: Payoff) -> str:
    """What an hour likely pays; where it rests on starting values alone, what it is good for."""
    odds, reach = payoff.odds, payoff.reach
    if odds.own:
        return tr("with your own estimate of the odds")
    if odds.too_early or (reach.too_early and not reach.own):
        return tr("too early to tell in money: good for the order of calls")
    low, high = (
        per_hour(payoff.worth, bought, reached, payoff.minutes.value)
        for bought, reached in ((odds.low, reach.low), (odds.high, reach.high))
    )
    return tr("likely {low} to {high}").format(low=about(low, payoff.currency), high=about(high, payoff.currency))


def my_hour(mine: MyHour | None, currency: str) -> str:
    """ "your usual hour: about $210, the middle of the best 50 who are due", and how `currency` is held against it."""
    if mine is None:
        return tr("your usual hour: too early to tell")
    money = about(mine.per_hour, mine.currency)
    if mine.typed:
        told = tr("your usual hour: {money}, as you set it").format(money=money)
    else:
        told = tr("your usual hour: about {money}, the middle of the best {n} who are due")
        told = told.format(money=money, n=mine.of)
    if currency == mine.currency:
        return told
    beside = tr("in the order of calls 1 {theirs} counts as 1 {mine}").format(theirs=currency, mine=mine.currency)
    return f"{told}; {beside}"


def _chance_from(chance: Chance, told: str) -> str:
    if chance.own:
        worked_out = moved(chance.prior, chance.hits, chance.of).times(chance.factor, LIKELY_AT_MOST)
        else_ = _chance_from(worked_out, told)
        return tr("worked out: {percent}, {else_}").format(percent=percent(worked_out.percent), else_=else_)
    if not chance.of:
        return tr("a starting value, until your own calls tell")
    so_far = told.format(hits=f"{chance.hits:,}", of=f"{chance.of:,}")
    if chance.too_early:
        return tr("{so_far}, too early to tell").format(so_far=so_far)
    return tr("{so_far}, likely {low}–{high} %").format(so_far=so_far, low=round(chance.low), high=round(chance.high))


# Why now


def why_now(mattered: Iterable[Mattered], now: datetime, zone: str) -> str:
    """One sentence of the parts that decided: "You promised to call by 9:30 and few are worth as much."."""
    parts = [told for each in mattered if (told := _part(each, now, zone))]
    if not parts:
        return ""
    *first, last = parts
    told = tr("{first} and {last}").format(first=", ".join(first), last=last) if first else last
    return f"{told[:1].upper()}{told[1:]}."


def besides(mattered: Iterable[Mattered], now: datetime, zone: str) -> str:
    """The same without what a row of today says anyway: its promise and its reason to call."""
    kept = [each for each in mattered if each.kind not in (*_SAID_BY_THE_ROW, Mattering.BEST_PAYOFF)]
    return why_now(kept, now, zone)


def _part(each: Mattered, now: datetime, zone: str) -> str:
    if each.kind is Mattering.OTHER_PART:
        return tr(_TRIED[each.part]) if each.part is not None else ""
    if each.kind is Mattering.RIGHT_ENDS and each.days <= 1:
        return tr("your right to call them ends tomorrow") if each.days else tr("your right to call them ends today")
    ago = words.past(each.at, now, zone).lower() if each.at is not None else ""
    return tr(_WHY[each.kind]).format(at=_at(each.at, now, zone), ago=ago, days=each.days)


def _at(at: datetime | None, now: datetime, zone: str) -> str:
    """ "9:30", "9:30 tomorrow", "9:30 on Thu 15 Oct"."""
    if at is None:
        return ""
    hour, ahead = words.window(at, at, zone), (local(at, zone).date() - local(now, zone).date()).days
    if not ahead:
        return hour
    day = words.day(local(at, zone).date(), local(now, zone).date())
    return f"{hour} {day}" if ahead == 1 else tr("{hour} on {day}").format(hour=hour, day=day)


def nobody(best: BestNow, now: datetime, zone: str) -> str:
    """Why there is no name, and when there will be one."""
    if best.opens_at is None or best.opens_who is None:
        return tr("Nobody who is due can be called by phone today. What is not due yet stays where it is.")
    told = tr("Whoever is due is called at another hour. The first of them can be called at {at} your time: {name}.")
    return told.format(at=_at(best.opens_at, now, zone), name=best.opens_who.name)


# The day


def day_worth(expected: Sequence[tuple[str, int]], *, begun: bool = False) -> str:
    """ "worth about $2,300", "still worth about $900" once some of it is done; "" while nothing is known."""
    sums = [about(cents, currency) for currency, cents in expected if cents > 0]
    told = tr("still worth about {money}") if begun else tr("worth about {money}")
    return told.format(money=" + ".join(sums)) if sums else ""


def day_explained() -> str:
    return tr(
        "Of each call still to make its worth to you × the odds that they buy × the chance to reach them, added up. "
        "An average: most days bring less, a few bring a whole sale."
    )


def _figure(value: float) -> str:
    """Whole from twenty on, else with a place after the point: whoever works the sum out again comes to the same."""
    return f"{value:.0f}" if value >= 20 else f"{value:.1f}".removesuffix(".0")
