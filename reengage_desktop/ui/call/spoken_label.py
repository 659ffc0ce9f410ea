"""A text that is read aloud, in a place of its own: the voicemail, the text message, the sentence at the end."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reengage_desktop.domain.spoken import Spans
from reengage_desktop.ui import fonts, theme

from .spoken_text import SpokenText

_BUBBLE = 16.0
_TIP = 4.0


class SpokenLabel(QWidget):
    """Set in a token of the type scale; as a `bubble` it lies on the ground of a text message."""

    def __init__(self, token: str, role: str = "read", *, bubble: bool = False, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._token, self._role, self._bubble = token, role, bubble
        self._across, self._down = (16, 14) if bubble else (0, 0)
        self._spoken = SpokenText("")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.current().changed.connect(self.update)

    @property
    def text(self) -> str:
        return self._spoken.text

    def set_spoken(self, text: str, promise: Spans = ()) -> None:
        """The words, and the stretches of them that are a promise."""
        self._spoken = SpokenText(text, promise=promise)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._lay_out(width)) + 2 * self._down

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 2 * self._down)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._bubble:
            painter.fillPath(_bubble(QRectF(self.rect())), theme.colour("inkTint2"))
        self._lay_out(self.width())
        role = self._role if self.isEnabled() else "readFar"
        self._spoken.paint(painter, self._across, self._down, role)

    def _lay_out(self, width: int) -> float:
        lead = fonts.line_height(self._token) * self.logicalDpiY() / 72
        return self._spoken.lay_out(max(80, width - 2 * self._across), fonts.of(self._token), lead)


def _bubble(box: QRectF) -> QPainterPath:
    """Round, with a tip at the lower left."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, _BUBBLE, _BUBBLE)
    path.addRoundedRect(QRectF(box.left(), box.bottom() - 2 * _BUBBLE, 2 * _BUBBLE, 2 * _BUBBLE), _TIP, _TIP)
    return path
