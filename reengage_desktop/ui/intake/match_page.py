"""The second step: which column becomes what, how the first rows will look, and what the import would do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.arrival import Arrival
from reengage_desktop.services.importing import Plan, Sheet
from reengage_desktop.ui.dialog_parts import StillCombo
from reengage_desktop.ui.widgets import label, set_property

from .field_words import DELIMITERS, ENCODINGS, delimiter_words, encoding_key, encoding_words
from .first_rows import FirstRows
from .mapping_list import MappingList
from .plan_side import PlanSide


class MatchPage(QWidget):
    """`mapped` carries a new mapping, `read_otherwise` the (encoding, delimiter) that were chosen."""

    mapped = Signal(object)
    read_otherwise = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.encoding_box = StillCombo("encoding_box")
        self.delimiter_box = StillCombo("delimiter_box")
        self.mapping_list = MappingList()
        self.first_rows = FirstRows()
        self.side = PlanSide()
        self.reading_bar = self._reading_bar()
        self.reading_bar.hide()
        self.mapping_list.changed.connect(self.mapped)
        self.encoding_box.activated.connect(self._tell_reading)
        self.delimiter_box.activated.connect(self._tell_reading)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.reading_bar)
        left.addWidget(self.mapping_list, 1)
        left.addWidget(self.first_rows)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)

    def set_sheet(self, sheet: Sheet) -> None:
        table = sheet.table
        _choose(self.encoding_box, encoding_key(table.encoding), encoding_words(table.encoding))
        _choose(self.delimiter_box, table.delimiter, delimiter_words(table.delimiter))
        self.mapping_list.set_columns(table.header, sheet.samples, sheet.mapping)
        self.first_rows.set_people(())

    def set_preview(self, plan: Plan, people: Sequence[Arrival]) -> None:
        self.side.say_fault("")
        self.side.set_busy("")
        self.side.set_plan(plan)
        self.first_rows.set_people(people)

    def show_reading(self) -> None:
        """The two boxes by which the list can be read in another way."""
        self.reading_bar.show()
        self.encoding_box.setFocus()

    def set_enabled(self, enabled: bool) -> None:
        """Off while the list is written."""
        for part in (self.mapping_list, self.reading_bar):
            part.setEnabled(enabled)

    def mark_reading(self, wrong: bool) -> None:
        """Whether the letters cannot be read this way."""
        set_property(self.encoding_box, "wrong", "true" if wrong else "false")

    def _tell_reading(self) -> None:
        self.read_otherwise.emit((self.encoding_box.currentData(), self.delimiter_box.currentData()))

    def _reading_bar(self) -> QFrame:
        for key in ENCODINGS:
            self.encoding_box.addItem(encoding_words(key), key)
        for key in DELIMITERS:
            self.delimiter_box.addItem(delimiter_words(key), key)
        bar = QFrame()
        bar.setProperty("kind", "head")
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(8)
        for words, box in ((self.tr("Letters"), self.encoding_box), (self.tr("parted by"), self.delimiter_box)):
            name = label(words, "small", "text2")
            name.setBuddy(box)
            box.setAccessibleName(words)
            row.addWidget(name)
            row.addWidget(box)
        row.addStretch(1)
        return bar


def _choose(box: StillCombo, key: str, words: str) -> None:
    """A way of reading that is in none of our lists is added under its own name."""
    if box.findData(key) < 0:
        box.addItem(words, key)
    box.setCurrentIndex(box.findData(key))
