"""A ladder as a plan: those that ship, and the borders of one's own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.ladder import RUNGS, VOICEMAILS, Standing, standing
from reengage_desktop.domain.ladder_plan import (
    BUILT_IN,
    FIVE,
    LONGEST_PAUSE,
    MOST_STEPS,
    PUSH,
    LadderPlan,
    Step,
    StepWay,
    TimeOfDay,
    read,
    written,
)

STEPS = st.builds(
    Step,
    st.integers(0, LONGEST_PAUSE),
    st.sampled_from(TimeOfDay),
    st.lists(st.sampled_from(StepWay), min_size=1, unique=True).map(tuple),
)
PLANS = st.builds(LadderPlan, st.just("own:1"), st.text(), st.lists(STEPS, min_size=1, max_size=MOST_STEPS).map(tuple))


def test_five_are_spaced_a_day_a_day_two_and_three() -> None:
    assert [step.after_days for step in FIVE.steps] == [0, 1, 1, 2, 3]
    assert FIVE.of == RUNGS and not FIVE.daily and not FIVE.ended_by_no


def test_push_is_each_working_day_twenty_at_most_and_ended_by_a_no() -> None:
    assert PUSH.of == MOST_STEPS
    assert {step.after_days for step in PUSH.steps[1:]} == {1}
    assert PUSH.daily and PUSH.ended_by_no


@pytest.mark.parametrize("plan", BUILT_IN, ids=lambda plan: plan.key)
def test_two_messages_at_most_and_early(plan: LadderPlan) -> None:
    places = [at for at, step in enumerate(plan.steps, 1) if StepWay.VOICEMAIL_TEXT in step.ways]
    assert places == [2, 3] and len(places) <= VOICEMAILS


@pytest.mark.parametrize(
    ("days", "daily"),
    [
        ((0, 1, 1, 1, 1), False),  # five are five, however close
        ((0, 1, 1, 1, 1, 1), True),
        ((0, 0, 0, 0, 0, 0), True),
        ((0, 1, 1, 1, 1, 2), False),
        ((9, 1, 1, 1, 1, 1), True),  # the first one stands for itself
    ],
)
def test_a_ladder_of_ones_own_that_calls_day_after_day_is_one_that_pushes(days: tuple[int, ...], daily: bool) -> None:
    assert LadderPlan("own:1", "Mine", tuple(Step(each) for each in days)).daily is daily


@pytest.mark.parametrize("steps", [(), (Step(1),) * (MOST_STEPS + 1)])
def test_a_ladder_has_one_attempt_at_least_and_twenty_at_most(steps: tuple[Step, ...]) -> None:
    with pytest.raises(ValueError, match="one attempt at least"):
        replace(FIVE, steps=steps)


@pytest.mark.parametrize(("days", "ways"), [(-1, (StepWay.PHONE,)), (LONGEST_PAUSE + 1, (StepWay.PHONE,)), (1, ())])
def test_an_attempt_has_a_way_and_no_endless_pause(days: int, ways: tuple[StepWay, ...]) -> None:
    with pytest.raises(ValueError, match=r"."):
        Step(days, ways=ways)


@given(PLANS)
def test_what_is_written_is_read(plan: LadderPlan) -> None:
    assert read(written(plan.steps)) == plan.steps


@pytest.mark.parametrize("text", ["", "7", "{}x", "[[1]]", '[[1, "noon", ["phone"]]]', '[[99, "any", ["phone"]]]'])
def test_what_is_no_ladder_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read(text)


@given(PLANS, st.integers(0, 30))
def test_a_decision_is_asked_once_all_attempts_of_the_ladder_are_made(plan: LadderPlan, tried: int) -> None:
    stands = standing("t" * tried, plan)
    assert (stands.this_attempt, stands.of) == (tried + 1, plan.of)
    assert stands.decide is (tried >= plan.of)
    assert bool(stands.ways) is (tried < plan.of)


def test_what_belongs_to_an_attempt_is_told_before_it() -> None:
    assert standing("ttr", FIVE) == Standing(
        1, False, False, 5, (StepWay.PHONE,), (StepWay.PHONE, StepWay.VOICEMAIL_TEXT)
    )
    assert standing("ttt", FIVE).ways == (StepWay.LETTER_FIRST, StepWay.PHONE)
    assert standing("tttt", FIVE).next_ways == ()
