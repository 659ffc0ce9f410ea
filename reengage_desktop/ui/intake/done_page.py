"""The last step: what the import did."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.services.importing import Report
from reengage_desktop.ui.dialog_parts import FaultLine
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, IconView, hair_line, label

from .field_words import doubt_words
from .look_list import LookList


class DonePage(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.title_label = label("", "title", name="done_title")
        self.counts_label = label("", "body", "text2", tabular=True, name="done_counts")
        self.bad_label = label("", "heading", name="bad_heading")
        self.bad_list = LookList(row=30)
        self.save_bad_button = Button(
            self.tr("Save the bad rows as CSV"), icon=Icon.DOWNLOAD, size="small", name="save_bad_button"
        )
        self.save_bad_button.setAutoDefault(False)
        self.fault_line = FaultLine("done_fault")
        self._lay_out()

    def set_report(self, report: Report) -> None:
        added = self.tr("1 person is new") if report.added == 1 else self.tr("{n} people are new")
        self.title_label.setText(added.format(n=f"{report.added:,}"))
        parts = [
            (self.tr("{n} rows read"), report.read),
            (self.tr("{n} added to people who were here"), report.updated),
            (self.tr("{n} brought nothing new"), report.skipped),
            (self.tr("{n} left out"), len(report.bad)),
        ]
        self.counts_label.setText(" · ".join(words.format(n=f"{n:,}") for words, n in parts if n))
        self.bad_list.set_looks([(row.line, doubt_words(row)) for row in report.bad])
        self.bad_list.set_all(True)
        self.bad_label.setText(self.tr("Left out, with the line in the file"))
        for part in (self.bad_label, self.bad_list, self.save_bad_button):
            part.setVisible(bool(report.bad))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 24, 20, 20)
        column.setSpacing(6)
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(IconView(Icon.CIRCLE_CHECK, "green", 24))
        title.addWidget(self.title_label)
        title.addStretch(1)
        column.addLayout(title)
        column.addWidget(self.counts_label)
        column.addSpacing(10)
        column.addWidget(hair_line())
        column.addSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self.bad_label)
        head.addStretch(1)
        head.addWidget(self.save_bad_button, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(head)
        column.addWidget(self.fault_line)
        column.addWidget(self.bad_list, 1)
        column.addStretch(1)
