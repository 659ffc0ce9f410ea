"""The columns of a list, each with a few of its cells and the field it becomes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from reengage_desktop.domain.columns import Field, Mapping
from reengage_desktop.ui.dialog_parts import Ground, StillCombo
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.today.elided import ElidedLabel
from reengage_desktop.ui.widgets import Button, IconView, hair_line, label

from .field_words import FIELDS, field_words

ROW = 37
_NAME, _ARROW, _BECOMES = 138, 18, 176


class MappingList(QWidget):
    """`changed` carries the whole mapping. Columns that look empty and have no known name wait behind a link."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._header: tuple[str, ...] = ()
        self._samples: tuple[str, ...] = ()
        self._mapping: list[Field | None] = []
        self.combos: dict[int, StillCombo] = {}
        # One model for all: a list may have hundreds of columns.
        self._fields = QStandardItemModel(self)
        for field in FIELDS:
            item = QStandardItem(field_words(field))
            item.setData(field.value, Qt.ItemDataRole.UserRole)
            self._fields.appendRow(item)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more_button = Button("", "link", name="more_columns_button")
        self.more_button.setAutoDefault(False)
        self.more_button.clicked.connect(self._show_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        texts = (self.tr("In your file"), self.tr("looks like"), "", self.tr("becomes"))
        name, cells, arrow, becomes = (label(text, "caption", "text3") for text in texts)
        column.addWidget(_in_columns(name, cells, arrow, becomes, 28))
        column.addWidget(hair_line())
        column.addWidget(self.area, 1)

    def set_columns(self, header: Sequence[str], samples: Sequence[str], mapping: Mapping) -> None:
        """Shows the columns anew, without a signal."""
        self._header, self._samples, self._mapping = tuple(header), tuple(samples), list(mapping)
        shown = [
            place for place in range(len(header)) if samples[place] or mapping[place] not in (None, Field.LEAVE_OUT)
        ]
        self._fill(shown or list(range(len(header))))

    def focus_first(self) -> None:
        next(iter(self.combos.values())).setFocus()

    def mapping(self) -> Mapping:
        return tuple(self._mapping)

    def set_field(self, place: int, field: Field) -> None:
        """Choose for a column, as the person would."""
        combo = self.combos[place]
        combo.setCurrentIndex(list(FIELDS).index(field))
        self._choose(place)

    def _fill(self, shown: Sequence[int]) -> None:
        ground = Ground("surface")
        self.combos = {}
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place in shown:
            column.addWidget(self._row(place))
            column.addWidget(hair_line())
        hidden = len(self._header) - len(shown)
        self.more_button.setText(self.tr("{n} more columns look empty. Show them").format(n=hidden))
        self.more_button.setParent(ground)
        self.more_button.setVisible(hidden > 0)
        if hidden:
            column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        old = self.area.takeWidget()
        self.area.setWidget(ground)
        if old is not None:
            old.deleteLater()

    def _show_all(self) -> None:
        self._fill(range(len(self._header)))

    def _row(self, place: int) -> QWidget:
        name = ElidedLabel("bodyMedium", "text")
        name.setText(self._header[place] or self.tr("(no name)"))
        cells = ElidedLabel("small", "text3")
        cells.setText(self._samples[place] or self.tr("(empty)"))
        combo = StillCombo(f"becomes_{place}")
        combo.setModel(self._fields)
        combo.setCurrentIndex(list(FIELDS).index(self._mapping[place] or Field.LEAVE_OUT))
        combo.setAccessibleName(self.tr("{column} becomes").format(column=name.text()))
        combo.activated.connect(lambda _: self._choose(place))
        self.combos[place] = combo
        return _in_columns(name, cells, IconView(Icon.ARROW_RIGHT, "text3", 14), combo, ROW)

    def _choose(self, place: int) -> None:
        field = Field(self.combos[place].currentData(Qt.ItemDataRole.UserRole))
        if field is not (self._mapping[place] or Field.LEAVE_OUT):
            self._mapping[place] = field
            self.changed.emit(self.mapping())


def _in_columns(name: QWidget, cells: QWidget, arrow: QWidget, becomes: QWidget, height: int) -> QWidget:
    row = QWidget()
    row.setFixedHeight(height)
    grid = QGridLayout(row)
    grid.setContentsMargins(20, 0, 20, 0)
    grid.setHorizontalSpacing(10)
    name.setFixedWidth(_NAME)
    arrow.setFixedWidth(_ARROW)
    becomes.setFixedWidth(_BECOMES)
    for place, widget in enumerate((name, cells, arrow, becomes)):
        grid.addWidget(widget, 0, place)
    grid.setColumnStretch(1, 1)
    return row
