"""Reckoning what a call to somebody pays at an hour: by starting values, and by what one's own calls taught."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple, Protocol

from reengage_desktop.domain.commission import Basis, Commission
from reengage_desktop.domain.ladder import tries
from reengage_desktop.domain.odds import Chance, Minutes
from reengage_desktop.domain.prospect import Importance
from reengage_desktop.domain.ranking import Payoff, age_percent, minutes, odds, part_percent, reach, slot_percent
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.slots import NOON, Occurrence, Part, current, part
from reengage_desktop.domain.wall_time import local

from .around import Around

ROW_OF_LATE = timedelta(days=21)


class Weighable(Protocol):
    """Whom a payoff is reckoned for: a row of the list, or what is read of somebody who is due."""

    @property
    def id(self) -> int: ...
    @property
    def value(self) -> int | None: ...
    @property
    def worth(self) -> int | None: ...
    @property
    def product(self) -> str: ...
    @property
    def currency(self) -> str: ...
    @property
    def why_not(self) -> WhyNot: ...
    @property
    def ladder(self) -> str: ...
    @property
    def importance(self) -> Importance: ...
    @property
    def inquired_on(self) -> date | None: ...
    @property
    def last_contact_at(self) -> datetime | None: ...
    @property
    def own_odds(self) -> int | None: ...
    @property
    def own_reach(self) -> int | None: ...
    @property
    def own_minutes(self) -> int | None: ...


class _Ease(NamedTuple):
    """How likely a call reaches them and what it takes; `an_hour` is percent by minutes."""

    reach: Chance
    minutes: Minutes
    an_hour: float


class _Ages(dict[date | None, int]):
    """What the age of a quote of that day makes of the odds, in percent."""

    def __init__(self, today: date) -> None:
        self._today = today

    def __missing__(self, day: date | None) -> int:
        self[day] = age_percent((self._today - day).days if day else None)
        return self[day]


class Reckoning:
    """One round, at one instant: what all share is read once, what many share is worked out once."""

    def __init__(
        self,
        around: Around,
        now: datetime,
        zone: str,
        people: Sequence[Weighable],
        others: Sequence[Weighable] = (),
    ) -> None:
        """`people` are those who are ranked; about `others` it is asked, too."""
        settings = around.settings()
        self._home = settings.currency
        self._terms = around.store.products.terms(settings.commission_rate)
        self._learned = around.store.tallies.experience(now)
        self._now, self._zone = now, zone
        self._parts: dict[datetime, Part] = {}
        self._tried = self._counted(around, {who.id: who for who in (*people, *others) if tries(who.ladder)})
        self._people = people
        self._ranked: dict[tuple[Part | None, float], list[int]] = {}
        self._gains: dict[int, float] = {}
        self._ages = _Ages(local(now, zone).date())
        self._running = current(around.slots(), zone, now)
        self._odds: dict[tuple[WhyNot, Importance, int, int | None], Chance] = {}
        self._eases: dict[tuple[int, float, int | None, int | None], _Ease] = {}

    def payoff(self, who: Weighable, held: Occurrence | None = None) -> Payoff:
        """Of a call in that slot, or at this instant."""
        worth, ease = self._worth(who), self._ease(who, *self._hour(held))
        return Payoff(
            worth.cents or 0, worth.basis, worth.currency or self._home, self._chance(who), ease.reach, ease.minutes
        )

    def ranked(self, held: Occurrence | None = None) -> list[int]:
        """The ids of the people, the best hour first; of equals whoever stands first."""
        when, slot = self._hour(held)
        key = (when if self._tried else None, slot)
        if key not in self._ranked:
            pays = {who.id: self._gain(who) * self._ease(who, when, slot).an_hour for who in self._people}
            self._ranked[key] = sorted(pays, key=pays.__getitem__, reverse=True)
        return self._ranked[key]

    @property
    def part(self) -> Part:
        """That of this instant."""
        return self._part(self._now)

    def tried(self, who: Weighable) -> tuple[int, int]:
        """How often they were tried in vain of late: (in this part of day, in the other)."""
        return self._in(who, self.part)

    def _hour(self, held: Occurrence | None) -> tuple[Part, float]:
        """The part of day, and how well the slot, or that which runs, reaches people beside others, in percent."""
        held = held or self._running
        return (part(held), slot_percent(held.slot.id, self._learned)) if held else (self.part, 100)

    def _in(self, who: Weighable, when: Part) -> tuple[int, int]:
        morning, late = self._tried.get(who.id, (0, 0))
        return (morning, late) if when is Part.MORNING else (late, morning)

    def _gain(self, who: Weighable) -> float:
        """Worth × odds, which do not depend on the hour."""
        if who.id not in self._gains:
            self._gains[who.id] = (self._worth(who).cents or 0) * self._chance(who).percent
        return self._gains[who.id]

    def _ease(self, who: Weighable, when: Part, slot: float) -> _Ease:
        hour = slot * part_percent(*self._in(who, when)) / 100 if who.id in self._tried else slot
        key = (tries(who.ladder), hour, who.own_reach, who.own_minutes)
        if key not in self._eases:
            reached = reach(who.ladder, self._learned, hour, who.own_reach)
            takes = minutes(reached.percent, self._learned, who.own_minutes)
            self._eases[key] = _Ease(reached, takes, reached.percent / takes.value)
        return self._eases[key]

    def _worth(self, who: Weighable) -> Commission:
        """In the currency of the quote: what is known in another is passed over for the ordinary rate."""
        found = self._terms.commission(who.worth, who.value, who.product, who.currency)
        if who.currency and found.currency != who.currency:
            rate = self._terms.rate
            return Commission((who.value or 0) * rate // 1000, who.currency, Basis.OWN_RATE, rate)
        return found

    def _chance(self, who: Weighable) -> Chance:
        age = self._ages[who.inquired_on]
        key = (who.why_not, who.importance, age, who.own_odds)
        if key not in self._odds:
            self._odds[key] = odds(who.why_not, who.importance, age, self._learned, who.own_odds)
        return self._odds[key]

    def _counted(self, around: Around, people: dict[int, Weighable]) -> dict[int, tuple[int, int]]:
        """How often each was tried since they last answered: (in the morning, late)."""
        found = {}
        for who, instants in (around.store.tries.since(self._now - ROW_OF_LATE, people) if people else {}).items():
            answered = people[who].last_contact_at
            parts = [self._part(at) for at in instants if answered is None or at > answered]
            found[who] = parts.count(Part.MORNING), parts.count(Part.LATE)
        return found

    def _part(self, at: datetime) -> Part:
        """Each quarter of an hour is worked out once."""
        quarter = at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0)
        if quarter not in self._parts:
            self._parts[quarter] = Part.MORNING if local(quarter, self._zone).time() < NOON else Part.LATE
        return self._parts[quarter]
