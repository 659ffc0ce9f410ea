"""Where a list is dropped, and how it ended."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.intake.file_page import DropGround
from reengage_desktop.ui.widgets import Button, IconView, label

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class DropPage(QWidget):
    choose_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ground = DropGround()
        self.ground.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.choose_button = Button(self.tr("Choose a file"), "main", icon=Icon.UPLOAD, keys="⏎", name="choose_button")
        self.choose_button.clicked.connect(self.choose_requested)
        inside = QVBoxLayout(self.ground)
        inside.setContentsMargins(24, 24, 24, 24)
        inside.setSpacing(4)
        inside.addStretch(1)
        inside.addWidget(IconView(Icon.PHONE_OFF, "ink", 30), 0, _CENTRE)
        inside.addSpacing(8)
        inside.addWidget(label(self.tr("Drop a do-not-call list here"), "title"), 0, _CENTRE)
        inside.addLayout(
            _middle(
                self.tr(
                    "Your firm’s own list, or what a registry gave you: numbers one a line, CSV, a workbook, the FTC’s "
                    "files, packed or not. You see what it does before it is kept."
                )
            )
        )
        inside.addSpacing(12)
        inside.addWidget(self.choose_button, 0, _CENTRE)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.addWidget(self.ground)


class EndPage(QWidget):
    back_requested = Signal()
    another_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title_label = Fitting("", "title", "text", name="end_title")
        self.line_label = Fitting("", "body", "text2", name="end_line")
        for each in (self.title_label, self.line_label):
            each.setAlignment(_CENTRE)
        self.back_button = Button(self.tr("Take it back"), icon=Icon.UNDO_2, keys="Z", name="back_button")
        self.another_button = Button(self.tr("Another list"), "quiet", keys="F", name="another_button")
        self.back_button.clicked.connect(self.back_requested)
        self.another_button.clicked.connect(self.another_requested)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.another_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 20, 40, 20)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(IconView(Icon.CIRCLE_CHECK, "green", 28), 0, _CENTRE)
        column.addWidget(self.title_label)
        column.addWidget(self.line_label)
        column.addSpacing(12)
        column.addLayout(row)
        column.addStretch(3)

    def say(self, title: str, line: str, *, can_go_back: bool) -> None:
        self.title_label.setText(title)
        self.line_label.setText(line)
        self.line_label.setVisible(bool(line))
        self.back_button.setVisible(can_go_back)


def _middle(words: str) -> QHBoxLayout:
    said = Fitting(words, "body")
    said.setAlignment(_CENTRE)
    said.setMaximumWidth(420)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(said, 8)
    row.addStretch(1)
    return row
