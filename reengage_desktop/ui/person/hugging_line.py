"""A line that is edited where it stands and is only as wide as its words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionFrame, QStylePainter

from reengage_desktop.ui import paint

from .live_edit import LiveLine

INSET = 6  # px: edge and padding at each side of the words
_MARGIN = 2  # px more that a line edit leaves before them
_CURSOR, _HINT = 2, 8  # px more that words, and a hint in their place, take
_LEAST = 48


class HuggingLine(LiveLine):
    """It gives way down to `least` px where there is no room; the whole words are in the tooltip then."""

    def __init__(
        self, name: str, placeholder: str = "", *, font_: str = "body", spoken: str = "", least: int = _LEAST
    ) -> None:
        super().__init__(name, placeholder, font_=font_, spoken=spoken)
        self._least = least
        if font_ == "person":
            self.setStyleSheet(
                "QLineEdit { min-height: 30px; max-height: 30px; }"
                "QLineEdit:focus { min-height: 28px; max-height: 28px; }"
            )
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        words, room = (self.text(), _CURSOR) if self.text() else (self.placeholderText(), _HINT)
        return QSize(max(_LEAST, round(self._width(words)) + 2 * INSET + room), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._least, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """What has no room gives way at its end, except while it is edited."""
        room = self.width() - 2 * INSET
        cut = self._width(self.text()) > room + _CURSOR
        whole = self.text().replace("<", "‹") if cut else ""
        if self.toolTip() != whole:
            self.setToolTip(whole)
        if not cut or self.hasFocus():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        paint.text(painter, self.text(), self.font(), "text", QRectF(INSET + _MARGIN, 0, room - _MARGIN, self.height()))

    def _width(self, words: str) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(words)
