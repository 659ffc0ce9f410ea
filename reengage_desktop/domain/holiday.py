"""Public holidays of a region, on which a slot may rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

Holidays = Mapping[date, str]


def public_holidays(region: str, years: Iterable[int]) -> Holidays:
    """Dates with their names; `region` is ISO 3166 with or without a part ("US", "DE-BY"), empty for none.

    ValueError, in words, for a region whose holidays are not known. The first call takes 0.1 s.
    """
    found: dict[date, str] = {}
    for year in years:
        found |= _of_year(region, year)
    return found


def regions() -> dict[str, tuple[str, ...]]:
    """Each country whose holidays are known, with its parts."""
    import holidays

    return {country: tuple(parts) for country, parts in sorted(holidays.list_supported_countries().items())}


@lru_cache(maxsize=32)
def _of_year(region: str, year: int) -> Holidays:
    if not region:
        return {}
    import holidays

    country, _, part = region.partition("-")
    try:
        return dict(holidays.country_holidays(country, subdiv=part or None, years=year))
    except (NotImplementedError, KeyError) as error:
        raise ValueError(f"The public holidays of {region!r} are not known.") from error
