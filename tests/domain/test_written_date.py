"""Dates are read in the order their column shows; a day that does not exist is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.written_date import DateOrder, date_order, default_order, read_date

DAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("3/4/2026", "mdy", DAY),
        ("4/3/2026", "dmy", DAY),
        ("04.03.2026", "dmy", DAY),
        ("4.3.26", "dmy", DAY),
        ("04-03-99", "dmy", date(1999, 3, 4)),
        ("2026-03-04", "mdy", DAY),
        ("2026/3/4", "dmy", DAY),
        ("26-03-04", "ymd", DAY),
        ("2026-03-04T10:00:00Z", "mdy", DAY),
        ("2026-03-04 10:00:00.123+02:00", "mdy", DAY),
        ("03/04/2026 10:15 AM", "mdy", DAY),
        ("3/4/2026, 9:05", "mdy", DAY),
        ("20260304", "mdy", DAY),
        ("4 Mar 2026", "mdy", DAY),
        ("March 4th, 2026", "dmy", DAY),
        ("4. März 2026", "mdy", DAY),
        ("4-Mar-26", "mdy", DAY),
        ("4 de marzo de 2026", "mdy", DAY),
        ("4 févr. 2026", "mdy", date(2026, 2, 4)),
        ("Wed, 4 Mar 2026 10:00:00", "mdy", DAY),
        ("2026 Mar 4", "mdy", DAY),
        ("mardi 3 mars 2026", "dmy", date(2026, 3, 3)),
        ("martes, 3 de marzo de 2026", "dmy", date(2026, 3, 3)),
        ("20260304T101500Z", "mdy", DAY),
        ("46085", "mdy", DAY),
        ("46085.5", "dmy", DAY),
    ],
)
def test_a_date_is_read(text: str, order: DateOrder, day: date) -> None:
    assert read_date(text, order) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31.02.2026",
        "soon",
        "13/13/2026",
        "2026",
        "43604-1",
        "12345",
        "4 Mar",
        "Mar Apr 4 2026",
        "1/2/3/4",
        "0/0/0000",
        "3/4/20260",
        "9999-01-01",
        "x" * 100,
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_date(text, "dmy") is None


@pytest.mark.parametrize(
    ("values", "default", "order"),
    [
        (["3/4/2026", "3/25/2026"], "dmy", "mdy"),
        (["3/4/2026", "25/3/2026"], "mdy", "dmy"),
        (["3/4/2026", "5/6/2026"], "mdy", "mdy"),
        (["3/4/2026", "5/6/2026"], "dmy", "dmy"),
        (["04.03.2026"], "mdy", "dmy"),
        (["2026-03-04", "", "n/a"], "mdy", "ymd"),
        ([], "ymd", "ymd"),
        (["13/4/2026"], "mdy", "dmy"),
        (["12/12/2026"], "mdy", "mdy"),
        (["4/13/2026"], "dmy", "mdy"),
        (["4 Mar 2026", "3/4/2026"], "mdy", "mdy"),
    ],
)
def test_the_whole_column_decides_the_order(values: list[str], default: DateOrder, order: DateOrder) -> None:
    assert date_order(values, default) == order


def test_each_region_has_its_own_habit() -> None:
    assert [default_order(region) for region in ("US", "DE", "GB", "JP")] == ["mdy", "dmy", "dmy", "ymd"]


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.sampled_from("/.-"))
def test_a_day_comes_back_in_each_order(day: date, sign: str) -> None:
    for order, pattern in (("dmy", "%d{0}%m{0}%Y"), ("mdy", "%m{0}%d{0}%y"), ("ymd", "%Y{0}%m{0}%d")):
        assert read_date(day.strftime(pattern.format(sign)), order) == day  # type: ignore[arg-type]


@given(st.text(max_size=70), st.sampled_from(["dmy", "mdy", "ymd"]))
def test_no_text_is_too_odd(text: str, order: DateOrder) -> None:
    day = read_date(text, order)
    assert day is None or 1900 <= day.year <= 2200
