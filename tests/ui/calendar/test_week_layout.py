"""Geometry of the week, without a screen."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.week import Block, BlockKind, Week
from reengage_desktop.ui.calendar.week_layout import (
    DAY,
    INSET,
    LEAST_HEIGHT,
    SLIM,
    Grid,
    Piece,
    Rect,
    Span,
    days_shown,
    free_top,
    pieces,
)

MONDAY = date(2026, 10, 12)
START = datetime(2026, 10, 12, 12, tzinfo=UTC)
NEW_YORK = "America/New_York"


def block(kind: BlockKind = BlockKind.SLOT, start: datetime = START, minutes: int = 45) -> Block:
    return Block(kind, 1, start.date(), start, start + timedelta(minutes=minutes), "Morning")


def piece(place: int, start: int, end: int, kind: BlockKind = BlockKind.SLOT) -> Piece:
    return Piece(block(kind), Span(place, start, end))


def week(*blocks: Block, today: date = MONDAY, zone: str = NEW_YORK) -> Week:
    return Week(MONDAY, zone, START, today, blocks)


KINDS = st.sampled_from([BlockKind.SLOT, BlockKind.PROMISE, BlockKind.VISIT])
PIECES = st.lists(
    st.builds(
        lambda place, start, length, kind: piece(place, start, min(DAY, start + length), kind),
        st.integers(0, 5),
        st.integers(0, DAY),
        st.integers(0, 300),
        KINDS,
    ),
    max_size=40,
)


@given(PIECES, st.floats(500, 1500), st.floats(30, 80))
def test_blocks_of_a_day_never_lie_on_each_other_and_stay_in_their_column(
    some: list[Piece], width: float, hour: float
) -> None:
    grid = Grid(width, 6, hour)
    rects = grid.arrange(some)
    for number, (one, rect) in enumerate(zip(some, rects, strict=True)):
        left = grid.x(one.span.place)
        assert left + INSET <= rect.x + 0.01
        assert rect.right <= left + grid.column - INSET + 0.01
        assert rect.width > 0 and rect.height >= LEAST_HEIGHT - 2.01
        assert rect.y >= 0 and rect.bottom <= grid.height
        for other in rects[number + 1 :]:
            apart_x = rect.right <= other.x + 0.01 or other.right <= rect.x + 0.01
            apart_y = rect.bottom <= other.y + 0.01 or other.bottom <= rect.y + 0.01
            assert apart_x or apart_y


@given(PIECES)
def test_a_block_that_meets_no_other_has_the_whole_column(some: list[Piece]) -> None:
    grid = Grid(900, 6, 55)
    alone = Piece(block(), Span(5, 600, 660))
    others = [one for one in some if one.span.place != 5]
    assert grid.arrange([*others, alone])[-1] == pytest.approx(grid.rect(alone.span))


def test_beside_a_slot_a_promise_is_slim_and_stands_at_its_right() -> None:
    grid = Grid(46 + 6 * 141, 6, 54.5)
    slot, promise = grid.arrange([piece(1, 495, 540), piece(1, 510, 570, BlockKind.PROMISE)])
    assert promise.width == SLIM
    assert slot.width == 141 - 2 * INSET - SLIM - 4
    assert promise.x == slot.right + 4


def test_a_slot_is_at_the_left_also_where_the_promise_begins_before_it() -> None:
    slot, promise = Grid(900, 6, 55).arrange([piece(0, 495, 540), piece(0, 480, 600, BlockKind.PROMISE)])
    assert slot.x < promise.x
    assert slot.width > promise.width


def test_two_promises_share_the_day_evenly() -> None:
    first, second = Grid(900, 6, 55).arrange(
        [piece(0, 540, 660, BlockKind.PROMISE), piece(0, 600, 720, BlockKind.PROMISE)]
    )
    assert abs(first.width - second.width) < 0.01


def test_what_meets_nothing_at_the_right_takes_that_room() -> None:
    """The first slot meets the promise, the second one does not, though all three hang together."""
    first, promise, second = Grid(900, 6, 55).arrange(
        [piece(0, 480, 600), piece(0, 540, 560, BlockKind.PROMISE), piece(0, 580, 640)]
    )
    assert promise.x >= first.right
    assert second.right > promise.x


def test_a_point_leads_back_to_its_column_and_minute() -> None:
    grid = Grid(900, 7, 60)
    assert grid.place_at(grid.x(3) + 1) == 3
    assert (grid.place_at(0), grid.place_at(5000)) == (0, 6)
    assert grid.minute_at(grid.y(615)) == 615
    assert (grid.minute_at(-50), grid.minute_at(1e6)) == (0, DAY)


def test_what_lasts_past_midnight_stands_in_both_days() -> None:
    late = block(BlockKind.BUSY, datetime(2026, 10, 13, 2, tzinfo=UTC), 240)  # Monday 22:00 to Tuesday 02:00
    assert [found.span for found in pieces(week(late), [late])] == [Span(0, 1320, DAY), Span(1, 0, 120)]


def test_what_ends_at_midnight_stays_in_its_day() -> None:
    late = block(BlockKind.BUSY, datetime(2026, 10, 13, 2, tzinfo=UTC), 120)
    assert [found.span for found in pieces(week(late), [late])] == [Span(0, 1320, DAY)]


def test_blocks_stand_in_reading_order() -> None:
    some = [block(start=START + timedelta(hours=hours)) for hours in (30, 2, 26, 1)]
    assert [found.span.place for found in pieces(week(*some), some)] == [0, 0, 1, 1]


def test_the_hour_that_comes_twice_does_not_turn_a_block_round() -> None:
    """From 01:45 to 01:15 on the wall, half an hour in truth."""
    fall = Week(date(2026, 10, 26), NEW_YORK, START, MONDAY, ())
    twice = block(start=datetime(2026, 11, 1, 5, 45, tzinfo=UTC), minutes=30)
    assert pieces(fall, [twice])[0].span == Span(6, 105, 135)


def test_sunday_is_shown_where_something_stands_on_it() -> None:
    sunday = block(start=START + timedelta(days=6))
    assert days_shown(week(block())) == 6
    assert days_shown(week(block(), sunday)) == 7
    assert days_shown(week(block(), today=MONDAY + timedelta(days=6))) == 7


def test_the_title_of_a_busy_time_stands_where_nothing_lies_on_it() -> None:
    busy = Rect(0, 100, 50, 100)
    assert free_top(busy, [], 16) == 100
    assert free_top(busy, [Rect(0, 90, 50, 40)], 16) == 130
    assert free_top(busy, [Rect(0, 110, 50, 40), Rect(0, 150, 50, 10)], 16) == 160
    assert free_top(busy, [Rect(0, 100, 50, 90)], 16) is None
    assert free_top(busy, [Rect(60, 100, 50, 90)], 16) == 100
