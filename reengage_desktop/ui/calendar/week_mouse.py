"""The pointer over the week: draws a new slot on free ground, carries a slot by its body, stretches it by its foot."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from . import week_drag
from .block_words import Tone
from .week_canvas import WeekCanvas, movable
from .week_drag import Hold
from .week_layout import GUTTER
from .week_painter import Item

FAR = 5  # px before a press becomes a drag
FOOT = 6  # px at the lower edge by which a slot is stretched
_SCROLL = 18


class WeekMouse:
    """Keeps where the pointer went down; what is in hand lies in `canvas.hold`."""

    def __init__(self, canvas: WeekCanvas) -> None:
        self._canvas = canvas
        self._down: QPoint | None = None
        self._next: Hold | None = None

    def press(self, point: QPoint) -> None:
        """Nothing is in hand until the pointer has gone a little way."""
        self._down = point
        self._next = self._hold(point)

    def move(self, point: QPoint) -> bool:
        """Whether something is in hand."""
        canvas = self._canvas
        if self._down is None or self._next is None:
            self._hover(point)
            return False
        if canvas.hold is None and (point - self._down).manhattanLength() < FAR:
            return False
        self._scroll(point)
        canvas.hold = self._next.to(canvas.grid.place_at(point.x()), self._minute(point))
        canvas.viewport().update()
        return True

    def release(self) -> Hold | None:
        """What was drawn or moved; None for a press that stayed where it was."""
        hold = self._canvas.hold if self._down is not None else None
        self._down = self._next = None
        return hold

    def leave(self) -> None:
        if self._canvas.hovered >= 0:
            self._canvas.hovered = -1
            self._canvas.viewport().update()

    def _hold(self, point: QPoint) -> Hold | None:
        canvas = self._canvas
        if canvas.week is None or point.x() < GUTTER:
            return None
        number = canvas.item_at(point)
        item = canvas.items[number] if number >= 0 else None
        if item is None or item.face.tone is Tone.BUSY:
            return week_drag.draw(canvas.grid.place_at(point.x()), self._minute(point))
        if not movable(item.piece.block, canvas.week):
            return None
        if self._on_foot(item, point):
            return week_drag.stretch(item.piece)
        return week_drag.carry(item.piece, self._minute(point))

    def _hover(self, point: QPoint) -> None:
        canvas = self._canvas
        number = canvas.item_at(point)
        shape = Qt.CursorShape.ArrowCursor
        if number >= 0 and canvas.week is not None and movable(canvas.items[number].piece.block, canvas.week):
            foot = self._on_foot(canvas.items[number], point)
            shape = Qt.CursorShape.SizeVerCursor if foot else Qt.CursorShape.OpenHandCursor
        canvas.viewport().setCursor(shape)
        if number != canvas.hovered:
            canvas.hovered = number
            canvas.viewport().update()

    def _scroll(self, point: QPoint) -> None:
        bar, height = self._canvas.verticalScrollBar(), self._canvas.viewport().height()
        if point.y() < 0 or point.y() > height:
            bar.setValue(bar.value() + (_SCROLL if point.y() > height else -_SCROLL))

    def _minute(self, point: QPoint) -> float:
        return self._canvas.grid.minute_at(point.y() + self._canvas.offset)

    def _on_foot(self, item: Item, point: QPoint) -> bool:
        return point.y() + self._canvas.offset >= item.rect.bottom - FOOT
