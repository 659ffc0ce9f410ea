"""A cell that needs a look, to be written anew in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from reengage_desktop.ui.dialog_parts import StillCombo
from reengage_desktop.ui.widgets import Button, label

from .look import Look
from .look_list import ROW

HEIGHT = 3 * ROW


class LookEditor(QFrame):
    """`mended` carries (line, column, text), `kept` the look that may stay as it is; `closed` after each of them."""

    mended = Signal(object)
    kept = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bigCard")
        self.setFixedHeight(HEIGHT)
        self._look: Look | None = None
        self._cells: dict[int, str] = {}
        self.line_label = label("", "small", "text2", tabular=True, name="look_line")
        self.column_box = StillCombo("look_column_box")
        self.column_box.setAccessibleName(self.tr("Which cell"))
        self.cell_edit = QLineEdit()
        self.cell_edit.setObjectName("look_cell_edit")
        self.use_button = Button(self.tr("Use it"), keys="⏎", size="small", name="look_use_button")
        self.keep_button = Button(self.tr("Keep as it is"), "link", name="look_keep_button")
        for button in (self.use_button, self.keep_button):
            button.setAutoDefault(False)
        self.column_box.activated.connect(self._show_cell)
        self.use_button.clicked.connect(self.use)
        self.keep_button.clicked.connect(self.keep)
        self._lay_out()
        self.hide()

    def open(self, look: Look, cells: dict[int, str], header: Sequence[str]) -> None:
        """`cells`: by their column those that may be written anew, the first of them chosen."""
        self._look, self._cells = look, cells
        self.column_box.clear()
        for column in cells:
            self.column_box.addItem(header[column] or self.tr("(no name)"), column)
        self.column_box.setVisible(len(cells) > 1)
        told = look.left if len(cells) > 1 else f"{look.left}, {self.column_box.currentText()}"
        self.line_label.setText(told)
        self.keep_button.setVisible(look.column >= 0)
        self._show_cell()
        self.show()
        self.raise_()
        self.cell_edit.setFocus()
        self.cell_edit.selectAll()

    def use(self) -> None:
        """What is typed takes the place of what the list says."""
        look, column = self._look, self.column_box.currentData()
        if look is None or column is None:
            return
        text = self.cell_edit.text()
        self.leave()
        if text != self._cells[column]:
            self.mended.emit((look.line, column, text))

    def keep(self) -> None:
        look = self._look
        self.leave()
        if look is not None:
            self.kept.emit(look)

    def leave(self) -> None:
        """Nothing is changed."""
        self._look = None
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc belong to the cell here."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.use()
            case Qt.Key.Key_Escape:
                self.leave()
            case _:
                super().keyPressEvent(event)

    def _show_cell(self) -> None:
        column = self.column_box.currentData()
        self.cell_edit.setText(self._cells.get(column, ""))
        self.cell_edit.setAccessibleName(self.column_box.currentText())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        self.line_label.setFixedHeight(24)
        head.addWidget(self.line_label)
        head.addWidget(self.column_box, 1)
        head.addStretch(0)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self.keep_button)
        below.addStretch(1)
        below.addWidget(self.use_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 10, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.cell_edit)
        column.addStretch(1)
        column.addLayout(below)
