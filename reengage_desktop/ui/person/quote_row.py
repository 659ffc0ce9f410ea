"""One quote as it reads on the page: what and how much, to me, when given, and whether it holds."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from reengage_desktop.services.quoting import QuoteLine
from reengage_desktop.ui import fonts, paint, theme, words
from reengage_desktop.ui.own_keys import ENTER, keeps_for_itself

from . import quote_words

_FIRST, _NEXT, _PAD, _GAP, _INSET = 21, 18, 4, 12, 5  # px
Side = tuple[str, str, str]  # words, face, role


class QuoteRow(QAbstractButton):
    """A click, Enter or Space asks to change it; Del to take it out. `lit`: search has led here."""

    removed = Signal()

    def __init__(self, line: QuoteLine, today: date) -> None:
        super().__init__()
        self.setObjectName("quote_row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.lit = False
        self.set_line(line, today)

    def set_line(self, line: QuoteLine, today: date) -> None:
        self.line = line
        quote, (holds, tone) = line.quote, quote_words.holds(line, today)
        self._lines: list[tuple[Side, Side]] = [
            (
                (quote_words.product(quote), "bodyMedium", "text" if quote.product else "text3"),
                (words.money(quote.value, quote.currency).strip(), "bodyMedium", "text"),
            ),
            (
                (quote_words.given(quote, today), "small", "text2"),
                (quote_words.mine(line.commission), "small", "text2"),
            ),
        ]
        why = words.why_not_words(quote.why_not)
        if why or holds:
            self._lines.append(((why, "small", "text2"), (holds, "small", tone)))
        said = quote_words.spoken(line, today)
        origin = quote_words.basis(line.commission, quote_words.product(quote))
        self.setAccessibleName(said)
        self.setToolTip("\n".join(filter(None, (said, origin))).replace("<", "‹"))
        self.setFixedHeight(_FIRST + _NEXT * (len(self._lines) - 1) + 2 * _PAD)
        self.update()

    def light(self, lit: bool) -> None:
        self.lit = lit
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Enter is ours while the row has the focus, not the page's."""
        return keeps_for_itself(event, ENTER) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in ENTER:
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._draw_ground(painter)
        inset = _INSET if self.hasFocus() or self.lit else 0
        y = float(_PAD)
        for place, (left, right) in enumerate(self._lines):
            height = _NEXT if place else _FIRST
            box = QRectF(inset, y, self.width() - 2 * inset, height)
            taken = QFontMetricsF(fonts.of(right[1], tabular=True)).horizontalAdvance(right[0])
            room = min(taken, box.width() * 0.7)
            paint.text(painter, right[0], fonts.of(right[1], tabular=True), right[2] or "text2",
                       box.adjusted(box.width() - room, 0, 0, 0), Qt.AlignmentFlag.AlignRight)  # fmt: skip
            role = "ink" if self.underMouse() and not place else left[2]
            paint.text(painter, left[0], fonts.of(left[1]), role, box.adjusted(0, 0, -room - _GAP, 0))
            y += height

    def _draw_ground(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("inkTint") if self.lit else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
