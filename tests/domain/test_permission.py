"""The lamp beside a name: when a call is allowed, until when, and why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop import resources
from reengage_desktop.domain.holiday import name_of
from reengage_desktop.domain.law import Law
from reengage_desktop.domain.permission import (
    Lamp,
    Limit,
    Standing,
    add_months,
    callable_window,
    first_allowed,
    permission,
)
from reengage_desktop.domain.prospect import Registry
from tests.stopwatch import done_within

LAW = Law(lambda country: resources.text("law", f"{country}.toml"))
NEW_YORK, CHICAGO, LOS_ANGELES = "America/New_York", "America/Chicago", "America/Los_Angeles"
PARIS, LONDON, BERLIN, TORONTO = "Europe/Paris", "Europe/London", "Europe/Berlin", "America/Toronto"
AUCKLAND = "Pacific/Auckland"


def business(country: str, region: str, *zones: str) -> Standing:
    return Standing(do_not_contact=False, consumer=False, country=country, region=region, zones=zones)


def consumer(country: str, *zones: str, inquired_on: date | None = None) -> Standing:
    return replace(business(country, "", *zones), consumer=True, inquired_on=inquired_on)


def at(wall: str, zone: str) -> datetime:
    return datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


# 2 March 2026 is a Monday.
@pytest.mark.parametrize(
    ("country", "region", "zone", "wall", "lamp"),
    [
        ("US", "NY", NEW_YORK, "2026-03-02 06:59:59", Lamp.LATER),
        ("US", "NY", NEW_YORK, "2026-03-02 07:00:00", Lamp.SOON),
        ("US", "NY", NEW_YORK, "2026-03-02 07:59:59", Lamp.SOON),
        ("US", "NY", NEW_YORK, "2026-03-02 08:00:00", Lamp.NOW),
        ("US", "NY", NEW_YORK, "2026-03-02 20:59:59", Lamp.NOW),
        ("US", "NY", NEW_YORK, "2026-03-02 21:00:00", Lamp.LATER),
        ("US", "NY", NEW_YORK, "2026-03-08 12:00:00", Lamp.NOW),
        ("US", "FL", NEW_YORK, "2026-03-02 19:59:59", Lamp.NOW),
        ("US", "FL", NEW_YORK, "2026-03-02 20:00:00", Lamp.LATER),
        ("US", "AL", CHICAGO, "2026-03-07 12:00:00", Lamp.NOW),
        ("US", "AL", CHICAGO, "2026-03-08 12:00:00", Lamp.LATER),
        ("US", "KY", CHICAGO, "2026-03-02 09:30:00", Lamp.SOON),
        ("US", "KY", CHICAGO, "2026-03-02 10:00:00", Lamp.NOW),
        ("FR", "", PARIS, "2026-03-02 12:59:59", Lamp.NOW),
        ("FR", "", PARIS, "2026-03-02 13:00:00", Lamp.SOON),
        ("FR", "", PARIS, "2026-03-02 13:59:59", Lamp.SOON),
        ("FR", "", PARIS, "2026-03-02 14:00:00", Lamp.NOW),
        ("FR", "", PARIS, "2026-03-02 20:00:00", Lamp.LATER),
        ("FR", "", PARIS, "2026-03-07 11:00:00", Lamp.LATER),
        ("CA", "ON", TORONTO, "2026-03-06 21:29:59", Lamp.NOW),
        ("CA", "ON", TORONTO, "2026-03-06 21:30:00", Lamp.LATER),
        ("CA", "ON", TORONTO, "2026-03-07 09:59:59", Lamp.SOON),
        ("CA", "ON", TORONTO, "2026-03-07 10:00:00", Lamp.NOW),
        ("CA", "ON", TORONTO, "2026-03-08 18:00:00", Lamp.LATER),
        ("GB", "", LONDON, "2026-03-08 20:59:59", Lamp.NOW),
        # The days the clock changes in New York, and the days after.
        ("US", "NY", NEW_YORK, "2026-03-08 07:59:59", Lamp.SOON),
        ("US", "NY", NEW_YORK, "2026-03-08 08:00:00", Lamp.NOW),
        ("US", "NY", NEW_YORK, "2026-03-09 08:00:00", Lamp.NOW),
        ("US", "NY", NEW_YORK, "2026-11-01 07:59:59", Lamp.SOON),
        ("US", "NY", NEW_YORK, "2026-11-01 08:00:00", Lamp.NOW),
        ("US", "NY", NEW_YORK, "2026-11-01 21:00:00", Lamp.LATER),
    ],
)
def test_the_hours_hold_to_the_second(country: str, region: str, zone: str, wall: str, lamp: Lamp) -> None:
    found = permission(business(country, region, zone), LAW, at(wall, zone))
    assert found.lamp == lamp
    assert found.callable == (lamp == Lamp.NOW)
    assert found.local.replace(tzinfo=None).isoformat(sep=" ") == wall


@pytest.mark.parametrize(
    ("zone", "now", "opens"),
    [
        (NEW_YORK, "2026-03-02 21:00:00", "2026-03-03 08:00:00"),
        (NEW_YORK, "2026-03-07 22:00:00", "2026-03-08 08:00:00"),
        (NEW_YORK, "2026-10-31 22:00:00", "2026-11-01 08:00:00"),
    ],
)
def test_outside_hours_it_says_when_they_open(zone: str, now: str, opens: str) -> None:
    found = permission(business("US", "", zone), LAW, at(now, zone))
    assert (found.opens_at, found.closes_at) == (at(opens, zone), None)


def test_a_friday_evening_in_france_opens_on_monday() -> None:
    found = permission(business("FR", "", PARIS), LAW, at("2026-03-06 20:00", PARIS))
    assert found.opens_at == at("2026-03-09 10:00", PARIS)


def test_inside_hours_it_says_when_they_close() -> None:
    found = permission(business("FR", "", PARIS), LAW, at("2026-03-02 11:00", PARIS))
    assert (found.opens_at, found.closes_at) == (None, at("2026-03-02 13:00", PARIS))


@pytest.mark.parametrize(
    ("wall", "lamp"),
    [
        ("2026-03-02 10:59:59", Lamp.SOON),
        ("2026-03-02 11:00:00", Lamp.NOW),
        ("2026-03-02 20:59:59", Lamp.NOW),
        ("2026-03-02 21:00:00", Lamp.LATER),
    ],
)
def test_where_two_zones_disagree_a_call_must_suit_both(wall: str, lamp: Lamp) -> None:
    standing = business("US", "", NEW_YORK, LOS_ANGELES)
    found = permission(standing, LAW, at(wall, NEW_YORK))
    assert found.lamp == lamp
    assert permission(replace(standing, zones=(LOS_ANGELES, NEW_YORK)), LAW, at(wall, NEW_YORK)).lamp == lamp
    if lamp == Lamp.NOW:
        assert found.closes_at == at("2026-03-02 21:00", NEW_YORK)


@pytest.mark.parametrize("zones", [(LOS_ANGELES, AUCKLAND), (AUCKLAND, LOS_ANGELES)])
def test_zones_a_day_apart_share_an_afternoon_and_the_next_morning(zones: tuple[str, str]) -> None:
    found = permission(business("FR", "", *zones), LAW, at("2026-03-03 14:00", LOS_ANGELES))
    assert found.lamp == Lamp.NOW
    assert found.closes_at == at("2026-03-04 13:00", AUCKLAND) == at("2026-03-03 16:00", LOS_ANGELES)


def test_a_refusal_rests_until_its_day_is_over_in_both_zones() -> None:
    # The 60th day is 3 March; in Auckland it is over while Los Angeles still has it.
    standing = replace(consumer("FR", AUCKLAND, LOS_ANGELES), consented=True, refused_on=date(2026, 1, 2))
    assert permission(standing, LAW, at("2026-03-03 14:00", LOS_ANGELES)).lamp == Lamp.SHUT
    assert permission(standing, LAW, at("2026-03-04 14:00", LOS_ANGELES)).lamp == Lamp.NOW


def test_zones_that_share_no_hour_are_shut_and_never_open() -> None:
    standing = business("FR", "", PARIS, AUCKLAND)
    found = permission(standing, LAW, at("2026-07-01 12:00", PARIS))
    assert (found.lamp, found.opens_at, found.callable) == (Lamp.SHUT, None, False)
    assert first_allowed(standing, LAW, at("2026-07-01 12:00", PARIS), None) is None


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 1, 31), 3, date(2026, 4, 30)),
        (date(2026, 1, 15), 3, date(2026, 4, 15)),
        (date(2026, 9, 30), 3, date(2026, 12, 30)),
        (date(2026, 10, 1), 3, date(2027, 1, 1)),
        (date(2024, 8, 31), 18, date(2026, 2, 28)),
        (date(2026, 6, 30), 6, date(2026, 12, 30)),
    ],
)
def test_months_end_with_the_month(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@pytest.mark.parametrize(
    ("wall", "lamp", "days_left"),
    [
        ("2026-01-28 12:00:00", Lamp.NOW, 31),
        ("2026-01-29 12:00:00", Lamp.ENDS, 30),
        ("2026-02-28 20:59:59", Lamp.ENDS, 0),
        ("2026-02-28 21:00:00", Lamp.SHUT, 0),
        ("2026-03-01 12:00:00", Lamp.SHUT, -1),
        ("2026-02-20 07:30:00", Lamp.SOON, 8),
        ("2026-02-20 22:00:00", Lamp.LATER, 8),
    ],
)
def test_a_consumers_quote_of_30_november_ends_with_february(wall: str, lamp: Lamp, days_left: int) -> None:
    found = permission(consumer("US", NEW_YORK, inquired_on=date(2025, 11, 30)), LAW, at(wall, NEW_YORK))
    assert (found.lamp, found.ends_on, found.days_left) == (lamp, date(2026, 2, 28), days_left)
    assert found.callable == (lamp in (Lamp.NOW, Lamp.ENDS))
    if lamp in (Lamp.ENDS, Lamp.SHUT):
        assert "do-not-call" in found.source


def test_the_clock_ends_at_the_first_of_two_midnights() -> None:
    standing = consumer("CA", "America/Vancouver", AUCKLAND, inquired_on=date(2025, 8, 28))
    # Vancouver's afternoon of the 27th is Auckland's 28th, the last day; its afternoon of the 28th is too late.
    assert permission(standing, LAW, at("2026-02-27 14:00", "America/Vancouver")).days_left == 0
    assert permission(standing, LAW, at("2026-02-28 14:00", "America/Vancouver")).lamp == Lamp.SHUT


@pytest.mark.parametrize(
    ("country", "inquired", "bought", "ends"),
    [
        ("US", date(2026, 1, 15), None, date(2026, 4, 15)),
        ("US", date(2026, 1, 15), date(2025, 1, 10), date(2026, 7, 10)),
        ("US", date(2026, 6, 15), date(2024, 12, 20), date(2026, 9, 15)),
        ("CA", date(2026, 1, 15), None, date(2026, 7, 15)),
        ("GB", date(2020, 1, 15), None, None),
        ("FR", date(2020, 1, 15), None, None),
    ],
)
def test_the_later_of_inquiry_and_purchase_counts(
    country: str, inquired: date, bought: date | None, ends: date | None
) -> None:
    standing = replace(consumer(country, NEW_YORK, inquired_on=inquired), bought_on=bought)
    assert permission(standing, LAW, at("2026-03-02 12:00", NEW_YORK)).ends_on == ends


def test_a_clock_that_never_began_is_shut_only_to_who_is_listed() -> None:
    noon = at("2026-03-02 12:00", NEW_YORK)
    stranger = consumer("US", NEW_YORK)
    assert (permission(stranger, LAW, noon).lamp, permission(stranger, LAW, noon).days_left) == (Lamp.NOW, None)
    listed = replace(stranger, registry=Registry.LISTED)
    assert (permission(listed, LAW, noon).lamp, permission(listed, LAW, noon).limit) == (Lamp.SHUT, Limit.REGISTRY)
    assert permission(replace(listed, consented=True), LAW, noon).lamp == Lamp.NOW
    assert permission(replace(listed, consumer=False), LAW, noon).lamp == Lamp.NOW
    assert permission(replace(listed, bought_on=date(2025, 1, 2)), LAW, noon).lamp == Lamp.NOW


def test_written_permission_stops_the_clock_but_not_the_hours() -> None:
    standing = replace(consumer("US", NEW_YORK, inquired_on=date(2020, 1, 1)), consented=True)
    assert permission(standing, LAW, at("2026-03-02 12:00", NEW_YORK)).lamp == Lamp.NOW
    assert permission(standing, LAW, at("2026-03-02 22:00", NEW_YORK)).lamp == Lamp.LATER


def test_germany_asks_for_the_consent_of_consumers() -> None:
    noon = at("2026-03-02 12:00", BERLIN)
    standing = consumer("DE", BERLIN, inquired_on=date(2026, 3, 1))
    found = permission(standing, LAW, noon)
    assert (found.lamp, found.opens_at) == (Lamp.SHUT, None)
    assert "consent" in found.source
    assert permission(replace(standing, consented=True), LAW, noon).lamp == Lamp.NOW
    assert permission(business("DE", "", BERLIN), LAW, noon).lamp == Lamp.NOW


@pytest.mark.parametrize(
    ("wall", "lamp"),
    [("2026-03-02 12:00", Lamp.SHUT), ("2026-05-01 19:59", Lamp.SHUT), ("2026-05-04 10:00", Lamp.NOW)],
)
def test_france_rests_for_60_days_after_a_refusal(wall: str, lamp: Lamp) -> None:
    standing = replace(consumer("FR", PARIS), consented=True, refused_on=date(2026, 3, 2))
    found = permission(standing, LAW, at(wall, PARIS))
    assert found.lamp == lamp
    # The 60th day is Friday, 1 May.
    assert found.opens_at == (at("2026-05-04 10:00", PARIS) if lamp == Lamp.SHUT else None)


def test_do_not_contact_beats_everything() -> None:
    standing = replace(consumer("US", NEW_YORK), do_not_contact=True, consented=True)
    noon = at("2026-03-02 12:00", NEW_YORK)
    found = permission(standing, LAW, noon)
    assert (found.lamp, found.callable, found.opens_at) == (Lamp.DNC, False, None)
    assert first_allowed(standing, LAW, noon, None) is None
    assert callable_window(standing, LAW, date(2026, 3, 2)) == []


def test_a_date_beyond_reason_does_no_harm() -> None:
    standing = replace(consumer("US", NEW_YORK, inquired_on=date.max), bought_on=date.min, refused_on=date.max)
    assert permission(standing, LAW, at("2026-03-02 12:00", NEW_YORK)).lamp == Lamp.NOW
    assert permission(replace(standing, country="FR"), LAW, at("2026-03-02 12:00", PARIS)).lamp == Lamp.SHUT


@pytest.mark.parametrize(
    ("from_", "until", "first"),
    [
        ("2026-03-02 12:00:01", None, "2026-03-02 12:00:01"),
        ("2026-03-02 13:00:00", None, "2026-03-02 14:00:00"),
        ("2026-03-06 20:00:00", None, "2026-03-09 10:00:00"),
        ("2026-03-02 08:00:00", "2026-03-02 10:00:01", "2026-03-02 10:00:00"),
        ("2026-03-02 08:00:00", "2026-03-02 10:00:00", None),
        ("2026-03-02 12:00:00", "2026-03-02 12:00:00", None),
    ],
)
def test_the_first_allowed_instant_lies_from_and_before(from_: str, until: str | None, first: str | None) -> None:
    found = first_allowed(business("FR", "", PARIS), LAW, at(from_, PARIS), at(until, PARIS) if until else None)
    assert found == (at(first, PARIS) if first else None)


def test_nothing_is_allowed_after_the_clock_has_ended() -> None:
    standing = consumer("US", NEW_YORK, inquired_on=date(2025, 11, 30))
    assert first_allowed(standing, LAW, at("2026-02-28 20:59", NEW_YORK), None) == at("2026-02-28 20:59", NEW_YORK)
    assert first_allowed(standing, LAW, at("2026-02-28 21:00", NEW_YORK), None) is None
    assert callable_window(standing, LAW, date(2026, 3, 1)) == []


def test_a_day_has_its_windows_in_utc() -> None:
    assert callable_window(business("FR", "", PARIS), LAW, date(2026, 7, 1)) == [
        (datetime(2026, 7, 1, 8, tzinfo=UTC), datetime(2026, 7, 1, 11, tzinfo=UTC)),
        (datetime(2026, 7, 1, 12, tzinfo=UTC), datetime(2026, 7, 1, 18, tzinfo=UTC)),
    ]
    assert callable_window(business("FR", "", PARIS), LAW, date(2026, 7, 4)) == []


ZONES = [NEW_YORK, CHICAGO, LOS_ANGELES, PARIS, "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Cairo", "Pacific/Apia"]
PLACES = [("US", ""), ("US", "AL"), ("US", "FL"), ("CA", "ON"), ("FR", ""), ("GB", ""), ("DE", ""), ("", "")]
DAYS = st.none() | st.dates(date(2024, 6, 1), date(2027, 6, 1))
ATTEMPTS = st.timedeltas(timedelta(0), timedelta(days=730)).map(lambda ahead: datetime(2025, 1, 1, tzinfo=UTC) + ahead)
STANDINGS = st.builds(
    lambda place, **more: Standing(do_not_contact=False, country=place[0], region=place[1], **more),
    place=st.sampled_from(PLACES),
    consumer=st.booleans(),
    zones=st.lists(st.sampled_from(ZONES), min_size=1, max_size=2, unique=True).map(tuple),
    inquired_on=DAYS,
    bought_on=DAYS,
    consented=st.booleans(),
    refused_on=DAYS,
    registry=st.sampled_from(Registry),
    registry_on=DAYS,
    recent=st.lists(ATTEMPTS, max_size=5).map(lambda found: tuple(sorted(found))),
)
# As often of the days around Armistice Day, Christmas and New Year as of all others.
INSTANTS = st.one_of(
    st.timedeltas(timedelta(0), timedelta(days=730)).map(lambda ahead: datetime(2025, 1, 1, tzinfo=UTC) + ahead),
    st.builds(
        lambda day, ahead: day + ahead,
        st.sampled_from([datetime(2025, 11, 10, tzinfo=UTC), datetime(2025, 12, 24, tzinfo=UTC)]),
        st.timedeltas(timedelta(0), timedelta(days=9)),
    ),
)


@given(STANDINGS, INSTANTS)
def test_callable_means_inside_a_window_in_every_zone(standing: Standing, now: datetime) -> None:
    found = permission(standing, LAW, now)
    rule = LAW.rule(standing.country, standing.region, standing.consumer)
    walls = [now.astimezone(ZoneInfo(zone)) for zone in standing.zones]
    inside = all(
        any(opens <= wall.time() < closes for opens, closes in rule.week[wall.weekday()])
        and not name_of(wall.date(), rule.holidays)
        for wall in walls
    )
    assert found.callable == (found.lamp in (Lamp.NOW, Lamp.ENDS))
    assert found.callable == (inside and found.limit in (Limit.NONE, Limit.CLOCK) and found.lamp != Lamp.SHUT)
    if found.callable:
        assert found.closes_at is not None and found.closes_at > now and found.opens_at is None
        assert not permission(standing, LAW, found.closes_at).callable


@given(STANDINGS, INSTANTS)
def test_the_first_allowed_instant_is_callable_and_none_before_it_is(standing: Standing, start: datetime) -> None:
    first = first_allowed(standing, LAW, start, None)
    end = first or start + timedelta(days=8)
    step = max((end - start) / 40, timedelta(seconds=1))
    before = [start + step * n for n in range(40)]
    assert not any(permission(standing, LAW, instant).callable for instant in before if instant < end)
    if first:
        assert first >= start
        assert permission(standing, LAW, first).callable
        assert first == start or not permission(standing, LAW, first - timedelta(microseconds=1)).callable


@given(STANDINGS, INSTANTS)
def test_the_lamp_the_first_instant_and_the_day_agree(standing: Standing, now: datetime) -> None:
    found = permission(standing, LAW, now)
    assert first_allowed(standing, LAW, now, None) == (now if found.callable else found.opens_at)
    windows = callable_window(standing, LAW, found.local.date())
    assert any(opens <= now < closes for opens, closes in windows) == found.callable


@pytest.mark.measures_time
def test_a_screenful_of_rows_costs_little() -> None:
    rows = [consumer("US", NEW_YORK, LOS_ANGELES, inquired_on=date(2026, 2, 1 + n % 28)) for n in range(500)]
    now = at("2026-03-02 12:00", NEW_YORK)
    with done_within(100e-6 * len(rows)):
        for row in rows:
            permission(row, LAW, now)
