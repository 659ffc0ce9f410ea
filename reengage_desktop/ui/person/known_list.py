"""A list of what is known: walked by arrows, answered and changed by keys and by the pointer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from reengage_desktop.domain.fact import FactState
from reengage_desktop.ui.words import tr

from . import tri_state
from .known_rows import ROW, Act, KnownRow
from .writing_list import WritingList

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WALK = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
_CHANGE = (*_ENTER, Qt.Key.Key_F2, Qt.Key.Key_Delete)
_SOURCE = Qt.Key.Key_S
_NUMBERS = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), tri_state.STATES, strict=True))
_ASIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TIPS = {FactState.HOLDS: "Still true", FactState.CHANGED: "Changed", FactState.UNKNOWN: "Unknown"}


class KnownList(WritingList):
    """`removed` carries a key, `opened` a link.

    `acted` carries a key and the name of an `Act`; `chosen` a key, a `FactState`, and whether it was only passed by
    the arrows. `left`: the list is left by Esc.
    """

    removed = Signal(int)
    opened = Signal(str)
    acted = Signal(int, str)
    chosen = Signal(int, object, bool)
    left = Signal()

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(name, spoken)
        self.setMouseTracking(True)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if self._means(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self._current(), Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy) and row:
            QApplication.clipboard().setText(row.whole or row.words)
        elif row is None or not self._means(event):
            event.ignore()  # keys of the page
        elif key in _WALK:
            super().keyPressEvent(event)
        elif key is Qt.Key.Key_Escape:
            self.left.emit()
        elif key is Qt.Key.Key_Delete:
            self.removed.emit(row.key)
        elif key in _ENTER and row.link:
            self.opened.emit(row.link)
        elif key in _CHANGE:
            self.edit_row(row.key)
        elif key is _SOURCE and row.source is not None:
            self.edit_row(row.key, source=True)
        elif row.state and key in _NUMBERS:
            self.chosen.emit(row.key, _NUMBERS[key], False)
        elif row.state and key in _ASIDE:
            place = tri_state.STATES.index(row.state) + _ASIDE[key]
            if 0 <= place < len(tri_state.STATES):
                self.chosen.emit(row.key, tri_state.STATES[place], True)
        elif act := row.act_of(event.text()):
            self.acted.emit(row.key, act.name)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        row, hit = self._at(at)
        if row is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if isinstance(hit, Act):
            self.acted.emit(row.key, hit.name)
        elif hit is not None:
            self.chosen.emit(row.key, hit, False)
        elif row.link:
            self.opened.emit(row.link)
        else:
            self.edit_row(row.key, source=row.source is not None and self._is_under(row, at))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        row, hit = self._at(event.position().toPoint())
        by_hand = row is not None and (bool(hit) or bool(row.link))
        writes = row is not None and row.mends and not by_hand
        shape = Qt.CursorShape.PointingHandCursor if by_hand else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape if by_hand or writes else Qt.CursorShape.ArrowCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row, hit = self._at(event.pos())
            QToolTip.showText(event.globalPos(), _tip(row, hit) if row else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0))

    def _current(self) -> KnownRow | None:
        row = self.currentIndex().data(ROW)
        return row if isinstance(row, KnownRow) else None

    def _means(self, event: QKeyEvent) -> bool:
        """Whether a key does something with the row that has the cursor."""
        row, key = self._current(), Qt.Key(event.key())
        if row is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in (*_WALK, Qt.Key.Key_Escape, *_CHANGE):
            return True
        if row.source is not None and key is _SOURCE:
            return True
        return bool(row.state and (key in _NUMBERS or key in _ASIDE)) or row.act_of(event.text()) is not None

    def _at(self, place: QPoint) -> tuple[KnownRow | None, FactState | Act | None]:
        index = self.indexAt(place)
        row = index.data(ROW)
        if not isinstance(row, KnownRow):
            return None, None
        return row, self.delegate.hit(row, QRectF(self.visualRect(index)), QPointF(place))

    def _is_under(self, row: KnownRow, at: QPoint) -> bool:
        """Whether this place is below the words."""
        place = self.rows.place(row.key)
        box = QRectF(self.visualRect(self.rows.index(place)))
        height = self.delegate.words_height(row, self.rows.set_words(place), box.width())
        return at.y() > self.delegate.words_corner(row, box).y() + height


def _tip(row: KnownRow, hit: FactState | Act | None) -> str:
    if isinstance(hit, Act):
        return f"{hit.tip} ({hit.key})" if hit.key else hit.tip
    return tr(_TIPS[hit]) if hit is not None else row.link or row.tip
