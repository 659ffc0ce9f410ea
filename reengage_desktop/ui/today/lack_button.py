"""What the calls of a slot lack, in red; pressed, it leads to the first of them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.icons import Icon

_ICON, _GAP, _ACROSS, _HEIGHT = 13, 6, 6, 28


class LackButton(QAbstractButton):
    """Not there while nothing is missing; its words give way where there is no room."""

    def __init__(self, name: str = "slot_lack") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.current().changed.connect(self.update)
        self.hide()

    def say(self, words: str) -> None:
        """Nothing is shown for no words."""
        self.setText(words)
        self.setToolTip(
            self.tr("Their calls are not prepared yet. Press to prepare the first of them.") if words else ""
        )
        self.setVisible(bool(words))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(fonts.of("small", weight=500)).horizontalAdvance(self.text())
        return QSize(round(words) + 2 + _ICON + _GAP + 2 * _ACROSS, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(_ICON + 2 * _ACROSS, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("pressed" if self.isDown() else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        paint.icon(painter, Icon.CIRCLE_ALERT, _ACROSS, round(box.center().y() - _ICON / 2), _ICON, "red")
        line = box.adjusted(_ACROSS + _ICON + _GAP, 0, -_ACROSS + 2, 0)
        if line.width() > 2 * _ICON:
            paint.text(painter, self.text(), fonts.of("small", weight=500), "red", line)
