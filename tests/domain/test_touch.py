"""Three outcomes within twenty seconds are bulk, and count in no statistic."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from reengage_desktop.domain.touch import is_bulk

AT = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds_ago", "bulk"),
    [
        ([], False),
        ([5], False),
        ([5, 10], True),
        ([20, 20], True),
        ([5, 20], True),
        ([5, 21], False),
        ([21, 22, 23], False),
        ([0, 0], True),
        ([1, 2, 3, 4], True),
        ([-1, -2], False),
    ],
)
def test_the_third_outcome_within_twenty_seconds_is_bulk(seconds_ago: list[int], bulk: bool) -> None:
    assert is_bulk([AT - timedelta(seconds=each) for each in seconds_ago], AT) is bulk
