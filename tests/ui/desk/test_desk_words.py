"""The words of the desk are plain, and its numbers honest: about, a likely range, or too early to tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.desk import Choice, DeskDay, Hint, Learned, LearnedKind, MoreTime, Quiet
from reengage_desktop.domain.spoken_when import DayFault
from reengage_desktop.domain.untried import Untried, Way
from reengage_desktop.ui.desk import desk_words, money_words, way_words
from reengage_desktop.ui.desk.range_bars import RangeBars

TODAY = date(2026, 10, 13)
HOME = "America/New_York"
MORE = MoreTime(771_000, "USD", 100, 3.7, 1.3, 10.3, 25, 64_000, Quiet(3, 81, 1.3, 10.3))


def at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 15, tzinfo=UTC)


# What one more hour pays


def test_the_sum_is_told_as_it_is_worked_out() -> None:
    assert money_words.sum_line(MORE) == (
        "$7,710 × 3.7 in 100 is $285, for about 25 more minutes. "
        "Of 81 people this quiet 3 came back, so likely 1 to 10 in 100. Too close to call."
    )
    assert money_words.about(MORE.per_hour, "USD") == "about $680"
    assert money_words.likely(MORE) == "$240 to $1,900"


@pytest.mark.parametrize(
    ("mine", "told"),
    [
        (20_000, "That is more than your usual hour."),
        (64_000, "Too close to call."),
        (200_000, "That is less than your usual hour."),
        (None, "What your usual hour pays is not known yet."),
    ],
)
def test_only_a_range_that_leaves_no_doubt_is_a_verdict(mine: int | None, told: str) -> None:
    assert money_words.sum_line(replace(MORE, mine=mine)).endswith(told)


def test_whoever_comes_back_does_not_always_buy() -> None:
    told = money_words.sum_line(replace(MORE, odds=15))
    assert "$7,710 × 0.56 in 100 is $43" in told
    assert "Of those who come back about 15 in 100 buy." in told


def test_under_twenty_people_it_is_too_early_to_tell() -> None:
    assert money_words.quiet(Quiet(2, 19, 3, 31)) == "Of 19 people this quiet 2 came back: too early to tell."
    assert "likely" in money_words.quiet(Quiet(2, 20, 3, 30))
    assert "a guess" in money_words.quiet(Quiet(0, 0, 0, 100))


@pytest.mark.parametrize(
    ("cents", "told"),
    [(0, 0), (49, 0), (50, 100), (68_544, 69_000), (190_000, 190_000), (23_913, 24_000), (999_999, 1_000_000)],
)
def test_about_has_two_figures(cents: int, told: int) -> None:
    assert money_words.rounded(cents) == told


@given(st.integers(50, 10**12))
def test_about_is_never_far_from_what_was_worked_out(cents: int) -> None:
    assert abs(money_words.rounded(cents) - cents) <= max(50, cents * 0.051)


@given(st.integers(1, 10**9), st.floats(0.01, 40), st.floats(0, 1), st.integers(1, 300), st.integers(1, 10**7))
def test_both_hours_are_drawn_on_one_scale_and_none_runs_out(
    worth: int, chance: float, spread: float, minutes: int, mine: int
) -> None:
    low, high = chance * (1 - spread), chance * (1 + spread)
    more = MoreTime(worth, "USD", 100, chance, low, high, minutes, mine, Quiet(3, 81, low, high))
    full = 1.25 * max(1, more.per_hour_high, more.per_hour, mine)
    assert 0 <= more.per_hour_low / full <= more.per_hour_high / full <= 0.8
    assert mine / full <= 0.8


def test_the_bars_say_their_numbers_and_are_dashed_where_it_is_too_early(qtbot: object) -> None:
    bars = RangeBars()
    bars.show_hours("Gordon", MORE)
    assert bars.accessibleName() == (
        "One more hour on Gordon about $680 $240 to $1,900 Your usual hour of calls about $640"
    )
    assert bars.my_track.mark is not None
    assert bars.their_track.mark is not None
    assert bars.my_track.mark < bars.their_track.mark
    assert not bars.their_track.dashed
    bars.show_hours("Gordon", replace(MORE, mine=None, quiet=Quiet(1, 4, 4, 70)))
    assert bars.their_track.dashed
    assert (bars.my_track.mark, bars.mine_label.text()) == (None, "not known yet")
    bars.show_hours("Gordon", None)
    assert (bars.their_track.mark, bars.likely_label.text()) == (None, "not known")
    bars.grab()


# Ways, what was learned, choices


def test_every_way_has_a_name() -> None:
    assert len({way_words.name(way) for way in Way}) == len(Way)


@pytest.mark.parametrize(
    ("way", "beside"),
    [
        (Untried(Way.ASSISTANT, "Carol, packing office"), "Carol, packing office"),
        (Untried(Way.VOICEMAIL_TEXT, "", True, 2, 2, at(9, 1)), "2 of 2"),
        (Untried(Way.PHONE_EARLY, "", True, 1, 0, at(9, 1)), "once, on 1 Sep"),
        (Untried(Way.PHONE_LATE, "", True, 3, 0, at(9, 1)), "3 times, last on 1 Sep"),
        (Untried(Way.VISIT, "Wooster", True), "Wooster"),
    ],
)
def test_beside_a_way_stands_whom_it_is_about_or_how_often_it_was_tried(way: Untried, beside: str) -> None:
    assert way_words.beside(way, HOME, TODAY) == beside


def test_a_screen_reader_hears_whether_a_way_was_tried() -> None:
    assert way_words.spoken(Untried(Way.VISIT, "Wooster"), HOME, TODAY) == "A visit, Wooster, not tried yet"
    assert way_words.spoken(Untried(Way.TEXT, tried=True, times=1), HOME, TODAY) == "A text, once, tried"


def test_what_they_said_is_quoted_and_the_real_reason_marked() -> None:
    said = desk_words.learned(Learned(at(5, 18), LearnedKind.SAID, "bad timing"), HOME, TODAY)
    real = desk_words.learned(Learned(at(6, 3), LearnedKind.REAL, "The bank"), HOME, TODAY)
    assert said == ("18 May", "Said “bad timing”", False)
    assert real == ("3 Jun", "The bank", True)


def test_a_day_they_named_with_nothing_planned_is_pointed_out() -> None:
    told = desk_words.hint(Hint(date(2026, 10, 25), "Call me after harvest."), TODAY)
    assert told == "“Call me after harvest” is about 25 October. Nothing is planned for then."
    named = desk_words.hint(Hint(date(2026, 10, 25), "The harvest ends about 25 October"), TODAY)
    assert named == "“The harvest ends about 25 October.” Nothing is planned for then."
    assert "1 March 2027" in desk_words.hint(Hint(date(2027, 3, 1), "spring"), TODAY)


def test_who_cannot_be_written_to_gets_no_letter_by_the_words() -> None:
    for choice in Choice:
        assert "letter" not in desk_words.choice(choice, can_write=False)[1]


@pytest.mark.parametrize(
    ("day", "title", "told"),
    [
        (DeskDay((), 0, 0), "Nobody waits for a decision", "Your calls go on by themselves."),
        (DeskDay((), 0, 1), "No card lies open today", "1 more card waits for another day."),
        (DeskDay((), 2, 0), "That was the last card", "Nobody else waits for a decision."),
        (DeskDay((), 3, 4), "That was the last card of today", "4 more cards wait for another day."),
    ],
)
def test_an_empty_desk_says_why_and_what_comes(day: DeskDay, title: str, told: str) -> None:
    found = desk_words.empty(day)
    assert found[0] == title
    assert found[1].endswith(told)


def test_a_day_that_is_none_is_told_in_words() -> None:
    assert desk_words.no_day(DayFault.PAST) == "That day has passed."
    assert desk_words.no_day(DayFault.NO_DAY) == "There is no such day."
    assert desk_words.no_day(None) == ""
