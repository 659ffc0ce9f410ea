"""What each test of the rules begins with."""

from __future__ import annotations

import pytest

from reengage_desktop.domain import wall_time


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """What the wall showed is worked out anew, so that no test lives on what another one found."""
    wall_time.instant.cache_clear()
