"""The hours of a day in which a rule lets us call, by the clock of whoever is called."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from .holiday import name_of
from .law import Rule
from .wall_time import instant, zone

# A rule's week repeats, so hours that do not open within two weeks never do (two zones far apart can shut out each
# other). Where only one day of the week opens, Christmas and New Year can take two of them in a row.
_SEARCH_DAYS = 29

Interval = tuple[datetime, datetime]


def next_interval(rule: Rule, zones: tuple[str, ...], since: datetime, until: datetime) -> Interval | None:
    """What is left between the two instants of the first window that is not over."""
    if since >= until:
        return None
    day = since.astimezone(zone(zones[0])).date()
    for ahead in range(_SEARCH_DAYS):
        for opens, closes in hours_on(rule, zones, day + timedelta(days=ahead)):
            if closes > since:
                return (max(opens, since), min(closes, until)) if opens < until else None
    return None


@lru_cache(maxsize=4096)
def hours_on(rule: Rule, zones: tuple[str, ...], day: date) -> tuple[Interval, ...]:
    """The windows of a date in the first zone, in UTC, cut to those of the other zones."""
    hours = _windows(rule, zones[0], day)
    for other in zones[1:]:
        theirs = [window for ahead in (-1, 0, 1) for window in _windows(rule, other, day + timedelta(days=ahead))]
        pairs = ((max(a[0], b[0]), min(a[1], b[1])) for a in hours for b in theirs)
        hours = [(opens, closes) for opens, closes in pairs if opens < closes]
    return tuple(hours)


def _windows(rule: Rule, place: str, day: date) -> list[Interval]:
    windows = rule.week[day.weekday()]
    if windows and name_of(day, rule.holidays):
        return []
    instants = ((instant(day, opens, place), instant(day, closes, place)) for opens, closes in windows)
    return [(opens, closes) for opens, closes in instants if opens < closes]


def holiday_of(rule: Rule, zones: tuple[str, ...], now: datetime) -> str:
    """That of today, on a day on which calls were allowed otherwise."""
    days = [now.astimezone(zone(place)).date() for place in zones] if rule.holidays else []
    return next((name for day in days if rule.week[day.weekday()] and (name := name_of(day, rule.holidays))), "")


@lru_cache(maxsize=4096)
def midnights(zones: tuple[str, ...], day: date) -> tuple[datetime, ...]:
    return tuple(instant(day, time.min, place) for place in zones)
