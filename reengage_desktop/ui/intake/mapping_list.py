"""The columns of a list, each with a few of its cells and the field it becomes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from reengage_desktop.domain.columns import Field, Mapping
from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.dialog_parts import Ground, StillCombo
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button

from .field_words import FIELDS, field_words

ROW, HEAD, AT_ONCE = 38, 29, 8
_LEFT, _NAME, _GAP, _ARROW, _BECOMES = 20, 138, 10, 14, 176
_FIELDS = list(FIELDS)


class MappingRow(QWidget):
    """One column: painted but for its combo, since a list may have hundreds of them."""

    def __init__(self, name: str, cells: str, height: int = ROW, becomes: str = "") -> None:
        super().__init__()
        self._name, self._cells, self._becomes = name, cells, becomes
        self.combo: StillCombo | None = None
        self.setFixedHeight(height)
        self.setToolTip(f"{name}: {cells}".replace("<", "‹") if height == ROW else "")

    def set_combo(self, combo: StillCombo) -> None:
        combo.setParent(self)
        self.combo = combo

    def set_becomes(self, words: str) -> None:
        self._becomes = words
        self.setAccessibleName(words)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self.combo is not None:
            left = self.width() - _LEFT - _BECOMES
            self.combo.setGeometry(left, (self.height() - 1 - 32) // 2, _BECOMES, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        heading = self.combo is None
        small, role = ("caption", "text3") if heading else ("small", "text3")
        height, right = self.height() - 1, self.width() - _LEFT - _BECOMES
        if heading:
            painter.fillRect(self.rect(), theme.colour("window"))
        name = QRectF(_LEFT, 0, _NAME, height)
        paint.text(
            painter, self._name, fonts.of(small if heading else "bodyMedium"), "text3" if heading else "text", name
        )
        left = _LEFT + _NAME + _GAP
        cells = QRectF(left, 0, right - left - _ARROW - 2 * _GAP, height)
        paint.text(painter, self._cells, fonts.of(small), role, cells)
        if heading:
            paint.text(painter, self._becomes, fonts.of(small), role, QRectF(right, 0, _BECOMES, height))
        else:
            paint.icon(painter, Icon.ARROW_RIGHT, right - _GAP - _ARROW, (height - _ARROW) // 2, _ARROW, "text3")
        painter.fillRect(0, height, self.width(), 1, theme.colour("line"))


class MappingList(QWidget):
    """`changed` carries the whole mapping. Columns that look empty and have no known name wait behind a link."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._header: tuple[str, ...] = ()
        self._samples: tuple[str, ...] = ()
        self._mapping: list[Field | None] = []
        self._to_come: list[int] = []
        self.combos: dict[int, StillCombo] = {}
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
        self.more_button.clicked.connect(lambda: self._fill(range(len(self._header))))
        # Rows of a wide list come a few in each turn of the loop, so that the window answers.
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._add_some)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = MappingRow(self.tr("In your file"), self.tr("looks like"), HEAD, self.tr("becomes"))
        column.addWidget(self._head)
        column.addWidget(self.area, 1)

    def set_columns(self, header: Sequence[str], samples: Sequence[str], mapping: Mapping) -> None:
        """Shows the columns anew, without a signal."""
        self._header, self._samples, self._mapping = tuple(header), tuple(samples), list(mapping)
        shown = [
            place for place in range(len(header)) if samples[place] or mapping[place] not in (None, Field.LEAVE_OUT)
        ]
        self._fill(shown or range(len(header)))

    def say_remembered(self, remembered: bool) -> None:
        """Whether the columns were matched as they were the last time."""
        self._head.set_becomes(self.tr("becomes, as last time") if remembered else self.tr("becomes"))

    def focus_first(self) -> None:
        if self.combos:
            next(iter(self.combos.values())).setFocus()

    def mapping(self) -> Mapping:
        return tuple(self._mapping)

    def set_field(self, place: int, field: Field) -> None:
        """Choose for a column, as the person would."""
        self.combos[place].setCurrentIndex(_FIELDS.index(field))
        self._choose(place)

    def _fill(self, shown: Iterable[int]) -> None:
        self._to_come = list(shown)
        hidden = len(self._header) - len(self._to_come)
        self.combos = {}
        ground = Ground("surface")
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.more_button.setText(self.tr("{n} more columns look empty. Show them").format(n=hidden))
        self._column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.more_button.setVisible(hidden > 0)
        self._column.addStretch(1)
        old = self.area.takeWidget()
        self.area.setWidget(ground)
        if old is not None:
            old.deleteLater()
        self._add_some()

    def _add_some(self) -> None:
        now, self._to_come = self._to_come[:AT_ONCE], self._to_come[AT_ONCE:]
        for place in now:
            self._column.insertWidget(self._column.count() - 2, self._row(place))
        if self._to_come:
            self._turn.start()

    def _row(self, place: int) -> MappingRow:
        name = self._header[place] or self.tr("(no name)")
        row = MappingRow(name, self._samples[place] or self.tr("(empty)"))
        combo = StillCombo(f"becomes_{place}")
        combo.setModel(self._fields)
        combo.setCurrentIndex(_FIELDS.index(self._mapping[place] or Field.LEAVE_OUT))
        combo.setAccessibleName(self.tr("{column} becomes").format(column=name))
        combo.setAccessibleDescription(self._samples[place])
        combo.activated.connect(lambda _: self._choose(place))
        row.set_combo(combo)
        self.combos[place] = combo
        return row

    def _choose(self, place: int) -> None:
        field = Field(self.combos[place].currentData(Qt.ItemDataRole.UserRole))
        if field is not (self._mapping[place] or Field.LEAVE_OUT):
            self._mapping[place] = field
            self.changed.emit(self.mapping())
