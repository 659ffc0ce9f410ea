"""The words of the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from reengage_desktop.domain.promise import PromiseState
from reengage_desktop.domain.reach import Suggestion, wilson
from reengage_desktop.domain.slots import DEFAULT_SLOTS, Occurrence, Rest
from reengage_desktop.domain.week import Block, BlockKind, Week
from reengage_desktop.ui.calendar import slot_words, time_words
from reengage_desktop.ui.calendar.block_words import Tone, call_hours, face, initials
from reengage_desktop.ui.calendar.week_drag import SlotMove

TODAY = date(2026, 10, 13)
NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
ZONE = "America/New_York"
MORNING = replace(DEFAULT_SLOTS[0], from_date=date(2026, 1, 1))
WEEK = Week(date(2026, 10, 12), ZONE, NOW, TODAY, (), {date(2026, 10, 12): "Columbus Day"})


def slot_block(days: int, **facts: object) -> Block:
    start = datetime(2026, 10, 13, 12, 15, tzinfo=UTC) + timedelta(days=days)
    end, day = start + timedelta(minutes=45), TODAY + timedelta(days=days)
    held = Occurrence(MORNING, day, start, end)
    return replace(Block(BlockKind.SLOT, 1, day, start, end, "Morning", occurrence=held, capacity=8), **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("monday", "title"),
    [
        (date(2026, 10, 12), "12–18 October"),
        (date(2026, 9, 28), "28 September – 4 October"),
        (date(2026, 12, 28), "28 December 2026 – 3 January 2027"),
        (date(2027, 10, 11), "11–17 October 2027"),
    ],
)
def test_a_week_is_named_by_its_days(monday: date, title: str) -> None:
    assert time_words.week_title(monday, TODAY) == title


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ({0, 1, 2, 3, 4}, "Mon–Fri"),
        ({2}, "Wed"),
        ({0, 2, 4}, "Mon, Wed, Fri"),
        (set(range(7)), "every day"),
        ({5, 6}, "Sat, Sun"),
    ],
)
def test_days_of_the_week_in_words(days: set[int], said: str) -> None:
    assert time_words.weekdays_words(days) == said


def test_a_slot_named_like_its_only_day_says_its_hour_alone() -> None:
    assert slot_words.when(MORNING) == "Mon–Fri 08:15"
    assert slot_words.when(replace(MORNING, name="Saturday", weekdays=frozenset({5}))) == "08:15"
    assert slot_words.repeats(replace(MORNING, every=2)) == "every 2 weeks"


def test_reach_is_a_count_with_its_likely_range() -> None:
    reach = wilson(31, 118)
    assert slot_words.reached(reach) == "31 of 118 reached"
    assert slot_words.likely(reach) == "likely 19–35 %"
    assert slot_words.likely_spoken(reach) == "likely 19 to 35 percent"
    assert slot_words.likely(wilson(3, 9)) == "too early to tell"
    assert slot_words.reached(wilson(0, 0)) == "no calls yet"


def test_a_suggestion_says_why_and_where() -> None:
    midday = replace(MORNING, name="Midday", weekdays=frozenset({2}), start=time(12, 15), end=time(13))
    own = Suggestion(3, time(15, 15), time(16), True)
    said = slot_words.suggestion_words(midday, wilson(2, 46), own)
    assert said.startswith("Even the hopeful end is 15 %. Your own calls reach more people at Thu 15:15.")
    better = slot_words.suggestion_words(midday, wilson(31, 118), own)
    assert better.startswith("Here it is likely 19–35 %. Your own calls reach more people at Thu 15:15.")
    by_default = slot_words.suggestion_words(midday, wilson(2, 46), Suggestion(None, time(8, 15), time(9), False))
    assert "Early and late serve most people better: 08:15 is free." in by_default


def test_a_slot_that_is_over_says_whom_it_reached() -> None:
    made = face(slot_block(-1, done=6, reached=1), WEEK, {1: wilson(31, 118)})
    assert (made.tone, made.right) == (Tone.PAST, "1 of 6")
    assert made.spoken == (
        "Morning calls, Monday 12 October, 08:15 to 09:00, 1 of 6 reached, 31 of 118 reached, likely 19 to 35 percent"
    )


def test_a_slot_that_runs_says_how_far_it_is_and_one_ahead_who_is_planned() -> None:
    assert face(slot_block(0, done=3), WEEK, {}).right == "3/8"
    assert face(slot_block(1, planned=5), WEEK, {}).right == "5"
    empty = face(slot_block(1), WEEK, {})
    assert (empty.right, empty.tone) == ("free", Tone.AHEAD)
    assert empty.spoken.endswith("0 calls planned, room for 8")


def test_a_slot_that_rests_says_until_when() -> None:
    resting = slot_block(1, resting=True)
    assert resting.occurrence is not None
    slot = replace(MORNING, rests=(Rest(TODAY, date(2027, 1, 6)),))
    until = face(replace(resting, occurrence=replace(resting.occurrence, slot=slot)), WEEK, {1: wilson(31, 118)})
    assert (until.tone, until.lines, until.right) == (Tone.RESTING, ("rests until 6 Jan",), "")
    holiday = slot_block(-1, resting=True)
    assert face(holiday, WEEK, {}).lines == ("rests: Columbus Day",)
    assert time_words.rest_until(date(2028, 1, 6), TODAY) == "rests until 6 Jan 2028"


@pytest.mark.parametrize(
    ("state", "tone", "line"),
    [
        (PromiseState.OPEN, Tone.PROMISE, "call 9 to 11"),
        (PromiseState.KEPT, Tone.KEPT, "kept"),
        (PromiseState.BROKEN, Tone.BROKEN, "not kept"),
        (PromiseState.OWED, Tone.BROKEN, "still to be called"),
        (PromiseState.MOVED, Tone.MOVED, "moved in time"),
    ],
)
def test_a_promise_shows_what_became_of_it(state: PromiseState, tone: Tone, line: str) -> None:
    start = datetime(2026, 10, 14, 13, tzinfo=UTC)
    block = Block(BlockKind.PROMISE, 3, TODAY, start, start + timedelta(hours=2), "Samuel Adeyemi", state=state.value)
    made = face(block, WEEK, {})
    assert (made.tone, made.lines[0], made.short) == (tone, line, "SA")


def test_hours_of_a_promise_are_as_one_says_them() -> None:
    start = datetime(2026, 10, 14, 12, 30, tzinfo=UTC)
    assert call_hours(start, start + timedelta(hours=1), ZONE) == "call 8:30 to 9:30"
    assert call_hours(start, start, ZONE) == "call at 8:30"
    assert initials("Maria del Conti") == "MC"
    assert initials("…") == ""


def test_a_visit_shows_town_and_note_and_a_busy_time_its_title() -> None:
    start = datetime(2026, 10, 16, 14, tzinfo=UTC)
    visit = Block(BlockKind.VISIT, 3, TODAY, start, start + timedelta(hours=1), "DeShawn Porter", "Dayton\nthe offer")
    assert face(visit, WEEK, {}).lines == ("Dayton", "the offer")
    busy = Block(BlockKind.BUSY, 1, TODAY, start, start + timedelta(hours=1), "")
    assert (face(busy, WEEK, {}).title, face(busy, WEEK, {}).tone) == ("busy", Tone.BUSY)
    assert face(busy, WEEK, {}).spoken == "Your calendar: busy, Friday 16 October, 10:00 to 11:00"


def move(day: date, to_day: date, weekdays: set[int]) -> SlotMove:
    return SlotMove(replace(MORNING, weekdays=frozenset(weekdays)), day, to_day, time(10), time(10, 45), True)


def test_before_a_move_it_says_what_every_week_means() -> None:
    wednesday, thursday = date(2026, 10, 14), date(2026, 10, 15)
    said = slot_words.move_consequence
    assert said(move(wednesday, wednesday, {2})) == "Its history moves along."
    assert said(move(wednesday, thursday, {2})) == "Every week means Thu. Its history moves along."
    assert said(move(wednesday, wednesday, {0, 1, 2, 3, 4})) == "Every week means Mon–Fri. Its history moves along."
    assert said(move(wednesday, thursday, {2, 3})) == "It has that day already, so it moves for this week only."
    assert not slot_words.can_move_every_week(move(wednesday, thursday, {2, 3}))
