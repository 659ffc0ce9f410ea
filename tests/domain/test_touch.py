"""Three outcomes within twenty seconds are bulk, and count in no statistic."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from reengage_desktop.domain.touch import bulk

AT = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "marked"),
    [
        ([], ""),
        ([0, 1], ".."),
        ([0, 5, 10], "bbb"),
        ([0, 0, 20], "bbb"),
        ([0, 5, 21], "..."),
        ([0, 15, 20, 36], "bbb."),
        ([0, 15, 20, 35], "bbbb"),
        ([0, 60, 61, 62, 122], ".bbb."),
        ([0, 19, 38, 57], "...."),
    ],
)
def test_three_outcomes_within_twenty_seconds_are_bulk(seconds: list[int], marked: str) -> None:
    assert bulk([AT + timedelta(seconds=each) for each in seconds]) == [letter == "b" for letter in marked]
