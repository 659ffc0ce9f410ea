"""One of several ways to go on, equal to each other: a key, a name, and what it does."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QCursor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from . import fonts, paint, theme

HEIGHT = 98
_LEFT, _KEY, _TOP, _RIGHT, _LINE = 18, 40, 15, 12, 20


class ChoiceButton(QAbstractButton):
    """A key, what it is called, and below what it does on up to three lines."""

    def __init__(self, choice: StrEnum, keys: str) -> None:
        super().__init__()
        self._keys, self._does = keys, ""
        self.setObjectName(f"choice_{choice.value}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.current().changed.connect(self.update)

    def say(self, named: str, does: str) -> None:
        self._does = does
        self.setText(named)
        self.setAccessibleName(named)
        self.setAccessibleDescription(does)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(150, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._is_pointed_at() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("inkTint2" if self.isDown() else "inkTint"))
            painter.drawRoundedRect(box.adjusted(5, 5, -5, -5), 8, 8)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(5, 5, -5, -5), 8, 8)
        paint.keycap(painter, self._keys, _LEFT, _TOP, big=True)
        words = box.adjusted(_LEFT + _KEY, _TOP, -_RIGHT, -4)
        named = QRectF(words.x(), words.y() - 1, words.width(), _LINE)
        paint.text(painter, self.text(), fonts.of("bodyStrong"), "text", named)
        self._draw_below(painter, words.adjusted(0, _LINE, 0, 0))

    def _is_pointed_at(self) -> bool:
        """Qt still says so of a button that the first layout moved away from under the pointer."""
        return self.underMouse() and self.rect().contains(self.mapFromGlobal(QCursor.pos()))

    def _draw_below(self, painter: QPainter, room: QRectF) -> None:
        painter.setPen(theme.colour("text2"))
        painter.setFont(fonts.of("small"))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        painter.drawText(room, flags, self._does)
        metrics = QFontMetricsF(painter.font())
        cut = metrics.boundingRect(room, flags.value, self._does).height() > room.height()
        tip = self._does if cut else ""
        if self.toolTip() != tip:
            self.setToolTip(tip)
