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

Columns = Sequence[tuple[Column, int, int]]

_FIRST_LEFT, _LAMP_ROOM = 16, 18
_INSETS = dict.fromkeys(Column, (8, 4)) | {Column.THEIR_TIME: (_FIRST_LEFT + _LAMP_ROOM, -5), Column.LAST: (8, 0)}
"""Where the words of a cell begin and end, from its left and its right; the next one begins 8 px further on."""
_ABOVE = 8
_LINES = ((_ABOVE, 17), (25, 16))
"""Where the two lines begin below the row's upper edge, and how high they are."""
_TELLING = ("red", "ember")
"""Roles whose icon carries the meaning too; the others stand back."""
_ICON_GAP = 4
_BAR, _EDGE = 3, 2
_DOTS_HIGH = 14


_UPRIGHT = QTransform()


@lru_cache(maxsize=1)
def _faces() -> dict[str, tuple[QFont, QFontMetricsF, float]]:
    """Each face with its measures and the height of a line in it."""
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
    measured = {name: (font, QFontMetricsF(font)) for name, font in made.items()}
    return {name: (font, metrics, metrics.height()) for name, (font, metrics) in measured.items()}


# A row is painted again with each step of the pointer: what does not change is laid out once and kept.


@dataclass(frozen=True, slots=True)
class _Part:
    """Words in a font, or an icon of `size` px, so far from where its line begins."""

    x: float
    y: float
    role: str
    words: QStaticText | None = None
    font: QFont | None = None
    icon: str = ""
    size: int = 0


@lru_cache(maxsize=1024)
def _laid_out(line: Line, room: int, height: int) -> tuple[_Part, ...]:
    """The line in a box of `room` by `height` px: the words in its middle, elided where they reach its end."""
    parts, x = [], 0.0
    for piece in line:
        if piece.icon and not _needs_all_room(piece, room - x):
            told = piece.role in _TELLING
            size, role = (13, piece.role) if told else (12, "text3")
            parts.append(_Part(x, (height - size) // 2, role, icon=piece.icon, size=size))
            x += size + _ICON_GAP
        if not piece.words or room <= x:
            continue
        font, metrics, high = _faces()[piece.face]
        words = _static(piece.words, font)
        width = words.size().width()
        if width > room - x:
            words = _static(metrics.elidedText(piece.words, Qt.TextElideMode.ElideRight, int(room - x)), font)
            width = words.size().width()
        parts.append(_Part(x, (height - high) / 2, piece.role, words, font))
        x += width
    return tuple(parts)


def _static(words: str, font: QFont) -> QStaticText:
    made = QStaticText(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.prepare(_UPRIGHT, font)
    return made


def _needs_all_room(piece: Piece, room: float) -> bool:
    """A promise's hours are never cut: where they fit only without the icon, it goes."""
    if piece.role != "ember":
        return False
    width = _faces()[piece.face][1].horizontalAdvance(piece.words)
    return room - 13 - _ICON_GAP < width <= room


@lru_cache(maxsize=64)
def _colour(role: str, mode: str) -> QColor:
    return theme.colour(role)


@lru_cache(maxsize=32)
def _lamp(state: str, mode: str, ratio: float) -> QPixmap:
    return paint.lamp_pixmap(state, ratio=ratio)


@lru_cache(maxsize=256)
def _dots(ladder: str, of: int, mode: str, ratio: float) -> QPixmap:
    size = QSize(round(paint.attempt_dots_width(ladder, of)) + 2, _DOTS_HIGH)
    drawn = QPixmap(size * ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    drawn.setDevicePixelRatio(ratio)
    painter = QPainter(drawn)
    paint.attempt_dots(painter, ladder, 1, (_DOTS_HIGH - paint.DOT) / 2, of)
    painter.end()
    return drawn


@dataclass(slots=True)
class RowState:
    """What the pointer and the keyboard are at: row numbers, -1 for none. `focused`: the list has the keyboard."""

    hovered: int = -1
    selected: int = -1
    focused: bool = False


class RowPainter:
    """Paints whole rows in one go: a call for each cell, with a style asked for each, takes three times as long.

    `Columns` are those in sight, each with its x and width.
    """

    def __init__(self, model: ProspectModel, state: RowState) -> None:
        self._model, self._state = model, state
        self._height = tokens.size("table_row")

    def prepare(self, row: int, columns: Columns) -> None:
        """Fetches the row and lays it out, so that it only has to be painted."""
        face = self._model.face(row)
        if face is not None:
            for column, _, wide in columns:
                for line, (_, height) in zip(face.cells[column], _LINES, strict=True):
                    _laid_out(line, _room(column, wide), height)

    def paint(self, painter: QPainter, row: int, y: int, width: int, columns: Columns) -> None:
        """A row of `width` at y, on the ground of the list."""
        mode, ratio = theme.current().mode, painter.device().devicePixelRatio()
        self._ground(painter, row, y, width, mode)
        face = self._model.face(row)
        if face is None:
            return
        for column, left, wide in columns:
            if row == self._state.hovered and column >= Column.NEXT:
                break  # the actions lie there
            x, room = left + _INSETS[column][0], _room(column, wide)
            if column == Column.THEIR_TIME:
                painter.drawPixmap(QPointF(left + _FIRST_LEFT, y + _ABOVE + 4), _lamp(face.lamp, mode, ratio))
            elif column == Column.ATTEMPTS:
                dots = _dots(face.ladder, face.attempts, mode, ratio)
                painter.drawPixmap(QPointF(x - 1, y + _ABOVE + 9 - _DOTS_HIGH / 2), dots)
            for line, (below, height) in zip(face.cells[column], _LINES, strict=True):
                _draw(painter, _laid_out(line, room, height), x, y + below, mode)

    def _ground(self, painter: QPainter, row: int, y: int, width: int, mode: str) -> None:
        state, low = self._state, y + self._height - 1
        selected = row == state.selected
        if selected or row == state.hovered:
            painter.fillRect(0, y, width, self._height, _colour("inkTint" if selected else "hover", mode))
        painter.fillRect(0, low, width, 1, _colour("line", mode))
        if selected and state.focused:
            focus = _colour("focus", mode)
            for box in ((0, y, width, _EDGE), (0, low - _EDGE, width, _EDGE), (width - _EDGE, y, _EDGE, low - y)):
                painter.fillRect(*box, focus)
        if selected:
            painter.fillRect(0, y, _BAR, low - y, _colour("ink", mode))


def _room(column: Column, width: int) -> int:
    left, right = _INSETS[column]
    return width - left - right


def _draw(painter: QPainter, parts: Sequence[_Part], x: int, y: int, mode: str) -> None:
    for part in parts:
        if part.words is None or part.font is None:
            paint.icon(painter, part.icon, x + part.x, y + part.y, part.size, part.role)
            continue
        painter.setFont(part.font)
        painter.setPen(_colour(part.role, mode))
        painter.drawStaticText(QPointF(x + part.x, y + part.y), part.words)
