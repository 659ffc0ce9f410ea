"""The question before a rule that allows more than the law as it ships: where was that read?"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.people.person_fields import line_edit
from reengage_desktop.ui.widgets import Button, IconView


class LooserStrip(QFrame):
    """`confirmed`: the source is typed; `given_up`: the rule stays as it was."""

    confirmed = Signal()
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("looser_strip")
        self.setProperty("kind", "card")
        self.told_label = Fitting("", "body", "amber", name="looser_label")
        self.source_edit = line_edit("source_edit", self.tr("Where you read it, such as a law, a letter, a name"))
        self.source_edit.setAccessibleName(self.tr("Where you read it"))
        self.keep_button = Button(self.tr("Leave it as it was"), "quiet", size="small", name="leave_button")
        confirmed = self.tr("I have looked it up")
        self.confirm_button = Button(confirmed, "main", keys="⏎", size="small", name="confirm_button")
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(IconView(Icon.CIRCLE_ALERT, "amber"), 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.told_label, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.source_edit, 1)
        row.addWidget(self.keep_button)
        row.addWidget(self.confirm_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addLayout(told)
        column.addLayout(row)
        self.source_edit.returnPressed.connect(self.confirmed)
        self.confirm_button.clicked.connect(self.confirmed)
        self.keep_button.clicked.connect(self.given_up)
        self.hide()

    def show_fault(self, sentence: str, source: str) -> None:
        """What would be allowed, with the source as far as it is typed; hidden while there is nothing to say."""
        self.told_label.setText(sentence)
        if self.source_edit.text() != source:
            self.source_edit.setText(source)
        self.setVisible(bool(sentence))
