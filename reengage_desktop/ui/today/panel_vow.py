"""The sentence of the day on top of today's calls, set as a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from reengage_desktop.ui import fonts, paint, theme, tokens

from .today_delegate import broken

if TYPE_CHECKING:
    from reengage_desktop.domain.commitment import Commitment

LINES, LINE = 2, 19
_LEFT, _BAR, _RIGHT, _BELOW = 16, 2, 16, 10
_ROOM = float(tokens.size("today_panel") - _LEFT - _BAR - 10 - _RIGHT - 1)


class PanelVow(QLabel):
    """Two lines at most; what is cut stands in the tooltip. Not there while no sentence is given, or folded."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel_vow")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._face = fonts.of("quote", italic=True)
        self._folded = False
        self.hide()
        theme.current().changed.connect(self.update)

    def show_sentence(self, given: Commitment | None) -> None:
        told = ""
        if given is not None:
            from . import sentence_words

            told = sentence_words.quoted(given)
        self.setText(told)
        self.updateGeometry()
        self._show()

    def set_folded(self, folded: bool) -> None:
        self._folded = folded
        self._show()

    def sizeHint(self) -> QSize:
        return QSize(200, len(self._broken()) * LINE + _BELOW)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        lines = self._broken()
        painter.fillRect(QRectF(_LEFT, 0, _BAR, len(lines) * LINE), theme.colour("emberFill"))
        box = QRectF(_LEFT + _BAR + 10, 0, _ROOM, LINE)
        metrics = QFontMetricsF(self._face)
        for words in lines:
            paint.text(painter, words, self._face, "text2", box)
            box.translate(0, LINE)
        cut = bool(lines) and metrics.horizontalAdvance(lines[-1]) > _ROOM
        whole = self.text().replace("<", "‹") if cut else ""
        if self.toolTip() != whole:
            self.setToolTip(whole)

    def _broken(self) -> list[str]:
        return broken(self.text(), self._face, _ROOM, LINES) if self.text() else []

    def _show(self) -> None:
        self.setVisible(bool(self.text()) and not self._folded)
