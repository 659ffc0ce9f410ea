"""What every service is handed: the file, the clock, the zone, and the law of each place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from reengage_desktop.domain.busy import Busy
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.holiday import Holidays, public_holidays
from reengage_desktop.domain.law import Law
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.permission import Permission, Standing, first_allowed, permission
from reengage_desktop.domain.place import Places
from reengage_desktop.domain.prospect import Party, Prospect, ProspectRow, Stage
from reengage_desktop.domain.settings import Settings
from reengage_desktop.domain.slots import Slot
from reengage_desktop.domain.wall_time import local
from reengage_desktop.store.file import Store

NowClock = Callable[[], datetime]
HOLIDAYS = "holidays"
MINUTE = timedelta(minutes=1)
GONE = "This person is no longer in your file. Nothing was changed; choose somebody else."
CHANGED_SINCE = "This person was changed since. It was not taken back; nothing is lost."
FORBIDDEN = (
    "They may not be called then. The first hour allowed is {hour} their time on {day}. Nothing was saved; choose it "
    "or a later one."
)


@dataclass(frozen=True)
class Around:
    """`now` is the injected clock (aware UTC), `laptop_zone` the laptop's IANA zone, read anew at each call."""

    store: Store
    now: NowClock
    laptop_zone: Callable[[], str]
    law: Law
    resource: Callable[..., str]

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
        region = self.settings().holiday_region
        return not region or self._noted_holidays(region, self.today().year) is not None

    def note_holidays(self) -> None:
        """Kept in the file, so that the next start need not work them out; within a `writing` block."""
        days = {day.isoformat(): name for day, name in self.holidays().items()}
        self.store.settings.note(HOLIDAYS, [self.settings().holiday_region, self.today().year, days])

    def _noted_holidays(self, region: str, year: int) -> dict[str, str] | None:
        noted = self.store.settings.noted(HOLIDAYS)
        return noted[2] if noted and noted[:2] == [region, year] else None

    def person(self, prospect_id: int) -> Prospect:
        """Raises `RuleFault` if they are gone."""
        found = self.store.prospects.get(prospect_id)
        if found is None:
            raise RuleFault(GONE)
        return found

    def standing(self, who: Prospect | ProspectRow, inquired_on: date | None, my_zone: str) -> Standing:
        """A consumer whose inquiry is not dated has hours but no clock, except where consent is required anyway."""
        consumer = who.party is Party.CONSUMER
        if consumer and inquired_on is None:
            consumer = self.law.rule(who.country, who.region, True).consent_required
        zones = (who.zone or my_zone, who.other_zone) if who.other_zone else (who.zone or my_zone,)
        return Standing(
            do_not_contact=who.stage is Stage.DO_NOT_CONTACT,
            consumer=consumer,
            country=who.country,
            region=who.region,
            zones=zones,
            inquired_on=inquired_on,
            consented=who.consented,
        )

    def refuse_forbidden_hours(self, standing: Standing, action: NextAction | None) -> None:
        """Raises `RuleFault` for a call whose whole window lies outside the hours they may be called in."""
        if action is None or not action.kind.is_call:
            return
        if first_allowed(standing, self.law, action.due_from, max(action.due_until, action.due_from + MINUTE)):
            return
        allowed = first_allowed(standing, self.law, action.due_from)
        if allowed is not None:
            there = local(allowed, standing.zones[0])
            raise RuleFault(FORBIDDEN, hour=f"{there:%H:%M}", day=f"{there:%A} {there.day} {there:%B}")

    def permission(self, row: ProspectRow, my_zone: str, now: datetime) -> Permission:
        return permission(self.standing(row, row.inquired_on, my_zone), self.law, now)
