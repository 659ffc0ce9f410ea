"""What is in hand moves by quarters of an hour and stays within its week."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.week import BlockKind
from reengage_desktop.ui.calendar import week_drag
from reengage_desktop.ui.calendar.week_drag import LAST, STEP
from reengage_desktop.ui.calendar.week_layout import DAY, Span

from .test_week_layout import piece

MINUTES = st.floats(0, DAY)


@given(MINUTES, MINUTES)
def test_a_new_slot_begins_and_ends_at_a_quarter_and_lasts_one_at_least(first: float, second: float) -> None:
    span = week_drag.draw(2, first).to(4, second).now
    assert span.place == 2
    assert span.start % STEP == span.end % STEP == 0
    assert span.start >= 0 and span.end <= LAST and span.end - span.start >= STEP


@given(st.integers(0, 80), MINUTES, st.integers(0, 5))
def test_a_slot_that_is_carried_keeps_its_length(start: int, minute: float, place: int) -> None:
    held = piece(1, start * STEP, start * STEP + 45)
    span = week_drag.carry(held, start * STEP + 20).to(place, minute).now
    assert (span.place, span.end - span.start, span.start % STEP) == (place, 45, 0)
    assert span.start >= 0 and span.end <= LAST


def test_it_hangs_from_where_it_was_taken() -> None:
    hold = week_drag.carry(piece(1, 735, 780), 765)
    assert hold.to(1, 765).now == Span(1, 735, 780)
    assert not hold.to(1, 767).moved
    assert hold.to(1, 945).now == Span(1, 915, 960)


def test_stretching_moves_the_end_only() -> None:
    hold = week_drag.stretch(piece(1, 735, 780, BlockKind.SLOT))
    assert hold.to(3, 812).now == Span(1, 735, 810)
    assert hold.to(3, 100).now == Span(1, 735, 750)
    assert hold.to(3, DAY).now.end == LAST


def test_keys_go_as_far_as_day_and_week_go() -> None:
    hold = week_drag.carry(piece(0, 500, 545), 500)
    assert hold.by(15, 0, 6).now == Span(0, 515, 560)
    assert hold.by(-15, -1, 6).now == Span(0, 485, 530)
    assert hold.by(0, 9, 6).now.place == 5
