"""The ladder: five dots, and what the app says on each rung."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.ladder import RUNGS, Standing, after, standing, tries


@pytest.mark.parametrize(
    ("ladder", "attempt", "contact", "then"),
    [
        ("", True, False, "t"),
        ("t", True, False, "tt"),
        ("tttt", True, False, "ttttt"),
        ("ttttt", True, False, "tttttt"),
        ("", True, True, "r"),
        ("tt", True, True, "ttr"),
        ("ttr", True, False, "t"),
        ("ttr", True, True, "r"),
        ("r", True, False, "t"),
        ("tt", False, False, "tt"),
        ("ttr", False, False, "ttr"),
        ("tt", False, True, "ttr"),
    ],
)
def test_a_touch_moves_the_row(ladder: str, attempt: bool, contact: bool, then: str) -> None:
    assert after(ladder, attempt=attempt, contact=contact) == then


@pytest.mark.parametrize(("ladder", "count"), [("", 0), ("t", 1), ("ttttt", 5), ("r", 0), ("tttr", 0)])
def test_tries_are_counted_since_the_last_contact(ladder: str, count: int) -> None:
    assert tries(ladder) == count


@pytest.mark.parametrize(
    ("ladder", "said"),
    [
        ("", Standing(1, encourage=False, decide=False)),
        ("t", Standing(2, encourage=True, decide=False)),
        ("tt", Standing(3, encourage=False, decide=False)),
        ("tttt", Standing(5, encourage=False, decide=False)),
        ("ttttt", Standing(6, encourage=False, decide=True)),
        ("tttttt", Standing(7, encourage=False, decide=True)),
        ("tttttr", Standing(1, encourage=False, decide=False)),
    ],
)
def test_the_second_attempt_is_encouraged_and_a_decision_is_asked_past_the_fifth(ladder: str, said: Standing) -> None:
    assert standing(ladder) == said


@given(st.lists(st.tuples(st.booleans(), st.booleans())))
def test_tries_are_the_attempts_that_failed_since_the_last_contact(touches: list[tuple[bool, bool]]) -> None:
    ladder, failed = "", 0
    for attempt, contact in touches:
        ladder = after(ladder, attempt=attempt, contact=contact)
        failed = 0 if contact else failed + attempt
    assert tries(ladder) == failed
    assert standing(ladder).decide == (failed >= RUNGS)
