"""Wall time and instants, at the borders the calendar makes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.wall_time import has_date, instant, local, zone

ZONES = (
    "America/New_York",
    "Europe/Berlin",
    "Africa/Cairo",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "America/Nuuk",
    "UTC",
)


@pytest.mark.parametrize(
    ("place", "day", "at", "expected"),
    [
        # the last minute before the gap, its first, its middle, its last, and the first after it
        ("America/New_York", date(2026, 3, 8), time(1, 59), "2026-03-08T06:59"),
        ("America/New_York", date(2026, 3, 8), time(2, 0), "2026-03-08T07:00"),
        ("America/New_York", date(2026, 3, 8), time(2, 30), "2026-03-08T07:00"),
        ("America/New_York", date(2026, 3, 8), time(2, 59), "2026-03-08T07:00"),
        ("America/New_York", date(2026, 3, 8), time(2, 59, 59), "2026-03-08T07:00"),
        ("America/New_York", date(2026, 3, 8), time(3, 0), "2026-03-08T07:00"),
        ("America/New_York", date(2026, 3, 8), time(3, 1), "2026-03-08T07:01"),
        ("Europe/Berlin", date(2026, 3, 29), time(1, 59), "2026-03-29T00:59"),
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), "2026-03-29T01:00"),
        # the hour that comes twice: the first
        ("America/New_York", date(2026, 11, 1), time(0, 59), "2026-11-01T04:59"),
        ("America/New_York", date(2026, 11, 1), time(1, 0), "2026-11-01T05:00"),
        ("America/New_York", date(2026, 11, 1), time(1, 59), "2026-11-01T05:59"),
        ("America/New_York", date(2026, 11, 1), time(2, 0), "2026-11-01T07:00"),
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), "2026-10-25T00:30"),
        # a gap at midnight
        ("Africa/Cairo", date(2026, 4, 24), time(0, 0), "2026-04-23T22:00"),
        ("Africa/Cairo", date(2026, 4, 24), time(0, 15), "2026-04-23T22:00"),
        ("America/Santiago", date(2026, 9, 6), time(0, 30), "2026-09-06T04:00"),
        # a gap up to midnight ends on the next date
        ("America/Nuuk", date(2024, 3, 30), time(23, 30), "2024-03-31T01:00"),
        # half an hour, forth and back
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "2026-10-03T15:30"),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 30), "2026-10-03T15:30"),
        ("Australia/Lord_Howe", date(2026, 4, 5), time(1, 45), "2026-04-04T14:45"),
        ("Australia/Lord_Howe", date(2026, 4, 5), time(2, 0), "2026-04-04T15:30"),
        # a whole date that never was
        ("Pacific/Apia", date(2011, 12, 29), time(8, 15), "2011-12-29T18:15"),
        ("Pacific/Apia", date(2011, 12, 30), time(8, 15), "2011-12-30T10:00"),
        ("Pacific/Apia", date(2011, 12, 31), time(8, 15), "2011-12-30T18:15"),
    ],
)
def test_the_wall_becomes_the_instant_the_calendar_says(place: str, day: date, at: time, expected: str) -> None:
    found = instant(day, at, place)
    assert found == datetime.fromisoformat(expected).replace(tzinfo=UTC)
    assert found.tzinfo is UTC


def test_the_end_of_a_gap_is_found_to_the_second() -> None:
    # Monrovia went from its own time of -0:44:30 to Greenwich at midnight.
    assert local(instant(date(1972, 1, 7), time(0, 20), "Africa/Monrovia"), "Africa/Monrovia").time() == time(0, 44, 30)


def test_a_time_marked_as_the_second_of_two_is_still_the_first() -> None:
    marked = time(1, 30, fold=1)
    assert instant(date(2026, 11, 1), marked, "America/New_York") == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("place", "day", "there"),
    [
        ("Pacific/Apia", date(2011, 12, 29), True),
        ("Pacific/Apia", date(2011, 12, 30), False),
        ("Pacific/Apia", date(2011, 12, 31), True),
        ("Pacific/Kwajalein", date(1993, 8, 21), False),
        ("Africa/Cairo", date(2026, 4, 24), True),
        ("America/Nuuk", date(2024, 3, 30), True),
    ],
)
def test_a_date_a_place_never_had_is_known(place: str, day: date, there: bool) -> None:
    assert has_date(day, place) is there


@pytest.mark.parametrize("name", ["", "Nowhere/City", "../etc/passwd", "/etc/passwd", "America"])
def test_an_unknown_zone_is_refused_in_words(name: str) -> None:
    with pytest.raises(ValueError, match="There is no time zone named"):
        zone(name)


def test_a_local_time_asks_for_an_instant() -> None:
    assert local(datetime(2026, 7, 1, 12, tzinfo=UTC), "Europe/Berlin").hour == 14
    with pytest.raises(ValueError, match=r"^An instant needs its time zone\.$"):
        local(datetime(2026, 7, 1, 12), "Europe/Berlin")  # noqa: DTZ001


@given(st.sampled_from(ZONES), st.datetimes(datetime(2005, 1, 1), datetime(2036, 1, 1)))  # noqa: DTZ001
def test_a_wall_time_that_exists_comes_back_and_another_moves_on(place: str, wall: datetime) -> None:
    wall = wall.replace(microsecond=0)
    found = instant(wall.date(), wall.time(), place)
    back = local(found, place).replace(tzinfo=None)
    assert back >= wall
    if back > wall:  # a gap: a second earlier the wall had not come so far
        assert local(found - timedelta(seconds=1), place).replace(tzinfo=None) < wall


@given(
    st.sampled_from(ZONES),
    st.datetimes(datetime(2005, 1, 1), datetime(2036, 1, 1)),  # noqa: DTZ001
    st.integers(1, 5000),
)
def test_a_later_wall_time_is_never_an_earlier_instant(place: str, wall: datetime, minutes: int) -> None:
    later = wall + timedelta(minutes=minutes)
    assert instant(later.date(), later.time(), place) >= instant(wall.date(), wall.time(), place)
