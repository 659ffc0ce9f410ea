"""The sentence: when it is asked for, how its time is read, and how a reason becomes one's own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from reengage_desktop.domain.commitment import (
    Answer,
    Card,
    Commitment,
    State,
    in_my_words,
    is_evening,
    read_time,
    waiting,
    written_time,
)
from reengage_desktop.domain.settings import Settings
from reengage_desktop.domain.wall_time import instant

HOME = "America/New_York"
DAY = date(2026, 10, 13)
WRITTEN = datetime(2026, 10, 13, 11, 0, tzinfo=UTC)
GIVEN = Commitment(DAY, time(8, 30), 1, "Maria Castellano", "I gave my word", State.GIVEN, WRITTEN)
SKIPPED = Commitment(DAY, time.min, None, "", "", State.SKIPPED, WRITTEN)
ANSWERED = replace(GIVEN, answer=Answer.PARTLY, answered_at=WRITTEN)
USUAL = Settings()


def at(hour: int, minute: int, day: date = DAY) -> datetime:
    return instant(day, time(hour, minute), HOME)


@pytest.mark.parametrize(
    ("now", "sentence", "card"),
    [
        (at(7, 44), None, None),
        (at(7, 45), None, Card.MORNING),
        (at(12, 0), None, Card.MORNING),
        (at(17, 29), None, Card.MORNING),
        (at(17, 30), None, None),
        (at(23, 59), None, None),
        (at(8, 0), GIVEN, None),
        (at(8, 0), SKIPPED, None),
        (at(17, 29), GIVEN, None),
        (at(17, 30), GIVEN, Card.EVENING),
        (at(23, 59), GIVEN, Card.EVENING),
        (at(18, 0), ANSWERED, None),
        (at(18, 0), SKIPPED, None),
    ],
)
def test_which_card_waits(now: datetime, sentence: Commitment | None, card: Card | None) -> None:
    assert waiting(USUAL, now, HOME, sentence, holds=True) is card


@pytest.mark.parametrize("hour", [8, 12, 17])
def test_a_day_that_holds_nothing_is_not_asked_for_a_sentence(hour: int) -> None:
    assert waiting(USUAL, at(hour, 0), HOME, None, holds=False) is None


def test_what_was_given_by_hand_for_such_a_day_is_asked_about_in_the_evening() -> None:
    assert waiting(USUAL, at(18, 0), HOME, GIVEN, holds=False) is Card.EVENING


@pytest.mark.parametrize(
    ("settings", "now", "sentence", "card"),
    [
        (replace(USUAL, morning_on=False), at(8, 0), None, None),
        (replace(USUAL, morning_on=False), at(18, 0), GIVEN, Card.EVENING),
        (replace(USUAL, evening_on=False), at(18, 0), GIVEN, None),
        (replace(USUAL, evening_on=False), at(8, 0), None, Card.MORNING),
        (replace(USUAL, morning_at="06:00", evening_at="20:15"), at(6, 0), None, Card.MORNING),
        (replace(USUAL, morning_at="06:00", evening_at="20:15"), at(20, 14), GIVEN, None),
        (replace(USUAL, morning_at="06:00", evening_at="20:15"), at(20, 15), GIVEN, Card.EVENING),
        (replace(USUAL, morning_at="never", evening_at=""), at(7, 45), None, Card.MORNING),
        (replace(USUAL, morning_at="never", evening_at=""), at(17, 30), GIVEN, Card.EVENING),
        (replace(USUAL, morning_at="19:00", evening_at="17:30"), at(18, 0), None, None),
        (replace(USUAL, morning_at="19:00", evening_at="17:30"), at(23, 59), None, Card.MORNING),
    ],
)
def test_times_are_settings_and_either_card_can_be_off(
    settings: Settings, now: datetime, sentence: Commitment | None, card: Card | None
) -> None:
    assert waiting(settings, now, HOME, sentence, holds=True) is card


SPRING, AUTUMN = date(2026, 3, 8), date(2026, 11, 1)


@pytest.mark.parametrize(
    ("now", "card"),
    [
        (datetime(2026, 3, 8, 6, 59, tzinfo=UTC), None),  # 1:59, and then it is 3:00
        (datetime(2026, 3, 8, 7, 0, tzinfo=UTC), Card.MORNING),
    ],
)
def test_a_time_the_clock_springs_over_comes_at_the_end_of_the_gap(now: datetime, card: Card | None) -> None:
    assert waiting(replace(USUAL, morning_at="02:30"), now, HOME, None, holds=True) is card


@pytest.mark.parametrize(
    ("now", "card"),
    [
        (datetime(2026, 11, 1, 5, 29, tzinfo=UTC), None),  # 1:29, the first time
        (datetime(2026, 11, 1, 5, 30, tzinfo=UTC), Card.MORNING),
        (datetime(2026, 11, 1, 6, 10, tzinfo=UTC), Card.MORNING),  # 1:10 again: what was asked for stays
        (datetime(2026, 11, 1, 6, 30, tzinfo=UTC), Card.MORNING),
    ],
)
def test_a_time_that_comes_twice_is_the_first_one(now: datetime, card: Card | None) -> None:
    assert waiting(replace(USUAL, morning_at="01:30"), now, HOME, None, holds=True) is card


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_the_evening_comes_by_the_wall_on_days_the_clock_changes(day: date) -> None:
    assert not is_evening(USUAL, at(17, 29, day), HOME)
    assert is_evening(USUAL, at(17, 30, day), HOME)
    assert not is_evening(replace(USUAL, evening_on=False), at(17, 30, day), HOME)


def test_after_a_flight_the_cards_follow_the_wall_there() -> None:
    now = at(7, 50)
    assert waiting(USUAL, now, HOME, None, holds=True) is Card.MORNING
    assert waiting(USUAL, now, "America/Los_Angeles", None, holds=True) is None


@pytest.mark.parametrize(
    ("text", "time_"),
    [
        ("8:30", time(8, 30)),
        (" 08:30 ", time(8, 30)),
        ("8.30", time(8, 30)),
        ("8h30", time(8, 30)),
        ("830", time(8, 30)),
        ("0830", time(8, 30)),
        ("1715", time(17, 15)),
        ("8", time(8, 0)),
        ("17h", time(17, 0)),
        ("8 am", time(8, 0)),
        ("8:30 PM", time(20, 30)),
        ("12 p.m.", time(12, 0)),
        ("12am", time(0, 0)),
        ("0:00", time(0, 0)),
        ("24:00", None),
        ("8:60", None),
        ("13 pm", None),
        ("", None),
        ("soon", None),
        ("8:3", None),
        ("8:30:00", None),
        ("٨:٣٠", time(8, 30)),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, time_: time | None) -> None:
    assert read_time(text) == time_


def test_a_time_is_written_without_a_leading_nought() -> None:
    assert [written_time(at) for at in (time(8, 5), time(17, 0))] == ["8:05", "17:00"]


@pytest.mark.parametrize(
    ("told", "mine"),
    [
        ("", ""),
        ("The state doubled its window rebate.", "the state doubled its window rebate"),
        ("Your power rate went up 11 per cent", "their power rate went up 11 per cent"),
        ("You can lease two of the vans", "they can lease two of the vans"),
        ("A second desk costs you nothing", "a second desk costs them nothing"),
        ("A roof like yours is done", "a roof like theirs is done"),
        ("Bright Steps switched its payroll", "Bright Steps switched its payroll"),
        ("Ohio pays a fifth of your windows", "Ohio pays a fifth of their windows"),
        ("Yousef opened a second shop", "Yousef opened a second shop"),
        ("They  moved\nto a larger office. ", "they moved to a larger office"),
    ],
)
def test_a_reason_to_call_becomes_my_words_of_them(told: str, mine: str) -> None:
    assert in_my_words(told) == mine
