"""What the clock on the wall says, turned into an instant."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """The IANA zone of this name; ValueError, in words, when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"There is no time zone named {name!r}.") from error


def local(at: datetime, zone_name: str) -> datetime:
    """The instant as the clock shows it in the zone (aware); ValueError for a time without a zone."""
    if at.tzinfo is None:
        raise ValueError("An instant needs its time zone.")
    return at.astimezone(zone(zone_name))


def has_date(day: date, zone_name: str) -> bool:
    """False for a date that the place never had (Pacific/Apia went from the 29th to the 31st of December 2011)."""
    return instant(day, time.min, zone_name).astimezone(zone(zone_name)).date() == day


@lru_cache(maxsize=4096)  # every beat asks for the same few weeks
def instant(day: date, at: time, zone_name: str) -> datetime:
    """The UTC instant at which the wall shows this time on this date.

    A time the clock springs over becomes the first instant after the gap; a time it shows twice is the first one.
    So on a date that the place never had (see `has_date`) it is the beginning of the next date it has.
    """
    return _first_instant(day, at, zone(zone_name))


def _first_instant(day: date, at: time, place: ZoneInfo) -> datetime:
    wall = datetime.combine(day, at.replace(fold=0))
    found = wall.replace(tzinfo=place).astimezone(UTC)
    if found.astimezone(place).replace(tzinfo=None) == wall:
        return found
    # fold=0 counts with the offset from before the gap, fold=1 with the one after it: the gap's end lies between.
    return _shift_between(wall.replace(tzinfo=place, fold=1).astimezone(UTC), found, place)


def _shift_between(before: datetime, after: datetime, place: ZoneInfo) -> datetime:
    """The first whole second in (before, after] at which the place no longer keeps the offset of `before`."""
    offset = before.astimezone(place).utcoffset()

    def has_shifted(second: int) -> bool:
        return (before + timedelta(seconds=second)).astimezone(place).utcoffset() != offset

    seconds = range(1, int((after - before).total_seconds()))
    return before + timedelta(seconds=1 + bisect_left(seconds, True, key=has_shifted))
