"""Time in words reads as a person would say it."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.ago import ago, part_of_day, spoken_date, spoken_day, spoken_hours

TUESDAY = date(2026, 10, 13)
PAST_DAYS = st.integers(min_value=0, max_value=6000)


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (date(2026, 10, 14), "today"),
        (date(2026, 10, 13), "today"),
        (date(2026, 10, 12), "yesterday"),
        (date(2026, 10, 11), "two days ago"),
        (date(2026, 10, 10), "three days ago"),
        (date(2026, 10, 9), "last Friday"),
        (date(2026, 10, 8), "last Thursday"),
        (date(2026, 10, 7), "last Wednesday"),
        (date(2026, 10, 6), "a week ago"),
        (date(2026, 9, 29), "two weeks ago"),
        (date(2026, 9, 22), "three weeks ago"),
        (date(2026, 9, 16), "four weeks ago"),
        (date(2026, 9, 15), "a month ago"),
        (date(2026, 6, 9), "four months ago"),
        (date(2026, 1, 13), "nine months ago"),
        (date(2025, 10, 13), "a year ago"),
        (date(2025, 4, 13), "a year and a half ago"),
        (date(2024, 10, 13), "two years ago"),
        (date(2006, 10, 13), "20 years ago"),
    ],
)
def test_the_past_is_told_in_words(then: date, words: str) -> None:
    assert ago(then, TUESDAY) == words


def test_four_days_ago_in_the_same_week_is_counted() -> None:
    assert ago(date(2026, 10, 12), date(2026, 10, 16)) == "four days ago"


def test_a_short_month_is_a_month() -> None:
    assert ago(date(2026, 1, 31), date(2026, 3, 1)) == "a month ago"
    assert ago(date(2026, 2, 1), date(2026, 3, 1)) == "a month ago"


def rank(words: str) -> float:
    """The order of the words, by the days they speak of."""
    numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    if words.startswith("last "):
        return 6.5
    if words in ("today", "yesterday", "a year and a half ago"):
        return {"today": 0, "yesterday": 1}.get(words, 547)
    count, unit, _ = words.split()
    number = 1 if count == "a" else numbers.index(count) + 1 if count in numbers else int(count)
    return number * {"day": 1, "week": 7, "month": 30, "year": 365}[unit.rstrip("s")]


@given(st.dates(date(1990, 1, 1), date(2080, 1, 1)), PAST_DAYS, st.integers(min_value=1, max_value=40))
def test_an_earlier_day_is_never_told_as_a_later_one(now: date, days: int, more: int) -> None:
    near, far = ago(now - timedelta(days), now), ago(now - timedelta(days + more), now)
    assert rank(near) <= rank(far)


@given(st.dates(date(1990, 1, 1), date(2080, 1, 1)), PAST_DAYS)
def test_the_words_stay_near_the_truth(now: date, days: int) -> None:
    assert abs(rank(ago(now - timedelta(days), now)) - days) <= max(3, days * 0.5)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 6, 9), "on 9 June"),
        (date(2026, 10, 13), "on 13 October"),
        (date(2025, 12, 24), "on 24 December"),
        (date(2025, 6, 9), "on 9 June 2025"),
        (date(2028, 2, 29), "on 29 February 2028"),
    ],
)
def test_a_date_names_its_year_only_when_far(day: date, words: str) -> None:
    assert spoken_date(day, TUESDAY) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 10, 12), "on Monday 12 October"),
        (date(2026, 10, 13), "today"),
        (date(2026, 10, 14), "tomorrow"),
        (date(2026, 10, 15), "on Thursday"),
        (date(2026, 10, 19), "on Monday"),
        (date(2026, 10, 20), "on Tuesday 20 October"),
        (date(2026, 12, 1), "on Tuesday 1 December"),
        (date(2027, 12, 1), "on Wednesday 1 December 2027"),
    ],
)
def test_a_day_to_come_is_told_by_its_weekday(day: date, words: str) -> None:
    assert spoken_day(day, TUESDAY) == words


@pytest.mark.parametrize(
    ("from_", "until", "words"),
    [
        (time(9), time(11), "between 9 and 11"),
        (time(10), time(12), "between 10 and 12"),
        (time(14), time(16), "between two and four"),
        (time(11), time(13), "between eleven and one"),
        (time(12), time(13), "between twelve and one"),
        (time(8, 30), time(9, 30), "between half past eight and half past nine"),
        (time(8, 15), time(9), "between quarter past eight and nine"),
        (time(11, 45), time(12, 45), "between quarter to twelve and quarter to one"),
        (time(8, 20), time(9), "between 8:20 and 9"),
        (time(16, 5), time(16, 50), "between 4:05 and 4:50"),
        (time(18), time(20), "between six and eight in the evening"),
        (time(22), time(0), "between ten and midnight"),
        (time(9), time(9), "at 9"),
        (time(15, 30), time(15, 30), "at half past three"),
    ],
)
def test_a_window_of_hours_is_told_as_spoken(from_: time, until: time, words: str) -> None:
    assert spoken_hours(from_, until) == words


@pytest.mark.parametrize(
    ("moment", "part"),
    [
        (time(0), "morning"),
        (time(11, 59), "morning"),
        (time(12), "afternoon"),
        (time(17, 59), "afternoon"),
        (time(18), "evening"),
        (time(23, 59), "evening"),
    ],
)
def test_the_parts_of_a_day(moment: time, part: str) -> None:
    assert part_of_day(moment) == part
