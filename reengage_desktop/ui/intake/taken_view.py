"""One import: its counts, whether it can be undone, and after that what was done and who stays."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from reengage_desktop.services.undoing import Kept, TakenIn, Undone
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.widgets import label

from . import taken_words

SHOWN = 200
_MARGIN = 24


class TakenView(QScrollArea):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("taken_view")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title_label = Fitting("", "title", "text", name="title_label")
        self.when_label = Fitting("", "small", "text2", name="when_label")
        self.counts_label = Fitting("", "body", "text", name="counts_label")
        self.standing_label = Fitting("", "body", "text2", name="standing_label")
        self.progress_bar = QProgressBar()
        self.progress_bar.setObjectName("progress_bar")
        self.progress_bar.setTextVisible(False)
        self.progress_bar.setAccessibleName(self.tr("How many people are taken back"))
        self.done_label = Fitting("", "bodyStrong", "text", name="done_label")
        self.kept_label = Fitting("", "heading", "text", name="kept_label")
        self.kept_lines = QWidget()
        self._kept = QVBoxLayout(self.kept_lines)
        self._kept.setContentsMargins(0, 0, 0, 0)
        self._kept.setSpacing(10)
        self._lay_out()

    def show_taken(self, taken: TakenIn, undone: Undone | None, now: datetime, zone: str) -> None:
        """With what the undo did, if that was made here."""
        self.title_label.setText(taken.file_name)
        self.when_label.setText(f"{taken_words.when(taken, now, zone)} · {taken_words.read(taken)}")
        self.counts_label.setText("\n".join(taken_words.counts(taken)))
        self.standing_label.setText(taken_words.standing(taken, now, zone))
        self.show_progress(None)
        self.done_label.setText(taken_words.done(undone) if undone else "")
        self.done_label.setVisible(bool(self.done_label.text()))
        self._show_kept(undone)
        self.verticalScrollBar().setValue(0)

    def show_progress(self, people: int | None, of: int = 0) -> None:
        """None: nothing is being taken back."""
        self.progress_bar.setVisible(people is not None)
        if people is not None:
            self.progress_bar.setRange(0, max(1, of))
            self.progress_bar.setValue(min(people, of))

    def _show_kept(self, undone: Undone | None) -> None:
        while (item := self._kept.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        people = undone.kept if undone else ()
        self.kept_label.setVisible(bool(people))
        self.kept_lines.setVisible(bool(people))
        if undone and people:
            self.kept_label.setText(taken_words.kept(undone))
            for each in people[:SHOWN]:
                self._kept.addWidget(_who(each))
            if len(people) > SHOWN:
                self._kept.addWidget(
                    label(self.tr("And {n} more.").format(n=f"{len(people) - SHOWN:,}"), "body", "text2")
                )

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(_MARGIN, 20, _MARGIN, 20)
        column.setSpacing(0)
        for widget, gap in (
            (self.title_label, 2), (self.when_label, 16), (self.counts_label, 16), (self.standing_label, 12),
            (self.progress_bar, 8), (self.done_label, 20), (self.kept_label, 10), (self.kept_lines, 0),
        ):  # fmt: skip
            column.addWidget(widget)
            column.addSpacing(gap)
        column.addStretch(1)
        self.setWidget(inner)


def _who(kept: Kept) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(Fitting(kept.name, "bodyMedium", "text"))
    column.addWidget(Fitting(kept.why, "small", "text2"))
    return made
