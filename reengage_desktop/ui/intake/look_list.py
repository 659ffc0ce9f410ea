"""A list of lines with what is to be said of each, and what can be done about it."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QTextOption
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from reengage_desktop.ui import fonts, paint, theme

ROW, FEW, LEAST = 42, 4, 2
LINE_WIDTH, INSET, _ACTION_WIDTH = 74, 6, 52

Index = QModelIndex | QPersistentModelIndex


class Entry(Protocol):
    """`left` says which one ("Line 88"), `action` what can be done ("fix"; "" for nothing)."""

    @property
    def left(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def action(self) -> str: ...


class LookModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.entries: Sequence[Entry] = ()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{entry.left}: {entry.words}" + (f" ({entry.action})" if entry.action else "")
        if role == Qt.ItemDataRole.ToolTipRole:
            return html.escape(entry.words)
        return None


class LookDelegate(QStyledItemDelegate):
    """Which one at the left, the words beside it on as many lines as a row has room for, the action at the right."""

    def __init__(self, row: int, left: int, parent: LookList) -> None:
        super().__init__(parent)
        self._row, self._left, self._list = row, left, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = self._list.looks.entries[index.row()]
        row = QRectF(option.rect)
        box = row.adjusted(INSET if self._list.has_actions else 0, 0, 0, 0)
        face = fonts.of("small", tabular=True)
        first = box.adjusted(0, 0, self._left - 8 - box.width(), 0)
        paint.text(painter, entry.left, face, "text3", first)
        right = _ACTION_WIDTH if self._list.has_actions else 0
        painter.setFont(fonts.of("small"))
        painter.setPen(theme.colour("text"))
        wrap = QTextOption(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        painter.drawText(box.adjusted(self._left, 0, -4 - right, 0), entry.words, wrap)
        if right and entry.action:
            role = "ink" if self._list.can_pick(entry) else "text3"
            action = QRectF(box.right() - _ACTION_WIDTH, box.y(), _ACTION_WIDTH - 4, box.height())
            paint.text(painter, entry.action, fonts.of("small"), role, action, Qt.AlignmentFlag.AlignRight)
        if index.row() + 1 < len(self._list.looks.entries):
            painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), theme.colour("line"))
        if self._list.hasFocus() and index.row() == self._list.currentIndex().row():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(row.adjusted(1, 1, -1, -2), 5, 5)


class LookList(QListView):
    """A few of them, or all to scroll through. `picked` carries the entry whose action is wished for."""

    picked = Signal(object)

    def __init__(self, row: int = ROW, *, left: int = LINE_WIDTH, actions: bool = False, name: str = "look_list"):
        super().__init__()
        self.row = row
        self.has_actions = actions
        self.setObjectName(name)
        self.looks = LookModel()
        self.setModel(self.looks)
        self.setItemDelegate(LookDelegate(row, left, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setStyleSheet("background: transparent")
        self.set_all(False)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        self.looks.set_entries(entries)
        self.set_all(False)

    def set_all(self, every: bool) -> None:
        """All of them in the height there is, or the first few."""
        few = min(FEW, self.looks.rowCount()) * self.row
        self.setMaximumHeight(16_777_215 if every else few)
        self.setMinimumHeight(min(few, LEAST * self.row))
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded if every else off)
        self.scrollToTop()

    def can_pick(self, entry: Entry) -> bool:
        """Whether something can be done about it."""
        return bool(entry.action)

    def pick(self, row: int) -> None:
        """As if its action was clicked."""
        self.setCurrentIndex(self.looks.index(row))
        entry = self.looks.entries[row]
        if self.can_pick(entry):
            self.picked.emit(entry)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = self.indexAt(event.position().toPoint())
        if at.isValid() and event.position().x() > self.viewport().width() - _ACTION_WIDTH - 8:
            self.pick(at.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the row here, not to the dialog's button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.has_actions:
            if self.currentIndex().isValid():
                self.pick(self.currentIndex().row())
            event.accept()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.looks.rowCount():
            self.setCurrentIndex(self.looks.index(0))
