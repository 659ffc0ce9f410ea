"""Which sheet of labels, and where on it the first free one is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reengage_desktop.domain.paper import LABEL_SHEETS, LabelSheet, Paper, label_sheets
from reengage_desktop.ui import theme
from reengage_desktop.ui.dialog_parts import Fitting, FormDialog, StillCombo, field
from reengage_desktop.ui.widgets import spin_box

from . import letter_words

SHEET_HEIGHT = 330
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class LabelChoice:
    """`first_free` is counted from 1, row by row."""

    sheet: LabelSheet
    first_free: int


class SheetPreview(QWidget):
    """The sheet, small: what is used up, what is printed now, what stays free. A click or the arrows choose."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet_preview")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._sheet, self._first, self._count = LABEL_SHEETS[0], 1, 0
        theme.current().changed.connect(self.update)

    def show_sheet(self, sheet: LabelSheet, first_free: int, count: int) -> None:
        self._sheet, self._first, self._count = sheet, first_free, count
        told = self.tr("Sheet of {all} labels, the first free one is number {first}")
        self.setAccessibleName(told.format(all=sheet.count, first=first_free))
        self.updateGeometry()
        self.update()

    def box(self, number: int) -> QRectF:
        """Where the label of this number stands, counted from 1."""
        sheet, scale = self._sheet, SHEET_HEIGHT / self._sheet.paper.height
        left, top = sheet.place(number - 1)
        return QRectF(left * scale, top * scale, sheet.width * scale, sheet.height * scale)

    def sizeHint(self) -> QSize:
        paper = self._sheet.paper
        return QSize(round(SHEET_HEIGHT * paper.width / paper.height) + 1, SHEET_HEIGHT + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPen(theme.colour("focus"), 2) if self.hasFocus() else QPen(theme.colour("lineStrong"), 1)
        painter.setPen(edge)
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        for number in range(1, self._sheet.count + 1):
            now = self._first <= number < self._first + self._count
            used = number < self._first
            painter.setPen(QPen(theme.colour("inkFill" if now else "line"), 1))
            painter.setBrush(theme.colour("inkTint2" if now else "sunken" if used else "surface"))
            box = self.box(number).adjusted(1.5, 1.5, -1.5, -1.5)
            painter.drawRoundedRect(box, 2, 2)
            if used:
                painter.setPen(QPen(theme.colour("greyFill"), 1))
                painter.drawLine(box.bottomLeft() + QPointF(4, -4), box.topRight() + QPointF(-4, 4))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number in range(1, self._sheet.count + 1):
            if self.box(number).contains(event.position()):
                self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {**_STEPS, Qt.Key.Key_Up: -self._sheet.columns, Qt.Key.Key_Down: self._sheet.columns}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 1 <= self._first + step <= self._sheet.count:
            self.chosen.emit(self._first + step)


class LabelDialog(FormDialog):
    """`made` carries a `LabelChoice`. `count` letters have an address, `without` have none."""

    made = Signal(object)

    def __init__(self, paper: Paper, count: int, without: int, parent: QWidget | None) -> None:
        super().__init__("", "", parent, enter_saves=True)
        self.setWindowTitle(self.tr("Labels"))
        self.save_button.setText(self.tr("Make 1 label") if count == 1 else self.tr("Make {n} labels").format(n=count))
        self.save_button.setEnabled(bool(count))
        self._count = count
        others = [sheet for sheet in LABEL_SHEETS if sheet.paper is not paper]
        self._sheets = [*label_sheets(paper), *others]
        self.sheet_combo = StillCombo("sheet_combo")
        self.sheet_combo.addItems([sheet.title for sheet in self._sheets])
        self.first_spin = spin_box(1, self._sheets[0].count, 1, name="first_spin")
        self.preview = SheetPreview()
        note = self.tr("Print without scaling (“actual size”), so that each address meets its label.")
        self.note_label = Fitting(" ".join(filter(None, (letter_words.is_left_out(without), note))), name="label_note")
        self._lay_out()
        self.sheet_combo.currentIndexChanged.connect(self._show)
        self.first_spin.valueChanged.connect(self._show)
        self.preview.chosen.connect(self.first_spin.setValue)
        self._show()
        self.sheet_combo.setFocus()

    def choice(self) -> LabelChoice:
        return LabelChoice(self._sheets[self.sheet_combo.currentIndex()], self.first_spin.value())

    def save(self) -> None:
        if self.save_button.isEnabled():
            self.made.emit(self.choice())
            self.accept()

    def _show(self) -> None:
        sheet = self._sheets[self.sheet_combo.currentIndex()]
        self.first_spin.setMaximum(sheet.count)
        self.preview.show_sheet(sheet, self.first_spin.value(), self._count)

    def _lay_out(self) -> None:
        fields = QVBoxLayout()
        fields.setSpacing(12)
        fields.addLayout(field(self.tr("Sheet"), self.sheet_combo))
        fields.addLayout(field(self.tr("First free label"), self.first_spin))
        fields.addWidget(self.note_label)
        fields.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(fields, 1)
        row.addWidget(self.preview)
        self.body.addLayout(row)
        self.resize(660, 0)
