"""The first step: a place to drop a list, or to choose one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reengage_desktop.ui import theme
from reengage_desktop.ui.dialog_parts import FaultLine, Fitting
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, IconView, label


class DropGround(QWidget):
    """A dashed ground; its edge grows strong while a file hovers over it."""

    def __init__(self) -> None:
        super().__init__()
        self._over = False

    def set_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.colour("inkFill" if self._over else "lineStrong")
        painter.setPen(QPen(edge, 2 if self._over else 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour("inkTint" if self._over else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)


class FilePage(QWidget):
    """`choose_requested` when the person wants to look for a file."""

    choose_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ground = DropGround()
        self.choose_button = Button(self.tr("Choose a file"), "main", icon=Icon.UPLOAD, keys="⏎", name="choose_button")
        self.choose_button.clicked.connect(self.choose_requested)
        self.reading_label = label("", "body", "text2", name="reading_label")
        self.fault_line = FaultLine("file_fault")
        self._lay_out()

    def set_reading(self, name: str) -> None:
        """While a file is being read; "" when it is over."""
        self.reading_label.setText(self.tr("Reading {file}…").format(file=name) if name else "")

    def say_fault(self, sentence: str) -> None:
        """Why the file cannot be used; "" takes it away."""
        self.fault_line.say(sentence)
        self.choose_button.setText(self.tr("Choose another file") if sentence else self.tr("Choose a file"))
        self.choose_button.updateGeometry()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self.ground)
        inside.setContentsMargins(40, 32, 40, 32)
        inside.setSpacing(6)
        inside.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        inside.addWidget(IconView(Icon.FILE_SPREADSHEET, "ink", 32), 0, centre)
        inside.addSpacing(8)
        inside.addWidget(label(self.tr("Drop your list here"), "title"), 0, centre)
        said = Fitting(
            self.tr(
                "A spreadsheet, or what your CRM, your address book or your phone exports. "
                "You see everything before it is saved."
            ),
            "body",
        )
        said.setAlignment(centre)
        said.setMaximumWidth(440)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(said, 8)
        row.addStretch(1)
        inside.addLayout(row)
        inside.addSpacing(12)
        inside.addWidget(self.choose_button, 0, centre)
        inside.addWidget(self.reading_label, 0, centre)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(14)
        self.ground.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column.addWidget(self.fault_line)
        column.addWidget(self.ground, 1)
