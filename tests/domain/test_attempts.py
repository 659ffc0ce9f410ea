"""Which attempt of its row a try was, also where only the latest touches are known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.attempts import numbered, pattern_before, pattern_of
from reengage_desktop.domain.ladder import tries

TRY, REACHED, WROTE_IN, LETTER = (True, False), (True, True), (False, True), (False, False)
TOUCHES = st.lists(st.sampled_from([TRY, TRY, TRY, REACHED, WROTE_IN, LETTER]), max_size=30)


@pytest.mark.parametrize(
    ("before", "touches", "numbers"),
    [
        ("", [], []),
        ("", [TRY, TRY, REACHED, TRY], [1, 2, 3, 1]),
        ("tt", [TRY, TRY], [3, 4]),
        ("ttr", [TRY], [1]),
        ("t", [WROTE_IN, TRY], [2, 1]),
        ("t", [LETTER, TRY], [2, 2]),
    ],
    ids=["none", "a row and the next", "a row that goes on", "after a contact", "they wrote", "a letter is no try"],
)
def test_each_try_has_its_number(before: str, touches: list[tuple[bool, bool]], numbers: list[int]) -> None:
    assert numbered(before, touches) == numbers


@pytest.mark.parametrize(
    ("pattern", "latest", "before"),
    [
        ("ttt", [], "ttt"),
        ("ttt", [TRY], "tt"),
        ("t", [TRY], ""),
        ("ttr", [TRY, REACHED], "t"),
        ("tt", [REACHED, TRY, TRY], None),
        ("r", [TRY, REACHED, REACHED], None),
    ],
)
def test_what_was_before_the_latest_touches_is_told_from_the_end(
    pattern: str, latest: list[tuple[bool, bool]], before: str | None
) -> None:
    assert pattern_before(pattern, latest) == before


@given(TOUCHES, st.integers(0, 30))
def test_from_the_end_the_numbers_are_those_of_the_whole_history(history: list[tuple[bool, bool]], known: int) -> None:
    earlier, latest = history[:known], history[known:]
    whole = numbered("", earlier + latest)
    told = pattern_before(pattern_of(history), latest)
    if told is None:
        told = pattern_of(earlier)
    assert tries(told) == tries(pattern_of(earlier))
    assert numbered(told, latest) == whole[len(earlier) :]
