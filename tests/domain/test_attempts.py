"""Which attempt of its row a try was, told from the latest touches alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.attempts import UNKNOWN, numbered
from reengage_desktop.domain.ladder import after, tries

TRY, REACHED, WROTE_IN, LETTER = (True, False), (True, True), (False, True), (False, False)
TOUCHES = st.lists(st.sampled_from([TRY, TRY, TRY, REACHED, WROTE_IN, LETTER]), max_size=30)


@pytest.mark.parametrize(
    ("ladder", "touches", "numbers"),
    [
        ("", [], []),
        ("t", [TRY], [1]),
        ("ttt", [TRY], [3]),
        ("tttt", [TRY, TRY], [3, 4]),
        ("ttr", [REACHED], [3]),
        ("tt", [TRY, REACHED, TRY, TRY], [UNKNOWN, UNKNOWN, 1, 2]),
        ("r", [REACHED, REACHED], [UNKNOWN, 1]),
        ("t", [TRY, TRY], [UNKNOWN, UNKNOWN]),
    ],
    ids=["none", "first", "third", "older ones", "reached", "a row begun earlier", "twice", "too few"],
)
def test_each_try_has_its_number(ladder: str, touches: list[tuple[bool, bool]], numbers: list[int]) -> None:
    assert numbered(ladder, touches) == numbers


@given(TOUCHES, st.integers(0, 30))
def test_it_never_differs_from_what_the_whole_history_says(history: list[tuple[bool, bool]], known: int) -> None:
    ladder, truth = "", []
    for attempt, contact in history:
        truth.append(tries(ladder) + (attempt or contact))
        ladder = after(ladder, attempt=attempt, contact=contact)
    latest = history[-known:] if known else []
    told = numbered(ladder, latest)
    assert len(told) == len(latest)
    for number, right, (attempt, contact) in zip(told, truth[-known:] if known else [], latest, strict=True):
        assert number in (right, UNKNOWN) or not (attempt or contact)


@given(TOUCHES)
def test_a_row_without_a_contact_is_known_whole(history: list[tuple[bool, bool]]) -> None:
    only_tries = [touch for touch in history if touch == TRY]
    assert numbered("t" * (len(only_tries) + 2), only_tries) == [n + 3 for n in range(len(only_tries))]
