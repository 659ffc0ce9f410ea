"""Payoff per hour: each part visible, worth more first, and moved by one's own results as far as they tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.commission import Basis
from reengage_desktop.domain.odds import Chance, Minutes, estimated, moved, posterior
from reengage_desktop.domain.prospect import Importance
from reengage_desktop.domain.ranking import (
    CALL_MINUTES,
    IMPORTANT_PERCENT,
    NOTHING_YET,
    OTHER_PART_PERCENT,
    SAME_PART_PERCENT,
    SLOT_AT_LEAST,
    SLOT_AT_MOST,
    WIN_PERCENT,
    Experience,
    Payoff,
    age_percent,
    minutes,
    odds,
    part_percent,
    payoff,
    reach,
    score,
    slot_percent,
)
from reengage_desktop.domain.reason import WhyNot

LADDERS = st.sampled_from(["", "t", "tt", "ttt", "tttt", "ttttt", "ttttttt", "r", "ttr"])
CENTS = st.integers(0, 10**11)
PERCENT = st.integers(0, 100)
COUNTS = st.integers(0, 200).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


def pays(worth: int, chance: float, reached: float, takes: float) -> Payoff:
    return Payoff(
        worth, Basis.TYPED, "USD", moved(chance, 0, 0), moved(reached, 0, 0), Minutes(takes, own=False, calls=0)
    )


# The arithmetic is that of the sum on screen: worth × odds × reach ÷ minutes, times 60.
@pytest.mark.parametrize(
    ("worth", "chance", "reached", "takes", "each", "hour"),
    [
        (418_000, 15, 20, 8, 12_540, 94_050),  # 4,180 × 3 % = 125.40 a call; × 60 ÷ 8 = 940.50
        (1_200_000, 45, 20, 14, 108_000, 462_857),  # 12,000 × 9 % = 1,080 a call; × 60 ÷ 14 = 4,628.57
        (100_000, 10, 4, 6, 400, 4_000),  # the fifth attempt: 1,000 × 0.4 % = 4.00; × 60 ÷ 6 = 40.00
        (0, 15, 20, 8, 0, 0),
        (418_000, 0, 20, 8, 0, 0),
    ],
)
def test_worth_times_odds_by_time(
    worth: int, chance: float, reached: float, takes: float, each: int, hour: int
) -> None:
    found = pays(worth, chance, reached, takes)
    assert (found.expected, found.per_hour) == (each, hour)
    assert found.percent == pytest.approx(chance * reached / 100)


@pytest.mark.parametrize(
    ("why_not", "importance", "days", "bought", "percent"),
    [
        (WhyNot.NOT_READY, Importance.UNKNOWN, None, (0, 0), 15),  # the starting value
        (WhyNot.NOT_READY, Importance.VERY, None, (0, 0), 19.5),  # 15 × 130 %
        (WhyNot.NOT_READY, Importance.UNKNOWN, 30, (0, 0), 18),  # 15 × 120 %
        (WhyNot.NOT_READY, Importance.UNKNOWN, 31, (0, 0), 16.5),  # 15 × 110 %
        (WhyNot.NOT_READY, Importance.UNKNOWN, 366, (0, 0), 9),  # 15 × 60 %
        (WhyNot.UNKNOWN, Importance.UNKNOWN, None, (5, 31), 660 / 51),  # (8 × 20 + 500) ÷ (20 + 31)
        (WhyNot.UNKNOWN, Importance.UNKNOWN, None, (0, 20), 4),  # 8 × 20 ÷ 40
        (WhyNot.BOUGHT_ELSEWHERE, Importance.IMPORTANT, 100, (20, 20), 52.3),  # (4.6 × 20 + 2,000) ÷ 40
    ],
)
def test_the_odds_are_the_starting_value_by_reason_importance_and_age_moved_by_results(
    why_not: WhyNot, importance: Importance, days: int | None, bought: tuple[int, int], percent: float
) -> None:
    found = odds(why_not, importance, age_percent(days), Experience(bought={why_not: bought}))
    assert found.percent == pytest.approx(percent)
    assert (found.hits, found.of) == bought


@pytest.mark.parametrize(
    ("ladder", "percent"), [("", 20), ("t", 16), ("tt", 12), ("ttt", 8), ("tttt", 4), ("ttttttt", 4), ("tttr", 20)]
)
def test_each_attempt_that_failed_takes_a_fifth_of_the_chance_to_reach_them(ladder: str, percent: int) -> None:
    assert reach(ladder, NOTHING_YET).percent == percent
    assert payoff(1, 1, 100, WhyNot.UNKNOWN, ladder).reach.percent == percent


def test_the_chance_to_reach_them_is_moved_by_calls_of_the_same_number_only() -> None:
    learned = Experience(reached={1: (20, 40), 5: (0, 60)})
    assert reach("", learned).percent == pytest.approx((20 * 20 + 2000) / 60)
    assert reach("t", learned).percent == 16
    assert reach("tttt", learned).percent == reach("ttttttt", learned).percent == pytest.approx(4 * 20 / 80)


@pytest.mark.parametrize(
    ("here", "elsewhere", "percent"),
    [(0, 0, 100), (1, 1, 100), (2, 0, SAME_PART_PERCENT), (0, 1, OTHER_PART_PERCENT), (1, 2, OTHER_PART_PERCENT)],
)
def test_who_was_tried_at_one_time_of_day_is_preferred_at_the_other(here: int, elsewhere: int, percent: int) -> None:
    assert part_percent(here, elsewhere) == percent
    assert reach("t", NOTHING_YET, percent).percent == pytest.approx(16 * percent / 100)


def test_a_slot_that_reaches_more_people_than_others_counts_for_more_within_bounds() -> None:
    learned = Experience(slots={1: (30, 60), 2: (6, 60)})  # 30 % of all
    assert slot_percent(1, learned) == pytest.approx(100 * ((30 * 20 + 3000) / 80) / 30)  # 45 % beside 30 %
    assert slot_percent(2, learned) == SLOT_AT_LEAST == 60  # 15 % beside 30 %
    assert slot_percent(1, Experience(slots={1: (90, 100), 2: (0, 900)})) == SLOT_AT_MOST
    assert slot_percent(None, learned) == slot_percent(3, learned) == slot_percent(1, NOTHING_YET) == 100
    assert slot_percent(1, Experience(slots={1: (0, 60)})) == 100


@pytest.mark.parametrize(
    ("percent", "talks", "vain", "takes"),
    [
        (20, (0, 0.0), (0, 0.0), CALL_MINUTES),  # 5 + 11 × 20 % + 1 × 80 %
        (4, (0, 0.0), (0, 0.0), 6.4),  # 5 + 11 × 4 % + 1 × 96 %
        (20, (10, 210.0), (0, 0.0), 9.0),  # a talk: (110 + 210) ÷ 20 = 16; 5 + 16 × 20 % + 0.8
        (20, (10, 110.0), (30, 70.0), 8.8),  # a try: (10 + 70) ÷ 40 = 2; 5 + 2.2 + 2 × 80 %
    ],
)
def test_the_minutes_are_talk_and_vain_try_as_often_as_each_happens(
    percent: float, talks: tuple[int, float], vain: tuple[int, float], takes: float
) -> None:
    found = minutes(percent, Experience(talks=talks, vain=vain))
    assert found.value == pytest.approx(takes)
    assert found.calls == talks[0] + vain[0]


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
    found = payoff(worth, value, rate, WhyNot.UNKNOWN, "")
    assert found.worth == known
    assert found.per_hour == score(worth, value, rate, WhyNot.UNKNOWN, "")


def test_each_reason_and_importance_has_its_odds() -> None:
    assert set(WIN_PERCENT) == set(WhyNot)
    assert WIN_PERCENT[WhyNot.BOUGHT_ELSEWHERE] == min(WIN_PERCENT.values()) > 0
    assert set(IMPORTANT_PERCENT) == set(Importance)


@given(CENTS, CENTS, st.sampled_from(WhyNot), LADDERS, st.sampled_from(Importance))
def test_more_worth_is_never_ranked_lower(
    one: int, other: int, why_not: WhyNot, ladder: str, importance: Importance
) -> None:
    low, high = sorted((one, other))
    first, second = (score(worth, None, 100, why_not, ladder, importance) for worth in (high, low))
    assert first >= second >= 0
    assert pays(high, 10, 20, 8).per_hour >= pays(low, 10, 20, 8).per_hour


@given(PERCENT, COUNTS)
def test_what_is_reckoned_with_lies_between_the_starting_value_and_ones_own_rate(
    prior: int, counts: tuple[int, int]
) -> None:
    hits, of = counts
    found = moved(prior, hits, of)
    rate = 100 * hits / of if of else prior
    assert min(prior, rate) - 1e-9 <= found.percent <= max(prior, rate) + 1e-9
    assert 0 <= found.low <= found.percent + 1e-9 and found.percent - 1e-9 <= found.high <= 100
    assert found.too_early == (of < 20)


@given(PERCENT, st.integers(1, 50), st.integers(1, 10))
def test_the_more_results_the_nearer_to_ones_own_rate_and_the_smaller_the_range(prior: int, of: int, more: int) -> None:
    few, many = moved(prior, of, of), moved(prior, of * (more + 1), of * (more + 1))
    assert 100 - many.percent <= 100 - few.percent + 1e-9
    assert abs(few.percent - prior) <= 100 * of / (of + 20) + 1e-9, "a few results do not carry it away"
    steady, steadier = moved(50, of, 2 * of), moved(50, of * (more + 1), 2 * of * (more + 1))
    assert steadier.high - steadier.low < steady.high - steady.low


@given(PERCENT, COUNTS)
def test_ones_own_estimate_wins_and_the_starting_value_stays_visible(own: int, counts: tuple[int, int]) -> None:
    learned = Experience(bought={WhyNot.DELAYED: counts}, reached={1: counts}, talks=(9, 90.0))
    chance = odds(WhyNot.DELAYED, Importance.VERY, 100, learned, own)
    reached, takes = reach("", learned, 125, own), minutes(20, learned, own + 1)
    assert (chance.percent, chance.own, chance.prior) == (own, True, 19.5)
    assert (reached.percent, reached.own, reached.prior) == (own, True, 20)
    assert (takes.value, takes.own) == (own + 1, True)
    assert score(1_000_00, None, 100, WhyNot.DELAYED, "tt", Importance.VERY, (own, own, own + 1)) == int(
        1_000_00 * own * own * 60 / (10_000 * (own + 1))
    )


@given(st.floats(0, 95), st.floats(0.1, 3))
def test_a_chance_that_is_raised_stays_one(percent: float, factor: float) -> None:
    found = moved(percent, 3, 10).times(factor, 95)
    assert 0 <= found.low <= found.percent <= 95 and found.percent <= found.high <= 95
    assert found.prior == percent


def test_more_cannot_have_come_of_it_than_were_tried() -> None:
    with pytest.raises(ValueError, match="No more"):
        posterior(10, 2, 1)


def test_an_estimate_has_no_range() -> None:
    assert estimated(30, 8, 5, 31) == Chance(30, 30, 30, own=True, prior=8, hits=5, of=31)
