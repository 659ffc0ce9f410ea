"""The wall clock is believed only as long as it moves with the machine's own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.clock_guard import OLDEST_CREDIBLE, ClockGuard, Reading, Verdict, judge

START = datetime(2026, 10, 13, 12, 0, tzinfo=UTC)
FIRST = Reading(START, 1000.0)
STEADY, SLEPT, CHANGED = Verdict.STEADY, Verdict.SLEPT, Verdict.CHANGED


def reading(wall: float, boot: float) -> Reading:
    """Seconds after the first reading, by each clock."""
    return Reading(START + timedelta(seconds=wall), FIRST.boot + boot)


@pytest.mark.parametrize(
    ("wall", "boot", "verdict"),
    [
        (20, 20, STEADY),
        (30, 20, STEADY),  # ten seconds apart are no change yet
        (30.1, 20, CHANGED),
        (10, 20, STEADY),
        (9.9, 20, CHANGED),
        (0, 0, STEADY),
        (90, 90, STEADY),
        (90.1, 90.1, SLEPT),
        (8 * 3600, 8 * 3600, SLEPT),
        (8 * 3600 + 20, 20, CHANGED),
        (-3600 + 20, 20, CHANGED),
        (20, 8 * 3600, CHANGED),
        (-1, -1, CHANGED),  # the machine's own clock never goes back
    ],
)
def test_both_clocks_must_move_alike(wall: float, boot: float, verdict: Verdict) -> None:
    assert judge(FIRST, reading(wall, boot), None) is verdict


@pytest.mark.parametrize(("boot", "verdict"), [(39.9, CHANGED), (40, STEADY), (110, STEADY), (110.1, SLEPT)])
def test_a_changed_clock_is_believed_after_twenty_seconds(boot: float, verdict: Verdict) -> None:
    doubt = reading(3620, 20)
    assert judge(FIRST, reading(3600 + boot, boot), doubt) is verdict


def test_a_clock_that_goes_on_jumping_is_not_believed() -> None:
    assert judge(FIRST, reading(7200, 60), reading(3620, 20)) is CHANGED


def test_eight_hours_ahead_for_ten_seconds_is_held_and_forgotten() -> None:
    guard = ClockGuard().after(FIRST)
    jumped = guard.after(reading(8 * 3600 + 20, 20))
    back = jumped.after(reading(40, 40))
    assert (jumped.verdict, jumped.believed) == (CHANGED, FIRST)
    assert (back.verdict, back.doubt) == (STEADY, None)


def test_an_hour_back_by_hand_is_held_for_twenty_seconds_and_then_believed() -> None:
    guard = ClockGuard().after(FIRST)
    verdicts = []
    for beat in (20, 30, 39, 40, 60):
        guard = guard.after(reading(beat - 3600, beat))
        verdicts.append(guard.verdict)
    assert verdicts == [CHANGED, CHANGED, CHANGED, STEADY, STEADY]


def test_a_second_jump_starts_the_hold_anew() -> None:
    guard = ClockGuard().after(FIRST).after(reading(3620, 20)).after(reading(7235, 35))
    assert guard.doubt == reading(7235, 35)
    assert guard.after(reading(7240, 40)).verdict is CHANGED
    assert guard.after(reading(7255, 55)).verdict is STEADY


def test_asleep_while_the_clock_was_in_doubt() -> None:
    guard = ClockGuard().after(FIRST).after(reading(3620, 20))
    assert guard.after(reading(3600 + 9000, 9000)).verdict is SLEPT


def test_1970_at_the_start_is_never_believed_and_the_right_time_at_once() -> None:
    guard = ClockGuard()
    for beat in range(0, 200, 20):
        guard = guard.after(Reading(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=beat), 5.0 + beat))
        assert (guard.verdict, guard.believed) == (CHANGED, None)
    assert guard.after(Reading(START, 300.0)).verdict is STEADY


def test_a_clock_older_than_the_program_is_not_believed() -> None:
    assert judge(None, Reading(OLDEST_CREDIBLE, 5.0), None) is STEADY
    assert judge(None, Reading(OLDEST_CREDIBLE - timedelta(seconds=1), 5.0), None) is CHANGED


@pytest.mark.parametrize(
    ("wall", "verdict"), [(60, STEADY), (0, STEADY), (-10, STEADY), (-10.1, CHANGED), (-86400, CHANGED)]
)
def test_a_start_before_the_last_knock_is_doubted(wall: float, verdict: Verdict) -> None:
    assert judge(None, reading(wall, 0), None, last_knock=START) is verdict


def test_a_start_before_the_last_knock_is_believed_when_it_goes_on() -> None:
    guard = ClockGuard(last_knock=START).after(reading(-86400, 0))
    assert guard.verdict is CHANGED
    assert guard.after(reading(-86390, 10)).verdict is CHANGED
    guard = guard.after(reading(-86380, 20))
    assert guard.verdict is STEADY
    assert guard.after(reading(-86360, 40)).verdict is STEADY


@given(st.lists(st.floats(0, 1e6), max_size=20))
def test_a_clock_that_nobody_touches_is_always_believed(steps: list[float]) -> None:
    guard, passed = ClockGuard().after(FIRST), 0.0
    for step in steps:
        passed += step
        guard = guard.after(reading(passed, passed))
        assert guard.verdict in (STEADY, SLEPT)
