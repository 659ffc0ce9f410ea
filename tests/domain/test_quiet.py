"""How many of those who were as quiet came back, and what going on would pay: the arithmetic, and its limits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.commission import Basis
from reengage_desktop.domain.desk import MoreTime, Quiet, Verdict
from reengage_desktop.domain.odds import Minutes, moved
from reengage_desktop.domain.quiet import Tried, more_time, quiet
from reengage_desktop.domain.ranking import Payoff
from reengage_desktop.domain.reach import wilson

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
ROW = st.text("tr", max_size=8)


def touches(who: int, pattern: str, ended: datetime = NOW - timedelta(days=60)) -> list[Tried]:
    """ "t" a try, "r" one that reached them; a day apart, the last at `ended`."""
    start = ended - timedelta(days=len(pattern))
    return [(who, mark == "r", int((start + timedelta(days=n + 1)).timestamp())) for n, mark in enumerate(pattern)]


def counted(*patterns: str, tries: int = 3) -> tuple[int, int]:
    found = quiet(chain.from_iterable(touches(n, each) for n, each in enumerate(patterns)), tries, NOW)
    return found.back, found.of


def quiet_of(back: int, of: int) -> Quiet:
    found = wilson(back, of)
    return Quiet(back, of, 100 * found.low, 100 * found.high)


def pays(worth: int = 771_000, odds: float = 50, minutes: float = 5) -> Payoff:
    return Payoff(worth, Basis.TYPED, "USD", moved(odds, 0, 0), moved(20, 0, 0), Minutes(minutes, False, 0))


@pytest.mark.parametrize(
    ("patterns", "back_of"),
    [
        (("tttt",), (0, 1)),
        (("tttr",), (1, 1)),
        (("ttrtt",), (0, 0)),  # never so quiet
        (("ttttttr", "tttt", "tr"), (1, 2)),
        (("rtttr",), (1, 1)),
        (("tttrttt",), (1, 1)),  # counted once
        ((), (0, 0)),
    ],
)
def test_whoever_answered_after_so_many_tries_came_back(patterns: tuple[str, ...], back_of: tuple[int, int]) -> None:
    assert counted(*patterns) == back_of


def test_nobody_counts_before_there_was_time_to_come_back() -> None:
    fresh = touches(1, "ttt", NOW - timedelta(days=3))
    assert quiet(fresh, 3, NOW).of == 0
    assert quiet([*fresh, (1, False, int(NOW.timestamp()))], 3, NOW).of == 1  # was tried again
    assert quiet(touches(1, "ttt", NOW - timedelta(days=31)), 3, NOW).of == 1


@given(st.lists(ROW, max_size=15), st.integers(1, 6))
def test_nobody_comes_back_who_was_not_quiet(patterns: list[str], tries: int) -> None:
    back, of = counted(*patterns, tries=tries)
    assert 0 <= back <= of <= sum("t" * tries in each for each in patterns)


def test_the_arithmetic_of_the_card() -> None:
    """$7,710 × 50 in 100 × 3.7 in 100 is $142.78; for 5 attempts of 5 minutes, that is $343 an hour."""
    more = more_time(pays(), quiet_of(3, 81), 5, 64_000)
    assert (more.minutes, more.expected, more.per_hour) == (25, 14_278, 34_267)
    assert more.back == pytest.approx(300 / 81)
    assert more.per_hour_low < more.per_hour < more.per_hour_high


def test_while_ones_own_people_are_few_one_more_call_is_reckoned() -> None:
    more = more_time(pays(), quiet_of(3, 19), 5, None)
    assert (more.back, more.minutes, more.verdict) == (20, 5, Verdict.UNKNOWN)
    assert more.per_hour == pays().per_hour


@pytest.mark.parametrize("minutes", [5.4, 6.49, 7.5])
def test_the_card_and_the_sum_show_the_same_hour(minutes: float) -> None:
    more = more_time(pays(minutes=minutes), quiet_of(0, 2), 5, None)
    assert more.per_hour == pytest.approx(pays(minutes=minutes).per_hour, abs=10)  # cents


@pytest.mark.parametrize(
    ("mine", "verdict"),
    [(None, Verdict.UNKNOWN), (99, Verdict.MORE), (100, Verdict.CLOSE), (900, Verdict.CLOSE), (901, Verdict.LESS)],
)
def test_a_verdict_is_given_only_outside_the_likely_range(mine: int | None, verdict: Verdict) -> None:
    more = MoreTime(1000, "USD", 50, 60, 10, 90, 60, mine, quiet_of(30, 50))
    assert (more.per_hour_low, more.per_hour_high, more.verdict) == (100, 900, verdict)


@given(st.integers(20, 90), st.floats(1, 60), st.integers(0, 200), st.integers(1, 5_000_000))
def test_the_range_holds_what_is_reckoned_with(of: int, odds: float, back: int, worth: int) -> None:
    more = more_time(pays(worth, odds), quiet_of(min(back, of), of), 5, None)
    assert 0 <= more.low <= more.chance + 1e-9
    assert more.chance <= more.high + 1e-9
    assert more.high <= 100
