"""The three answers to a fact, painted side by side: still true, changed, unknown."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from reengage_desktop.domain.fact import FactState
from reengage_desktop.ui import paint, theme
from reengage_desktop.ui.icons import Icon

STATES = (FactState.HOLDS, FactState.CHANGED, FactState.UNKNOWN)
ICONS = {FactState.HOLDS: Icon.CHECK, FactState.CHANGED: Icon.REFRESH_CW, FactState.UNKNOWN: Icon.CIRCLE_HELP}
PART, HIGH = 29, 27
ACROSS = len(STATES) * PART + 1
_ICON, _RADIUS = 14, 6


def paint_states(painter: QPainter, x: float, y: float, chosen: FactState) -> None:
    """With its corner at x, y; `ACROSS` wide and `HIGH` high."""
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(x + 0.5, y + 0.5, ACROSS - 1, HIGH - 1), _RADIUS, _RADIUS)
    painter.fillPath(shape, theme.colour("surface"))
    for place, state in enumerate(STATES):
        part = QRectF(x + place * PART, y, PART + 1, HIGH)
        if state is chosen:
            ground = QPainterPath()
            ground.addRect(part)
            painter.fillPath(ground.intersected(shape), theme.colour("inkTint2"))
        role = "ink" if state is chosen else "text2"
        left, top = round(part.center().x() - _ICON / 2), round(part.center().y() - _ICON / 2)
        paint.icon(painter, ICONS[state], left, top, _ICON, role)
        if place:
            painter.fillRect(QRectF(part.x(), y + 1, 1, HIGH - 2), theme.colour("lineStrong"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("lineStrong"), 1))
    painter.drawPath(shape)


def state_at(x: float) -> FactState:
    """Which answer lies so many px from the left edge."""
    return STATES[max(0, min(len(STATES) - 1, int(x // PART)))]
