"""The head of the scripts: what they are for, rehearsing, and a new one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from reengage_desktop.ui import tokens
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.dialog_parts import Ground
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import label


class ScriptsHead(Ground):
    rehearse_asked = Signal()
    add_asked = Signal()

    def __init__(self) -> None:
        super().__init__("window")
        self.setFixedHeight(tokens.size("page_head"))
        self.rehearse_button = Button(self.tr("Rehearse"), icon=Icon.VOLUME_2, keys="P", name="rehearse_script")
        self.add_button = Button(self.tr("Script"), icon=Icon.PLUS, name="new_script")
        self.add_button.setToolTip(self.tr("Write a script of your own (N)"))
        self.add_button.setAccessibleName(self.tr("New script"))
        self.rehearse_button.clicked.connect(self.rehearse_asked)
        self.add_button.clicked.connect(self.add_asked)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addStretch(1)
        told.addWidget(label(self.tr("Scripts"), "title", name="page_title"))
        told.addWidget(label(self.tr("A skeleton to lean on. One line is always yours."), "small", "text2"))
        told.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addLayout(told)
        row.addStretch(1)
        row.addWidget(self.rehearse_button)
        row.addWidget(self.add_button)
