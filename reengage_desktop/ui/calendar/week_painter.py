"""Paints the page of the week: hours, days, blocks, the line of now, and the way of a slot that is moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from reengage_desktop.ui import fonts, paint, theme

from . import block_painter
from .block_words import Face, Tone
from .time_words import clock_of, span_words, was_words
from .week_drag import Hold, Way
from .week_layout import Grid, Piece, Rect, Span, free_top

_LABEL = 38
_DOT = 5
_TITLE = 16


@dataclass(frozen=True, slots=True)
class Item:
    """A block with its words and its place."""

    piece: Piece
    face: Face
    rect: Rect


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is seen of a week; `focused` and `hovered` are numbers of `items`, -1 for none."""

    grid: Grid
    items: Sequence[Item]
    now: Span | None
    scale: float
    hold: Hold | None
    focused: int
    hovered: int


def draw(painter: QPainter, picture: Picture, seen: QRectF) -> None:
    """All but what is in hand. Midnight lies at the painter's 0; only what touches `seen` is painted."""
    _lines(painter, picture.grid, seen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _busy(painter, picture, seen)
    _now_line(painter, picture)
    for number, item in enumerate(picture.items):
        rect = QRectF(*item.rect)
        if not rect.adjusted(-4, -4, 4, 4).intersects(seen) or _in_hand(picture, item):
            continue
        if item.face.tone is not Tone.BUSY:
            block_painter.draw(painter, rect, item.face, picture.scale, hover=number == picture.hovered)
        if number == picture.focused:
            block_painter.draw_ring(painter, rect)
    _now_dot(painter, picture)


def _lines(painter: QPainter, grid: Grid, seen: QRectF) -> None:
    painter.setPen(QPen(theme.colour("line"), 1))
    for place in range(grid.days):
        x = round(grid.x(place)) + 0.5
        painter.drawLine(QLineF(x, seen.top(), x, seen.bottom()))
    font = fonts.of("caption", tabular=True)
    for hour in range(1, 24):
        y = round(grid.y(hour * 60))
        if not seen.top() - 10 <= y <= seen.bottom() + 10:
            continue
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(QLineF(grid.x(0), y + 0.5, grid.width, y + 0.5))
        box = QRectF(0, y - 7, _LABEL, 14)
        paint.text(painter, clock_of(hour * 60), font, "text3", box, Qt.AlignmentFlag.AlignRight)


def _busy(painter: QPainter, picture: Picture, seen: QRectF) -> None:
    """Behind all else, each with its title where nothing lies on it."""
    others = [item.rect for item in picture.items if item.face.tone is not Tone.BUSY]
    for item in picture.items:
        rect = QRectF(*item.rect)
        if item.face.tone is not Tone.BUSY or not rect.intersects(seen):
            continue
        block_painter.draw(painter, rect, item.face, picture.scale)
        top = free_top(item.rect, others, _TITLE)
        if top is not None:
            block_painter.busy_words(painter, rect, top, item.face.title)


def _now_line(painter: QPainter, picture: Picture) -> None:
    if picture.now is None:
        return
    place, minute, _ = picture.now
    grid = picture.grid
    painter.fillRect(QRectF(grid.x(place), grid.y(minute), grid.column, 2), theme.colour("redFill"))


def _now_dot(painter: QPainter, picture: Picture) -> None:
    if picture.now is None:
        return
    place, minute, _ = picture.now
    painter.setPen(QPen(theme.colour("surface"), 2))
    painter.setBrush(theme.colour("redFill"))
    painter.drawEllipse(QPointF(picture.grid.x(place), picture.grid.y(minute) + 1), _DOT - 1, _DOT - 1)


def _in_hand(picture: Picture, item: Item) -> bool:
    piece = picture.hold.piece if picture.hold else None
    return piece is not None and piece.key == item.piece.key


def draw_hold(painter: QPainter, picture: Picture, hold: Hold) -> None:
    """What is in hand, over all else: where it was, the way, and where it would be."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    grid = picture.grid
    there = QRectF(*grid.rect(hold.now))
    item = next((item for item in picture.items if _in_hand(picture, item)), None)
    if item is None:
        drawn = Face(Tone.AHEAD, span_words(hold.now.start, hold.now.end))
        return block_painter.draw_lifted(painter, there, drawn, "", picture.scale)
    if hold.way is Way.CARRY and hold.moved:
        was = QRectF(*grid.rect(hold.was))
        block_painter.draw_ghost(painter, was, was_words(hold.was.start))
        _way(painter, was, there)
    stretched = hold.way is Way.STRETCH
    hours = span_words(hold.now.start, hold.now.end) if stretched else clock_of(hold.now.start)
    block_painter.draw_lifted(painter, there, replace(item.face, lines=()), hours, picture.scale)


def _way(painter: QPainter, was: QRectF, there: QRectF) -> None:
    """A dashed line with a tip, from edge to edge; none where the two are close."""
    line = _between(was, there)
    if line is None or line.length() < 16:
        return
    pen = QPen(theme.colour("ink"), 1.5, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([2, 2.67])
    painter.setPen(pen)
    painter.drawLine(line)
    painter.setPen(QPen(theme.colour("ink"), 1.5, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    for turn in (150, -150):
        side = QLineF(line.p2(), line.p1())
        side.setLength(7)
        side.setAngle(line.angle() + turn)
        painter.drawLine(side)


def _between(was: QRectF, there: QRectF) -> QLineF | None:
    """From the middle of one to the middle of the other, as far as it runs outside of both."""
    line = QLineF(was.center(), there.center())
    if was.intersects(there) or line.isNull():
        return None
    return QLineF(_leaves(was.adjusted(-3, -3, 3, 3), line), _leaves(there.adjusted(-7, -7, 7, 7), line))


def _leaves(rect: QRectF, line: QLineF) -> QPointF:
    """Where a line that ends in the middle of `rect` crosses its edge."""
    corners = (rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft())
    for first, second in zip(corners, (*corners[1:], corners[0]), strict=True):
        crossing, point = line.intersects(QLineF(first, second))
        if crossing is QLineF.IntersectionType.BoundedIntersection:
            return point
    return rect.center()
