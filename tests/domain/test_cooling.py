"""Who goes cold: somebody who answered, and then did not for two tries, or with whom nobody talked for weeks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.cooling import Cold, before, cold
from reengage_desktop.domain.ladder import after
from reengage_desktop.domain.prospect import Stage

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
WEEK = timedelta(weeks=1)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("ladder", "since", "is_cold"),
    [
        ("r", WEEK, False),
        ("t", WEEK, False),
        ("tt", WEEK, True),
        ("ttr", WEEK, False),
        ("tr", 6 * WEEK, False),
        ("tr", 6 * WEEK + SECOND, True),
        ("t", 7 * WEEK, True),
    ],
)
def test_two_tries_without_an_answer_or_six_weeks_without_a_talk(ladder: str, since: timedelta, is_cold: bool) -> None:
    assert (cold(Stage.ACTIVE, ladder, NOW - since, NOW, 6) is not None) is is_cold


def test_it_tells_the_tries_and_the_weeks() -> None:
    assert cold(Stage.ACTIVE, "tt", NOW - 10 * WEEK, NOW, 6, answered=3) == Cold(3, NOW - 10 * WEEK, 2, 10)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.ACTIVE])
def test_who_is_not_pursued_does_not_go_cold(stage: Stage) -> None:
    assert cold(stage, "ttt", NOW - 50 * WEEK, NOW, 6) is None


def test_who_never_answered_was_never_warm() -> None:
    assert cold(Stage.ACTIVE, "ttttt", None, NOW, 6) is None


@given(st.text("tr", max_size=8), st.integers(0, 400), st.integers(-3, 60))
def test_an_answer_always_ends_it_for_a_while(ladder: str, days: int, weeks: int) -> None:
    answered = after(ladder, attempt=True, contact=True)
    assert cold(Stage.ACTIVE, answered, NOW, NOW, weeks) is None
    found = cold(Stage.ACTIVE, answered, NOW - timedelta(days=days), NOW, weeks)
    assert (found is not None) == (NOW - timedelta(days=days) < before(NOW, weeks))


def test_whoever_came_back_begins_anew() -> None:
    long_ago, lately = NOW - 50 * WEEK, NOW - 2 * WEEK
    assert cold(Stage.ACTIVE, "r", long_ago, NOW, 6) is not None
    assert cold(Stage.ACTIVE, "r", long_ago, NOW, 6, back_at=lately) is None
    assert cold(Stage.ACTIVE, "tt", long_ago, NOW, 6, back_at=lately) is not None, "two tries without an answer"
