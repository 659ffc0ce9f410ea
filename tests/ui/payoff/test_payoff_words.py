"""What a call pays, in words: honest figures, each with where it comes from, and why somebody now."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.commission import Basis
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.odds import Chance, Minutes, estimated, moved
from reengage_desktop.domain.ranking import Payoff
from reengage_desktop.domain.slots import Part
from reengage_desktop.domain.why_now import Mattered, Mattering
from reengage_desktop.services.weighing import BestNow, Estimate, MyHour
from reengage_desktop.ui import words
from reengage_desktop.ui.payoff import payoff_words
from reengage_desktop.ui.payoff.estimate_reading import read

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
HOME = "America/New_York"


def pays(
    worth: int = 120_000, odds: Chance | None = None, reach: Chance | None = None, minutes: Minutes | None = None
) -> Payoff:
    basis = Basis.TYPED if worth else Basis.UNKNOWN
    return Payoff(
        worth,
        basis,
        "USD",
        odds or moved(9, 0, 0),
        reach or moved(20, 0, 0),
        minutes or Minutes(14, False, 0),
    )


@pytest.mark.parametrize(
    ("cents", "told"),
    [
        (0, "$0"),
        (40, "less than $1"),
        (4_630, "$46"),
        (9_999, "$100"),
        (32_449, "$320"),
        (231_400, "$2,300"),
        (99_600_00, "$100,000"),
        (1_234_567_00, "$1,200,000"),
    ],
)
def test_money_that_is_reckoned_has_two_figures(cents: int, told: str) -> None:
    assert payoff_words.about(cents, "USD") == told


def test_the_sum_is_told_part_by_part() -> None:
    payoff = pays()
    assert payoff_words.the_sum(payoff) == "$1,200 × 9 % × 20 % ÷ 14 min"
    assert payoff.per_hour == 9257  # 1,200 × 0.09 × 0.2 = 21.60 for 14 minutes
    assert payoff_words.an_hour(payoff) == "about $93 an hour"


@given(
    st.integers(1_000, 10**9),
    st.floats(0.5, 95),
    st.floats(2, 95),
    st.floats(1, 240),
)
def test_who_works_the_sum_out_again_comes_to_about_the_same(
    worth: int, bought: float, reached: float, takes: float
) -> None:
    payoff = pays(worth * 100, moved(bought, 0, 0), moved(reached, 0, 0), Minutes(takes, False, 0))
    told = payoff_words.the_sum(payoff).replace(",", "").replace("$", "").replace("%", "")
    money, *chances, time = (float(part.removesuffix("min")) for part in re.split("[×÷]", told))
    again = money * chances[0] * chances[1] * 60 / (10_000 * time)
    assert again == pytest.approx(payoff.per_hour / 100, rel=0.16 if min(*chances, takes) < 2 else 0.06, abs=0.01)


def test_nothing_is_made_up_where_no_worth_is_known() -> None:
    assert payoff_words.an_hour(pays(0)) == ""
    assert payoff_words.worth_from(pays(0)).startswith("not known yet")


@pytest.mark.parametrize(
    ("chance", "told"),
    [
        (moved(9, 0, 0), "a starting value, until your own calls tell"),
        (moved(9, 1, 12), "1 of 12 like them bought, too early to tell"),
        (moved(9, 5, 31), "5 of 31 like them bought, likely 7–23 %"),
        (estimated(30, 9), "worked out: 9 %, a starting value, until your own calls tell"),
    ],
)
def test_odds_say_where_they_come_from(chance: Chance, told: str) -> None:
    assert payoff_words.odds_from(chance) == told


@pytest.mark.parametrize(
    ("chance", "told"),
    [
        (moved(16, 0, 0).times(1.25, 95), "a starting value, until your own calls tell, 25 % more at this hour"),
        (moved(16, 0, 0).times(0.75, 95), "a starting value, until your own calls tell, 25 % less at this hour"),
        (moved(16, 18, 62), "18 of 62 of yours reached, likely 19–34 %"),
        (
            estimated(50, 16, factor=1.25),
            "worked out: 20 %, a starting value, until your own calls tell, 25 % more at this hour",
        ),
    ],
)
def test_the_chance_to_reach_them_says_what_the_hour_makes_of_it(chance: Chance, told: str) -> None:
    assert payoff_words.reach_from(chance, 2) == f"second attempt: {told}"
    worked_out = chance.percent if not chance.own else 16 * chance.factor
    assert worked_out == pytest.approx(moved(16, chance.hits, chance.of).percent * chance.factor)


def test_reach_names_the_attempt_and_minutes_the_calls() -> None:
    assert payoff_words.reach_from(moved(16, 0, 0), 2).startswith("second attempt: a starting value")
    assert payoff_words.minutes_from(Minutes(8, False, 1)) == "from 1 call of yours"
    assert payoff_words.minutes_from(Minutes(8, False, 42)) == "from 42 calls of yours"
    assert payoff_words.minutes(Minutes(0.2, False, 3)) == "1 min"


def test_an_hour_is_told_as_a_range_only_when_results_say_so() -> None:
    assert payoff_words.likely(pays()) == "too early to tell in money: good for the order of calls"
    assert payoff_words.likely(pays(odds=estimated(30, 9))) == "with your own estimate of the odds"
    bought, reached = moved(9, 5, 31), moved(20, 9, 40)
    assert payoff_words.likely(pays(odds=bought)).startswith("too early"), "nobody knows yet how many are reached"
    assert payoff_words.likely(pays(odds=bought, reach=estimated(20, 20))) == "likely $75 to $240"
    assert payoff_words.likely(pays(odds=bought, reach=reached)) == "likely $54 to $370", "both are uncertain"


def test_my_hour_says_how_it_is_known() -> None:
    assert payoff_words.my_hour(None, "USD") == "your usual hour: too early to tell"
    assert payoff_words.my_hour(MyHour(21_400, False, 50, "USD"), "USD") == (
        "your usual hour: about $210, the middle of the best 50 who are due"
    )
    assert payoff_words.my_hour(MyHour(21_400, True, 0, "USD"), "USD") == "your usual hour: $210, as you set it"
    assert payoff_words.my_hour(MyHour(21_400, True, 0, "USD"), "EUR") == (
        "your usual hour: $210, as you set it; in the order of calls 1 EUR counts as 1 USD"
    )


def why(*mattered: Mattered) -> str:
    return payoff_words.why_now(mattered, NOW, HOME)


def test_why_now_is_one_sentence_of_the_parts_that_decided() -> None:
    promised = Mattered(Mattering.PROMISE_OPEN, NOW + timedelta(minutes=57))
    worth = Mattered(Mattering.WORTH_MOST)
    very = Mattered(Mattering.VERY_IMPORTANT)
    assert why(promised) == "You promised to call by 9:30."
    assert why(promised, very, worth) == (
        "You promised to call by 9:30, this sale is very important to you and few are worth as much."
    )
    assert why() == ""


@pytest.mark.parametrize("kind", list(Mattering))
def test_each_part_has_its_words(kind: Mattering) -> None:
    told = why(Mattered(kind, NOW - timedelta(days=21), 3, Part.MORNING))
    assert told.endswith(".") and "{" not in told and len(told) > 12


@pytest.mark.parametrize(
    ("mattered", "told"),
    [
        (Mattered(Mattering.RIGHT_ENDS, days=0), "Your right to call them ends today."),
        (Mattered(Mattering.RIGHT_ENDS, days=1), "Your right to call them ends tomorrow."),
        (Mattered(Mattering.RIGHT_ENDS, days=12), "Your right to call them ends in 12 days."),
        (Mattered(Mattering.OTHER_PART, part=Part.LATE), "So far they were tried late in the day."),
        (Mattered(Mattering.ANSWERED, NOW - timedelta(days=21)), "They answered the last time, 3 weeks ago."),
        (
            Mattered(Mattering.PROMISE_PASSED, NOW - timedelta(days=1)),
            "The call you promised by 8:33 on Mon 12 Oct is still owed.",
        ),
    ],
)
def test_a_part_is_told_with_its_day(mattered: Mattered, told: str) -> None:
    assert why(mattered) == told


def test_a_row_does_not_say_twice_what_it_shows() -> None:
    parts = [Mattered(Mattering.PROMISE_OPEN, NOW), Mattered(Mattering.REASON), Mattered(Mattering.BEST_PAYOFF)]
    assert payoff_words.besides(parts, NOW, HOME) == ""
    assert payoff_words.besides([*parts, Mattered(Mattering.WORTH_MOST)], NOW, HOME) == "Few are worth as much."


def test_without_a_name_it_says_that_nobody_is_due() -> None:
    assert payoff_words.nobody(BestNow(None, ()), NOW, HOME).startswith("Nobody who is due can be called")


def test_the_day_is_worth_what_is_still_to_call() -> None:
    assert payoff_words.day_worth([("USD", 231_400), ("GBP", 40_000)]) == "worth about $2,300 + £400"
    assert payoff_words.day_worth([("USD", 90_000)], begun=True) == "still worth about $900"
    assert payoff_words.day_worth([("USD", 0)]) == ""


@pytest.mark.parametrize(
    ("part", "typed", "value"),
    [
        (Estimate.ODDS, "15", 15),
        (Estimate.ODDS, " 15 % ", 15),
        (Estimate.ODDS, "15,0%", 15),
        (Estimate.REACH, "0", 0),
        (Estimate.MINUTES, "12 min", 12),
        (Estimate.WORTH, "$1,200", 120_000),
        (Estimate.WORTH, "1.2k", 120_000),
        (Estimate.ODDS, "", None),
        (Estimate.WORTH, " \u200b ", None),
    ],
)
def test_what_is_typed_is_read(part: Estimate, typed: str, value: int | None) -> None:
    assert read(part, typed, "USD") == value


@pytest.mark.parametrize("typed", ["12.5", "12,5 %", "12.05 min"])
def test_half_a_percent_is_refused_with_what_can_be_kept(typed: str) -> None:
    with pytest.raises(RuleFault) as refused:
        read(Estimate.MINUTES, typed, "USD")
    assert words.fault(refused.value) == "Only whole numbers are kept here. Nothing was changed; write 12 or 13."


@pytest.mark.parametrize("typed", ["abc", "1.5", "1,000", "240.5", "-3", "🙂", "9" * 10_000, "‮12", "12 kg", "'"])
def test_what_is_no_number_is_refused_in_words(typed: str) -> None:
    for part in (Estimate.ODDS, Estimate.MINUTES):
        if typed == "‮12":
            assert read(part, typed, "USD") == 12  # what cannot be seen is taken off
            continue
        with pytest.raises(RuleFault):
            read(part, typed, "USD")


def test_an_amount_in_other_money_is_refused() -> None:
    with pytest.raises(RuleFault, match="in EUR"):
        read(Estimate.WORTH, "£900", "EUR")
