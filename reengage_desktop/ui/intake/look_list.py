"""Rows that need a look: the line, and what is the matter with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QTextOption
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.words import tr

ROW, FEW = 42, 4
_LINE_WIDTH = 66

Index = QModelIndex | QPersistentModelIndex


class LookModel(QAbstractListModel):
    """(line, what is the matter) by line."""

    def __init__(self) -> None:
        super().__init__()
        self.looks: list[tuple[int, str]] = []

    def set_looks(self, looks: Iterable[tuple[int, str]]) -> None:
        self.beginResetModel()
        self.looks = sorted(looks)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.looks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, what = self.looks[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{tr('Line {n}').format(n=line)}: {what}"
        return None


class LookDelegate(QStyledItemDelegate):
    """The line at the left, the words beside it on as many lines as the height of a row allows."""

    def __init__(self, row: int, parent: QListView) -> None:
        super().__init__(parent)
        self._row = row

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, LookModel)
        line, what = model.looks[index.row()]
        box = QRectF(option.rect)
        face = fonts.of("small", tabular=True)
        first = box.adjusted(0, 0, _LINE_WIDTH - 6 - box.width(), 0)
        paint.text(painter, tr("Line {n}").format(n=line), face, "text3", first)
        painter.setFont(fonts.of("small"))
        painter.setPen(theme.colour("text"))
        wrap = QTextOption(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        painter.drawText(box.adjusted(_LINE_WIDTH, 0, -4, 0), what, wrap)
        if index.row() + 1 < model.rowCount():
            painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), theme.colour("line"))


class LookList(QListView):
    """A few of them, or all to scroll through."""

    def __init__(self, row: int = ROW) -> None:
        super().__init__()
        self._row = row
        self.setObjectName("look_list")
        self.looks = LookModel()
        self.setModel(self.looks)
        self.setItemDelegate(LookDelegate(row, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setStyleSheet("background: transparent")
        self.set_all(False)

    def set_looks(self, looks: Iterable[tuple[int, str]]) -> None:
        self.looks.set_looks(looks)
        self.set_all(False)

    def set_all(self, every: bool) -> None:
        """All of them in the height there is, or the first few."""
        few = min(FEW, self.looks.rowCount()) * self._row
        self.setMaximumHeight(16_777_215 if every else few)
        self.setMinimumHeight(few)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded if every else off)
        self.scrollToTop()
