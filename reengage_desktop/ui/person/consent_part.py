"""Noting a written permission: the day they agreed, and where that lies."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reengage_desktop.domain.person_field import LONGEST_LINE
from reengage_desktop.ui.dialog_parts import field, side_by_side
from reengage_desktop.ui.own_keys import ENTER, keeps_for_itself
from reengage_desktop.ui.widgets import Button, frame, set_property


class ConsentPart(QWidget):
    """`kept` carries the day and the place as they were typed; `left` comes with Esc."""

    kept = Signal(str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("consent_part")
        self.day_edit, self.proof_edit = QLineEdit(), QLineEdit()
        self.day_edit.setObjectName("consent_day")
        self.proof_edit.setObjectName("consent_proof")
        self.proof_edit.setMaxLength(LONGEST_LINE)
        self.proof_edit.setPlaceholderText(self.tr("Their e-mail of 3 October, the signed form in the blue folder"))
        self.day_edit.setPlaceholderText(self.tr("Day not known"))
        self.keep_button = Button(self.tr("They agreed"), keys="⏎", size="small", name="consent_keep")
        self.leave_button = Button(self.tr("Leave it"), "quiet", keys="Esc", size="small", name="consent_leave")
        self.keep_button.clicked.connect(self.keep)
        self.leave_button.clicked.connect(self.left)
        self._lay_out()

    def show_words(self, day: str, proof: str) -> None:
        self.day_edit.setText(day)
        self.day_edit.setCursorPosition(0)
        self.proof_edit.setText(proof)
        self.set_wrong()
        self.show()

    def is_written(self) -> bool:
        """Whether something was typed."""
        return self.day_edit.isModified() or self.proof_edit.isModified()

    def keep(self) -> None:
        self.kept.emit(self.day_edit.text(), self.proof_edit.text())

    def set_wrong(self, *, day: bool = False, proof: bool = False) -> None:
        """The day could not be understood; the proof is missing."""
        for edit, wrong in ((self.day_edit, day), (self.proof_edit, proof)):
            set_property(edit, "wrong", "true" if wrong else "false")
            if wrong:
                edit.setFocus()

    def event(self, event: QEvent) -> bool:
        return keeps_for_itself(event, (*ENTER, Qt.Key.Key_Escape)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER:
            self.left.emit() if self.leave_button.hasFocus() else self.keep()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        card = frame("card", name="consent_card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 10, 8, 10)
        inside.setSpacing(8)
        row = side_by_side(
            field(self.tr("Agreed on"), self.day_edit), field(self.tr("Where it lies, in words"), self.proof_edit)
        )
        row.setStretch(0, 3)
        row.setStretch(1, 5)
        inside.addLayout(row)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addStretch(1)
        buttons.addWidget(self.leave_button)
        buttons.addWidget(self.keep_button)
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(card)
