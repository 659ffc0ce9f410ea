"""What people say of a time to come, and the day it is read as."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.feast import easter, thanksgiving
from reengage_desktop.domain.spoken_when import FURTHEST, DayFault, read_when

TODAY = date(2026, 10, 13)  # a Tuesday


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("budget in spring", date(2027, 3, 1)),
        ("Budget in Spring 2028", date(2028, 3, 1)),
        ("next spring", date(2027, 3, 1)),
        ("spring", date(2027, 3, 1)),
        ("mid-summer", date(2027, 7, 15)),
        ("late summer", date(2027, 8, 20)),
        ("after the summer", date(2027, 9, 1)),
        ("this winter", date(2026, 12, 1)),
        ("January", date(2027, 1, 1)),
        ("their year begins in Feb.", date(2027, 2, 1)),
        ("mid-March", date(2027, 3, 15)),
        ("end of March", date(2027, 3, 20)),
        ("after March", date(2027, 4, 1)),
        ("they may decide in May", date(2027, 5, 1)),
        ("may", date(2027, 5, 1)),
        ("15 March", date(2027, 3, 15)),
        ("March 15th, 2028", date(2028, 3, 15)),
        ("the 2nd of march", date(2027, 3, 2)),
        ("29 Feb", date(2028, 2, 29)),
        ("when the lease ends on 30 November", date(2026, 11, 30)),
        ("3/4/2027", date(2027, 4, 3)),
        ("2027-03-15", date(2027, 3, 15)),
        ("Q1", date(2027, 1, 1)),
        ("q3 2027", date(2027, 7, 1)),
        ("first quarter", date(2027, 1, 1)),
        ("next quarter", date(2027, 1, 1)),
        ("after Easter", date(2027, 3, 30)),
        ("before Christmas", date(2026, 12, 11)),
        ("after the holidays", date(2027, 1, 7)),
        ("in the new year", date(2027, 1, 2)),
        ("end of the year", date(2026, 12, 1)),
        ("next year", date(2027, 1, 1)),
        ("in 2029", date(2029, 1, 1)),
        ("next week", date(2026, 10, 19)),
        ("next month", date(2026, 11, 1)),
        ("Monday", date(2026, 10, 19)),
        ("on Tuesday", date(2026, 10, 20)),
        ("tomorrow", date(2026, 10, 14)),
        ("in three weeks", date(2026, 11, 3)),
        ("in a couple of months", date(2026, 12, 13)),
        ("half a year from now", date(2027, 4, 13)),
        ("in 10 days", date(2026, 10, 23)),
        ("in 10 to 14 days", date(2026, 10, 23)),
        ("in two or three months", date(2026, 12, 13)),
        ("within the next two weeks", date(2026, 10, 27)),
        ("in a fortnight", date(2026, 10, 27)),
        ("the day after tomorrow", date(2026, 10, 15)),
        ("Monday week", date(2026, 10, 26)),
        ("the 15th", date(2026, 10, 15)),
        ("on the 5th, with the new board", date(2026, 11, 5)),
        ("after the 31st", date(2026, 10, 31)),
        ("5th of next month", date(2026, 11, 5)),
        ("15.3.", date(2027, 3, 15)),
        ("by 15/3", date(2027, 3, 15)),
        ("early 2027", date(2027, 1, 1)),
        ("mid-2027", date(2027, 7, 1)),
        ("second half of 2027", date(2027, 7, 1)),
        ("end of next year", date(2027, 12, 1)),
        ("end of the week", date(2026, 10, 16)),
        ("end of the month", date(2026, 10, 20)),
        ("end of next quarter", date(2027, 3, 20)),
    ],
)
def test_a_day_to_come_is_understood(said: str, day: date) -> None:
    assert read_when(said, TODAY) == day


@pytest.mark.parametrize(
    "said",
    [
        "",
        "power rates",
        "we march on",
        "prices fall",
        "spring cleaning",
        "since March",
        "last summer",
        "they may",
        "24/7",
        "the 5th floor",
        "rates at 2.5",
    ],
)
def test_what_names_no_day_to_come_is_none(said: str) -> None:
    assert read_when(said, TODAY) is None


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("31 February", DayFault.NO_DAY),
        ("31.02.2027", DayFault.NO_DAY),
        ("1 March 2020", DayFault.PAST),
        ("in May 2020", DayFault.PAST),
        ("13 October 2026", DayFault.PAST),
        ("in 0 days", DayFault.PAST),
        ("in 99 years", DayFault.FAR),
        ("in 9999 years", DayFault.FAR),
        ("in 99999999 days", DayFault.FAR),
        ("on the 32nd", DayFault.NO_DAY),
        ("31.2.", DayFault.NO_DAY),
        ("1 March 2099", DayFault.FAR),
    ],
)
def test_a_day_that_cannot_be_waited_for_says_why(said: str, fault: DayFault) -> None:
    assert read_when(said, TODAY) is fault


def test_figures_are_read_in_the_order_of_the_country() -> None:
    assert read_when("3/4/2027", TODAY, "mdy") == date(2027, 3, 4)
    assert read_when("by 3/4", TODAY, "mdy") == date(2027, 3, 4)


PIECES = """
in after before mid late early end of the next this spring summer fall winter march may january q1 q4 easter christmas
year years month weeks 2 15 31 2027 2036 first quarter half a holidays monday on since last .
fortnight to h2 the 31st day tomorrow week 31.3.
"""
SAYINGS = st.lists(st.sampled_from(PIECES.split()), max_size=7).map(" ".join)


@given(SAYINGS | st.text(max_size=60), st.dates(date(1990, 1, 1), date(2190, 1, 1)))
def test_whatever_is_said_the_day_lies_ahead_and_not_too_far(said: str, today: date) -> None:
    found = read_when(said, today)
    if isinstance(found, date):
        assert today < found
        assert found.year <= today.year + FURTHEST + 1


@pytest.mark.parametrize(("year", "month", "day"), [(2024, 3, 31), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)])
def test_easter_is_where_the_calendar_has_it(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@given(st.integers(1990, 2190))
def test_thanksgiving_is_the_fourth_thursday_of_november(year: int) -> None:
    day = thanksgiving(year)
    assert (day.month, day.weekday()) == (11, 3)
    assert 22 <= day.day <= 28
