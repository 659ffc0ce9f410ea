"""How a list is read: its letters, what parts its cells, its sheet, its heading, and where it comes from."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reengage_desktop.domain.intake_choice import Choices
from reengage_desktop.domain.table import Form, Way
from reengage_desktop.services.importing import Sheet
from reengage_desktop.ui.dialog_parts import StillCombo
from reengage_desktop.ui.settings.countries import countries
from reengage_desktop.ui.widgets import hair_line, label, set_property

from .field_words import DELIMITERS, ENCODINGS, ORDERS, delimiter_words, encoding_key, encoding_words
from .lines_list import LinesList
from .sub_view import SubView, strip
from .wishes import DATES


class ReadingView(SubView):
    """`read_otherwise` carries a `Way`, `region_chosen` a country ("US"), `order_chosen` a `DateOrder` or None."""

    read_otherwise = Signal(object)
    region_chosen = Signal(str)
    order_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("How the list is read"), "reading_view")
        self._way = Way()
        self.encoding_box, self.delimiter_box = StillCombo("encoding_box"), StillCombo("delimiter_box")
        self.sheet_box = StillCombo("sheet_box")
        self.region_box, self.order_box = StillCombo("region_box"), StillCombo("order_box")
        self.lines_list = LinesList()
        self._lay_out()
        self._fill()
        self._connect()

    def set_sheet(self, sheet: Sheet) -> None:
        """As it was read; a box that says nothing of this form of list is not shown."""
        table = sheet.table
        is_csv = table.form is Form.CSV
        if is_csv:
            _choose(self.encoding_box, encoding_key(table.encoding), encoding_words(table.encoding))
            _choose(self.delimiter_box, table.delimiter, delimiter_words(table.delimiter))
        self.sheet_box.clear()
        for name in table.sheets:
            self.sheet_box.addItem(name, name)
        self.sheet_box.setCurrentIndex(max(0, self.sheet_box.findData(table.sheet)))
        self.file_strip.setVisible(is_csv or len(table.sheets) > 1)
        for part in (self.encoding_name, self.encoding_box, self.delimiter_name, self.delimiter_box):
            part.setVisible(is_csv)
        for part in (self.sheet_name, self.sheet_box):
            part.setVisible(len(table.sheets) > 1)
        has_lines = table.form is not Form.CARDS and not table.is_own
        for part in (self.lines_list, self.lines_label, self.lines_edge):
            part.setVisible(has_lines)
        self.lines_list.set_table(table)
        self.mark_wrong(False)

    def set_choices(self, choices: Choices, region: str) -> None:
        """`region`: that of the settings, which holds where none was chosen."""
        _choose(self.region_box, choices.region or region, choices.region or region)
        orders = set(choices.orders.values())
        self.order_box.setCurrentIndex(self.order_box.findData(orders.pop() if len(orders) == 1 else ""))
        has_dates = bool(DATES.intersection(field for field in choices.mapping if field))
        for part in (self.order_name, self.order_box):
            part.setVisible(has_dates)

    def forget(self) -> None:
        """Another list: nothing is chosen by hand."""
        self._way = Way()

    def mark_wrong(self, wrong: bool) -> None:
        """Whether the letters cannot be read this way."""
        set_property(self.encoding_box, "wrong", "true" if wrong else "false")

    def focus_first(self) -> None:
        boxes = (self.encoding_box, self.sheet_box, self.region_box)
        next(box for box in boxes if not box.isHidden()).setFocus()

    def _read(self, way: Way) -> None:
        self._way = way
        self.read_otherwise.emit(way)

    def _connect(self) -> None:
        self.encoding_box.activated.connect(
            lambda _: self._read(replace(self._way, encoding=self.encoding_box.currentData()))
        )
        self.delimiter_box.activated.connect(
            lambda _: self._read(replace(self._way, delimiter=self.delimiter_box.currentData(), heading_line=None))
        )
        self.sheet_box.activated.connect(
            lambda _: self._read(replace(self._way, sheet=self.sheet_box.currentData(), heading_line=None))
        )
        self.lines_list.chosen.connect(lambda line: self._read(replace(self._way, heading_line=line)))
        self.region_box.activated.connect(lambda _: self.region_chosen.emit(self.region_box.currentData()))
        self.order_box.activated.connect(lambda _: self.order_chosen.emit(self.order_box.currentData() or None))

    def _fill(self) -> None:
        for key in ENCODINGS:
            self.encoding_box.addItem(encoding_words(key), key)
        for key in DELIMITERS:
            self.delimiter_box.addItem(delimiter_words(key), key)
        for name, code in countries():
            self.region_box.addItem(name, code)
        self.order_box.addItem(self.tr("as each column shows"), "")
        for order, words in ORDERS.items():
            self.order_box.addItem(self.tr("as {order}").format(order=self.tr(words)), order)

    def _lay_out(self) -> None:
        self.encoding_name = _named(self.tr("Letters"), self.encoding_box)
        self.delimiter_name = _named(self.tr("cells parted by"), self.delimiter_box)
        self.sheet_name = _named(self.tr("Sheet"), self.sheet_box)
        self.region_name = _named(self.tr("Numbers without a country code are from"), self.region_box)
        self.order_name = _named(self.tr("Dates"), self.order_box)
        self.region_box.setMaximumWidth(180)
        self.lines_label = label(self.tr("Which line names the columns?"), "caption", "text3", name="lines_label")
        self.lines_label.setContentsMargins(20, 6, 16, 6)
        self.file_strip = strip(
            *(self.encoding_name, self.encoding_box, self.delimiter_name, self.delimiter_box),
            *(self.sheet_name, self.sheet_box, None),
        )
        self.place_strip = strip(self.region_name, self.region_box, self.order_name, self.order_box, None)
        self.lines_edge = hair_line()
        for part in (self.file_strip, self.place_strip, hair_line(), self.lines_label, self.lines_edge):
            self.body.addWidget(part)
        self.body.addWidget(self.lines_list, 1)
        self.body.addStretch(0)


def _named(words: str, box: StillCombo) -> QWidget:
    name = label(words, "small", "text2")
    name.setBuddy(box)
    box.setAccessibleName(words)
    return name


def _choose(box: StillCombo, key: str, words: str) -> None:
    """A way of reading that is in none of our lists is added under its own name."""
    if box.findData(key) < 0:
        box.addItem(words, key)
    box.setCurrentIndex(box.findData(key))
