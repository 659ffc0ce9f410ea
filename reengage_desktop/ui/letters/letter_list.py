"""The pile at the left: to whom each letter goes, what it is, and what it waits for."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reengage_desktop.services.lettering import Piled
from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.words import tr

from . import letter_words

WIDTH = 276
_ENTRY = int(Qt.ItemDataRole.UserRole)
_ROW = 58
_NOTHING = QModelIndex()
_ARROWS = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: `state` is words, icon and role of the colour."""

    letter_id: int
    name: str
    below: str
    state: tuple[str, str, str]
    no_address: bool

    @property
    def spoken(self) -> str:
        lacks = tr("no address yet") if self.no_address else ""
        return ", ".join(filter(None, (self.name, self.below, self.state[0], lacks)))


def entry(piled: Piled, now: datetime, zone: str) -> Entry:
    lacks, title = not piled.address.is_complete, letter_words.title(piled)
    below = title if lacks else f"{title} · {letter_words.age(piled, now, zone)}"  # there is room for one of them
    state = letter_words.state_mark(piled.letter.state)
    return Entry(piled.letter.id, piled.name, below, state, lacks)


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()

    def show(self, found: Sequence[Entry]) -> None:
        """Rows that stand as before are only painted anew, so that the list stays where it is."""
        same = [each.letter_id for each in self.entries] == [each.letter_id for each in found]
        if not same:
            self.beginResetModel()
        self.entries = found
        if not same:
            self.endResetModel()
        elif found:
            self.dataChanged.emit(self.index(0), self.index(len(found) - 1))

    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        each = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return each.name
            case Qt.ItemDataRole.ToolTipRole:
                return html.escape(each.spoken)
            case Qt.ItemDataRole.AccessibleTextRole:
                return each.spoken
        return each if role == _ENTRY else None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        each: Entry = index.data(_ENTRY)
        box = QRectF(option.rect).adjusted(8, 2, -8, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, box)
        upper = QRectF(box.x() + 12, box.y() + 8, box.width() - 24, 19)
        lower = upper.translated(0, 18)
        name = upper.adjusted(0, 0, -self._mark(painter, upper, *each.state), 0)
        paint.text(painter, each.name, fonts.of("bodyStrong"), "text", name)
        if each.no_address:
            lower.adjust(0, 0, -self._mark(painter, lower, tr("no address"), Icon.MAP_PIN, "red"), 0)
        paint.text(painter, each.below, fonts.of("small", tabular=True), "text2", lower)
        painter.restore()

    def _mark(self, painter: QPainter, line: QRectF, said: str, icon: str, role: str) -> float:
        """At the right end of a line; the width it takes."""
        font = fonts.of("small", tabular=True)
        width = QFontMetricsF(font).horizontalAdvance(said) + 1
        words = QRectF(line.right() - width, line.y(), width, line.height())
        paint.text(painter, said, font, role, words)
        paint.icon(painter, icon, round(words.x() - 18), round(line.center().y() - 7), 14, role)
        return width + 26

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        if not on and not option.state & QStyle.StateFlag.State_MouseOver:
            return
        focused = on and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(theme.colour("focus" if focused else "line" if on else "hover"), 2 if focused else 1))
        painter.setBrush(theme.colour("surface" if on else "hover"))
        inset = 1 if focused else 0.5
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 8, 8)


class LetterList(QListView):
    """`chosen` carries the id of a letter; `entered` comes with Enter or a double click."""

    chosen = Signal(int)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("letter_list")
        self.setAccessibleName(self.tr("Letters in the pile"))
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setFixedWidth(WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; }")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._tell)
        theme.current().changed.connect(self.viewport().update)

    def show_entries(self, found: Sequence[Entry], letter_id: int) -> None:
        """With this one chosen, without a signal."""
        blocked = self.selectionModel().blockSignals(True)
        self._model.show(found)
        row = next((row for row, each in enumerate(found) if each.letter_id == letter_id), -1)
        self.selectionModel().setCurrentIndex(self._model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.selectionModel().blockSignals(blocked)
        if row >= 0:
            self.scrollTo(self._model.index(row))
        self.viewport().update()

    def select(self, letter_id: int) -> None:
        """As if it had been clicked."""
        row = next((row for row, each in enumerate(self._model.entries) if each.letter_id == letter_id), -1)
        self.setCurrentIndex(self._model.index(row))

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
            self.chosen.emit(self._model.entries[now.row()].letter_id)
