"""Settings: what is kept, and what is refused in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.holiday import _of_year
from reengage_desktop.services.bundle import Services


@pytest.mark.parametrize("region", ["XX", "US-QQ", "nowhere"])
def test_a_region_whose_holidays_nobody_knows_is_refused(services: Services, region: str) -> None:
    with pytest.raises(RuleFault, match="are not known"):
        services.setting.keep(replace(services.setting.read(), holiday_region=region))
    assert services.setting.read().holiday_region == ""


def test_holidays_are_worked_out_once_and_kept_in_the_file(services: Services) -> None:
    services.setting.keep(replace(services.setting.read(), holiday_region="US"))
    _of_year.cache_clear()
    assert date(2026, 11, 26) in services.around.holidays()
    assert _of_year.cache_info().misses == 0


def test_in_the_new_year_they_are_worked_out_anew_and_kept(services: Services, clock: Callable[..., object]) -> None:
    services.setting.keep(replace(services.setting.read(), holiday_region="US"))
    clock.advance(days=365 * 3)  # type: ignore[attr-defined]
    assert date(2030, 1, 1) in services.around.holidays()
    for _ in services.warming.steps():
        pass
    _of_year.cache_clear()
    assert date(2030, 1, 1) in services.around.holidays()
    assert _of_year.cache_info().misses == 0
