"""The last step: what the import did, and what became of it when it is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from reengage_desktop.services.importing import Report
from reengage_desktop.services.undoing import Kept, Undone
from reengage_desktop.ui.dialog_parts import FaultLine
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, IconView, hair_line, label

from .count import counted
from .field_words import doubt_words
from .look import LISTED, Look
from .look_list import Entry, LookList

ROW_OF_KEPT, _NAME = 34, 190


@dataclass(frozen=True, slots=True)
class _Out:
    """A row that was left out."""

    look: Look
    action: str = ""

    @property
    def left(self) -> str:
        return self.look.left

    @property
    def words(self) -> str:
        return doubt_words(self.look.matter)


@dataclass(frozen=True, slots=True)
class _Stayed:
    """Somebody of whom not all could be taken back."""

    kept: Kept
    action: str = ""

    @property
    def left(self) -> str:
        return self.kept.name

    @property
    def words(self) -> str:
        return self.kept.why


class DonePage(QWidget):
    """`undo_requested` when the whole import is to be taken back."""

    undo_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.icon_view = IconView(Icon.CIRCLE_CHECK, "green", 24)
        self.title_label = label("", "title", name="done_title")
        self.counts_label = label("", "body", "text2", tabular=True, name="done_counts")
        self.bad_label = label("", "heading", name="bad_heading")
        self.bad_list = LookList(row=30)
        self.kept_list = LookList(row=ROW_OF_KEPT, left=_NAME, name="kept_list")
        self.undo_button = Button(self.tr("Undo this import"), icon=Icon.UNDO_2, keys="Z", name="undo_import_button")
        self.save_bad_button = Button(
            self.tr("Save the bad rows as CSV"), icon=Icon.DOWNLOAD, size="small", name="save_bad_button"
        )
        for button in (self.undo_button, self.save_bad_button):
            button.setAutoDefault(False)
        self.busy_label = label("", "body", "text2", tabular=True, name="done_busy")
        self.progress_bar = QProgressBar()
        self.progress_bar.setTextVisible(False)
        self.progress_bar.setRange(0, 0)
        self.fault_line = FaultLine("done_fault")
        self.undo_button.clicked.connect(self.undo_requested)
        self._lay_out()
        self.set_busy("")

    def set_report(self, report: Report) -> None:
        self.icon_view.set_icon(Icon.CIRCLE_CHECK, "green")
        self.title_label.setText(
            counted(self.tr("{n} people are new"), self.tr("1 person is new"), report.added)
            if report.added
            else self.tr("Nobody is new")
        )
        parts = [
            (self.tr("{n} rows read"), report.read),
            (self.tr("{n} told more of somebody known"), report.updated),
            (self.tr("{n} brought nothing new"), report.skipped),
            (self.tr("{n} left out"), len(report.bad)),
        ]
        self.counts_label.setText(" · ".join(words.format(n=f"{n:,}") for words, n in parts if n))
        self.undo_button.show()
        self.fault_line.say("")
        out = [_Out(Look(row.line, row)) for row in report.bad[:LISTED]]
        heading = self.tr("Left out, with the line in the file")
        if len(report.bad) > LISTED:
            heading = self.tr("The first {n} that were left out, with the line in the file").format(n=f"{LISTED:,}")
        self._show_list(self.bad_list, heading, out)
        self.save_bad_button.setVisible(bool(report.bad))

    def set_undone(self, undone: Undone) -> None:
        """Who is gone again, who is as before, and what had to stay."""
        self.icon_view.set_icon(Icon.UNDO_2, "ink")
        self.title_label.setText(self.tr("The import is undone"))
        parts = [
            counted(self.tr("{n} people are gone again"), self.tr("1 person is gone again"), undone.removed),
            counted(self.tr("{n} are as they were before"), self.tr("1 is as they were before"), undone.put_back),
        ]
        told = [words for words, n in zip(parts, (undone.removed, undone.put_back), strict=True) if n]
        self.counts_label.setText(" · ".join(told))
        for part in (self.undo_button, self.save_bad_button):
            part.hide()
        stayed = [_Stayed(kept) for kept in undone.kept]
        self._show_list(self.kept_list, self.tr("Kept, since you worked with them"), stayed)

    def set_busy(self, words: str) -> None:
        """While it is taken back; "" when that is over."""
        for part in (self.busy_label, self.progress_bar):
            part.setVisible(bool(words))
        self.busy_label.setText(words)
        self.undo_button.setEnabled(not words)
        if words:
            self.fault_line.say("")

    def _show_list(self, shown: LookList, heading: str, entries: Sequence[Entry]) -> None:
        for each in (self.bad_list, self.kept_list):
            each.setVisible(each is shown and bool(entries))
        self.bad_label.setText(heading)
        self.bad_label.setVisible(bool(entries))
        shown.set_entries(entries)
        shown.set_all(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 24, 20, 20)
        column.setSpacing(6)
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(self.icon_view)
        title.addWidget(self.title_label)
        title.addStretch(1)
        title.addWidget(self.undo_button)
        column.addLayout(title)
        column.addWidget(self.counts_label)
        column.addWidget(self.busy_label)
        column.addWidget(self.progress_bar)
        column.addWidget(self.fault_line)
        column.addSpacing(10)
        column.addWidget(hair_line())
        column.addSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self.bad_label)
        head.addStretch(1)
        head.addWidget(self.save_bad_button, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(head)
        column.addWidget(self.bad_list, 1)
        column.addWidget(self.kept_list, 1)
        column.addStretch(0)
