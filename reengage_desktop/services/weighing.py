"""What an hour on somebody pays: worth, odds and minutes, each with where it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from itertools import islice

from reengage_desktop.domain.day_plan import TodayCall
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.ladder import tries
from reengage_desktop.domain.permission import first_allowed
from reengage_desktop.domain.prospect import ProspectRow, Quote
from reengage_desktop.domain.ranking import Payoff
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.slots import Part
from reengage_desktop.domain.wall_time import instant
from reengage_desktop.domain.why_now import Beside, Mattered, mattered

from .allowing import best_due
from .around import GONE, Around
from .planning import Planning
from .reckoning import Reckoning
from .retracing import Step, recording

BEST, FEW_DUE, TENTH, LOOKED_AT = 50, 5, 10, 200
MOST_CENTS = 10**13
NO_PERCENT = "A chance lies between 0 and 100 percent. Nothing was changed; write such a number."
NO_MINUTES = "A call takes between 1 and 240 minutes. Nothing was changed; write such a number."
NO_AMOUNT = "This amount cannot be. Nothing was changed; write what the sale brings you."


class Estimate(StrEnum):
    """What can be corrected, by its column: percent, percent, minutes; and what the newest quote is worth, in cents."""

    ODDS = "own_odds"
    REACH = "own_reach"
    MINUTES = "own_minutes"
    WORTH = "worth"


ALLOWED = {
    Estimate.ODDS: (0, 100, NO_PERCENT),
    Estimate.REACH: (0, 100, NO_PERCENT),
    Estimate.MINUTES: (1, 240, NO_MINUTES),
    Estimate.WORTH: (0, MOST_CENTS, NO_AMOUNT),
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a call to somebody pays at this minute. It would be attempt number `attempt` of their row.

    They were tried in vain `here` times in this `part` of day, and `elsewhere` times in the other. `mattered` is empty
    for whoever has no next action.
    """

    who: int
    payoff: Payoff
    attempt: int
    part: Part
    here: int
    elsewhere: int
    mattered: tuple[Mattered, ...]


@dataclass(frozen=True, slots=True)
class MyHour:
    """What an hour of calling usually pays, in cents of the own `currency`.

    As typed, else the median of the best `of` who are due in it.
    """

    per_hour: int
    typed: bool
    of: int
    currency: str


@dataclass(frozen=True, slots=True)
class DayWorth:
    """The calls of today's list: how many, their minutes, and the cents expected of them by currency, most first."""

    calls: int
    minutes: int
    expected: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class BestNow:
    """The best use of this minute; with no `call`, who of today can be called first (`opens_who`), and when (UTC)."""

    call: TodayCall | None
    why: tuple[Mattered, ...]
    opens_at: datetime | None = None
    opens_who: ProspectRow | None = None


class Weighing:
    def __init__(self, around: Around, planning: Planning | None = None) -> None:
        self._around = around
        self._planning = planning or Planning(around)

    def of(self, prospect_id: int) -> Weighed:
        """Raises `RuleFault` for somebody who is gone."""
        found = self.many([prospect_id])
        if not found:
            raise RuleFault(GONE)
        return found[prospect_id]

    def many(self, ids: Sequence[int]) -> dict[int, Weighed]:
        """By id, of those who are there."""
        now, zone = self._around.now(), self._around.zone()
        rows = self._around.store.prospects.rows(ids)
        reckoning = Reckoning(self._around, now, zone, rows)
        why = {call.row.id: self.why_now(call) for call in self._planning.calls(ids)}
        return {
            row.id: Weighed(
                row.id,
                reckoning.payoff(row),
                tries(row.ladder) + 1,
                reckoning.part,
                *reckoning.tried(row),
                why.get(row.id, ()),
            )
            for row in rows
        }

    def correct(self, who: int, part: Estimate, value: int | None) -> Step:
        """One's own estimate; None: worked out again. Raises `RuleFault` for what cannot be, and who is gone."""
        self._around.person(who)
        least, most, words = ALLOWED[part]
        if value is not None and not least <= value <= most:
            raise RuleFault(words)
        if part is Estimate.WORTH:
            return self._correct_worth(who, value)
        with recording(self._around, who, "prospects") as record:
            self._around.store.prospects.edit(who, {part.value: value})
        return record.step

    def my_hour(self) -> MyHour | None:
        """None where nothing is typed and fewer than `FEW_DUE` are due in the own currency."""
        settings = self._around.settings()
        typed = settings.hour_worth
        return MyHour(typed, True, 0, settings.currency) if typed else self._those_due().hour

    def day(self) -> DayWorth:
        """Of what is done by phone."""
        calls = [call for call in self._planning.today().best_first() if call.action.kind.by_phone]
        sums: Counter[str] = Counter()
        for call in calls:
            sums[call.payoff.currency] += call.payoff.expected
        minutes = round(sum(call.payoff.minutes.value for call in calls))
        return DayWorth(len(calls), minutes, tuple(each for each in sums.most_common() if each[1]))

    def why_now(self, call: TodayCall) -> tuple[Mattered, ...]:
        """The two or three parts that decide for them at this minute."""
        around = self._around
        now, zone, usual = around.now(), around.zone(), self._those_due()
        reckoning = Reckoning(around, now, zone, [call.row])
        cold_after = around.settings().cold_after_weeks
        worth = usual.worth.get(call.payoff.currency)
        beside = Beside(now, worth, usual.odds, reckoning.part, *reckoning.tried(call.row), cold_after)
        return mattered(call, beside)

    def best_now(self) -> BestNow:
        call = self._planning.best_now()
        if call is not None:
            return BestNow(call, self.why_now(call))
        now, zone = self._around.now(), self._around.zone()
        ahead = (*self._planning.today().best_first(), *islice(self._planning.due_now(), LOOKED_AT))
        opening = [(at, each) for each in ahead if each.action.kind.by_phone and (at := self._opens(each, now, zone))]
        at, first = min(opening, key=lambda each: each[0], default=(None, None))
        return BestNow(None, (), at, first.row if first else None)

    def _opens(self, call: TodayCall, now: datetime, zone: str) -> datetime | None:
        """When they can be called first: by law, and not before the hour that was promised."""
        dated = call.action.promised or call.action.kind.has_hour
        since = max(now, call.action.due_from) if dated else now
        return first_allowed(self._around.standing(call.row, zone), self._around.law, since)

    def _correct_worth(self, who: int, value: int | None) -> Step:
        around = self._around
        quotes = around.store.quotes.of(who)
        home = around.settings().currency
        newest = quotes[0] if quotes else Quote(0, who, "", None, None, home, around.today(), WhyNot.UNKNOWN)
        with recording(around, who, "quotes") as record:
            if quotes or value is not None:
                around.store.quotes.save(replace(newest, worth=value))
        return record.step

    def _those_due(self) -> _Usual:
        """Of the best who are due. It moves slowly, and each call that is saved asks, too; while few, it does not."""
        known = self._around.lately(_Usual, self._counted)
        return known if known.hour is not None else self._around.once(_Usual, self._counted)

    def _counted(self) -> _Usual:
        now, zone = self._around.now(), self._around.zone()
        due = best_due(self._around, instant(self._around.today() + timedelta(days=1), time(0), zone))
        if len(due) < FEW_DUE:
            return _Usual()
        reckoning = Reckoning(self._around, now, zone, due)
        found = sorted((reckoning.payoff(who) for who in due), key=lambda pays: -pays.per_hour)
        odds = sorted(pays.odds.percent for pays in found)
        home = self._around.settings().currency
        best = [pays for pays in found if pays.currency == home][:BEST]
        return _Usual(
            MyHour(best[len(best) // 2].per_hour, False, len(best), home) if len(best) >= FEW_DUE else None,
            _worth_most(found),
            odds[len(odds) // 2],
        )


def _worth_most(found: Sequence[Payoff]) -> dict[str, int]:
    """By currency, since money of two is not compared: what the most valuable tenth is worth at least, in cents."""
    worths: dict[str, list[int]] = {}
    for pays in found:
        worths.setdefault(pays.currency, []).append(pays.worth)
    return {
        currency: sorted(of, reverse=True)[len(of) // 10 - 1] for currency, of in worths.items() if len(of) >= TENTH
    }


@dataclass(frozen=True, slots=True)
class _Usual:
    """Of those due: what an hour pays, what the most valuable tenth is worth by currency, and the usual odds."""

    hour: MyHour | None = None
    worth: Mapping[str, int] = field(default_factory=dict)
    odds: float = 0.0
