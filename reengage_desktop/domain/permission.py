"""Until when, and at which hours, we may call a prospect."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

from .law import Law, Rule
from .wall_time import instant, zone

SOON = timedelta(minutes=60)
ENDING_DAYS = 30

# A rule's week repeats, so hours that do not open within two weeks never do (two zones far apart can shut out each
# other).
_SEARCH_DAYS = 15
# Later dates are typing errors ("9999-12-31"), and too near the end of the calendar to count on from.
_LAST_DAY = date(9000, 1, 1)

Interval = tuple[datetime, datetime]

_ALWAYS: Interval = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
_NEVER: Interval = (_ALWAYS[1], _ALWAYS[0])


class Lamp(StrEnum):
    """How it stands with calling them, by the names of the lamps in the design."""

    NOW = "now"
    SOON = "soon"
    LATER = "later"
    ENDS = "ends"
    SHUT = "shut"
    DNC = "dnc"


@dataclass(frozen=True, slots=True)
class Standing:
    """What permission depends on. `zones` is one known IANA zone, or two when in doubt: a call must suit both.

    `inquired_on` is the day of the last inquiry or quote, `refused_on` of the last No, in the prospect's calendar.
    `consented` means written permission is on record; it stops the clock, not the hours.
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


@dataclass(frozen=True, slots=True)
class Permission:
    """How it stands at one instant. Instants are UTC, `local` is their wall time in the first zone.

    `opens_at`: when calling is next allowed, if not now and if ever. `closes_at`: the end of the window we are in.
    `ends_on`, `days_left`: the last day of the permission clock, counted from their date; None if no clock runs.
    `source`: the rule that decides.
    """

    lamp: Lamp
    opens_at: datetime | None
    closes_at: datetime | None
    ends_on: date | None
    days_left: int | None
    callable: bool
    source: str
    local: datetime


def permission(standing: Standing, law: Law, now: datetime) -> Permission:
    """Lamp and limits at `now` (aware). Precedence: do not contact, not allowed, outside hours, ends, now."""
    local = now.astimezone(zone(standing.zones[0]))
    if standing.do_not_contact:
        return Permission(Lamp.DNC, None, None, None, None, False, "They asked not to be contacted", local)
    rule = law.rule(standing.country, standing.region, standing.consumer)
    ends_on = _ends_on(standing, rule)
    days_left = None if ends_on is None else (ends_on - _latest_date(standing.zones, now)).days
    since, until = _span(standing, rule, ends_on)
    found = _next_interval(rule, standing.zones, max(now, since), until)
    if found is None or now < since:
        opens_at = found[0] if found else None
        source = rule.consumer_source or rule.source
        return Permission(Lamp.SHUT, opens_at, None, ends_on, days_left, False, source, local)
    opens_at, closes_at = found
    if opens_at > now:
        lamp = Lamp.SOON if opens_at - now <= SOON else Lamp.LATER
        return Permission(lamp, opens_at, None, ends_on, days_left, False, rule.source, local)
    if days_left is not None and days_left <= ENDING_DAYS:
        return Permission(Lamp.ENDS, None, closes_at, ends_on, days_left, True, rule.consumer_source, local)
    return Permission(Lamp.NOW, None, closes_at, ends_on, days_left, True, rule.source, local)


def first_allowed(standing: Standing, law: Law, from_: datetime, until: datetime | None = None) -> datetime | None:
    """The first instant at or after `from_` (and before `until`) at which a call is allowed, in UTC; None if never."""
    if standing.do_not_contact:
        return None
    rule = law.rule(standing.country, standing.region, standing.consumer)
    since, end = _span(standing, rule, _ends_on(standing, rule))
    found = _next_interval(rule, standing.zones, max(from_, since), min(end, until or end))
    return found[0].astimezone(UTC) if found else None


def callable_window(standing: Standing, law: Law, day: date) -> list[Interval]:
    """The stretches [from, to) of `day`, a date in the first zone, in which a call is allowed, in UTC."""
    if standing.do_not_contact:
        return []
    rule = law.rule(standing.country, standing.region, standing.consumer)
    since, until = _span(standing, rule, _ends_on(standing, rule))
    clipped = ((max(opens, since), min(closes, until)) for opens, closes in _hours_on(rule, standing.zones, day))
    return [(opens, closes) for opens, closes in clipped if opens < closes]


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where it is shorter (30 November + 3: 28 February)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _ends_on(standing: Standing, rule: Rule) -> date | None:
    """The last day on which the clock since inquiry or purchase allows a call; None: no clock, or it never began."""
    if standing.consented:
        return None
    clocks = ((standing.inquired_on, rule.inquiry_months), (standing.bought_on, rule.purchase_months))
    return max((add_months(min(day, _LAST_DAY), months) for day, months in clocks if day and months), default=None)


def _span(standing: Standing, rule: Rule, ends_on: date | None) -> Interval:
    """From when until when (UTC) consent, clock and the rest after a refusal allow calls, whatever the hour."""
    clocked = rule.inquiry_months is not None or rule.purchase_months is not None
    if not standing.consented and (rule.consent_required or (clocked and ends_on is None)):
        return _NEVER
    since, until = _ALWAYS
    if standing.refused_on and rule.rest_days_after_refusal:
        rested = min(standing.refused_on, _LAST_DAY) + timedelta(days=rule.rest_days_after_refusal + 1)
        since = max(_midnights(standing.zones, rested))
    if ends_on:
        until = min(_midnights(standing.zones, ends_on + timedelta(days=1)))
    return since, until


def _next_interval(rule: Rule, zones: tuple[str, ...], since: datetime, until: datetime) -> Interval | None:
    """What is left between the two instants of the first window that is not over."""
    if since >= until:
        return None
    day = since.astimezone(zone(zones[0])).date()
    for ahead in range(_SEARCH_DAYS):
        for opens, closes in _hours_on(rule, zones, day + timedelta(days=ahead)):
            if closes > since:
                return (max(opens, since), min(closes, until)) if opens < until else None
    return None


@lru_cache(maxsize=4096)
def _hours_on(rule: Rule, zones: tuple[str, ...], day: date) -> tuple[Interval, ...]:
    """The windows of a date in the first zone, in UTC, cut to those of the other zones."""
    hours = _windows(rule, zones[0], day)
    for other in zones[1:]:
        theirs = [window for ahead in (-1, 0, 1) for window in _windows(rule, other, day + timedelta(days=ahead))]
        pairs = ((max(a[0], b[0]), min(a[1], b[1])) for a in hours for b in theirs)
        hours = [(opens, closes) for opens, closes in pairs if opens < closes]
    return tuple(hours)


def _windows(rule: Rule, place: str, day: date) -> list[Interval]:
    windows = rule.week[day.weekday()]
    instants = ((instant(day, opens, place), instant(day, closes, place)) for opens, closes in windows)
    return [(opens, closes) for opens, closes in instants if opens < closes]


@lru_cache(maxsize=4096)
def _midnights(zones: tuple[str, ...], day: date) -> tuple[datetime, ...]:
    return tuple(instant(day, time.min, place) for place in zones)


def _latest_date(zones: tuple[str, ...], now: datetime) -> date:
    return max(now.astimezone(zone(place)).date() for place in zones)
