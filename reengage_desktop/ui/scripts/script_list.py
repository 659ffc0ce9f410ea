"""The list of scripts at the left, under heads, with the results and stories at its end."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

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
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reengage_desktop.services.scripting import Listed
from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.words import tr

from .script_words import groups, list_line

STORIES = "stories"
_ENTRY = int(Qt.ItemDataRole.UserRole)
_WIDTH, _LEAST = 226, 150
_HEAD, _ROW, _FIRST = 36, 50, 32
_NOTHING = QModelIndex()
_ARROWS = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """A line; a head has no `name`. `draft`: something is typed that calls do not read yet."""

    words: str
    name: str = ""
    below: str = ""
    draft: bool = False

    @property
    def spoken(self) -> str:
        changed = tr("changes not in use yet") if self.draft else ""
        return ", ".join(filter(None, (self.words, self.below, changed)))


def entries(library: list[Listed], stories: int) -> list[Entry]:
    found: list[Entry] = []
    for head, scripts in groups(library):
        if scripts:
            found.append(Entry(head))
        found += [Entry(each.title, each.name, list_line(each), each.draft) for each in scripts]
    many = tr("1 story") if stories == 1 else tr("{n} stories").format(n=stories) if stories else tr("none yet")
    return [*found, Entry(tr("To draw from")), Entry(tr("Results and stories"), STORIES, many)]


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()

    def show(self, found: Sequence[Entry]) -> None:
        same = [each.name for each in self.entries] == [each.name for each in found]
        if same:
            self.entries = found
            if found:
                self.dataChanged.emit(self.index(0), self.index(len(found) - 1))
            return
        self.beginResetModel()
        self.entries = found
        self.endResetModel()

    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.words
            case Qt.ItemDataRole.ToolTipRole:
                return html.escape(entry.spoken)
            case Qt.ItemDataRole.AccessibleTextRole:
                return entry.spoken
        return entry if role == _ENTRY else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not self.entries[index.row()].name:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(_ENTRY).name:
            return QSize(0, _ROW)
        return QSize(0, _HEAD if index.row() else _FIRST)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(_ENTRY)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not entry.name:
            words = QRectF(box.x() + 20, box.bottom() - 24, box.width() - 32, 18)
            paint.text(painter, entry.words, fonts.of("small", weight=600), "text3", words)
        else:
            self._row(painter, option, box.adjusted(8, 1, -8, -1), entry)
        painter.restore()

    def _row(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, entry: Entry) -> None:
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        if on or option.state & QStyle.StateFlag.State_MouseOver:
            focused = on and bool(option.state & QStyle.StateFlag.State_Active) and _has_focus(option)
            edge = QPen(theme.colour("focus" if focused else "line" if on else "hover"), 2 if focused else 1)
            painter.setPen(edge)
            painter.setBrush(theme.colour("surface" if on else "hover"))
            inset = 1 if focused else 0.5
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 8, 8)
        mark = 14 if entry.draft else 0
        upper = QRectF(box.x() + 12, box.y() + 6, box.width() - 24 - mark, 19)
        paint.text(painter, entry.words, fonts.of("bodyStrong" if on else "bodyMedium"), "text", upper)
        paint.text(painter, entry.below, fonts.of("small", tabular=True), "text2", upper.translated(0, 18))
        if entry.draft:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("amberFill"))
            painter.drawEllipse(QRectF(box.right() - 18, upper.center().y() - 3.5, 7, 7))


def _has_focus(option: QStyleOptionViewItem) -> bool:
    widget = option.widget
    return bool(widget is not None and widget.hasFocus())


class ScriptList(QListView):
    """`chosen` carries the name of a script, or `STORIES`; `entered` comes with Enter."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("script_list")
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(_WIDTH)
        self.setAccessibleName(self.tr("Scripts"))
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; }")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._tell)
        theme.current().changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def show_entries(self, found: Sequence[Entry], name: str) -> None:
        """With this one chosen, without a signal."""
        self._model.show(found)
        self.select(name)

    def select(self, name: str) -> None:
        row = next((row for row, each in enumerate(self._model.entries) if each.name == name), -1)
        blocked = self.selectionModel().blockSignals(True)
        self.selectionModel().setCurrentIndex(self._model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.selectionModel().blockSignals(blocked)
        if row >= 0:
            self.scrollTo(self._model.index(row))
        self.viewport().update()

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

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(_ENTRY).name)
