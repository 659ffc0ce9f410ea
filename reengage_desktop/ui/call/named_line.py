"""A line of text whose name stands inside its edge, before what is written: "Said  Too expensive"."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from reengage_desktop.ui import fonts
from reengage_desktop.ui.widgets import label

_EDGE, _GAP = 11, 4


class NamedLine(QLineEdit):
    """`words` is its full name for a screen reader; `strong` sets what is written in bold."""

    def __init__(self, shown: str, words: str, *, name: str, strong: bool = False, hint: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setPlaceholderText(hint)
        self.setFont(fonts.of("bodyStrong" if strong else "body"))
        self._shown = label(shown, "small", "text3")
        self._shown.setParent(self)
        self._shown.adjustSize()
        self.setTextMargins(self._shown.width() + _GAP, 0, 0, 0)

    def setText(self, text: str | None) -> None:
        super().setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is left is read from its beginning."""
        super().focusOutEvent(event)
        self.setCursorPosition(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shown.move(_EDGE, round((self.height() - self._shown.height()) / 2))
