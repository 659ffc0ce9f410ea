"""Whose clock counts: by address, by number, or mine."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.place import Place, Places, city_of_zone, in_its_place, region_of_number, zone_from_number

TABLE = Path(__file__).parents[2] / "resources" / "law" / "places.json"
PLACES = Places.from_text(TABLE.read_text(encoding="utf-8"))
MINE = "Europe/Vienna"
JULY = datetime(2026, 7, 1)  # noqa: DTZ001 - a wall time
NEW_YORK, CHICAGO, DENVER, LOS_ANGELES = "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"


@pytest.mark.parametrize(
    ("country", "region", "zones"),
    [
        ("US", "NY", (NEW_YORK,)),
        ("usa", "new york", (NEW_YORK,)),
        ("U.S.", "N.C.", (NEW_YORK,)),
        ("United States", " Texas ", (CHICAGO, DENVER)),
        ("US", "TN", (CHICAGO, NEW_YORK)),
        ("US", "FL", (NEW_YORK, CHICAGO)),
        ("US", "HI", ("Pacific/Honolulu",)),
        ("CA", "Québec", ("America/Toronto", "America/Blanc-Sablon")),
        ("Canada", "MB", ("America/Winnipeg",)),
        ("AU", "NSW", ("Australia/Sydney",)),
        ("DE", "Bayern", ("Europe/Berlin",)),
        ("UK", "", ("Europe/London",)),
        ("France", "", ("Europe/Paris",)),
        ("Freedonia", "NY", ()),
        ("", "", ()),
    ],
)
def test_an_address_has_its_zones(country: str, region: str, zones: tuple[str, ...]) -> None:
    assert PLACES.zones_of_address(country, region) == zones


def test_a_country_of_many_zones_gives_them_all() -> None:
    zones = PLACES.zones_of_address("US", "")
    assert zones[:2] == (NEW_YORK, CHICAGO)
    assert "Pacific/Honolulu" in zones


@pytest.mark.parametrize(
    ("e164", "zones"),
    [
        ("+12125550123", {NEW_YORK}),
        ("+12085550123", {"America/Boise", LOS_ANGELES}),
        ("+4930123456", {"Europe/Berlin"}),
        ("+33612345678", {"Europe/Paris"}),
        ("+61291234567", {"Australia/Sydney"}),
        ("+15550100123", set()),
        ("+88012", {"Asia/Dhaka"}),
        ("+99912345", set()),
        ("+", set()),
        ("", set()),
        ("2125550123", set()),
        ("+1 212", set()),
    ],
)
def test_a_number_tells_its_zones_or_nothing(e164: str, zones: set[str]) -> None:
    assert set(zone_from_number(e164)) == zones


@pytest.mark.parametrize(
    ("country", "region", "e164", "place"),
    [
        ("", "", "", Place(MINE, "mine")),
        ("", "", "+12125550123", Place(NEW_YORK, "number")),
        ("US", "NY", "", Place(NEW_YORK, "address")),
        ("US", "NY", "+12125550123", Place(NEW_YORK, "address")),
        ("US", "NY", "+13105550123", Place(NEW_YORK, "address", LOS_ANGELES)),
        ("US", "CA", "+442071234567", Place(LOS_ANGELES, "address", "Europe/London")),
        ("US", "NY", "+79161234567", Place(NEW_YORK, "address", "Asia/Kamchatka")),
        # Two zones in a state: both count, unless the number is in one of them.
        ("US", "TN", "", Place(CHICAGO, "address", NEW_YORK)),
        ("US", "TN", "+18655550123", Place(NEW_YORK, "address")),
        ("US", "TX", "+12145550123", Place(CHICAGO, "address")),
        # Detroit and New York are two names of one clock.
        ("US", "MI", "+12125550123", Place("America/Detroit", "address")),
        # A country alone is narrowed by the number.
        ("US", "", "+15095550123", Place(LOS_ANGELES, "number")),
        ("US", "", "", Place(NEW_YORK, "address", "Pacific/Honolulu")),
        # Toll-free and Australian mobiles belong to the whole country: the widest span counts.
        ("", "", "+18005550123", Place(NEW_YORK, "number", "Pacific/Honolulu")),
        ("", "", "+61412345678", Place("Australia/Sydney", "number", "Australia/Perth")),
        ("AU", "QLD", "+61412345678", Place("Australia/Brisbane", "address")),
    ],
)
def test_the_address_counts_before_the_number_and_mine_last(country: str, region: str, e164: str, place: Place) -> None:
    assert PLACES.place(country, region, e164, MINE) == place


NUMBERS = st.from_regex(r"\A\+1[2-9][0-9]{2}[2-9][0-9]{6}\Z") | st.sampled_from(["", "+4930123456", "+61412345678"])


@given(st.sampled_from(["", "US", "Canada", "DE"]), st.sampled_from(["", "TX", "Florida", "ON"]), NUMBERS)
def test_a_number_in_its_place_is_placed_alike(country: str, region: str, e164: str) -> None:
    alike = in_its_place(e164)
    assert PLACES.place(country, region, alike, MINE) == PLACES.place(country, region, e164, MINE)
    assert PLACES.address_of_number(alike) == PLACES.address_of_number(e164)


@given(st.sampled_from(sorted(PLACES._area_codes)), st.integers(200, 999))
def test_a_number_of_a_state_has_the_zones_the_library_finds(area_code: str, exchange: int) -> None:
    e164 = f"+1{area_code}{exchange}0123"
    found = zone_from_number(e164)
    zones = PLACES.zones_of_number(e164)
    country, region = PLACES.address_of_number(e164)
    if found and len(PLACES.zones_of_address(country, region)) > 1:
        # The library names zones from abroad for new codes (Puerto Rico's for 879); those the country has none of go.
        known = set(map(_clocks, PLACES.zones_of_address(country, "")))
        assert set(map(_clocks, zones)) == set(map(_clocks, found)) & known


def _clocks(zone: str) -> tuple[timedelta | None, ...]:
    return tuple(at.replace(tzinfo=ZoneInfo(zone)).utcoffset() for at in (JULY, JULY.replace(month=1)))


def test_a_chosen_zone_beats_all_but_only_if_it_exists() -> None:
    assert PLACES.place("US", "NY", "+13105550123", MINE, "Asia/Tokyo") == Place("Asia/Tokyo", "chosen")
    assert PLACES.place("US", "NY", "+12125550123", MINE, "Mars/Olympus") == Place(NEW_YORK, "address")


def test_both_zones_are_handed_on_where_there_is_doubt() -> None:
    assert Place(NEW_YORK, "address", LOS_ANGELES).zones == (NEW_YORK, LOS_ANGELES)
    assert Place(NEW_YORK, "address").zones == (NEW_YORK,)


@pytest.mark.parametrize(
    ("e164", "address"),
    [
        ("+13055550123", ("US", "FL")),
        ("+14165550123", ("CA", "ON")),
        ("+18005550123", ("US", "")),
        ("+4930123456", ("DE", "")),
        ("+39061234567", ("IT", "")),
        ("nonsense", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_number_belongs_to_a_country_and_by_area_code_to_a_state(e164: str, address: tuple[str, str]) -> None:
    assert PLACES.address_of_number(e164) == address
    assert region_of_number(e164) == address[0]


@pytest.mark.parametrize(
    ("zone", "city"),
    [
        ("America/New_York", "New York"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("America/Port-au-Prince", "Port-au-Prince"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_is_named_by_its_city(zone: str, city: str) -> None:
    assert city_of_zone(zone) == city


def test_every_zone_in_the_table_exists_and_every_area_code_has_one_place() -> None:
    codes: list[str] = []
    for country in json.loads(TABLE.read_text(encoding="utf-8"))["countries"].values():
        regions = list(country.get("regions", {}).values())
        for entry in (country, *regions):
            assert entry["zones"] and all(ZoneInfo(zone) for zone in entry["zones"])
        codes += [code for region in regions for code in region.get("area_codes", ())]
    assert len(codes) == len(set(codes)) > 300


def test_reading_the_table_does_not_load_the_library_of_numbers() -> None:
    program = (
        "import sys, pathlib; from reengage_desktop.domain.place import Places;"
        f"places = Places.from_text(pathlib.Path({str(TABLE)!r}).read_text(encoding='utf-8'));"
        "places.place('US', 'NY', '+12125550123', 'UTC'); print('phonenumbers' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    shown = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"
