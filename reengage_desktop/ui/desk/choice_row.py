"""The four choices of a card, equal to each other: none is chosen beforehand, and none is filled."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from reengage_desktop.domain.desk import Choice
from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.widgets import hair_line

from . import desk_words

HEIGHT = 98
_LEFT, _KEY, _TOP, _RIGHT, _LINE = 18, 40, 15, 12, 20
_ROUND = 11  # the corners of the card, on which the first and the last lie


class ChoiceButton(QAbstractButton):
    """A key, what it is called, and below what it does on up to three lines."""

    def __init__(self, choice: Choice, keys: str) -> None:
        super().__init__()
        self._keys, self._does = keys, ""
        self.setObjectName(f"choice_{choice.value}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.current().changed.connect(self.update)

    def say(self, named: str, does: str) -> None:
        self._does = does
        self.setText(named)
        self.setAccessibleName(named)
        self.setAccessibleDescription(does)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(150, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._is_pointed_at() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("inkTint2" if self.isDown() else "inkTint"))
            painter.drawRoundedRect(box.adjusted(5, 5, -5, -5), 8, 8)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(5, 5, -5, -5), 8, 8)
        paint.keycap(painter, self._keys, _LEFT, _TOP, big=True)
        words = box.adjusted(_LEFT + _KEY, _TOP, -_RIGHT, -4)
        named = QRectF(words.x(), words.y() - 1, words.width(), _LINE)
        paint.text(painter, self.text(), fonts.of("bodyStrong"), "text", named)
        self._draw_below(painter, words.adjusted(0, _LINE, 0, 0))

    def _is_pointed_at(self) -> bool:
        """Qt still says so of a button that the first layout moved away from under the pointer."""
        return self.underMouse() and self.rect().contains(self.mapFromGlobal(QCursor.pos()))

    def _draw_below(self, painter: QPainter, room: QRectF) -> None:
        painter.setPen(theme.colour("text2"))
        painter.setFont(fonts.of("small"))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        painter.drawText(room, flags, self._does)
        metrics = QFontMetricsF(painter.font())
        cut = metrics.boundingRect(room, flags.value, self._does).height() > room.height()
        tip = self._does if cut else ""
        if self.toolTip() != tip:
            self.setToolTip(tip)


class ChoiceRow(QWidget):
    """`chosen` carries a `Choice`."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("desk_choices")
        self.buttons = {choice: ChoiceButton(choice, str(at)) for at, choice in enumerate(Choice, 1)}
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 1, 1)
        row.setSpacing(0)
        for at, (choice, button) in enumerate(self.buttons.items()):
            if at:
                row.addWidget(hair_line(upright=True))
            row.addWidget(button, 1)
            button.clicked.connect(lambda _=False, choice=choice: self.chosen.emit(choice))
        self.setFixedHeight(HEIGHT + 1)
        theme.current().changed.connect(self.update)
        self.show_words(can_write=True)

    def show_words(self, *, can_write: bool) -> None:
        """`can_write`: whether a letter or mail may go to them."""
        for choice, button in self.buttons.items():
            button.say(*desk_words.choice(choice, can_write=can_write))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the window, rounded below as the card is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("window"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, -_ROUND, -1, -1), _ROUND, _ROUND)
