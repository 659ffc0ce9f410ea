"""Paints one line with what was looked for lit in it."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from reengage_desktop.domain.found_place import Line
from reengage_desktop.ui import theme

_WIDEST = 100_000.0
_ROUND = 3.0


def paint_line(painter: QPainter, line: Line, font: QFont, role: str, rect: QRectF) -> None:
    """In the middle of the height of `rect`, elided at its right."""
    layout = _laid_out(line, font, role)
    row = layout.lineAt(0)
    if row.naturalTextWidth() > rect.width():
        room = rect.width() - QFontMetricsF(font).horizontalAdvance("…")
        end = _letters(line.words, row.xToCursor(max(0.0, room)))
        lit = tuple((start, min(until, end)) for start, until in line.lit if start < end)
        line = Line(f"{line.words[:end].rstrip()}…", lit)
        layout = _laid_out(line, font, role)
        row = layout.lineAt(0)
    top = rect.center().y() - row.height() / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("amberTint"))
    for start, end in line.lit:
        left, right = sorted(_x(row, _units(line.words, place)) for place in (start, end))
        painter.drawRoundedRect(QRectF(rect.x() + left - 1, top, right - left + 2, row.height()), _ROUND, _ROUND)
    painter.setPen(theme.colour(role))
    layout.draw(painter, QPointF(rect.x(), top))
    painter.restore()


def _laid_out(line: Line, font: QFont, role: str) -> QTextLayout:
    """Letters of any direction, the line itself from the left."""
    layout = QTextLayout(line.words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.DemiBold)
    bold.setForeground(theme.colour("text"))
    layout.setFormats([_range(_units(line.words, start), _units(line.words, end), bold) for start, end in line.lit])
    layout.beginLayout()
    layout.createLine().setLineWidth(_WIDEST)
    layout.endLayout()
    return layout


def _range(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, end - start, look
    return found


def _x(row: QTextLine, units: int) -> float:
    found = cast(Any, row.cursorToX(units))  # with the cursor beside it, which its types do not tell
    return float(found[0])


def _units(text: str, letters: int) -> int:
    """Qt counts in UTF-16."""
    return len(text[:letters].encode("utf-16-le", "replace")) // 2


def _letters(text: str, units: int) -> int:
    return len(text.encode("utf-16-le", "replace")[: 2 * units].decode("utf-16-le", "ignore"))
