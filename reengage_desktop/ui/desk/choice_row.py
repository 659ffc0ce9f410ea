"""The four choices of a card, equal to each other: none is chosen beforehand, and none is filled."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reengage_desktop.domain.desk import Choice
from reengage_desktop.ui import theme
from reengage_desktop.ui.choice_button import HEIGHT, ChoiceButton
from reengage_desktop.ui.widgets import hair_line

from . import desk_words

_ROUND = 11  # the corners of the card, on which the first and the last lie


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
