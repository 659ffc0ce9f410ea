"""What the three answers to a fact mean, in the head of the facts; it gives way where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reengage_desktop.domain.fact import FactState
from reengage_desktop.ui import fonts, paint
from reengage_desktop.ui.words import tr

from . import tri_state

NAMES = {FactState.HOLDS: "still true", FactState.CHANGED: "changed", FactState.UNKNOWN: "unknown"}
_ICON, _GAP, _APART, _HIGH = 12, 4, 10, 18


class FactLegend(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("fact_legend")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(", ".join(f"{n} {tr(NAMES[state])}" for n, state in enumerate(tri_state.STATES, 1)))

    def sizeHint(self) -> QSize:
        return QSize(round(self._across()), _HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() < self._across():
            return
        painter, font = QPainter(self), fonts.of("small")
        x = self.width() - self._across()
        for state in tri_state.STATES:
            paint.icon(painter, tri_state.ICONS[state], round(x), round(self.height() / 2 - _ICON / 2), _ICON)
            x += _ICON + _GAP
            box = QRectF(x, 0, self.width() - x + 1, self.height())
            x += paint.text(painter, tr(NAMES[state]), font, "text2", box) + _APART

    def _across(self) -> float:
        metrics = QFontMetricsF(fonts.of("small"))
        return sum(metrics.horizontalAdvance(tr(name)) + _ICON + _GAP + _APART for name in NAMES.values()) - _APART
