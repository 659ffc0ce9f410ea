"""A ladder in the list of them: its name, how many attempts, and for how many people."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from reengage_desktop.ui import fonts, paint, theme

_HEIGHT, _EDGE, _WIDTH = 52, 12, 232


class LadderEntry(QAbstractButton):
    """`key` is that of the ladder; `told` is all that it shows."""

    def __init__(self, key: str, name: str, below: str) -> None:
        super().__init__()
        self.key, self._name, self._below = self.told = key, name, below
        self.setObjectName(f"ladder_{key}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(below)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "inkTint" if self.isChecked() else "hover" if self.underMouse() else "surface"
        edge, width = ("focus", 2.0) if self.hasFocus() else ("inkFill" if self.isChecked() else "line", 1.0)
        painter.setPen(QPen(theme.colour(edge), width))
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        room = self.width() - 2 * _EDGE
        title = fonts.of("bodyMedium", weight=600 if self.isChecked() else None)
        paint.text(painter, self._name, title, "text", QRectF(_EDGE, 7, room, 20))
        paint.text(painter, self._below, fonts.of("small", tabular=True), "text2", QRectF(_EDGE, 27, room, 18))
