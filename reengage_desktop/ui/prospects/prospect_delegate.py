"""Paints the rows of the list: two lines in each cell, from what the model has put into words."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reengage_desktop.ui import fonts, paint, theme, tokens

from .cells import Column, Line, Piece
from .prospect_model import ProspectModel

_LEFT, _FIRST_LEFT, _LAMP_ROOM, _RIGHT = 8, 16, 18, 4
_ABOVE, _BELOW, _ABOVE_HEIGHT, _BELOW_HEIGHT = 8, 25, 17, 16
_TELLING = ("red", "ember")
"""Roles whose icon carries the meaning too; the others stand back."""
_ICON_GAP = 4
_BAR, _EDGE = 3, 2


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


@lru_cache(maxsize=8192)
def _fitted(words: str, face: str, room: int) -> tuple[str, float]:
    """The words elided to `room` px, and the width they take."""
    metrics = _faces()[face][1]
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    return shown, metrics.horizontalAdvance(shown)


class ProspectDelegate(QStyledItemDelegate):
    """`hovered` is the row under the pointer, `covered` the first column its actions lie over; -1 for none."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._height = tokens.size("table_row")
        self.hovered, self.covered, self.selected, self.focused = -1, len(Column), -1, False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, self._height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, column = index.row(), index.column()
        box = QRectF(option.rect)
        self._ground(painter, box, row, column)
        if row == self.hovered and column >= self.covered:
            return
        face = cast(ProspectModel, index.model()).face(row)
        if face is None:
            return
        x, y = box.x() + (_FIRST_LEFT if column == Column.THEIR_TIME else _LEFT), box.y()
        right = box.right() - (0 if column == Column.THEIR_TIME else _RIGHT)
        if column == Column.THEIR_TIME:
            paint.lamp(painter, face.lamp, x, y + _ABOVE + 4)
            x += _LAMP_ROOM
        elif column == Column.ATTEMPTS:
            paint.attempt_dots(painter, face.ladder, x, y + _ABOVE + 5)
        above, below = face.cells[column]
        _draw(painter, above, x, y + _ABOVE, right, _ABOVE_HEIGHT)
        _draw(painter, below, x, y + _BELOW, right, _BELOW_HEIGHT)

    def _ground(self, painter: QPainter, box: QRectF, row: int, column: int) -> None:
        selected = row == self.selected
        if selected or row == self.hovered:
            painter.fillRect(box, theme.colour("inkTint" if selected else "hover"))
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), theme.colour("line"))
        if selected and self.focused:
            self._edge(painter, box, column)
        if selected and column == Column.THEIR_TIME:
            painter.fillRect(QRectF(box.x(), box.y(), _BAR, box.height() - 1), theme.colour("ink"))

    def _edge(self, painter: QPainter, box: QRectF, column: int) -> None:
        """The focus, two pixels inside the row, drawn cell by cell."""
        colour: QColor = theme.colour("focus")
        painter.fillRect(QRectF(box.x(), box.y(), box.width(), _EDGE), colour)
        painter.fillRect(QRectF(box.x(), box.bottom() - 1 - _EDGE, box.width(), _EDGE), colour)
        if box.right() >= self._view.width() - 1 - _EDGE:
            painter.fillRect(QRectF(box.right() - _EDGE, box.y(), _EDGE, box.height() - 1), colour)


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
    painter.setPen(theme.colour(piece.role))
    baseline = y + (height - metrics.height()) / 2 + metrics.ascent()
    painter.drawText(QPointF(x, baseline), shown)
    return x + width


def _needs_all_room(piece: Piece, room: float) -> bool:
    """A promise's hours are never cut: where they fit only without the icon, it goes."""
    if piece.role != "ember":
        return False
    width = _fitted(piece.words, piece.face, 10_000)[1]
    return room - 13 - _ICON_GAP < width <= room
