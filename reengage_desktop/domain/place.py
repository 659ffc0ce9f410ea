"""Where a prospect is, and so which clock is theirs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, Literal

from .wall_time import local

Source = Literal["chosen", "address", "number", "mine"]

# Two zones with the same offset at these instants keep the same clock: both halves of the year, and the weeks in
# which the continents change theirs on different days.
_PROBES = tuple(datetime(2027, month, day, 12, tzinfo=UTC) for month, day in ((1, 15), (3, 20), (7, 15), (10, 28)))


@dataclass(frozen=True, slots=True)
class Place:
    """Their zone, how we know it, and the other zone they may be in ("" if there is no doubt).

    With `other_zone` a call must be allowed in both (mission: where address and number disagree, the stricter).
    """

    zone: str
    source: Source
    other_zone: str = ""

    @property
    def zones(self) -> tuple[str, ...]:
        return (self.zone, self.other_zone) if self.other_zone else (self.zone,)


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """The table of countries and regions. Codes and full names are taken in any case, with or without dots."""

    _countries: Mapping[str, str]
    _regions: Mapping[tuple[str, str], str]
    _zones: Mapping[tuple[str, str], tuple[str, ...]]
    _area_codes: Mapping[str, tuple[str, str]]

    @classmethod
    def from_text(cls, text: str) -> Places:
        """The table in the form of resources/law/places.json."""
        countries: dict[str, str] = {}
        regions: dict[tuple[str, str], str] = {}
        zones: dict[tuple[str, str], tuple[str, ...]] = {}
        area_codes: dict[str, tuple[str, str]] = {}
        for code, country in json.loads(text)["countries"].items():
            countries |= {_key(name): code for name in _names(code, country)}
            zones[code, ""] = tuple(country["zones"])
            for part, region in country.get("regions", {}).items():
                regions |= {(code, _key(name)): part for name in _names(part, region)}
                zones[code, part] = tuple(region["zones"])
                area_codes |= dict.fromkeys(region.get("area_codes", ()), (code, part))
        return cls(countries, regions, zones, area_codes)

    def country_code(self, country: str) -> str:
        """The two-letter code of a country's code or name; "" if it is unknown."""
        return self._countries.get(_key(country), "")

    def region_code(self, country: str, region: str) -> str:
        """The code of a state or province of US, CA or AU; "" if it is unknown."""
        return self._regions.get((self.country_code(country), _key(region)), "")

    def zones_of_address(self, country: str, region: str) -> tuple[str, ...]:
        """All zones an address can be in, the one with the most people first; () if the country is unknown."""
        code = self.country_code(country)
        return self._zones.get((code, self.region_code(code, region))) or self._zones.get((code, ""), ())

    def address_of_number(self, e164: str) -> tuple[str, str]:
        """Country and, by area code in the US and Canada, region a number belongs to; "" where it tells nothing."""
        return self._area_codes.get(_area_code(e164)) or (region_of_number(e164), "")

    def zones_of_number(self, e164: str) -> tuple[str, ...]:
        """All zones a number can be in, in its country's order; () if it says nothing."""
        area = self._area_codes.get(_area_code(e164))
        state = self._zones.get(area, ()) if area else ()
        zones = state if len(state) == 1 else _zones_of_exchange(e164[:8]) if area else zone_from_number(e164)
        if len(zones) < 2:
            return zones
        country = self._zones.get((self.address_of_number(e164)[0], ""), ())
        return _of_the_same_clocks(country, zones) or zones

    def place(self, country: str, region: str, e164: str, mine: str, chosen_zone: str = "") -> Place:
        """Their zone: the one chosen, else by address, else by number, else `mine`, the salesperson's own.

        A number inside its address only narrows it; one outside is the other zone.
        """
        if is_zone(chosen_zone):
            return Place(chosen_zone, "chosen")
        by_address = self.zones_of_address(country, region)
        by_number = self.zones_of_number(e164)
        return _agreed(by_address, by_number, bool(self.region_code(country, region)), mine)


@lru_cache(maxsize=4096)
def _agreed(by_address: tuple[str, ...], by_number: tuple[str, ...], region_known: bool, mine: str) -> Place:
    if not by_address:
        return _either(by_number, "number") if by_number else Place(mine, "mine")
    if not by_number:
        return _either(by_address, "address")
    shared = _of_the_same_clocks(by_address, by_number)
    if not shared:
        return Place(by_address[0], "address", _farthest(by_address[0], by_number))
    narrowed = len(shared) < len(by_address) and not region_known
    return _either(shared, "number" if narrowed else "address")


def _either(zones: tuple[str, ...], source: Source) -> Place:
    return Place(zones[0], source, _farthest(zones[0], zones))


def zone_from_number(e164: str) -> tuple[str, ...]:
    """The zones a number can be in, in no order; () if it tells nothing."""
    if not e164.startswith("+") or not e164[1:].isdecimal():
        return ()
    zones = _zones_of_calling_code(e164[1:4])
    return _zones_of_number(in_its_place(e164)) if _differ(zones) else zones


def in_its_place(e164: str) -> str:
    """A number that lies where this one does: in North America all lines of one exchange share a region and a zone."""
    return f"{e164[:8]}0123" if e164.startswith("+1") and len(e164) == 12 else e164


@lru_cache(maxsize=1024)
def _zones_of_calling_code(digits: str) -> tuple[str, ...]:
    """The zones of the whole country whose calling code these digits begin with."""
    from phonenumbers import PhoneNumber
    from phonenumbers.timezone import time_zones_for_geographical_number

    code = _calling_code(digits)
    zones = time_zones_for_geographical_number(PhoneNumber(country_code=code, national_number=0)) if code else ()
    return tuple(zone for zone in zones if is_zone(zone))


def _calling_code(digits: str) -> int:
    """The calling code that up to three digits begin with; 0 if there is none."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    codes = (int(digits[:length]) for length in (1, 2, 3) if digits.isdecimal())
    return next((code for code in codes if code in COUNTRY_CODE_TO_REGION_CODE), 0)


@lru_cache(maxsize=16384)
def _zones_of_exchange(prefix: str) -> tuple[str, ...]:
    """The zones of "+1208555", whose area code is a state's: the library need not look whose it is."""
    from phonenumbers import PhoneNumber
    from phonenumbers.timezone import time_zones_for_geographical_number

    found = time_zones_for_geographical_number(PhoneNumber(country_code=1, national_number=int(f"{prefix[2:]}0123")))
    zones = tuple(zone for zone in found if is_zone(zone))
    return () if zones == _zones_of_calling_code("1") else zones


@lru_cache(maxsize=16384)
def _zones_of_number(e164: str) -> tuple[str, ...]:
    from phonenumbers import NumberParseException, parse
    from phonenumbers.timezone import time_zones_for_number

    try:
        zones = time_zones_for_number(parse(e164))
    except NumberParseException:
        return ()
    return tuple(zone for zone in zones if is_zone(zone))


@lru_cache(maxsize=4096)
def region_of_number(e164: str) -> str:
    """The two-letter country code of a number; "" if it has none."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, NumberParseException, parse, region_code_for_number

    regions = COUNTRY_CODE_TO_REGION_CODE.get(_calling_code(e164[1:4]), ())
    if len(regions) == 1:
        return regions[0] if regions[0].isalpha() else ""
    try:
        return region_code_for_number(parse(e164)) or ""
    except NumberParseException:
        return ""


def city_of_zone(zone: str) -> str:
    """The city a zone is named after: "America/New_York" gives "New York"."""
    return zone.rpartition("/")[2].replace("_", " ")


@lru_cache(maxsize=1024)
def is_zone(name: str) -> bool:
    """Whether this is the name of a zone that has a clock."""
    try:
        local(_PROBES[0], name)
    except ValueError:
        return False
    return name != "Etc/Unknown"


@lru_cache(maxsize=1024)
def _clock(zone: str) -> tuple[timedelta, ...]:
    return tuple(local(probe, zone).utcoffset() or timedelta() for probe in _PROBES)


@lru_cache(maxsize=1024)
def _differ(zones: tuple[str, ...]) -> bool:
    return len({_clock(zone) for zone in zones}) > 1


@lru_cache(maxsize=4096)
def _of_the_same_clocks(zones: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    clocks = {_clock(zone) for zone in others}
    return tuple(zone for zone in zones if _clock(zone) in clocks)


def _farthest(zone: str, zones: Iterable[str]) -> str:
    """The one whose clock is farthest from that of `zone`, so that those between are kept too; "" if none differs."""
    here = _clock(zone)

    def distance(other: str) -> timedelta:
        return max(abs(a - b) for a, b in zip(here, _clock(other), strict=True))

    other = max(zones, key=distance, default=zone)
    return other if distance(other) else ""


def _area_code(e164: str) -> str:
    return e164[2:5] if e164.startswith("+1") and len(e164) == 12 else ""


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    return name.replace(".", "").strip().casefold()


def _names(code: str, entry: Mapping[str, Any]) -> tuple[str, ...]:
    return (code, entry["name"], *entry.get("also", ()))
