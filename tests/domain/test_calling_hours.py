"""Public holidays on which the law of a place lets nobody call."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from reengage_desktop import resources
from reengage_desktop.domain.holiday import know, name_of, public_holidays
from reengage_desktop.domain.law import Law
from reengage_desktop.domain.permission import (
    Lamp,
    Limit,
    Permission,
    Standing,
    callable_window,
    first_allowed,
    permission,
)

LAW = Law(lambda country: resources.text("law", f"{country}.toml"))
PARIS, CHICAGO, LOS_ANGELES, AUCKLAND = "Europe/Paris", "America/Chicago", "America/Los_Angeles", "Pacific/Auckland"
FRANCE, ALABAMA, LOUISIANA = ("FR", "", PARIS), ("US", "AL", CHICAGO), ("US", "LA", CHICAGO)


def firm(country: str, region: str, *zones: str) -> Standing:
    return Standing(do_not_contact=False, consumer=False, country=country, region=region, zones=zones)


def at(wall: str, zone: str) -> datetime:
    return datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def asked(place: tuple[str, str, str], wall: str) -> Permission:
    return permission(firm(*place), LAW, at(wall, place[2]))


@pytest.mark.parametrize(
    ("place", "wall", "opens"),
    [
        (FRANCE, "2026-11-11 11:00", "2026-11-12 10:00"),
        (FRANCE, "2026-05-14 09:30", "2026-05-15 10:00"),
        (FRANCE, "2026-12-25 19:59", "2026-12-28 10:00"),
        (FRANCE, "2026-04-06 00:00", "2026-04-07 10:00"),
        (ALABAMA, "2026-06-01 12:00", "2026-06-02 08:00"),
        (ALABAMA, "2026-11-11 23:30", "2026-11-12 08:00"),
        (LOUISIANA, "2026-02-17 12:00", "2026-02-18 08:00"),
        (LOUISIANA, "2026-07-04 12:00", "2026-07-06 08:00"),
    ],
)
def test_on_a_public_holiday_nobody_is_called_where_the_law_says_so(
    place: tuple[str, str, str], wall: str, opens: str
) -> None:
    found = asked(place, wall)
    assert (found.callable, found.lamp, found.limit) == (False, Lamp.LATER, Limit.HOURS)
    assert found.opens_at == at(opens, place[2])
    assert found.holiday == public_holidays("-".join(filter(None, place[:2])), [2026])[found.local.date()]
    assert "holidays" in found.source


@pytest.mark.parametrize(
    ("place", "wall"),
    [
        (FRANCE, "2026-11-10 19:59"),  # the day before
        (FRANCE, "2026-11-12 10:00"),
        (("US", "MS", CHICAGO), "2026-11-26 12:00"),
        (("US", "OH", "America/New_York"), "2026-12-25 12:00"),
        (("DE", "", "Europe/Berlin"), "2026-10-03 12:00"),
    ],
)
def test_elsewhere_and_on_the_days_beside_it_the_hours_hold_as_ever(place: tuple[str, str, str], wall: str) -> None:
    found = asked(place, wall)
    assert (found.callable, found.holiday) == (True, "")


def test_a_sunday_that_is_a_holiday_is_shut_for_being_a_sunday() -> None:
    assert asked(FRANCE, "2026-11-01 12:00").holiday == ""


def test_the_holiday_is_that_of_their_date_in_both_zones() -> None:
    standing = firm("FR", "", LOS_ANGELES, AUCKLAND)  # 14:00 there is 11:00 of the next day here
    assert permission(standing, LAW, at("2026-11-09 14:00", LOS_ANGELES)).callable
    found = permission(standing, LAW, at("2026-11-10 14:00", LOS_ANGELES))
    assert not found.callable and found.holiday


def test_where_only_fridays_open_christmas_and_new_year_are_passed_over() -> None:
    day = "hours = { mon-fri ="
    law = Law(lambda country: resources.text("law", f"{country}.toml").replace(day, "hours = { fri ="))
    opens = at("2021-01-08 10:00", PARIS)
    assert first_allowed(firm(*FRANCE), law, at("2020-12-18 20:00", PARIS)) == opens
    assert callable_window(firm(*FRANCE), law, date(2021, 1, 1)) == []
    assert callable_window(firm(*FRANCE), law, date(2021, 1, 8))[0][0] == opens


def test_the_holidays_of_every_place_that_is_shut_on_them_are_known() -> None:
    shut = {
        region
        for place in LAW.places()
        for consumer in (False, True)
        for region in LAW.rule(place.country, place.region, consumer).holidays
    }
    assert shut == {"FR", "US-AL", "US-LA"}
    assert all(len(public_holidays(region, [2026])) > 8 for region in shut)


def test_what_was_worked_out_before_is_told_again_without_the_library() -> None:
    know("XA", {date(2026, 5, 1): "May Day"})
    assert name_of(date(2026, 5, 1), ("US-AL", "XA")) == "May Day"
    assert name_of(date(2026, 5, 2), ("XA",)) == ""
    with pytest.raises(ValueError, match="not known"):
        name_of(date(2027, 5, 1), ("XA",))
