"""Public holidays of a region: a slot may rest on them, and the law may forbid calls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

Holidays = Mapping[date, str]

_known: dict[tuple[str, int], dict[date, str]] = {}


def public_holidays(region: str, years: Iterable[int]) -> Holidays:
    """Dates with their names; `region` is ISO 3166 with or without a part ("US", "DE-BY"), empty for none.

    ValueError, in words, for a region whose holidays are not known. The first call takes 0.1 s.
    """
    found: dict[date, str] = {}
    for year in years:
        found |= _of_year(region, year)
    return found


def name_of(day: date, regions: Iterable[str]) -> str:
    """The public holiday that a day is in one of these regions; "" if it is none. ValueError as `public_holidays`."""
    return next((name for region in regions if (name := _of_year(region, day.year).get(day, ""))), "")


def know(region: str, days: Holidays) -> None:
    """What was worked out before, in whole years, so that the library is not loaded for it again."""
    for day, name in days.items():
        _known.setdefault((region, day.year), {})[day] = name


def parts(country: str) -> dict[str, str]:
    """The parts of a country with holidays of their own: code → name; empty where there are none or none are known."""
    import holidays

    known = holidays.list_supported_countries().get(country, ())
    aliases = getattr(holidays.country_holidays(country), "subdivisions_aliases", {}) if known else {}
    return {code: code for code in known} | {code: name for name, code in aliases.items()}


@lru_cache(maxsize=32)
def _of_year(region: str, year: int) -> Holidays:
    if not region:
        return {}
    if known := _known.get((region, year)):
        return known
    import holidays

    country, _, part = region.partition("-")
    try:
        return dict(holidays.country_holidays(country, subdiv=part or None, years=year))
    except (NotImplementedError, KeyError) as error:
        raise ValueError(f"The public holidays of {region!r} are not known.") from error
