"""The list at the left of a page: what there is, one under another, of which one is shown beside it."""

from __future__ import annotations

import html
from collections.abc import Hashable, Sequence
from typing import Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from . import theme

ENTRY = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
_NOTHING = QModelIndex()
_ARROWS = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}
_RADIUS = 8


class Entry(Protocol):
    """`key` tells entries apart and is empty for a head; `spoken` is what a screen reader says."""

    @property
    def key(self) -> Hashable: ...
    @property
    def title(self) -> str: ...
    @property
    def spoken(self) -> str: ...


class SideModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()

    def show(self, found: Sequence[Entry]) -> None:
        """Rows that stand as before are only painted anew, so that the list stays where it is."""
        same = [each.key for each in self.entries] == [each.key for each in found]
        if not same:
            self.beginResetModel()
        self.entries = found
        if not same:
            self.endResetModel()
        elif found:
            self.dataChanged.emit(self.index(0), self.index(len(found) - 1))

    def row_of(self, key: Hashable) -> int:
        """-1 for one that is not here."""
        return next((row for row, each in enumerate(self.entries) if each.key == key), -1)

    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        each = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return each.title
            case Qt.ItemDataRole.ToolTipRole:
                return html.escape(each.spoken)
            case Qt.ItemDataRole.AccessibleTextRole:
                return each.spoken
        return each if role == ENTRY else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not self.entries[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class SideList(QListView):
    """`chosen` carries the key of an entry; `entered` comes with Enter or a double click."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, delegate: QStyledItemDelegate) -> None:
        super().__init__()
        self._model = SideModel(self)
        self.setModel(self._model)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; }")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._tell)
        theme.current().changed.connect(self.viewport().update)

    def show_entries(self, found: Sequence[Entry], key: Hashable) -> None:
        """With this one chosen, without a signal."""
        blocked = self.selectionModel().blockSignals(True)
        self._model.show(found)
        self.selectionModel().blockSignals(blocked)
        self.mark(key)

    def mark(self, key: Hashable) -> None:
        """Chosen without a signal: it is shown already."""
        row = self._model.row_of(key)
        blocked = self.selectionModel().blockSignals(True)
        self.selectionModel().setCurrentIndex(self._model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.selectionModel().blockSignals(blocked)
        if row >= 0:
            self.scrollTo(self._model.index(row))
        self.viewport().update()

    def choose(self, key: Hashable) -> None:
        """As if it had been clicked."""
        self.setCurrentIndex(self._model.index(self._model.row_of(key)))

    def entries(self) -> Sequence[Entry]:
        return self._model.entries

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key in _ARROWS and not event.modifiers():
            super().keyPressEvent(QKeyEvent(event.type(), _ARROWS[key], event.modifiers()))
        elif event.text().isprintable() and event.text():
            event.ignore()  # letters are keys of the page, not a search in the list
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.entered.emit()

    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(self._model.entries[now.row()].key)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
    """Under the chosen row, or the one the pointer is on."""
    on = bool(option.state & QStyle.StateFlag.State_Selected)
    if not on and not option.state & QStyle.StateFlag.State_MouseOver:
        return
    focused = on and option.widget is not None and option.widget.hasFocus()
    painter.setPen(QPen(theme.colour("focus" if focused else "line" if on else "hover"), 2 if focused else 1))
    painter.setBrush(theme.colour("surface" if on else "hover"))
    inset = 1 if focused else 0.5
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)
