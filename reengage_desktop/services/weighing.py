"""What an hour on somebody pays: worth, odds and minutes, each with where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reengage_desktop.domain.day_plan import TodayCall
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.ladder import tries
from reengage_desktop.domain.prospect import ProspectRow
from reengage_desktop.domain.ranking import Payoff, payoff
from reengage_desktop.domain.slots import NOON, Part
from reengage_desktop.domain.wall_time import local
from reengage_desktop.domain.why_now import Mattered, mattered

from .around import GONE, Around
from .planning import Planning
from .retracing import Step, recording


class Estimate(StrEnum):
    """What can be corrected, by its column: percent, percent, minutes; and what the newest quote is worth, in cents."""

    ODDS = "own_odds"
    REACH = "own_reach"
    MINUTES = "own_minutes"
    WORTH = "worth"


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a call to somebody pays now; it would be attempt number `attempt` of their row, in this `part` of day."""

    who: int
    payoff: Payoff
    attempt: int
    part: Part
    mattered: tuple[Mattered, ...]


@dataclass(frozen=True, slots=True)
class MyHour:
    """What an hour of calling usually pays, in cents: as typed, else the median of the best `of` who are due."""

    per_hour: int
    typed: bool
    of: int


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
        terms = self._around.store.products.terms(self._around.settings().commission_rate)
        part = Part.MORNING if local(self._around.now(), self._around.zone()).time() < NOON else Part.LATE
        found = {}
        for row in self._around.store.prospects.rows(ids):
            worth = terms.worth(row.worth, row.value, row.product, row.currency)
            own = (row.own_odds, row.own_reach, row.own_minutes)
            pays = payoff(worth, row.value, terms.rate, row.why_not, row.ladder, row.importance, own)
            found[row.id] = Weighed(row.id, pays, tries(row.ladder) + 1, part, ())
        return found

    def correct(self, who: int, part: Estimate, value: int | None) -> Step:
        """One's own estimate; None: worked out again. Raises `RuleFault` for what cannot be, and who is gone."""
        self._around.person(who)
        with recording(self._around, who, "prospects") as record:
            self._around.store.prospects.edit(who, {part.value: value})
        return record.step

    def my_hour(self) -> MyHour | None:
        """None where nothing is typed and too few are due to tell."""
        typed = self._around.settings().hour_worth
        return MyHour(typed, True, 0) if typed else None

    def day(self) -> DayWorth:
        calls = self._planning.today().best_first()
        minutes = sum(call.payoff.minutes.value for call in calls)
        sums: dict[str, int] = {}
        for call in calls:
            sums[call.row.currency] = sums.get(call.row.currency, 0) + call.payoff.expected
        return DayWorth(len(calls), round(minutes), tuple(sorted(sums.items(), key=lambda each: -each[1])))

    def why_now(self, call: TodayCall) -> tuple[Mattered, ...]:
        """The two or three parts that decided."""
        return mattered(call)

    def best_now(self) -> BestNow:
        call = self._planning.best_now()
        return BestNow(call, mattered(call) if call else ())
