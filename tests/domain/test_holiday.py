"""Public holidays by region, as the library knows them."""

from __future__ import annotations

from datetime import date

import pytest

from reengage_desktop.domain.holiday import parts, public_holidays


@pytest.mark.parametrize(
    ("region", "day", "is_one"),
    [
        ("US", date(2026, 11, 26), True),
        ("US", date(2026, 11, 27), False),
        ("DE", date(2026, 6, 4), False),
        ("DE-BY", date(2026, 6, 4), True),
        ("GB-SCT", date(2026, 1, 2), True),
        ("GB-ENG", date(2026, 1, 2), False),
        ("", date(2026, 1, 1), False),
    ],
)
def test_a_region_has_its_own_holidays(region: str, day: date, is_one: bool) -> None:
    assert (day in public_holidays(region, [2026])) is is_one


def test_they_have_names_and_cover_the_years_asked_for() -> None:
    found = public_holidays("US", range(2026, 2028))
    assert "Thanksgiving" in found[date(2026, 11, 26)]
    assert {day.year for day in found} == {2026, 2027}


@pytest.mark.parametrize("region", ["XX", "US-QQ", "Atlantis", "-"])
def test_a_region_nobody_knows_is_told(region: str) -> None:
    with pytest.raises(ValueError, match="not known"):
        public_holidays(region, [2026])


def test_parts_of_a_country_have_names() -> None:
    assert parts("DE")["BY"] == "Bayern"
    assert parts("US")["OH"] == "Ohio"
    assert parts("XX") == {}
