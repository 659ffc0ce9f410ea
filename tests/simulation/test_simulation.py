"""A short run of the simulation, and that it sees what is wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from .audit import Figures, LenientAudit, StrictAudit, Word
from .oracle import Book, Hours, Moved, Plan, Span, first_moment, hours
from .walk import Walk

NEW_YORK, LOS_ANGELES = "America/New_York", "America/Los_Angeles"
TUESDAY = date(2026, 10, 13)
START = datetime(2026, 10, 13, 12, 15, tzinfo=UTC)
END = START + timedelta(minutes=45)
SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)
KEY = "slot:1:2026-10-13"
PLAN = Plan(1, (Span(TUESDAY, frozenset({1}), 8 * 60 + 15, 9 * 60, 1),), (), {})
NOW, LATE, MISSED = Word("now"), Word("late"), Word("missed")


@pytest.mark.parametrize(("home", "wrong_clocks"), [(NEW_YORK, False), ("Australia/Lord_Howe", True)])
def test_a_year_by_chance_has_none_missed_none_double_and_none_at_a_wrong_instant(
    home: str, wrong_clocks: bool
) -> None:
    figures = Walk(7, home, 1, wrong_clocks).run()
    assert (figures.missed, figures.double, figures.wrong_instant, figures.examples) == (0, 0, 0, [])
    assert figures.occurrences > 700 and figures.said > figures.occurrences


# The oracle


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "minute", "expected"),
    [
        (NEW_YORK, date(2026, 3, 8), 150, "2026-03-08T07:00"),
        (NEW_YORK, date(2026, 11, 1), 90, "2026-11-01T05:30"),
        ("Africa/Cairo", date(2026, 4, 24), 0, "2026-04-23T22:00"),
        ("America/Santiago", date(2026, 9, 6), 30, "2026-09-06T04:00"),
        ("Australia/Lord_Howe", date(2026, 10, 4), 135, "2026-10-03T15:30"),
        ("America/Nuuk", date(2024, 3, 30), 23 * 60 + 30, "2024-03-31T01:00"),
        ("Pacific/Apia", date(2011, 12, 30), 495, None),
    ],
)
def test_the_oracle_reads_the_wall(zone: str, day: date, minute: int, expected: str | None) -> None:
    assert first_moment(zone, day, minute) == (expected and utc(expected))


def test_the_oracle_knows_weeks_rests_moves_and_earlier_hours() -> None:
    day, week = timedelta(days=1), timedelta(weeks=1)
    plan = Plan(
        1,
        (Span(TUESDAY, frozenset({1}), 495, 540, 2), Span(TUESDAY + 4 * week, frozenset({1}), 600, 615, 1)),
        ((TUESDAY + 2 * week, TUESDAY + 2 * week),),
        {TUESDAY + 5 * week: Moved(TUESDAY + 5 * week + day, 660, 675)},
    )
    held = [plan.held(TUESDAY + weeks * week) for weeks in range(-1, 6)]
    usual, moved = Moved(TUESDAY, 495, 540), Moved(TUESDAY + 5 * week + day, 660, 675)
    assert held == [None, usual, None, None, None, Moved(TUESDAY + 4 * week, 600, 615), moved]
    assert plan.held(TUESDAY + day) is None
    assert plan.key(TUESDAY + 5 * week) == "slot:1:2026-11-17/2026-11-18"
    assert hours(PLAN, TUESDAY, NEW_YORK) == Hours(START, END)


# The audits


def strict(*said: tuple[datetime, str, dict[str, Word]]) -> Figures:
    audit = StrictAudit(Book([PLAN], [NEW_YORK, LOS_ANGELES], TUESDAY, TUESDAY + timedelta(days=1)), NEW_YORK, START)
    for now, zone, words in said:
        audit.hear(now, zone, words)
    return audit.close()


@pytest.mark.parametrize(
    ("said", "missed", "double", "wrong"),
    [
        ([(START, {KEY: NOW})], 0, 0, 0),
        ([(START + 61 * SECOND, {KEY: LATE})], 0, 0, 0),
        ([(END, {KEY: MISSED})], 0, 0, 0),
        ([(START - SECOND, {}), (START, {})], 1, 0, 0),
        ([(START - SECOND, {KEY: NOW})], 0, 0, 1),
        ([(START, {}), (START + SECOND, {KEY: NOW})], 0, 0, 1),
        ([(START, {KEY: NOW}), (START + SECOND, {KEY: NOW})], 0, 1, 0),
        ([(START + HOUR, {KEY: LATE})], 0, 0, 1),
        ([(START, {KEY: Word("now", again=True)})], 0, 0, 1),
        ([(START, {KEY: NOW, "slot:9:2026-10-13": NOW})], 0, 0, 1),
    ],
)
def test_the_audit_sees_what_is_missed_double_or_at_a_wrong_instant(
    said: list[tuple[datetime, dict[str, Word]]], missed: int, double: int, wrong: int
) -> None:
    found = strict(*((now, NEW_YORK, words) for now, words in said))
    assert (found.missed, found.double, found.wrong_instant) == (missed, double, wrong)
    assert bool(found.examples) is bool(missed or double or wrong)


def test_the_audit_knows_journeys() -> None:
    assert strict((START, NEW_YORK, {KEY: NOW}), (START + 3 * HOUR, LOS_ANGELES, {})).examples == []
    found = strict((START, NEW_YORK, {KEY: NOW}), (START + 3 * HOUR, LOS_ANGELES, {KEY: NOW}))
    assert found.double == 1


@pytest.mark.parametrize(
    ("said", "answered", "waiting", "now", "missed"),
    [
        (True, None, True, START, 0),
        (True, None, False, START, 1),
        (False, None, True, START, 1),
        (True, "now", False, START, 0),
        (True, "missed", False, START, 1),  # sent away before its time
        (True, "missed", False, END, 0),
    ],
)
def test_with_wrong_clocks_the_audit_sees_what_is_neither_waiting_nor_answered(
    said: bool, answered: str | None, waiting: bool, now: datetime, missed: int
) -> None:
    book = Book([PLAN], [NEW_YORK], TUESDAY, TUESDAY + timedelta(days=1))
    audit = LenientAudit(book, START - HOUR)
    audit.say({KEY: NOW} if said else {}, NEW_YORK)
    if answered is not None:
        audit.answer(KEY, answered, START - SECOND, NEW_YORK)
    audit.look(now, NEW_YORK, {KEY} if waiting else set())
    assert audit.close().missed == missed
