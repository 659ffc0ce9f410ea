"""What takes the place of the columns for a while: its title, a remark, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.ui.dialog_parts import Ground
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, frame, label

HEAD = 44


class SubView(Ground):
    """`closed` when the person wants the columns back. Subclasses fill `body`."""

    closed = Signal()

    def __init__(self, title: str, name: str) -> None:
        super().__init__("surface")
        self.setObjectName(name)
        self.title_label = label(title, "bodyStrong", name=f"{name}_title")
        self.remark_label = label("", "small", "text2", tabular=True, name=f"{name}_remark")
        self.back_button = Button(
            self.tr("Back to the columns"), "link", icon=Icon.COLUMNS_3, keys="Esc", name=f"{name}_back"
        )
        self.back_button.setAutoDefault(False)
        self.back_button.clicked.connect(self.closed)
        head = frame("head")
        head.setFixedHeight(HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(10)
        row.addWidget(self.title_label)
        row.addWidget(self.remark_label)
        row.addStretch(1)
        row.addWidget(self.back_button)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(self.body, 1)

    def focus_first(self) -> None:
        """Where the keyboard goes when it is shown."""
        self.back_button.setFocus()


def strip(*parts: QWidget | None) -> QWidget:
    """A row of fields; None stands for the gap."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(20, 6, 16, 6)
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return made
