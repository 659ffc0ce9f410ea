"""The first lines of a list as they stand in the file, to say which of them names the columns."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from reengage_desktop.domain.table import Table
from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.words import tr

ROW = 28
_LEFT, _MARK, _NUMBER, _CELL, _GAP, _LONGEST = 20, 26, 34, 116, 10, 60

Index = QModelIndex | QPersistentModelIndex
Line = tuple[int, tuple[str, ...]]


class LinesModel(QAbstractListModel):
    """Line 0 stands for none of them."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def set_lines(self, lines: list[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        number, cells = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            told = ", ".join(cell[:_LONGEST] for cell in cells[:20] if cell)
            return f"{tr('Line {n}').format(n=number)}: {told}" if number else cells[0]
        return None


class LinesDelegate(QStyledItemDelegate):
    """A mark for the line that names the columns; what stands before it is passed over, and pale."""

    def __init__(self, parent: LinesList) -> None:
        super().__init__(parent)
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        number, cells = self._list.lines.lines[index.row()]
        is_heading, box = number == self._list.heading, QRectF(option.rect)
        painter.fillRect(box, theme.colour("inkTint" if is_heading else "surface"))
        self._draw_mark(painter, box, is_heading)
        before = 0 < number < self._list.heading
        role = "ink" if is_heading else "text3" if before or not number else "text2"
        face = fonts.of("small", tabular=True, weight=600 if is_heading else None)
        x = box.x() + _LEFT + _MARK
        if not number:
            paint.text(painter, cells[0], face, role, QRectF(x, box.y(), box.right() - x - _GAP, ROW))
            cells = ()
        else:
            paint.text(painter, str(number), face, "text3", QRectF(x, box.y(), _NUMBER - 6, ROW))
            x += _NUMBER
        for cell in cells:
            if x > box.right() - _GAP:
                break
            width = min(_CELL, box.right() - x - _GAP)
            paint.text(painter, " ".join(cell[:_LONGEST].split()), face, role, QRectF(x, box.y(), width, ROW))
            x += _CELL + _GAP
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), theme.colour("line"))

    def _draw_mark(self, painter: QPainter, box: QRectF, on: bool) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = QRectF(box.x() + _LEFT + 0.5, box.center().y() - 6.5, 13, 13)
        painter.setBrush(theme.colour("surface"))
        painter.setPen(QPen(theme.colour("button" if on else "control"), 4 if on else 1))
        painter.drawEllipse(mark.adjusted(2, 2, -2, -2) if on else mark)
        painter.restore()


class LinesList(QListView):
    """`chosen` carries the line that names the columns, 0 for none; the arrow keys choose."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lines_list")
        self.setAccessibleName(self.tr("Which line names the columns"))
        self.lines = LinesModel()
        self.heading = 0
        self.setModel(self.lines)
        self.setItemDelegate(LinesDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.selectionModel().currentChanged.connect(self._tell)

    def set_table(self, table: Table) -> None:
        """Shows the lines anew, without a signal."""
        none: Line = (0, (self.tr("None of them: the columns have no names"),))
        self.heading = table.heading_line
        blocked = self.selectionModel().blockSignals(True)
        self.lines.set_lines([none, *table.first_lines])
        row = next((row for row, (number, _) in enumerate(self.lines.lines) if number == self.heading), 0)
        index = self.lines.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.selectionModel().blockSignals(blocked)
        self.scrollTo(index)
        self.viewport().update()

    def choose(self, line: int) -> None:
        """As if it was clicked; a line that is not shown is left alone."""
        for row, (number, _) in enumerate(self.lines.lines):
            if number == line:
                self.setCurrentIndex(self.lines.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter stays here: what it would choose is chosen already."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    def _tell(self, index: QModelIndex) -> None:
        number = self.lines.lines[index.row()][0]
        if number != self.heading:
            self.heading = number
            self.viewport().update()
            self.chosen.emit(number)
