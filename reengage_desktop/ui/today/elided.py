"""A line of plain text that gives way at its end when there is no room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from reengage_desktop.ui import fonts, paint


class ElidedLabel(QLabel):
    """Wants the room of its words and takes what it gets; the whole stands in the tooltip while it is cut."""

    def __init__(
        self, type_: str, role: str, *, right: bool = False, weight: int | None = None, name: str = ""
    ) -> None:
        super().__init__()
        self._role = role
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self._align = side | Qt.AlignmentFlag.AlignAbsolute  # also for names that are read from the right
        self._face = fonts.of(type_, tabular=True, weight=weight)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(self._face)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        taken = paint.text(painter, self.text(), self._face, self._role, QRectF(self.rect()), self._align)
        cut = taken < self.fontMetrics().horizontalAdvance(self.text()) - 1
        whole = self.text().replace("<", "‹") if cut else ""
        if self.toolTip() != whole:
            self.setToolTip(whole)
