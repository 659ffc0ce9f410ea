"""The four ways to go on with a No, equal to each other: none is chosen beforehand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reengage_desktop.services.revisiting import Choice
from reengage_desktop.ui.choice_button import HEIGHT, ChoiceButton
from reengage_desktop.ui.widgets import hair_line

from . import no_words


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
            button.say(*no_words.choice(choice))
            button.clicked.connect(lambda _=False, choice=choice: self.chosen.emit(choice))
        self.setFixedHeight(HEIGHT + 1)
