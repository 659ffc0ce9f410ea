"""Says that a slot is never removed, and offers what can be done instead."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reengage_desktop.domain.week import Block
from reengage_desktop.ui.dialog_parts import MARGIN, Fitting
from reengage_desktop.ui.widgets import Button, label

_WIDTH = 440


class KeepCard(QDialog):
    """Changes nothing itself: `move_asked` and `rest_asked` carry the block."""

    move_asked = Signal(object)
    rest_asked = Signal(object)

    def __init__(self, block: Block, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keep_card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("A slot is never removed"))
        self._block = block
        self.move_button = Button(self.tr("Move it…"), "main", name="keep_move")
        self.rest_button = Button(self.tr("Let it rest…"), name="keep_rest")
        self.leave_button = Button(self.tr("Leave it"), "quiet", keys="Esc", name="keep_leave")
        self.move_button.clicked.connect(lambda: self._answer(self.move_asked))
        self.rest_button.clicked.connect(lambda: self._answer(self.rest_asked))
        self.leave_button.clicked.connect(self.reject)
        self._lay_out()
        self.move_button.setFocus()

    def _answer(self, wish: object) -> None:
        self.accept()
        wish.emit(self._block)  # type: ignore[attr-defined]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 18, MARGIN, 16)
        column.setSpacing(6)
        column.addWidget(label(self.tr("{slot} stays").format(slot=self._block.title), "heading", name="keep_title"))
        told = self.tr(
            "A slot that reaches few people moves to a better hour, and its history goes along. "
            "One that is in the way for a while rests."
        )
        column.addWidget(Fitting(told, "body", "text2"))
        column.addSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.move_button, self.rest_button, self.leave_button):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.setFixedWidth(_WIDTH)
        for each in self.findChildren(QPushButton):
            each.setAutoDefault(True)
