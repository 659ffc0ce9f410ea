"""One text that is read aloud, set in lines: filled-in words underlined, promises in ember."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from reengage_desktop.domain.spoken import Spans
from reengage_desktop.ui import theme
from reengage_desktop.ui.tokens import tokens

_LINE_BREAK = "\u2028"


class SpokenText:
    """`text` with its spans (start, end). Set it with `lay_out`, then `paint` it; both take logical pixels."""

    def __init__(self, text: str, merged: Spans = (), promise: Spans = ()) -> None:
        self.text = text
        self._merged, self._promise = merged, promise
        self._layout = QTextLayout(text.replace("\n", _LINE_BREAK))
        self._set_for: tuple[str, float, float] | None = None
        self.lead = 0.0

    def lay_out(self, width: float, font: QFont, lead: float) -> float:
        """Break into lines of `width`, `lead` apart; the height. Nothing is done if it is set so already."""
        wanted = (font.key(), width, lead)
        if wanted != self._set_for:
            self._set_for, self.lead = wanted, lead
            self._layout.setFont(font)
            option = QTextOption(Qt.AlignmentFlag.AlignLeft)
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            self._layout.setTextOption(option)
            self._layout.beginLayout()
            top = 0.0
            while (line := self._layout.createLine()).isValid():
                line.setLineWidth(width)
                line.setPosition(QPointF(0, top + (lead - line.height()) / 2))
                top += lead
            self._layout.endLayout()
        return self._layout.lineCount() * lead

    def width(self) -> float:
        """Of its widest line."""
        return max((self._layout.lineAt(n).naturalTextWidth() for n in range(self._layout.lineCount())), default=0.0)

    def paint(self, painter: QPainter, x: float, y: float, role: str, *, underline_merged: bool = True) -> None:
        """At its corner, in the colour of `role`; promises are always in ember."""
        if underline_merged:
            width = float(tokens()["line"]["mergeUnderline"])
            self._underline(painter, x, y, self._merged, theme.colour("inkTint2"), width)
        ember = QTextCharFormat()
        ember.setForeground(theme.colour("ember"))
        ranges = []
        for start, end in self._promise:
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = start, end - start, ember
            ranges.append(part)
        painter.setPen(theme.colour(role))
        self._layout.draw(painter, QPointF(x, y), ranges)
        width = float(tokens()["line"]["promiseUnderline"])
        self._underline(painter, x, y, self._promise, theme.colour("emberFill"), width)

    def _underline(self, painter: QPainter, x: float, y: float, spans: Spans, colour: QColor, width: float) -> None:
        for start, end in spans:
            for number in range(self._layout.lineCount()):
                line = self._layout.lineAt(number)
                first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
                last -= len(self.text[first:last]) - len(self.text[first:last].rstrip())
                if first < last:
                    painter.fillRect(_stroke(line, first, last, width).translated(x, y), colour)


def _x(line: QTextLine, at: int) -> float:
    """PySide gives (x, position), which its stubs do not say."""
    found: tuple[float, int] = line.cursorToX(at)  # type: ignore[assignment]
    return found[0]


def _stroke(line: QTextLine, first: int, last: int, width: float) -> QRectF:
    """Under the letters of one line, clear of the baseline by a tenth of their height."""
    left, right = _x(line, first), _x(line, last)
    baseline = line.y() + line.ascent()
    return QRectF(left, baseline + line.ascent() * 0.12, right - left, width)
