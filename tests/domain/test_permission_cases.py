"""Each rule of the law at its borders: place, person, minute, and the source that decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from reengage_desktop import resources
from reengage_desktop.domain.law import Law
from reengage_desktop.domain.permission import Lamp, Limit, Standing, callable_window, first_allowed, permission
from reengage_desktop.domain.prospect import Registry

LAW = Law(lambda country: resources.text("law", f"{country}.toml"))
MINUTE = timedelta(minutes=1)
EASTERN, CENTRAL, MOUNTAIN, PACIFIC = "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"
PHOENIX, LONDON, PARIS, BERLIN, TORONTO = (
    "America/Phoenix",
    "Europe/London",
    "Europe/Paris",
    "Europe/Berlin",
    "America/Toronto",
)
WEEKEND = frozenset({5, 6})
SUNDAY = frozenset({6})


class Place(NamedTuple):
    """A place with its hours on a weekday and at the weekend ("" for none), and a word of its source."""

    country: str
    region: str
    zone: str
    weekday: str
    saturday: str
    sunday: str
    source: str


def same(country: str, region: str, zone: str, hours: str, source: str) -> Place:
    return Place(country, region, zone, hours, hours, hours, source)


PLACES = [
    same("US", "NY", EASTERN, "08:00-21:00", "47 CFR 64.1200(c)(1)"),
    same("US", "AZ", PHOENIX, "08:00-21:00", "47 CFR 64.1200(c)(1)"),
    Place("US", "AL", CENTRAL, "08:00-20:00", "08:00-20:00", "", "Alabama"),
    same("US", "CT", EASTERN, "09:00-20:00", "Connecticut"),
    same("US", "FL", EASTERN, "08:00-20:00", "Florida"),
    same("US", "KY", EASTERN, "10:00-21:00", "Kentucky"),
    Place("US", "LA", CENTRAL, "08:00-20:00", "08:00-20:00", "", "Louisiana"),
    same("US", "MA", EASTERN, "08:00-20:00", "Massachusetts"),
    same("US", "MD", EASTERN, "08:00-20:00", "Maryland"),
    same("US", "MI", EASTERN, "09:00-21:00", "Michigan"),
    same("US", "MN", CENTRAL, "09:00-21:00", "Minnesota"),
    Place("US", "MS", CENTRAL, "08:00-20:00", "08:00-20:00", "", "Mississippi"),
    same("US", "NM", MOUNTAIN, "09:00-21:00", "New Mexico"),
    same("US", "NV", PACIFIC, "09:00-20:00", "Nevada"),
    same("US", "OK", CENTRAL, "08:00-20:00", "Oklahoma"),
    same("US", "WA", PACIFIC, "08:00-20:00", "Washington"),
    Place("CA", "ON", TORONTO, "09:00-21:30", "10:00-18:00", "10:00-18:00", "Unsolicited Telecommunications Rules"),
    same("GB", "", LONDON, "08:00-21:00", "United Kingdom"),
    Place("FR", "", PARIS, "10:00-13:00 14:00-20:00", "", "", "France"),
    Place("DE", "", BERLIN, "08:00-20:00", "08:00-20:00", "", "Germany"),
    Place("JP", "", "Asia/Tokyo", "09:00-20:00", "09:00-20:00", "", "no entry yet"),
]
# Each side of the nights on which the clock changes, in America and in Europe, and a plain week.
SUNDAYS = [date(2026, 3, 8), date(2026, 11, 1), date(2026, 3, 29), date(2026, 10, 25), date(2026, 6, 14)]


def standing(place: Place, *, consumer: bool = False) -> Standing:
    return Standing(False, consumer, place.country, place.region, (place.zone,))


def at(wall: str, zone: str) -> datetime:
    return datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def borders(place: Place) -> Iterator[tuple[datetime, datetime]]:
    """Opening and closing of the days around each of the nights."""
    for sunday in SUNDAYS:
        for ahead in (-2, -1, 0, 1):
            day = sunday + timedelta(days=ahead)
            hours = {5: place.saturday, 6: place.sunday}.get(day.weekday(), place.weekday)
            for span in hours.split():
                opens, closes = span.split("-")
                yield at(f"{day} {opens}", place.zone), at(f"{day} {closes}", place.zone)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place.country}{place.region}")
@pytest.mark.parametrize("consumer", [False, True])
def test_the_hours_hold_to_the_minute_on_both_sides_of_the_nights_the_clock_changes(
    place: Place, consumer: bool
) -> None:
    who = replace(standing(place, consumer=consumer), consented=True)
    for opens, closes in borders(place):
        asked = [permission(who, LAW, moment) for moment in (opens - MINUTE, opens, closes - MINUTE, closes)]
        assert [found.callable for found in asked] == [False, True, True, False]
        assert asked[0].limit is asked[3].limit is Limit.HOURS and asked[1].limit is Limit.NONE
        assert (asked[0].opens_at, asked[1].closes_at, asked[2].closes_at) == (opens, closes, closes)
        assert all(place.source in found.source for found in asked)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place.country}{place.region}")
def test_sunday_is_open_or_shut_as_its_place_says(place: Place) -> None:
    for sunday in SUNDAYS:
        windows = callable_window(standing(place), LAW, sunday)
        assert len(windows) == len(place.sunday.split())
        if not place.sunday:
            found = permission(standing(place), LAW, at(f"{sunday} 12:00", place.zone))
            assert (found.lamp, found.limit, found.callable) == (Lamp.LATER, Limit.HOURS, False)
            assert found.opens_at and found.opens_at.astimezone(ZoneInfo(place.zone)).weekday() == 0


@pytest.mark.parametrize(
    ("wall", "arizona", "denver"),
    [
        ("2026-03-07 15:00", True, True),  # 8:00 in both
        ("2026-03-07 14:59", False, False),
        ("2026-03-09 14:00", False, True),  # 7:00 in Arizona, which keeps its clock
        ("2026-03-09 15:00", True, True),
        ("2026-11-02 14:59", False, False),
        ("2026-11-02 15:00", True, True),
    ],
)
def test_arizona_keeps_its_clock(wall: str, arizona: bool, denver: bool) -> None:
    now = at(wall, "UTC")
    for zone, expected in ((PHOENIX, arizona), (MOUNTAIN, denver)):
        assert permission(Standing(False, False, "US", "", (zone,)), LAW, now).callable == expected
    both = permission(Standing(False, False, "US", "AZ", (PHOENIX, MOUNTAIN)), LAW, now)
    assert both.callable == (arizona and denver) and both.zones_differ


@pytest.mark.parametrize(
    ("region", "zones", "wall", "is_callable"),
    [  # an address in the East with a number of the West, and the other way round
        ("NY", (EASTERN, PACIFIC), "2026-06-16 10:59", False),
        ("NY", (EASTERN, PACIFIC), "2026-06-16 11:00", True),
        ("NY", (EASTERN, PACIFIC), "2026-06-16 20:59", True),
        ("NY", (EASTERN, PACIFIC), "2026-06-16 21:00", False),
        ("WA", (PACIFIC, EASTERN), "2026-06-16 10:59", False),
        ("WA", (PACIFIC, EASTERN), "2026-06-16 11:00", True),
        ("WA", (PACIFIC, EASTERN), "2026-06-16 19:59", True),
        ("WA", (PACIFIC, EASTERN), "2026-06-16 20:00", False),
    ],
)
def test_where_number_and_address_disagree_a_call_must_suit_both(
    region: str, zones: tuple[str, str], wall: str, is_callable: bool
) -> None:
    found = permission(Standing(False, False, "US", region, zones), LAW, at(wall, EASTERN))
    assert (found.callable, found.zones_differ) == (is_callable, True)
    assert not permission(Standing(False, False, "US", region, zones[:1]), LAW, at(wall, EASTERN)).zones_differ


NOON = at("2026-06-16 12:00", EASTERN)


@pytest.mark.parametrize("region", ["FL", "OK", "MD"])
@pytest.mark.parametrize("consumer", [False, True])
def test_a_fourth_call_in_24_hours_waits_until_the_first_is_a_day_old(region: str, consumer: bool) -> None:
    calls = tuple(NOON - timedelta(hours=hours) for hours in (23, 2, 1))
    who = Standing(False, consumer, "US", region, (EASTERN,), recent=calls)
    found = permission(who, LAW, NOON)
    opens = NOON + timedelta(hours=1)
    assert (found.lamp, found.limit, found.cap, found.opens_at) == (Lamp.SOON, Limit.DAY_CAP, 3, opens)
    assert "three calls in 24 hours" in found.source
    assert first_allowed(who, LAW, NOON) == opens
    assert not permission(who, LAW, opens - timedelta(seconds=1)).callable
    assert permission(who, LAW, opens).limit is Limit.NONE
    assert permission(replace(who, recent=calls[1:]), LAW, NOON).callable
    assert permission(replace(who, region="NY"), LAW, NOON).callable


def test_a_day_cap_that_ends_at_night_opens_in_the_morning() -> None:
    late = at("2026-06-16 19:30", EASTERN)
    who = Standing(False, False, "US", "FL", (EASTERN,), recent=tuple(late - MINUTE * n for n in (40, 20, 0)))
    found = permission(who, LAW, late)
    assert (found.lamp, found.limit) == (Lamp.LATER, Limit.DAY_CAP)
    assert found.opens_at == at("2026-06-17 18:50", EASTERN)
    assert permission(who, LAW, at("2026-06-17 07:00", EASTERN)).limit is Limit.DAY_CAP


def test_france_allows_four_calls_in_30_days() -> None:
    now = at("2026-06-16 11:00", PARIS)
    calls = tuple(now - timedelta(days=days) for days in (29, 20, 10, 1))
    who = Standing(False, True, "FR", "", (PARIS,), consented=True, recent=calls)
    found = permission(who, LAW, now)
    assert (found.lamp, found.limit, found.cap) == (Lamp.SHUT, Limit.MONTH_CAP, 4)
    assert found.opens_at == now + timedelta(days=1)
    assert "four calls in 30 days" in found.source
    assert permission(replace(who, recent=calls[1:]), LAW, now).callable
    assert permission(replace(who, consumer=False), LAW, now).callable


@pytest.mark.parametrize(
    ("country", "zone", "inquired", "bought", "last"),
    [
        ("US", EASTERN, date(2026, 1, 15), None, date(2026, 4, 15)),
        ("US", EASTERN, date(2025, 11, 30), None, date(2026, 2, 28)),
        ("US", EASTERN, date(2027, 11, 30), None, date(2028, 2, 29)),
        ("US", EASTERN, None, date(2026, 8, 31), date(2028, 2, 29)),
        ("US", EASTERN, date(2026, 1, 15), date(2026, 1, 15), date(2027, 7, 15)),
        ("CA", TORONTO, date(2026, 8, 31), None, date(2027, 2, 28)),
        ("CA", TORONTO, None, date(2024, 2, 29), date(2025, 8, 29)),
    ],
)
@pytest.mark.parametrize("registry", [Registry.UNCHECKED, Registry.LISTED])
def test_the_clock_ends_with_its_last_day(
    country: str, zone: str, inquired: date | None, bought: date | None, last: date, registry: Registry
) -> None:
    who = Standing(False, True, country, "", (zone,), inquired_on=inquired, bought_on=bought, registry=registry)
    found = permission(who, LAW, at(f"{last} 12:00", zone))
    assert (found.lamp, found.limit, found.ends_on, found.days_left) == (Lamp.ENDS, Limit.CLOCK, last, 0)
    after = permission(who, LAW, at(f"{last + timedelta(days=1)} 12:00", zone))
    assert (after.lamp, after.limit, after.opens_at) == (Lamp.SHUT, Limit.CLOCK, None)
    assert "inquiry" in found.source and "inquiry" in after.source
    month = permission(who, LAW, at(f"{last - timedelta(days=31)} 12:00", zone))
    assert (month.lamp, month.limit, month.days_left) == (Lamp.NOW, Limit.NONE, 31)


@pytest.mark.parametrize(
    ("registry", "looked", "expected"),
    [
        (Registry.CLEAR, date(2026, 6, 16), True),
        (Registry.CLEAR, date(2026, 5, 16), True),  # 31 days old: its last day
        (Registry.CLEAR, date(2026, 5, 15), False),
        (Registry.UNCHECKED, None, False),
        (Registry.LISTED, date(2026, 6, 16), False),
        (Registry.CLEAR, None, False),
    ],
)
def test_a_look_that_found_nothing_stands_in_for_the_clock_while_it_holds(
    registry: Registry, looked: date | None, expected: bool
) -> None:
    who = Standing(False, True, "US", "", (EASTERN,), date(2026, 1, 1), registry=registry, registry_on=looked)
    found = permission(who, LAW, NOON)
    assert (found.callable, found.days_left is None) == (expected, expected)
    assert permission(replace(who, inquired_on=None), LAW, NOON).callable == (registry is not Registry.LISTED)


def test_what_is_clear_today_is_shut_when_the_look_is_too_old() -> None:
    who = Standing(False, True, "US", "", (EASTERN,), date(2026, 1, 1), registry=Registry.CLEAR)
    who = replace(who, registry_on=date(2026, 5, 16))
    assert first_allowed(who, LAW, at("2026-06-16 20:59", EASTERN)) is not None
    assert first_allowed(who, LAW, at("2026-06-16 21:00", EASTERN)) is None
    found = permission(who, LAW, at("2026-06-17 12:00", EASTERN))
    assert (found.limit, found.ends_on) == (Limit.CLOCK, date(2026, 4, 1))


@pytest.mark.parametrize("consumer", [False, True])
@pytest.mark.parametrize(
    ("registry", "consented", "expected"),
    [
        (Registry.LISTED, False, False),
        (Registry.LISTED, True, True),
        (Registry.UNCHECKED, False, True),
        (Registry.CLEAR, False, True),
    ],
)
def test_who_is_on_tps_or_ctps_is_called_by_consent_only(
    consumer: bool, registry: Registry, consented: bool, expected: bool
) -> None:
    who = Standing(False, consumer, "GB", "", (LONDON,), date(2026, 6, 1), registry=registry, consented=consented)
    found = permission(who, LAW, at("2026-06-16 12:00", LONDON))
    assert found.callable == expected
    if not expected:
        assert (found.lamp, found.limit, found.opens_at) == (Lamp.SHUT, Limit.REGISTRY, None)
        assert "TPS" in found.source and "United Kingdom" in found.source


@pytest.mark.parametrize(
    ("country", "zone", "source"), [("FR", PARIS, "law 2025-594"), ("DE", BERLIN, "UWG section 7")]
)
def test_consumers_of_france_and_germany_are_called_by_consent_only(country: str, zone: str, source: str) -> None:
    noon = at("2026-06-16 11:00", zone)
    who = Standing(False, True, country, "", (zone,), date(2026, 6, 1), bought_on=date(2026, 5, 1))
    found = permission(who, LAW, noon)
    assert (found.lamp, found.limit, found.opens_at) == (Lamp.SHUT, Limit.CONSENT, None)
    assert source in found.source
    assert permission(replace(who, consented=True), LAW, noon).callable
    assert permission(replace(who, consumer=False), LAW, noon).callable


@pytest.mark.parametrize(
    ("wall", "expected"),
    [("2026-08-14 19:59", False), ("2026-08-15 11:00", False), ("2026-08-17 09:59", False), ("2026-08-17 10:00", True)],
)
def test_france_rests_for_60_days_after_a_no(wall: str, expected: bool) -> None:
    # 60 days after Monday 15 June is Friday 14 August: the first hour after it is on Monday.
    who = Standing(False, True, "FR", "", (PARIS,), consented=True, refused_on=date(2026, 6, 15))
    found = permission(who, LAW, at(wall, PARIS))
    assert found.callable == expected
    if not expected:
        assert found.opens_at == at("2026-08-17 10:00", PARIS)
    resting = permission(who, LAW, at("2026-06-16 11:00", PARIS))
    assert (resting.lamp, resting.limit) == (Lamp.SHUT, Limit.REST) and "60 days" in resting.source


def test_of_two_limits_the_one_that_lasts_longer_decides() -> None:
    now = at("2026-06-16 11:00", PARIS)
    calls = tuple(now - timedelta(days=days) for days in (29, 20, 10, 1))
    who = Standing(False, True, "FR", "", (PARIS,), consented=True, recent=calls, refused_on=date(2026, 6, 15))
    assert permission(who, LAW, now).limit is Limit.REST
    assert permission(replace(who, refused_on=date(2026, 4, 17)), LAW, now).limit is Limit.MONTH_CAP
    asked = permission(replace(who, do_not_contact=True), LAW, now)
    assert (asked.lamp, asked.limit, asked.opens_at) == (Lamp.DNC, Limit.ASKED, None)
