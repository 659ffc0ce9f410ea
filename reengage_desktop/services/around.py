"""What every service is handed: the file, the clock, the zone, and the law of each place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar

from reengage_desktop.domain.busy import Busy
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.holiday import Holidays, know, public_holidays
from reengage_desktop.domain.law import Law, Rule
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.permission import DAY, MONTH, Limit, Permission, Standing, first_allowed, permission
from reengage_desktop.domain.place import Places
from reengage_desktop.domain.prospect import Party, Prospect, ProspectRow, Stage
from reengage_desktop.domain.settings import Settings
from reengage_desktop.domain.slots import Slot
from reengage_desktop.domain.wall_time import local
from reengage_desktop.store.file import Store

NowClock = Callable[[], datetime]
Tries = dict[int, tuple[datetime, ...]]
Told = TypeVar("Told")
HOLIDAYS, LAW_HOLIDAYS = "holidays", "law_holidays"
MINUTE, HOLDS = timedelta(minutes=1), timedelta(minutes=10)
GONE = "This person is no longer in your file. Nothing was changed; choose somebody else."
CHANGED_SINCE = "This person was changed since. It was not taken back; nothing is lost."
FORBIDDEN = (
    "They may not be called then. The first hour allowed is {hour} their time on {day}. Nothing was saved; choose it "
    "or a later one."
)
HOLIDAY = "{source}; a public holiday there: {holiday}"
FORBIDDEN_BY = FORBIDDEN.replace("then.", "then: {rule}.", 1)


def by_rule(found: Permission) -> str:
    """The rule that decides, in words, with the holiday that it goes by."""
    return HOLIDAY.format(source=found.source, holiday=found.holiday) if found.holiday else found.source


class Around:
    """`now` is the injected clock (aware UTC), `laptop_zone` the laptop's IANA zone, read anew at each call."""

    def __init__(
        self,
        store: Store,
        now: NowClock,
        laptop_zone: Callable[[], str],
        resource: Callable[..., str],
    ) -> None:
        self.store = store
        self.now = now
        self.laptop_zone = laptop_zone
        self.resource = resource
        self._law = Law(lambda country: resource("law", f"{country}.toml"))
        self._lines: object = ()
        self._read_at = -1  # the commit after which this was read
        self._once: dict[object, Any] = {}
        self._lately: dict[object, tuple[datetime, Any]] = {}

    @property
    def law(self) -> Law:
        """In force: as it ships, with the rules the person wrote."""
        self._look()
        return self._law

    @cached_property
    def places(self) -> Places:
        """Read from its file when the first person comes in or moves."""
        return Places.from_text(self.resource("law", "places.json"))

    def settings(self) -> Settings:
        return self.store.settings.read()

    def zone(self) -> str:
        """The salesperson's zone: the one they set, else the laptop's."""
        return self.settings().zone or self.laptop_zone()

    def today(self) -> date:
        return local(self.now(), self.zone()).date()

    def slots(self) -> list[Slot]:
        """All slots by start, with the holidays they rest on."""
        found = self.store.slots.all()
        if not any(slot.rests_on_holidays for slot in found):
            return found
        days = frozenset(self.holidays())
        return [replace(slot, holidays=days) if slot.rests_on_holidays else slot for slot in found]

    def busy(self, first: datetime, last: datetime) -> list[Busy]:
        """The busy times of the person's own calendars that meet the time from `first` to `last` (UTC), by start."""
        return self.store.calendars.busy(first, last)

    def holidays(self) -> Holidays:
        """Public holidays of the region that was set, from last year to the next; none of a region not known."""
        region, year = self.settings().holiday_region, self.today().year
        if not region:
            return {}
        if noted := self._noted_holidays(region, year):
            return {date.fromisoformat(day): name for day, name in noted.items()}
        try:
            return public_holidays(region, range(year - 1, year + 3))
        except ValueError:
            return {}

    def holidays_are_noted(self) -> bool:
        region, year = self.settings().holiday_region, self.today().year
        mine = not region or self._noted_holidays(region, year) is not None
        noted_in, noted = self._noted_law_holidays()
        return mine and (noted_in == year or not noted) and self._law.holiday_regions() <= noted.keys()

    def note_holidays(self) -> None:
        """Kept in the file, so that the next start need not work them out; within a `writing` block."""
        days = {day.isoformat(): name for day, name in self.holidays().items()}
        year = self.today().year
        self.store.settings.note(HOLIDAYS, [self.settings().holiday_region, year, days])
        told = {}
        for region in sorted(self._law.holiday_regions() | self._noted_law_holidays()[1].keys()):
            found = public_holidays(region, range(year - 1, year + 3))
            told[region] = {day.isoformat(): name for day, name in found.items()}
        self.store.settings.note(LAW_HOLIDAYS, [year, told])

    def _noted_holidays(self, region: str, year: int) -> dict[str, str] | None:
        noted = self.store.settings.noted(HOLIDAYS)
        return noted[2] if noted and noted[:2] == [region, year] else None

    def _noted_law_holidays(self) -> tuple[int, dict[str, dict[str, str]]]:
        """The year in which they were noted, and the days of each region on whose holidays nobody is called."""
        year, days = self.store.settings.noted(LAW_HOLIDAYS) or (0, {})
        return year, days

    def person(self, prospect_id: int) -> Prospect:
        """Raises `RuleFault` if they are gone."""
        found = self.store.prospects.get(prospect_id)
        if found is None:
            raise RuleFault(GONE)
        return found

    def standing(self, who: Prospect | ProspectRow, my_zone: str, *, tried_now: bool = False) -> Standing:
        """`tried_now`: as it will be after a call of this minute."""
        consumer = who.party is Party.CONSUMER
        zones = (who.zone or my_zone, who.other_zone) if who.other_zone else (who.zone or my_zone,)
        rule = self.law.rule(who.country, who.region, consumer)
        rests = who.refused_at is not None and rule.rest_days_after_refusal
        return Standing(
            do_not_contact=who.stage is Stage.DO_NOT_CONTACT,
            consumer=consumer,
            country=who.country,
            region=who.region,
            zones=zones,
            inquired_on=who.inquired_on,
            bought_on=who.bought_on,
            consented=who.consented,
            refused_on=local(who.refused_at, zones[0]).date() if rests and who.refused_at else None,
            registry=who.registry,
            registry_on=who.registry_on,
            recent=self._after_this(who.id, rule) if tried_now else self.at_cap(rule).get(who.id, ()),
        )

    def _after_this(self, who: int, rule: Rule) -> tuple[datetime, ...]:
        if rule.calls_in_24_hours is None and rule.calls_in_30_days is None:
            return ()
        now = self.now()
        return (*self.store.tries.since(now - MONTH, [who]).get(who, ()), now)

    def at_cap(self, rule: Rule) -> Tries:
        """Whoever has been tried as often as the rule allows, with those attempts; read once after each commit."""
        caps = [(DAY, rule.calls_in_24_hours), (MONTH, rule.calls_in_30_days)]
        found = [self._tried(span, cap) for span, cap in caps if cap]
        if len(found) < 2:
            return found[0] if found else {}
        return found[1] | {who: tuple(sorted({*at, *found[1].get(who, ())})) for who, at in found[0].items()}

    def _tried(self, span: timedelta, cap: int) -> Tries:
        return self.once((span, cap), lambda: self.store.tries.since(self.now() - span, least=cap))

    def once(self, key: object, read: Callable[[], Told]) -> Told:
        """What is read, or worked out, once after each commit; `key` names it and what else it depends on."""
        self._look()
        if key not in self._once:
            self._once[key] = read()
        told: Told = self._once[key]
        return told

    def lately(self, key: object, read: Callable[[], Told]) -> Told:
        """What moves slowly: worked out anew after ten minutes."""
        now = self.now()
        if key not in self._lately or not timedelta() <= now - self._lately[key][0] < HOLDS:
            self._lately[key] = now, read()
        told: Told = self._lately[key][1]
        return told

    def _look(self) -> None:
        """After a commit the rules are read again, and all else when somebody asks."""
        if self._read_at == self.store.commits:
            return
        if self._read_at < 0:
            for region, days in self._noted_law_holidays()[1].items():
                know(region, {date.fromisoformat(day): name for day, name in days.items()})
        self._read_at, self._once = self.store.commits, {}
        lines = self.store.own_rules.lines()
        if lines != self._lines:
            self._law, self._lines = self._law.with_own(self.store.own_rules.read(lines)), lines

    def refuse_forbidden_hours(self, standing: Standing, action: NextAction | None) -> None:
        """Raises `RuleFault` for a call whose whole window lies outside the hours they may be called in."""
        if action is None or not action.kind.is_call:
            return
        if first_allowed(standing, self.law, action.due_from, max(action.due_until, action.due_from + MINUTE)):
            return
        allowed = first_allowed(standing, self.law, action.due_from)
        if allowed is not None:
            there = local(allowed, standing.zones[0])
            found = permission(standing, self.law, action.due_from)
            words = FORBIDDEN if found.limit is Limit.HOURS and not found.holiday else FORBIDDEN_BY
            day = f"{there:%A} {there.day} {there:%B}"
            raise RuleFault(words, rule=by_rule(found), hour=f"{there:%H:%M}", day=day)

    def permission(self, row: ProspectRow, my_zone: str, now: datetime) -> Permission:
        return permission(self.standing(row, my_zone), self.law, now)
