"""The head of the desk: which card of today it is, why they lie here, and the way to leave it for another day."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reengage_desktop.ui import tokens
from reengage_desktop.ui.today.elided import ElidedLabel
from reengage_desktop.ui.widgets import Button, label


class DecideHead(QWidget):
    """`later_requested`: not today."""

    later_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(tokens.size("page_head"))
        self.title_label = label(self.tr("Decide"), "title", name="page_title")
        self.place_label = ElidedLabel("body", "text2", name="desk_place")
        self.later_button = Button(self.tr("Not today"), "quiet", keys="T", name="desk_not_today")
        self.later_button.clicked.connect(self.later_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self.title_label)
        row.addWidget(self.place_label, 1)
        row.addWidget(self.later_button)
