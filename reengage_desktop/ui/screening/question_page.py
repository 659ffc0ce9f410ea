"""Which list a file is, and of which day; then what it would change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QProgressBar, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from reengage_desktop.domain.call_list import ListKind
from reengage_desktop.services.screening import Look, Screening
from reengage_desktop.ui.dialog_parts import MARGIN, Fitting, StillCombo, field
from reengage_desktop.ui.widgets import Button, label

from . import screening_words
from .preview import Preview

_STEPS = 1_000


class QuestionPage(QWidget):
    """`changed` when kind or day is another one: what was looked through says nothing of that."""

    changed = Signal()
    other_requested = Signal()

    def __init__(self, screening: Screening) -> None:
        super().__init__()
        self.path: Path | None = None
        self.name_label = Fitting("", "title", "text", name="file_label")
        self.other_button = Button(self.tr("Another file"), "link", keys="F", name="other_button")
        self.kind_combo = StillCombo("kind_combo")
        for kind, words in screening_words.kinds().items():
            self.kind_combo.addItem(words, kind)
        self.kind_combo.setPlaceholderText(self.tr("Choose what it is"))
        self.day_edit = QDateEdit()
        self.day_edit.setObjectName("day_edit")
        self.day_edit.setCalendarPopup(True)
        self.day_edit.setDisplayFormat("d MMM yyyy")
        self.day_edit.setMinimumDate(QDate(2000, 1, 1))
        self.meant_label = Fitting("", "small", "text2", name="meant_label")
        self.busy_label = label("", "body", "text2", name="busy_label")
        self.progress_bar = QProgressBar()
        self.progress_bar.setObjectName("progress_bar")
        self.progress_bar.setTextVisible(False)
        self.progress_bar.setRange(0, _STEPS)
        self.progress_bar.setAccessibleName(self.tr("How much of the list is read"))
        self.preview = Preview(screening)
        self._lay_out()
        self.other_button.clicked.connect(self.other_requested)
        self.kind_combo.currentIndexChanged.connect(self._changed)
        self.day_edit.dateChanged.connect(self._changed)

    def begin(self, path: Path, day: date, today: date) -> None:
        """Another file: what it is has to be said anew."""
        self.path = path
        self.name_label.setText(path.name)
        for edit in (self.kind_combo, self.day_edit):
            edit.blockSignals(True)
        self.kind_combo.setCurrentIndex(-1)
        self.day_edit.setMaximumDate(QDate(today.year, today.month, today.day))
        self.day_edit.setDate(QDate(day.year, day.month, day.day))
        for edit in (self.kind_combo, self.day_edit):
            edit.blockSignals(False)
        self._changed()
        self.kind_combo.setFocus()

    @property
    def kind(self) -> ListKind | None:
        found = self.kind_combo.currentData()
        return None if found is None else ListKind(found)

    @property
    def day(self) -> date:
        chosen = self.day_edit.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def show_progress(self, words: str, part: float = 0.0) -> None:
        """`words` "" when it is over."""
        self.busy_label.setText(words)
        self.progress_bar.setValue(round(part * _STEPS))
        self._rooms.setCurrentWidget(self._busy if words else self._nothing)
        for edit in (self.kind_combo, self.day_edit, self.other_button):
            edit.setEnabled(not words)

    def show_look(self, look: Look) -> None:
        self.preview.show_look(look)
        self._rooms.setCurrentWidget(self._scroll)
        self._scroll.setAccessibleName(self.preview.spoken())
        self._scroll.verticalScrollBar().setValue(0)

    def _changed(self) -> None:
        self._rooms.setCurrentWidget(self._nothing)
        self.meant_label.setText(screening_words.meant(self.kind))
        self.changed.emit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.name_label, 1)
        head.addWidget(self.other_button)
        self.other_button.setAutoDefault(False)
        self.day_edit.setFixedWidth(150)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addLayout(field(self.tr("What is it?"), self.kind_combo), 1)
        fields.addLayout(field(self.tr("Of which day?"), self.day_edit))
        self._busy, self._nothing = QWidget(), QWidget()
        busy = QVBoxLayout(self._busy)
        busy.setContentsMargins(0, 8, 0, 0)
        busy.setSpacing(8)
        busy.addWidget(self.busy_label)
        busy.addWidget(self.progress_bar)
        busy.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("preview_scroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidget(self.preview)
        self._rooms = QStackedWidget()
        for room in (self._nothing, self._busy, self._scroll):
            self._rooms.addWidget(room)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 18, MARGIN, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(fields)
        column.addWidget(self.meant_label)
        column.addSpacing(4)
        column.addWidget(self._rooms, 1)
