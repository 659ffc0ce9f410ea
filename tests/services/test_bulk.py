"""Three outcomes within twenty seconds are bulk, whatever is taken back in between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult, SavedCall
from reengage_desktop.services.forms import PersonForm

from .conftest import Clock, Laptop

PEOPLE = 4
STEPS = st.lists(
    st.tuples(st.sampled_from([0, 1, 6, 7, 10, 20, 21, 60]), st.integers(0, PEOPLE - 1), st.booleans()),
    min_size=1,
    max_size=14,
)


def outcomes(services: Services) -> list[tuple[datetime, bool]]:
    """(at, bulk) of all calls, oldest first."""
    store = services.around.store
    touches = [touch for ident in range(1, PEOPLE + 1) for touch in store.touches.of(ident)]
    return sorted((touch.at, touch.bulk) for touch in touches)


def told_plainly(instants: list[datetime]) -> list[bool]:
    """Bulk is whatever lies with two others in some twenty seconds."""
    span = timedelta(seconds=20)
    return [
        any(
            start <= at <= start + span and sum(start <= each <= start + span for each in instants) >= 3
            for start in instants
        )
        for at in instants
    ]


@pytest.fixture
def crowd(laptop: Laptop) -> Iterator[Services]:
    made = laptop.open()
    for number in range(PEOPLE):
        made.keeping.add(PersonForm(name=f"Person {number}", phones=(f"419555010{number}",)))
    yield made
    made.close()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_marks_are_right_after_each_call_and_each_undo(
    crowd: Services, clock: Clock, steps: list[tuple[int, int, bool]]
) -> None:
    clock.advance(days=1)  # far from the example before
    before = len(outcomes(crowd))
    taken_back: list[SavedCall] = []
    for gap, who, undo in steps:
        clock.advance(seconds=gap)
        if undo and taken_back:
            crowd.calling.undo(taken_back.pop())
        else:
            taken_back.append(crowd.calling.save(CallResult(who + 1, Outcome.NO_ANSWER)))
        found = outcomes(crowd)[before:]
        assert [bulk for _, bulk in found] == told_plainly([at for at, _ in found])


def test_undoing_the_third_leaves_the_other_two_unmarked(crowd: Services, clock: Clock) -> None:
    crowd.calling.save(CallResult(1, Outcome.NO_ANSWER))
    clock.advance(seconds=8)
    crowd.calling.save(CallResult(2, Outcome.NO_ANSWER))
    before = outcomes(crowd)
    clock.advance(seconds=8)
    third = crowd.calling.save(CallResult(3, Outcome.NO_ANSWER))
    assert [bulk for _, bulk in outcomes(crowd)] == [True, True, True]
    crowd.calling.undo(third)
    assert outcomes(crowd) == before
