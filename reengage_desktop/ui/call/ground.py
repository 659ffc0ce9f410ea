"""A part of the dialog on a ground of its own, edge to edge."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reengage_desktop.ui import theme


class Ground(QWidget):
    """In the colour of `role`; with `line`, a hairline above."""

    def __init__(self, role: str, *, line: bool = False) -> None:
        super().__init__()
        self._role, self._line = role, line

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(self._role))
        if self._line:
            painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
