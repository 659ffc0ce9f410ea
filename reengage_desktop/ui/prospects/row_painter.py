"""Paints the rows of the list: two lines in each cell, from what the model has put into words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap, QStaticText, QTransform

from reengage_desktop.ui import fonts, paint, theme, tokens

from .cells import Column, Line, Piece
from .prospect_model import ProspectModel

_LEFT, _FIRST_LEFT, _LAMP_ROOM, _RIGHT = 8, 16, 18, 4
_ABOVE, _BELOW, _ABOVE_HEIGHT, _BELOW_HEIGHT = 8, 25, 17, 16
_TELLING = ("red", "ember")
"""Roles whose icon carries the meaning too; the others stand back."""
_ICON_GAP = 4
_BAR, _EDGE = 3, 2
_DOTS_HIGH = 14


@lru_cache(maxsize=1)
def _faces() -> dict[str, tuple[QFont, QFontMetricsF]]:
    made = {
        "body": fonts.of("body", tabular=True),
        "strong": fonts.of("bodyStrong"),
        "medium": fonts.of("bodyMedium", tabular=True),
        "last": fonts.of("body", points=9.375),
        "small": fonts.of("small", tabular=True),
        "smallMedium": fonts.of("small", tabular=True, weight=500),
        "reason": fonts.of("body", points=9.375, weight=500),
        "reasonSame": fonts.of("body", points=9.375),
        "reasonOpen": fonts.of("body", points=9.375, italic=True),
    }
    return {name: (font, QFontMetricsF(font)) for name, font in made.items()}


# A row is painted again with each step of the pointer: what does not change is laid out once and kept.


@lru_cache(maxsize=4096)
def _fitted(words: str, face: str, room: int) -> tuple[QStaticText, float]:
    """The words laid out, elided to `room` px, and the width they take."""
    font, metrics = _faces()[face]
    width = metrics.horizontalAdvance(words)
    if width > room:
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(words)
    made = QStaticText(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.prepare(QTransform(), font)
    return made, width


@lru_cache(maxsize=64)
def _colour(role: str, mode: str) -> QColor:
    return theme.colour(role)


@lru_cache(maxsize=32)
def _lamp(state: str, mode: str, ratio: float) -> QPixmap:
    return paint.lamp_pixmap(state, ratio=ratio)


@lru_cache(maxsize=256)
def _dots(ladder: str, mode: str, ratio: float) -> QPixmap:
    size = QSize(round(paint.attempt_dots_width(ladder)) + 2, _DOTS_HIGH)
    drawn = QPixmap(size * ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    drawn.setDevicePixelRatio(ratio)
    painter = QPainter(drawn)
    paint.attempt_dots(painter, ladder, 1, (_DOTS_HIGH - paint.DOT) / 2)
    painter.end()
    return drawn


@dataclass(slots=True)
class RowState:
    """What the pointer and the keyboard are at: row numbers, -1 for none. `focused`: the list has the keyboard."""

    hovered: int = -1
    selected: int = -1
    focused: bool = False


class RowPainter:
    """Paints whole rows in one go: a call for each cell, with a style asked for each, takes three times as long."""

    def __init__(self, model: ProspectModel, state: RowState) -> None:
        self._model, self._state = model, state
        self._height = tokens.size("table_row")

    def paint(
        self, painter: QPainter, row: int, y: int, width: int, columns: Sequence[tuple[Column, int, int]]
    ) -> None:
        """A row of `width` at y; `columns` are those in sight, each with its x and width."""
        mode, ratio = theme.current().mode, painter.device().devicePixelRatio()
        self._ground(painter, row, y, width, mode)
        face = self._model.face(row)
        if face is None:
            return
        for column, left, wide in columns:
            if row == self._state.hovered and column >= Column.NEXT:
                break  # the actions lie there
            x, right = left + _LEFT, left + wide - _RIGHT
            if column == Column.THEIR_TIME:
                x, right = left + _FIRST_LEFT + _LAMP_ROOM, left + wide
                painter.drawPixmap(QPointF(left + _FIRST_LEFT, y + _ABOVE + 4), _lamp(face.lamp, mode, ratio))
            elif column == Column.ATTEMPTS:
                painter.drawPixmap(QPointF(x - 1, y + _ABOVE + 9 - _DOTS_HIGH / 2), _dots(face.ladder, mode, ratio))
            above, below = face.cells[column]
            _draw(painter, above, x, y + _ABOVE, right, _ABOVE_HEIGHT)
            _draw(painter, below, x, y + _BELOW, right, _BELOW_HEIGHT)

    def _ground(self, painter: QPainter, row: int, y: int, width: int, mode: str) -> None:
        state, low = self._state, y + self._height - 1
        selected = row == state.selected
        role = "inkTint" if selected else "hover" if row == state.hovered else "surface"
        painter.fillRect(0, y, width, self._height, _colour(role, mode))
        painter.fillRect(0, low, width, 1, _colour("line", mode))
        if selected and state.focused:
            focus = _colour("focus", mode)
            for box in ((0, y, width, _EDGE), (0, low - _EDGE, width, _EDGE), (width - _EDGE, y, _EDGE, low - y)):
                painter.fillRect(*box, focus)
        if selected:
            painter.fillRect(0, y, _BAR, low - y, _colour("ink", mode))


def _draw(painter: QPainter, line: Line, x: float, y: float, right: float, height: int) -> None:
    for piece in line:
        x = _draw_piece(painter, piece, x, y, right, height)


def _draw_piece(painter: QPainter, piece: Piece, x: float, y: float, right: float, height: int) -> float:
    if piece.icon and not _needs_all_room(piece, right - x):
        told = piece.role in _TELLING
        size, role = (13, piece.role) if told else (12, "text3")
        paint.icon(painter, piece.icon, x, round(y + (height - size) / 2), size, role)
        x += size + _ICON_GAP
    if not piece.words or right <= x:
        return x
    shown, width = _fitted(piece.words, piece.face, int(right - x))
    font, metrics = _faces()[piece.face]
    painter.setFont(font)
    painter.setPen(_colour(piece.role, theme.current().mode))
    painter.drawStaticText(QPointF(x, y + (height - metrics.height()) / 2), shown)
    return x + width


def _needs_all_room(piece: Piece, room: float) -> bool:
    """A promise's hours are never cut: where they fit only without the icon, it goes."""
    if piece.role != "ember":
        return False
    width = _fitted(piece.words, piece.face, 10_000)[1]
    return room - 13 - _ICON_GAP < width <= room
