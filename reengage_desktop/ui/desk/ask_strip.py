"""What a choice still asks, in the place of the choices; Esc goes back to them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from reengage_desktop.ui import fonts
from reengage_desktop.ui.choice_button import HEIGHT
from reengage_desktop.ui.today.elided import ElidedLabel
from reengage_desktop.ui.widgets import Button

LONGEST = 500
_LEFT = 28


class AskStrip(QWidget):
    """A question, what answers it, and below what is understood of it, or why it could not be done.

    `left` comes with the button of Esc.
    """

    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.question_label = ElidedLabel("bodyStrong", "text", name=f"{name}_question")
        self.below_label = ElidedLabel("small", "text2", name=f"{name}_below")
        self.fault_label = ElidedLabel("small", "red", name=f"{name}_fault")
        self.back_button = Button(self.tr("Back"), "quiet", keys="Esc", name=f"{name}_back")
        self.back_button.clicked.connect(self.left)
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT, 9, _LEFT, 9)
        column.setSpacing(4)
        column.addWidget(self.question_label)
        column.addLayout(self.row)
        column.addWidget(self.below_label)
        column.addWidget(self.fault_label)
        self.fault_label.hide()
        self.setFixedHeight(HEIGHT + 1)

    def begin(self) -> None:
        """Where the focus goes when it opens."""
        raise NotImplementedError

    def keep(self) -> None:
        """What Enter does."""
        raise NotImplementedError

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Below the answer; of what is wrong a screen reader is told at once."""
        told, other = (self.fault_label, self.below_label) if wrong else (self.below_label, self.fault_label)
        told.setText(words)
        told.show()
        other.hide()
        if wrong:
            QAccessible.updateAccessibility(QAccessibleEvent(told, QAccessible.Event.Alert))

    def add(self, *widgets: QWidget) -> None:
        """Into the row, at its end."""
        for widget in widgets:
            self.row.addWidget(widget)
            if isinstance(widget, Button):
                widget.setAutoDefault(False)
                widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def line_edit(name: str, font: str, placeholder: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setFont(fonts.of(font))
    made.setMaxLength(LONGEST)
    made.setPlaceholderText(placeholder)
    return made
