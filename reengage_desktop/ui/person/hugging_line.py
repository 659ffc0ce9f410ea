"""A line that is edited where it stands and is only as wide as its words."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QSizePolicy

from .live_edit import LiveLine

INSET = 6  # px: edge and padding at each side of the words
_CURSOR, _HINT = 2, 8  # px more that words, and a hint in their place, take
_LEAST = 48


class HuggingLine(LiveLine):
    """It gives way where there is no room; the whole words are in the tooltip then."""

    def __init__(self, name: str, placeholder: str = "", *, font_: str = "body", spoken: str = "") -> None:
        super().__init__(name, placeholder, font_=font_, spoken=spoken)
        self._spoken = spoken or placeholder
        if font_ == "person":
            self.setStyleSheet(
                "QLineEdit { min-height: 30px; max-height: 30px; }"
                "QLineEdit:focus { min-height: 28px; max-height: 28px; }"
            )
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._changed)

    def sizeHint(self) -> QSize:
        words, room = (self.text(), _CURSOR) if self.text() else (self.placeholderText(), _HINT)
        width = round(QFontMetricsF(self.font()).horizontalAdvance(words)) + 2 * INSET + room
        return QSize(max(_LEAST, width), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())

    def _changed(self, text: str) -> None:
        self.updateGeometry()
        self.setToolTip(text.replace("<", "‹") if len(text) > _LEAST else "")
