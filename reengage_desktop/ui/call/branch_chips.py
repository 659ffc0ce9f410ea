"""The branches of a passage under its text: a key and a name each; the unfolded one stands out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from reengage_desktop.domain.script import SpokenPassage
from reengage_desktop.ui import fonts, paint, theme

HEIGHT, _GAP, _ACROSS, _WITHIN, _BETWEEN = 28, 6, 7, 7, 6


class BranchChips:
    """Set them with `lay_out`, then `paint` them, both from the same corner."""

    def __init__(self, branches: Sequence[SpokenPassage]) -> None:
        self._branches = branches
        self._boxes: list[QRectF] = []

    def lay_out(self, width: float) -> float:
        """In rows of `width`; the height of all."""
        metrics = QFontMetricsF(fonts.of("bodyMedium", weight=600))
        self._boxes, x, y = [], 0.0, 0.0
        for branch in self._branches:
            cap = paint.keycap_size(branch.key).width()
            wide = min(width, 2 * _ACROSS + cap + _WITHIN + round(metrics.horizontalAdvance(branch.label)) + 2)
            if x and x + wide > width:
                x, y = 0.0, y + HEIGHT + _BETWEEN
            self._boxes.append(QRectF(x, y, wide, HEIGHT))
            x += wide + _GAP
        return y + HEIGHT if self._branches else 0.0

    def at(self, point: QPointF) -> SpokenPassage | None:
        """The branch under a point."""
        return next((one for one, box in zip(self._branches, self._boxes, strict=False) if box.contains(point)), None)

    def rect(self, key: str) -> QRectF:
        """Of the chip with this key; null if there is none."""
        found = (box for one, box in zip(self._branches, self._boxes, strict=False) if one.key == key)
        return QRectF(next(found, QRectF()))

    def paint(self, painter: QPainter, x: float, y: float, opened: str, under_mouse: str = "") -> None:
        for branch, place in zip(self._branches, self._boxes, strict=True):
            box, on = place.translated(x, y), branch.key == opened
            painter.setPen(QPen(theme.colour("inkFill" if on else "lineStrong"), 1))
            ground = "inkTint2" if on else "hover" if branch.key == under_mouse else "readBand"
            painter.setBrush(theme.colour(ground))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), HEIGHT / 2, HEIGHT / 2)
            left = box.x() + _ACROSS
            left += paint.keycap(painter, branch.key, left, box.y() + (HEIGHT - 18) / 2) + _WITHIN
            room = QRectF(left, box.y(), box.right() - _ACROSS + 2 - left, HEIGHT)
            font = fonts.of("bodyMedium", weight=600 if on else None)
            paint.text(painter, branch.label, font, "ink" if on else "text2", room, Qt.AlignmentFlag.AlignLeft)
