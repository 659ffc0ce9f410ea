"""Payoff per hour: each part visible, worth more first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.ranking import CALL_MINUTES, WIN_PERCENT, payoff
from reengage_desktop.domain.reason import WhyNot

LADDERS = st.sampled_from(["", "t", "tt", "ttt", "tttt", "ttttt", "ttttttt", "r", "ttr"])
CENTS = st.integers(0, 10**11)


def test_worth_times_odds_by_time() -> None:
    parts = payoff(418_000, 4_180_000, 100, WhyNot.NOT_READY, "")
    assert (parts.worth, parts.reach.percent, parts.odds.percent) == (418_000, 20, 15)
    assert parts.minutes.value == CALL_MINUTES
    assert parts.per_hour == 418_000 * 20 * 15 * 60 // (100 * 100 * 8)


@pytest.mark.parametrize(
    ("worth", "value", "rate", "known"),
    [
        (418_000, 9_999_999, 100, 418_000),
        (0, 9_999_999, 100, 0),
        (None, 1_000_000, 100, 100_000),
        (None, 1_000_000, 25, 25_000),
        (None, None, 100, 0),
    ],
)
def test_an_unknown_worth_is_the_value_at_the_commission_rate(
    worth: int | None, value: int | None, rate: int, known: int
) -> None:
    assert payoff(worth, value, rate, WhyNot.UNKNOWN, "").worth == known


@pytest.mark.parametrize(
    ("ladder", "reach"), [("", 20), ("t", 16), ("tt", 12), ("ttt", 8), ("tttt", 4), ("ttttttt", 4), ("tttr", 20)]
)
def test_each_attempt_that_failed_takes_a_fifth_of_the_odds(ladder: str, reach: int) -> None:
    assert payoff(1, 1, 100, WhyNot.UNKNOWN, ladder).reach.percent == reach


def test_each_reason_has_its_odds() -> None:
    assert set(WIN_PERCENT) == set(WhyNot)
    assert WIN_PERCENT[WhyNot.BOUGHT_ELSEWHERE] == min(WIN_PERCENT.values()) > 0


@given(CENTS, CENTS, st.sampled_from(WhyNot), LADDERS)
def test_more_worth_is_never_ranked_lower(one: int, other: int, why_not: WhyNot, ladder: str) -> None:
    low, high = sorted((one, other))
    first, second = (payoff(worth, None, 100, why_not, ladder).per_hour for worth in (high, low))
    assert first >= second >= 0
