"""The end of the walk: what came of it, and the way past everybody."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, IconView, label

WIDTH = 460


class WalkEnd(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("walk_end")
        self.title_label = label("", "title", name="walk_end_title")
        self.told_label = Fitting("", "body", "text2", name="walk_end_told")
        self.told_label.setFixedWidth(WIDTH)
        self.all_button = Button(self.tr("Walk past everybody who said no"), icon=Icon.ROUTE, keys="A", name="walk_all")
        self.all_button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        for widget in (IconView(Icon.CIRCLE_CHECK, "green", 28), self.title_label):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        told = QHBoxLayout()  # in the column itself its lines would be counted at the width of the column
        told.addWidget(self.told_label)
        column.addLayout(told)
        column.addSpacing(6)
        column.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_end(self, title: str, told: str, *, more: bool) -> None:
        """`more`: there may be others who are not due yet."""
        self.all_button.setVisible(more)
        self.title_label.setText(title)
        self.told_label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.told_label.setText(told)
