"""Looking after what is easily forgotten: people who lack something, permissions that end, the copy of the day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from reengage_desktop.domain.law import Rule
from reengage_desktop.domain.listing import Clock, Filter
from reengage_desktop.domain.no_walk import due_before
from reengage_desktop.domain.permission import ENDING_DAYS, add_months, last_day
from reengage_desktop.domain.prospect import Party
from reengage_desktop.domain.wall_time import instant, local
from reengage_desktop.store import backups
from reengage_desktop.store.endings import Span

from .around import Around
from .cooling import Cooling

SLACK = timedelta(days=3)  # the last days of months of other lengths


class Ending(NamedTuple):
    """The permissions of so many people end within 30 days; whose ends first, after how many days (0: today)."""

    people: int
    prospect_id: int
    name: str
    days_left: int


class Needs(NamedTuple):
    """Counts of the pool: without a note on why, without a reason to call; what ends.

    `cold`: who is going cold; `noes`: how many No's wait for their yearly walk.
    """

    no_why: int
    no_reason: int
    ending: Ending | None
    cold: int = 0
    noes: int = 0


class Tending:
    def __init__(self, around: Around) -> None:
        self._around = around

    def needs(self) -> Needs:
        around, zone = self._around, self._around.zone()
        tomorrow = instant(around.today() + timedelta(days=1), time(0), zone)
        no_why, no_reason = (
            around.store.listings.count(filter_, tomorrow, {})
            for filter_ in (Filter.NO_NOTE_ON_WHY, Filter.NO_REASON_TO_CALL)
        )
        noes = around.store.noes.count(due_before(around.now(), zone, around.settings().no_walk_months))
        return Needs(no_why, no_reason, self._ending(), Cooling(around).count(), noes)

    def without_next_action(self) -> int:
        return self._around.store.health.without_next_action()

    def copied_at(self) -> datetime | None:
        """When the newest backup was made; None without one."""
        now = self._around.now()
        age = backups.age(self._around.store.path, now)
        return None if age is None else now - age

    def _ending(self) -> Ending | None:
        """None where no permission ends within 30 days."""
        clocks = [(clock, rule, self._there(clock)) for clock, rule in self._running()]
        found = []
        for ended in self._around.store.endings.of([_span(*each) for each in clocks]):
            _, rule, today = clocks[ended.place]
            last = last_day(rule, ended.inquired_on, ended.bought_on)
            left = (last - today).days if last else -1
            if 0 <= left <= ENDING_DAYS:
                found.append((left, ended.one, ended.people))
        if not found:
            return None
        left, first, _ = min(found)
        person = self._around.person(first)
        return Ending(sum(count for _, _, count in found), first, person.name, left)

    def _running(self) -> list[tuple[Clock, Rule]]:
        """Each kind of clock that runs since an inquiry or a purchase."""
        law = self._around.law
        rules = [
            (clock, law.rule(clock.country, clock.region, clock.party == Party.CONSUMER))
            for clock in self._around.store.listings.clocks()
        ]
        return [(clock, rule) for clock, rule in rules if rule.has_clock and not rule.consent_required]

    def _there(self, clock: Clock) -> date:
        """Today in their calendar; of two zones the later one."""
        now = self._around.now()
        zones = (clock.zone or self._around.zone(), clock.other_zone)
        return max(local(now, zone).date() for zone in zones if zone)


def _span(clock: Clock, rule: Rule, today: date) -> Span:
    registry = rule.registry
    return Span(
        clock,
        _days(rule.inquiry_months, today),
        _days(rule.purchase_months, today),
        today - timedelta(days=registry.check_days) if registry else None,
        registry.kind if registry else None,
    )


def _days(months: int | None, today: date) -> tuple[date, date] | None:
    """From when until when it was that so many months end within the days that are told."""
    if months is None:
        return None
    return add_months(today, -months) - SLACK, add_months(today + timedelta(days=ENDING_DAYS), -months) + SLACK
