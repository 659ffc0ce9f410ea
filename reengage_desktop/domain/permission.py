"""Until when, and at which hours, we may call a prospect."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from .calling_hours import Interval, holiday_of, hours_on, midnights, next_interval
from .law import Law, RegistryKind, Rule
from .prospect import Registry
from .wall_time import zone

SOON = timedelta(minutes=60)
ENDING_DAYS = 30
# Later dates are typing errors ("9999-12-31"), and too near the end of the calendar to count on from.
_LAST_DAY = date(9000, 1, 1)

DAY = timedelta(hours=24)
MONTH = timedelta(days=30)

_BEGINNING = datetime.min.replace(tzinfo=UTC)
_FOREVER = datetime.max.replace(tzinfo=UTC)


class Lamp(StrEnum):
    """How it stands with calling them, by the names of the lamps in the design."""

    NOW = "now"
    SOON = "soon"
    LATER = "later"
    ENDS = "ends"
    SHUT = "shut"
    DNC = "dnc"


class Limit(StrEnum):
    """Which rule decides: the one that lasts longest; `NONE` while a call is allowed and nothing is about to end."""

    NONE = ""
    HOURS = "hours"
    DAY_CAP = "day_cap"
    MONTH_CAP = "month_cap"
    CLOCK = "clock"
    CONSENT = "consent"
    REST = "rest"
    REGISTRY = "registry"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Standing:
    """What permission depends on. `zones` is one known IANA zone, or two when in doubt: a call must suit both.

    `inquired_on` is the day of the last inquiry or quote, `refused_on` of the last No, in the prospect's calendar.
    `consented` means written permission is on record; it stops clock and registry, not the hours.
    `registry` is what a do-not-call registry said on `registry_on`. `recent` are the instants (UTC) of attempts that a
    cap counts, the oldest first.
    """

    do_not_contact: bool
    consumer: bool
    country: str
    region: str
    zones: tuple[str, ...]
    inquired_on: date | None = None
    bought_on: date | None = None
    consented: bool = False
    refused_on: date | None = None
    registry: Registry = Registry.UNCHECKED
    registry_on: date | None = None
    recent: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class Permission:
    """How it stands at one instant. Instants are UTC, `local` is their wall time in the first zone.

    `opens_at`: when calling is next allowed, if not now and if ever. `closes_at`: the end of the window we are in.
    `ends_on`, `days_left`: the last day of the permission clock, counted from their date; None if no clock runs.
    `source`: the rule that decides, with its place; `limit`: what kind of rule it is; `cap`: how many calls it allows,
    0 unless it counts calls. `zones_differ`: address and number disagree, so that both must suit. `holiday`: the public
    holiday that shuts today; "" while none does.
    """

    lamp: Lamp
    opens_at: datetime | None
    closes_at: datetime | None
    ends_on: date | None
    days_left: int | None
    callable: bool
    source: str
    local: datetime
    limit: Limit = Limit.NONE
    cap: int = 0
    zones_differ: bool = False
    holiday: str = ""


class _Span(NamedTuple):
    """From when until when (UTC) calls are allowed, whatever the hour; what keeps them off before, and after.

    `ends_on` is the last day of the clock, `clear_on` the last on which a look at the registry holds.
    """

    since: datetime
    opening: Limit
    until: datetime = _FOREVER
    ending: Limit = Limit.NONE
    ends_on: date | None = None
    clear_on: date | None = None


def permission(standing: Standing, law: Law, now: datetime) -> Permission:
    """Lamp and limits at `now` (aware). Precedence: do not contact, not allowed, outside hours, ends, now."""
    zones, local = standing.zones, now.astimezone(zone(standing.zones[0]))
    differ = len(zones) > 1
    if standing.do_not_contact:
        asked = "They asked not to be contacted"
        return Permission(Lamp.DNC, None, None, None, None, False, asked, local, Limit.ASKED, zones_differ=differ)
    rule = law.rule(standing.country, standing.region, standing.consumer)
    span = _span(standing, rule)
    today = _latest_date(zones, now)
    ends_on = None if span.clear_on and today <= span.clear_on else span.ends_on
    days_left = None if ends_on is None else (ends_on - today).days
    found = next_interval(rule, zones, max(now, span.since), span.until)
    opens_at, closes_at = found or (None, None)
    limit = _limit(span, now, found, days_left)
    is_callable = limit in (Limit.NONE, Limit.CLOCK) and opens_at is not None
    return Permission(
        lamp=_lamp(limit, now, opens_at),
        opens_at=None if is_callable else opens_at,
        closes_at=closes_at if is_callable else None,
        ends_on=ends_on,
        days_left=days_left,
        callable=is_callable,
        source=_source(limit, rule),
        local=local,
        limit=limit,
        cap=_cap(limit, rule),
        zones_differ=differ,
        holiday=holiday_of(rule, zones, now) if limit is Limit.HOURS else "",
    )


def first_allowed(standing: Standing, law: Law, from_: datetime, until: datetime | None = None) -> datetime | None:
    """The first instant at or after `from_` (and before `until`) at which a call is allowed, in UTC; None if never."""
    if standing.do_not_contact:
        return None
    rule = law.rule(standing.country, standing.region, standing.consumer)
    span = _span(standing, rule)
    found = next_interval(rule, standing.zones, max(from_, span.since), min(span.until, until or _FOREVER))
    return found[0].astimezone(UTC) if found else None


def callable_window(standing: Standing, law: Law, day: date) -> list[Interval]:
    """The stretches [from, to) of `day`, a date in the first zone, in which a call is allowed, in UTC."""
    if standing.do_not_contact:
        return []
    rule = law.rule(standing.country, standing.region, standing.consumer)
    span, hours = _span(standing, rule), hours_on(rule, standing.zones, day)
    clipped = ((max(opens, span.since), min(closes, span.until)) for opens, closes in hours)
    return [(opens, closes) for opens, closes in clipped if opens < closes]


def _limit(span: _Span, now: datetime, found: Interval | None, days_left: int | None) -> Limit:
    """Of a call that is allowed only `CLOCK`, when it ends soon, or none."""
    if now < span.since:
        return span.opening
    if found is None:
        return span.ending or Limit.HOURS
    if found[0] > now:
        return Limit.HOURS
    return Limit.CLOCK if days_left is not None and days_left <= ENDING_DAYS else Limit.NONE


def _lamp(limit: Limit, now: datetime, opens_at: datetime | None) -> Lamp:
    if opens_at is None:
        return Lamp.SHUT
    if opens_at <= now:
        return Lamp.ENDS if limit is Limit.CLOCK else Lamp.NOW
    if limit not in (Limit.HOURS, Limit.DAY_CAP):
        return Lamp.SHUT
    return Lamp.SOON if opens_at - now <= SOON else Lamp.LATER


def _source(limit: Limit, rule: Rule) -> str:
    if limit is Limit.REGISTRY and rule.registry:
        return rule.registry.source
    if limit is Limit.DAY_CAP:
        return rule.caps_source or rule.source
    if limit in (Limit.NONE, Limit.HOURS):
        return rule.source
    return rule.consumer_source or rule.source


def _cap(limit: Limit, rule: Rule) -> int:
    if limit is Limit.DAY_CAP:
        return rule.calls_in_24_hours or 0
    return (rule.calls_in_30_days or 0) if limit is Limit.MONTH_CAP else 0


@lru_cache(maxsize=4096)
def add_months(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where it is shorter (30 November + 3: 28 February)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _span(standing: Standing, rule: Rule) -> _Span:
    since, opening = _opening(standing, rule)
    if standing.consented:
        return _Span(since, opening)
    if rule.consent_required:
        return _never(Limit.CONSENT)
    registry, ends_on = rule.registry, last_day(rule, standing.inquired_on, standing.bought_on)
    if registry and standing.registry is Registry.LISTED and (ends_on is None or registry.kind is RegistryKind.SHUT):
        return _never(Limit.REGISTRY)
    if ends_on is None:  # what is not dated starts no clock
        return _Span(since, opening)
    clear_on = None
    if registry and standing.registry is Registry.CLEAR and standing.registry_on:
        clear_on = min(standing.registry_on, _LAST_DAY) + timedelta(days=registry.check_days)
    last = max(ends_on, clear_on or ends_on)
    until = min(midnights(standing.zones, last + timedelta(days=1)))
    return _Span(since, opening, until, Limit.CLOCK, ends_on, clear_on)


def _never(limit: Limit) -> _Span:
    return _Span(_FOREVER, limit, _BEGINNING, limit)


def _opening(standing: Standing, rule: Rule) -> tuple[datetime, Limit]:
    """When the last of rest and caps is over, and which it was."""
    since, limit = _BEGINNING, Limit.NONE
    if standing.refused_on and rule.rest_days_after_refusal:
        rested = min(standing.refused_on, _LAST_DAY) + timedelta(days=rule.rest_days_after_refusal + 1)
        since, limit = max(midnights(standing.zones, rested)), Limit.REST
    calls = standing.recent
    for cap, span, its in (
        (rule.calls_in_24_hours, DAY, Limit.DAY_CAP),
        (rule.calls_in_30_days, MONTH, Limit.MONTH_CAP),
    ):
        # Of so many calls in a row the first makes room for another when the time that is counted has passed over it.
        if cap and len(calls) >= cap and calls[-cap] + span > since:
            since, limit = calls[-cap] + span, its
    return since, limit


def last_day(rule: Rule, inquired_on: date | None, bought_on: date | None) -> date | None:
    """The last day on which the clock since inquiry or purchase allows a call; None: no clock, or it never began."""
    clocks = ((inquired_on, rule.inquiry_months), (bought_on, rule.purchase_months))
    return max((add_months(min(day, _LAST_DAY), months) for day, months in clocks if day and months), default=None)


def _latest_date(zones: tuple[str, ...], now: datetime) -> date:
    return max(now.astimezone(zone(place)).date() for place in zones)
