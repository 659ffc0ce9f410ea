"""Allowing calls to many at once: what the law asks of each kind of clock, and who is best among those it allows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from reengage_desktop.domain.law import Rule
from reengage_desktop.domain.listing import Clock
from reengage_desktop.domain.permission import add_months
from reengage_desktop.domain.prospect import Party
from reengage_desktop.domain.wall_time import instant, local
from reengage_desktop.store.due import Due
from reengage_desktop.store.open_clocks import OpenClock, callable_clocks

from .around import Around


def best_due(around: Around, until: datetime) -> list[Due]:
    """See `Listings.best_due`: of those who may be called today, be it at another hour."""
    now = around.now()
    hour = now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0)  # no day begins between two quarters
    clocks = around.once((best_due, hour, around.zone()), lambda: _clocks(around, hour))
    return around.store.listings.best_due(until, clocks)


def _clocks(around: Around, now: datetime) -> str:
    mine = around.zone()
    every = around.store.listings.clocks()
    return callable_clocks(asked(clock, rule_of(around, clock), zones(clock, mine), now) for clock in every)


def rule_of(around: Around, clock: Clock) -> Rule:
    return around.law.rule(clock.country, clock.region, clock.party == Party.CONSUMER)


def zones(clock: Clock, mine: str) -> tuple[str, ...]:
    return (clock.zone or mine, clock.other_zone) if clock.other_zone else (clock.zone or mine,)


def asked(clock: Clock, rule: Rule, zones: Sequence[str], now: datetime) -> OpenClock:
    """What those of this clock must have to be called today, whatever the hour."""
    dates = [local(now, zone).date() for zone in zones]
    registry, rest = rule.registry, rule.rest_days_after_refusal
    return OpenClock(
        clock,
        since=_first_day(max(dates), rule.inquiry_months),
        bought=_first_day(max(dates), rule.purchase_months),
        needs="consent" if rule.consent_required else registry.kind if registry else "",
        clear=max(dates) - timedelta(days=registry.check_days) if registry else None,
        rested=instant(min(dates) - timedelta(days=rest), time.min, zones[0]) if rest else None,
    )


def _first_day(today: date, months: int | None) -> date | None:
    """The earliest inquiry or purchase whose clock has not run out today; None: there is no such clock."""
    if months is None:
        return None
    day = add_months(today, -months)
    while add_months(day - timedelta(days=1), months) >= today:
        day -= timedelta(days=1)
    return day
