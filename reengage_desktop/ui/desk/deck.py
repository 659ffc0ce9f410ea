"""The card on top of its deck: only the edges of those behind are seen, and the next one slides into place calmly."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from reengage_desktop.ui import theme

WIDEST, HIGHEST = 900, 640  # px
_EDGE, _INSET, _CORNER, _RISE = 7, 14, 12, 12
_SIDES = 16
_SEEN = 2


class Deck(QWidget):
    """Holds one widget in its middle."""

    def __init__(self, card: QWidget) -> None:
        super().__init__()
        self.setObjectName("deck")
        self._card, self._behind = card, 0
        card.setParent(self)
        self._motion = QPropertyAnimation(card, b"pos", self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        theme.current().changed.connect(self.update)

    @property
    def behind(self) -> int:
        """How many edges are seen behind the card."""
        return self._behind

    def set_behind(self, cards: int) -> None:
        self._behind = max(0, min(_SEEN, cards))
        self.update()

    def slide(self) -> None:
        """Another card came on top."""
        self._motion.stop()
        there, duration = self._place(), theme.duration("normal")
        if not duration or not self.isVisible():
            self._card.move(there)
            return
        self._motion.setDuration(duration)
        self._motion.setStartValue(there + QPoint(0, _RISE))
        self._motion.setEndValue(there)
        self._motion.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._motion.stop()
        wide = min(WIDEST, self.width() - 2 * _SIDES)
        high = min(HIGHEST, self.height() - _SEEN * _EDGE - 2)
        self._card.resize(wide, high)
        self._card.move(self._place())

    def _place(self) -> QPoint:
        return QPoint((self.width() - self._card.width()) // 2, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1, Qt.PenStyle.SolidLine))
        painter.setBrush(theme.colour("surface"))
        left, foot = self._place().x(), self._card.height()
        for at in range(self._behind, 0, -1):
            inset = _INSET * at
            wide = self._card.width() - 2 * inset
            edge = QRectF(left + inset + 0.5, foot - 40, wide - 1, 40 + _EDGE * at - 0.5)
            painter.drawRoundedRect(edge, _CORNER, _CORNER)
