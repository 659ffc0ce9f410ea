"""One line of plain words in which figures stand out."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from reengage_desktop.ui import fonts, paint

Parts = list[tuple[str, bool]]


def parts(template: str, strong: Mapping[str, object], plain: Mapping[str, object] | None = None) -> Parts:
    """The template cut at its fields; those of `strong` stand out."""
    found: Parts = []
    for words, field, _, _ in Formatter().parse(template):
        found.append((words, False))
        if field is not None:
            found.append((str(strong[field]), True) if field in strong else (str((plain or {})[field]), False))
    return [part for part in found if part[0]]


class StrongLine(QLabel):
    """Painted, never read as markup; what does not fit is elided and stands in the tooltip."""

    def __init__(self, role: str = "text", strong_role: str = "text", *, name: str = "") -> None:
        super().__init__()
        self._parts: Parts = []
        self._role, self._strong_role = role, strong_role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self.setFont(fonts.of("body", tabular=True))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: Parts) -> None:
        self._parts = parts
        self.setText("".join(words for words, _ in parts))

    def sizeHint(self) -> QSize:
        width = sum(_metrics(strong).horizontalAdvance(words) for words, strong in self._parts)
        return QSize(round(width) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rest = QRectF(self.rect())
        for words, strong in self._parts:
            if rest.width() < 1:
                break
            role = self._strong_role if strong else self._role
            width = _metrics(strong).horizontalAdvance(words)
            taken = paint.text(painter, words, _face(strong), role, rest)
            rest.setLeft(rest.left() + (width if taken >= width - 1 else rest.width()))
        whole = self.text().replace("<", "‹") if self.sizeHint().width() > self.width() + 2 else ""
        if self.toolTip() != whole:
            self.setToolTip(whole)


def _face(strong: bool) -> QFont:
    return fonts.of("body", tabular=True, weight=600 if strong else None)


def _metrics(strong: bool) -> QFontMetricsF:
    return QFontMetricsF(_face(strong))
