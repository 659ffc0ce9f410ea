"""The painted shapes can be told apart without colour, and take the room they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from reengage_desktop.domain.permission import Lamp
from reengage_desktop.ui import fonts, paint, theme


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


class Sheet:
    """A clear page to paint on, read back by pixels."""

    def __init__(self, width: int = 240, height: int = 40) -> None:
        self.image = QImage(QSize(width, height), QImage.Format.Format_ARGB32_Premultiplied)
        self.image.fill(0)

    def draw(self, shape: Callable[..., Any], *args: Any, **options: Any) -> Any:
        painter = QPainter(self.image)
        try:
            return shape(painter, *args, **options)
        finally:
            painter.end()

    def colour(self, x: float, y: float) -> str:
        found = self.image.pixelColor(int(x), int(y))
        return found.name().upper() if found.alpha() > 128 else ""

    def extent(self) -> tuple[int, int]:
        """From the first to past the last column that holds ink."""
        height = range(self.image.height())
        inked = [x for x in range(self.image.width()) if any(self.image.pixelColor(x, y).alpha() > 60 for y in height)]
        return (inked[0], inked[-1] + 1) if inked else (0, 0)


@pytest.fixture
def page() -> Sheet:
    return Sheet()


def _shape(state: str) -> bytes:
    grey = paint.lamp_pixmap(state, 24).toImage().convertToFormat(QImage.Format.Format_Alpha8)
    return bytes(grey.constBits())


def test_six_lamps_have_six_shapes_without_their_colours() -> None:
    assert len({_shape(state) for state in Lamp if state is not Lamp.DNC}) == 5
    barred = paint.lamp_pixmap(Lamp.DNC, 24).toImage()
    assert barred.pixelColor(12, 12) == theme.colour("onInk")
    assert barred.pixelColor(12, 4) == theme.colour("redFill")


def _dot_colours(ladder: str) -> list[str]:
    page = Sheet()
    page.draw(paint.attempt_dots, ladder, 10, 10)
    return [page.colour(14 + place * 12, 14) for place in range(5)]


@pytest.mark.parametrize(
    ("ladder", "marks"),
    [("", "-----"), ("t", "t----"), ("ttr", "ttr--"), ("ttttt", "ttttt"), ("tttttt" + "r", "ttttr")],
)
def test_dots_are_discs_diamonds_and_rings(ladder: str, marks: str) -> None:
    ink = {"t": theme.hex("text2"), "r": theme.hex("ink"), "-": ""}
    assert _dot_colours(ladder) == [ink[mark] for mark in marks]


@pytest.mark.parametrize("ladder", ["", "tt", "ttttt", "ttttttt"])
def test_dots_take_the_room_they_say(page: Sheet, ladder: str) -> None:
    took = page.draw(paint.attempt_dots, ladder, 10, 10)
    assert took == pytest.approx(paint.attempt_dots_width(ladder))
    first, last = page.extent()
    assert first >= 9
    assert last <= 10 + took + 1


def test_a_short_ladder_has_as_many_dots_as_attempts(page: Sheet) -> None:
    took = page.draw(paint.attempt_dots, "t", 10, 10, 3)
    assert took == paint.attempt_dots_width("t", 3) < paint.attempt_dots_width("t")
    assert paint.attempt_dots_width("t" * 4, 3) > took, "the fourth of three is a number"
    assert paint.attempt_dots_width("t" * 5, 20) == paint.attempt_dots_width("t" * 5)


def test_past_five_the_rest_is_a_number() -> None:
    assert paint.attempt_dots_width("t" * 5) < paint.attempt_dots_width("t" * 7)


@pytest.mark.parametrize(("done", "filled", "pale"), [(0, [], [1, 2, 3]), (2, [0, 1], [3]), (4, [0, 1, 2, 3], [])])
def test_segments_show_how_far_the_slot_is(page: Sheet, done: int, filled: list[int], pale: list[int]) -> None:
    assert page.draw(paint.segments, done, 4, 0, 10) == paint.segments_width(4) == 65
    colours = [page.colour(place * 17 + 7, 13) for place in range(4)]
    assert [place for place, colour in enumerate(colours) if colour == theme.hex("inkFill")] == filled
    assert [place for place, colour in enumerate(colours) if colour == theme.hex("inkTint2")] == pale


def test_a_slot_without_calls_takes_no_room() -> None:
    assert paint.segments_width(0) == 0


def test_a_ring_fills_clockwise_and_no_further_than_full(page: Sheet) -> None:
    page.draw(paint.ring, QRectF(0, 0, 40, 40), 0.5)
    assert page.colour(38, 20) == theme.hex("inkFill")
    assert page.colour(1, 20) == theme.hex("inkTint2")
    page.draw(paint.ring, QRectF(0, 0, 40, 40), 1.5)
    assert page.colour(1, 20) == theme.hex("inkFill")


def test_a_long_name_is_cut_at_the_right(page: Sheet) -> None:
    took = page.draw(paint.text, "Annette Lindqvist of Lindqvist", fonts.of("body"), "text", QRectF(10, 0, 80, 30))
    assert took <= 80
    first, last = page.extent()
    assert 10 <= first < 14
    assert last <= 91


def test_a_name_is_never_read_as_markup(page: Sheet) -> None:
    room = QRectF(0, 0, 240, 30)
    marked = page.draw(paint.text, "<b>A</b>", fonts.of("body"), "text", room)
    assert marked > page.draw(paint.text, "A", fonts.of("body"), "text", room)


@pytest.mark.parametrize("keys", ["Z", "Ctrl K", "Ctrl ⏎", "⏎", "Esc"])
def test_a_key_takes_the_room_it_says(page: Sheet, keys: str) -> None:
    took = page.draw(paint.keycap, keys, 10, 5)
    assert took == paint.keycap_size(keys).width() >= 18
    assert page.extent() == (10, 10 + took)


def test_the_key_over_an_outcome_is_big() -> None:
    assert paint.keycap_size("N", big=True).height() == 26


def test_nothing_is_left_set_on_the_painter(page: Sheet) -> None:
    def all_of_them(painter: QPainter) -> bool:
        pen, brush = painter.pen(), painter.brush()
        paint.lamp(painter, "now", 0, 0)
        paint.attempt_dots(painter, "tr", 0, 0)
        paint.segments(painter, 1, 3, 0, 0)
        paint.keycap(painter, "Z", 0, 0)
        return bool(painter.pen() == pen and painter.brush() == brush)

    assert page.draw(all_of_them)


def test_fifty_thousand_strokes_do_no_harm(page: Sheet) -> None:
    """Guards against the binding that loses a reference to None with each call (PySide6 6.12.0 on CPython 3.11)."""

    def many(painter: QPainter) -> None:
        for _ in range(5_000):
            paint.lamp(painter, "later", 0, 0)

    page.draw(many)
