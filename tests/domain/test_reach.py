"""How often calls reach people: the interval of Wilson at its borders."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.reach import wilson

COUNTS = st.tuples(st.integers(0, 5_000), st.integers(0, 5_000)).map(sorted)


@pytest.mark.parametrize(
    ("contacts", "attempts", "low", "high"),
    [
        (0, 1, 0.0, 0.7935),
        (1, 1, 0.2065, 1.0),
        (0, 10, 0.0, 0.2775),
        (1, 10, 0.0179, 0.4042),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (10, 20, 0.2993, 0.7007),
        (5, 100, 0.0215, 0.1118),
        (2, 46, 0.0120, 0.1453),
        (29, 84, 0.2524, 0.4517),
        (31, 118, 0.1917, 0.3487),
        (500, 1_000, 0.4691, 0.5309),
    ],
)
def test_the_interval_is_that_of_the_tables(contacts: int, attempts: int, low: float, high: float) -> None:
    reach = wilson(contacts, attempts)
    assert (reach.low, reach.high) == pytest.approx((low, high), abs=5e-5)
    assert (reach.attempts, reach.contacts) == (attempts, contacts)


def test_nothing_tried_says_nothing() -> None:
    nothing = wilson(0, 0)
    assert (nothing.low, nothing.high, nothing.rate) == (0.0, 1.0, 0.0)
    assert nothing.too_early


def test_it_is_too_early_to_tell_under_twenty() -> None:
    assert wilson(19, 19).too_early
    assert not wilson(0, 20).too_early


@pytest.mark.parametrize(("contacts", "attempts"), [(2, 1), (-1, 5), (0, -1)])
def test_impossible_counts_are_refused(contacts: int, attempts: int) -> None:
    with pytest.raises(ValueError, match="reached"):
        wilson(contacts, attempts)


@given(COUNTS)
def test_the_rate_lies_within_and_the_interval_within_all_and_nothing(counts: list[int]) -> None:
    reach = wilson(*counts)
    assert 0.0 <= reach.low <= reach.rate <= reach.high <= 1.0 or reach.attempts == 0
    other = wilson(counts[1] - counts[0], counts[1])
    assert (1 - other.high, 1 - other.low) == pytest.approx((reach.low, reach.high))


@given(COUNTS.filter(lambda counts: counts[1] > 0), st.integers(2, 50))
def test_more_calls_at_the_same_rate_make_it_narrower(counts: list[int], times: int) -> None:
    contacts, attempts = counts
    few, many = wilson(contacts, attempts), wilson(contacts * times, attempts * times)
    assert few.low <= many.low and many.high <= few.high
    assert many.high - many.low < few.high - few.low


@given(COUNTS.filter(lambda counts: counts[1] > 0))
def test_at_its_borders_the_rate_so_far_is_just_as_far_off_as_one_time_in_twenty(counts: list[int]) -> None:
    contacts, attempts = counts
    reach = wilson(contacts, attempts)
    for border in (reach.low, reach.high):
        if 0 < border < 1:
            off = (reach.rate - border) ** 2 * attempts / (border * (1 - border))
            assert off == pytest.approx(3.841459, rel=1e-4)
