"""The rules of a time zone as calendars exchange them (RFC 5545, 3.6.5: VTIMEZONE)."""

from __future__ import annotations

import calendar
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from .wall_time import zone

YEARS_BEFORE, YEARS_AFTER = 3, 12  # so many that a rule of "the last" is told from one of "the fourth"
DAY = timedelta(days=1)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Observance(NamedTuple):
    """What the clock keeps from an onset on."""

    before: timedelta
    after: timedelta
    name: str
    is_daylight: bool


@lru_cache(maxsize=16)
def zone_block(zone_name: str, year: int) -> str:
    """The lines of VTIMEZONE: what the zone keeps from three years before `year` on.

    By rule where the place has one, else date by date for twelve years.

    `icalendar` could make one itself, but it begins summer an hour late: it writes the onset in the new clock's time
    where the format asks for that of the old one.
    """
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    block = Timezone()
    block.add("TZID", zone_name)
    first, last = (datetime(at, 1, 1, tzinfo=UTC) for at in (year - YEARS_BEFORE, year + YEARS_AFTER))
    for kept, onsets in _observances(zone_name, first, last).items():
        part = TimezoneDaylight() if kept.is_daylight else TimezoneStandard()
        part.TZOFFSETFROM, part.TZOFFSETTO, part.DTSTART = kept.before, kept.after, onsets[0]
        part.add("TZNAME", kept.name)
        rule = _rule(onsets, range(year - YEARS_BEFORE, year + YEARS_AFTER))
        if rule:
            part.add("RRULE", rule)
        elif onsets[1:]:
            part.add("RDATE", onsets[1:])
        block.add_component(part)
    return str(block.to_ical().decode().strip())


def _observances(zone_name: str, first: datetime, last: datetime) -> dict[Observance, list[datetime]]:
    """Each with its onsets, as the wall shows them by the clock kept until then. The first is what held before."""
    found: defaultdict[Observance, list[datetime]] = defaultdict(list)
    at = first
    kept = _kept(at, zone_name)
    found[Observance(kept.after, kept.after, kept.name, kept.is_daylight)].append(datetime(1970, 1, 1))  # noqa: DTZ001
    while at < last:
        coming = at + DAY
        if _kept(coming, zone_name) != kept:
            onset = _onset(at, coming, zone_name)
            now = _kept(onset, zone_name)
            found[now._replace(before=kept.after)].append((onset + kept.after).replace(tzinfo=None))
            kept, coming = now, onset
        at = coming
    return found


def _kept(at: datetime, zone_name: str) -> Observance:
    there = at.astimezone(zone(zone_name))
    offset = there.utcoffset() or timedelta()
    return Observance(offset, offset, there.tzname() or "", bool(there.dst()))


def _onset(before: datetime, after: datetime, zone_name: str) -> datetime:
    """The first whole second in (before, after] at which another observance holds."""
    kept, low, high = _kept(before, zone_name), 0, int((after - before).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        if _kept(before + timedelta(seconds=middle), zone_name) == kept:
            low = middle
        else:
            high = middle
    return before + timedelta(seconds=high)


def _rule(onsets: list[datetime], years: range) -> dict[str, object]:
    """The yearly rule that gives exactly these onsets, such as the last Sunday in March; {} where there is none."""
    if [at.year for at in onsets] != list(years) or len({(at.month, at.weekday(), at.time()) for at in onsets}) > 1:
        return {}
    places = {(at.day - 1) // 7 + 1 for at in onsets}
    if all(at.day + 7 > calendar.monthrange(at.year, at.month)[1] for at in onsets):
        places = {-1}
    if len(places) > 1:
        return {}
    return {"FREQ": "YEARLY", "BYMONTH": onsets[0].month, "BYDAY": f"{places.pop()}{WEEKDAYS[onsets[0].weekday()]}"}
