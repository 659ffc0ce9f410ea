"""A number with its words, as the side of the import tells it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, label

INDENT, HEAD = 24, 26


class Count(QWidget):
    """An icon, a heading with a number, and a line below; `row` and `below` take what stands beside and under them."""

    def __init__(self, icon: Icon, role: str, name: str) -> None:
        super().__init__()
        self.heading = label("", "heading", "text", tabular=True, name=f"{name}_heading")
        self.heading.setFixedHeight(HEAD)
        self.line = Fitting("", "small", "text2", name=f"{name}_line")
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.row.addWidget(IconView(icon, role))
        self.row.addWidget(self.heading)
        self.row.addStretch(1)
        self.below = QVBoxLayout()
        self.below.setContentsMargins(INDENT, 0, 0, 0)
        self.below.setSpacing(6)
        self.below.addWidget(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.row)
        column.addLayout(self.below)

    def say(self, heading: str, line: str = "") -> None:
        self.heading.setText(heading)
        self.line.setText(line)
        self.line.setVisible(bool(line))


def counted(many: str, one: str, count: int) -> str:
    """ "28 people" of "{n} people", or the words for one."""
    return one if count == 1 else many.format(n=f"{count:,}")
