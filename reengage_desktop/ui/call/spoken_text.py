"""One text that is read aloud, set in lines: filled-in words underlined, promises in ember, the spoken word lit."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from reengage_desktop.domain.spoken import Spans
from reengage_desktop.ui import theme
from reengage_desktop.ui.tokens import tokens

_LINE_BREAK = "\u2028"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_LIT = 3.0  # px around the spoken word


class SpokenText:
    """`text` with its spans (start, end). Set it with `lay_out`, then `paint` it; both take logical pixels.

    `merged` and `promise` are its spans as Qt counts letters.
    """

    def __init__(self, text: str, merged: Spans = (), promise: Spans = ()) -> None:
        self.text = text
        self._shape = text
        self._wide: list[int] = []
        if text and max(text) > "\uffff":  # Qt counts such a letter twice
            self._shape = _WIDE.sub("xx", text)
            self._wide = [found.start() for found in _WIDE.finditer(text)]
        self._both_ways = _RIGHT_TO_LEFT.search(text) is not None
        self.merged, self.promise = map(self._counted, (merged, promise))
        self._layout = QTextLayout(text.replace("\n", _LINE_BREAK))
        self._layout.setCacheEnabled(True)  # else its letters are shaped anew for each painting
        self._set_for: tuple[QFont, float, float] | None = None
        self.lead = 0.0

    def lay_out(self, width: float, font: QFont, lead: float) -> float:
        """Break into lines of `width`, `lead` apart; the height. Nothing is done if it is set so already."""
        wanted = (font, width, lead)
        if wanted != self._set_for:
            self._set_for, self.lead = wanted, lead
            self._layout.setFont(font)
            option = QTextOption(Qt.AlignmentFlag.AlignLeft)
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            option.setTextDirection(_direction(self.text) if self._both_ways else Qt.LayoutDirection.LeftToRight)
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

    def paint(
        self,
        painter: QPainter,
        x: float,
        y: float,
        role: str,
        *,
        underline_merged: bool = True,
        lit: tuple[int, int] | None = None,
    ) -> None:
        """At its corner, in the colour of `role`; promises are always in ember. `lit`: the word that is spoken now."""
        if lit is not None:
            for box in self.boxes(self._counted((lit,))):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("inkTint2"))
                above, below = box.height() * 0.08, box.height() * 0.28  # from over the capitals to under the underline
                painter.drawRoundedRect(box.translated(x, y).adjusted(-_LIT, above, _LIT, below), 5, 5)
        if underline_merged:
            width = float(tokens()["line"]["mergeUnderline"])
            self._underline(painter, x, y, self.merged, theme.colour("inkTint2"), width)
        ranges = []
        if self.promise:
            ember = QTextCharFormat()
            ember.setForeground(theme.colour("ember"))
            for start, end in self.promise:
                part = QTextLayout.FormatRange()
                part.start, part.length, part.format = start, end - start, ember
                ranges.append(part)
        painter.setPen(theme.colour(role))
        self._layout.draw(painter, QPointF(x, y), ranges)
        width = float(tokens()["line"]["promiseUnderline"])
        self._underline(painter, x, y, self.promise, theme.colour("emberFill"), width)

    def _underline(self, painter: QPainter, x: float, y: float, spans: Spans, colour: QColor, width: float) -> None:
        for box in self.boxes(spans):
            # Clear of the baseline by a tenth of the height of its letters.
            low = box.top() + box.height() * 1.12
            painter.fillRect(QRectF(x + box.left(), y + low, box.width(), width), colour)

    def boxes(self, spans: Spans) -> list[QRectF]:
        """Around the words of these stretches, line by line, from the top of their letters to the baseline."""
        found = []
        for start, end in spans:
            for number in range(self._layout.lineCount()):
                line = self._layout.lineAt(number)
                first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
                last -= len(self._shape[first:last]) - len(self._shape[first:last].rstrip())
                if first < last:
                    left, right = _edges(line, first, last) if self._both_ways else (_x(line, first), _x(line, last))
                    found.append(QRectF(left, line.y(), right - left, line.ascent()))
        return found

    def _counted(self, spans: Spans) -> Spans:
        """Spans as Qt counts letters."""
        if not self._wide:
            return spans
        return tuple((self._place(start), self._place(end)) for start, end in spans)

    def _place(self, at: int) -> int:
        return at + sum(wide < at for wide in self._wide)


def _x(line: QTextLine, at: int) -> float:
    """PySide gives (x, position), which its stubs do not say."""
    found: tuple[float, int] = line.cursorToX(at)  # type: ignore[assignment]
    return found[0]


def _edges(line: QTextLine, first: int, last: int) -> tuple[float, float]:
    """Of words that may run from right to left, where the cursor stands elsewhere than the letters."""
    boxes = [run.boundingRect() for run in line.glyphRuns(first, last - first)]
    here = _x(line, first)
    return min((box.left() for box in boxes), default=here), max((box.right() for box in boxes), default=here)


def _direction(text: str) -> Qt.LayoutDirection:
    """That of most of its letters: a name in another script turns no sentence around."""
    ways = [unicodedata.bidirectional(letter) for letter in text]
    against = ways.count("R") + ways.count("AL")
    return Qt.LayoutDirection.RightToLeft if against > ways.count("L") else Qt.LayoutDirection.LeftToRight
