"""The four ways to go on with a No, equal to each other: none is chosen beforehand."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from reengage_desktop.services.revisiting import Choice
from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.widgets import hair_line

from . import no_words

HEIGHT = 92
_LEFT, _KEY, _TOP = 18, 40, 18


class ChoiceButton(QAbstractButton):
    """A key, what it is called, and below what it does on two lines."""

    def __init__(self, choice: Choice, keys: str) -> None:
        super().__init__()
        self._keys = keys
        named, self._does = no_words.choice(choice)
        self.setText(named)
        self.setObjectName(f"choice_{choice.value}")
        self.setAccessibleName(named)
        self.setAccessibleDescription(self._does)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.current().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(180, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painter.fillRect(box, theme.colour("pressed" if self.isDown() else "hover"))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), 6, 6)
        paint.keycap(painter, self._keys, _LEFT, _TOP, big=True)
        words = box.adjusted(_LEFT + _KEY, _TOP, -10, -8)
        paint.text(
            painter, self.text(), fonts.of("bodyStrong"), "text", QRectF(words.x(), words.y(), words.width(), 18)
        )
        painter.setPen(theme.colour("text2"))
        painter.setFont(fonts.of("small"))
        below = words.adjusted(0, 20, 0, 0)
        painter.drawText(below, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, self._does)


class ChoiceBar(QWidget):
    """`chosen` carries a `Choice`."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {choice: ChoiceButton(choice, str(at)) for at, choice in enumerate(Choice, 1)}
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 1, 1)
        row.setSpacing(0)
        for at, (choice, button) in enumerate(self.buttons.items()):
            if at:
                row.addWidget(hair_line(upright=True))
            row.addWidget(button, 1)
            button.clicked.connect(lambda _=False, choice=choice: self.chosen.emit(choice))
