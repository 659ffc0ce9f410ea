"""Rows of a list beside who is here and may be the same, with what was decided about each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from reengage_desktop.domain.arrival import display_name
from reengage_desktop.domain.likeness import LikelyRow
from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.words import tr

ROW = 44
_LEFT, _GAP, _SAID, _ARROW = 20, 12, 132, 14

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Pair:
    """`same`: what the person said; None until they did."""

    row: LikelyRow
    why: str
    same: bool | None = None

    @property
    def said(self) -> str:
        words = {True: tr("Same person"), False: tr("Somebody else"), None: tr("not decided")}
        return words[self.same]


class LikelyModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.pairs: list[Pair] = []

    def set_pairs(self, pairs: list[Pair]) -> None:
        """Rows that are as many as before are only painted anew, so that the list stays where it is."""
        same = len(pairs) == len(self.pairs) and bool(pairs)
        if not same:
            self.beginResetModel()
        self.pairs = pairs
        if same:
            self.dataChanged.emit(self.index(0), self.index(len(pairs) - 1))
        else:
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.pairs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        pair = self.pairs[index.row()]
        told = tr("Line {n}: {name} may be {here}. {why}. {said}")
        name = display_name(pair.row.person)
        return told.format(n=pair.row.line, name=name, here=pair.row.name, why=pair.why, said=pair.said)


class LikelyDelegate(QStyledItemDelegate):
    """Who of the list, who is here, why they may be one, and what was said about it."""

    def __init__(self, parent: LikelyList) -> None:
        super().__init__(parent)
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        pair, box = self._list.pairs.pairs[index.row()], QRectF(option.rect)
        current = index.row() == self._list.currentIndex().row()
        painter.fillRect(box, theme.colour("inkTint" if current else "surface"))
        if current:
            painter.fillRect(QRectF(box.x(), box.y(), 3, ROW), theme.colour("inkFill"))
        half = (box.width() - 2 * _LEFT - _SAID - _ARROW - 3 * _GAP) / 2
        x, top = box.x() + _LEFT, box.y() + 5
        name, line = display_name(pair.row.person), tr("Line {n}").format(n=pair.row.line)
        paint.text(painter, name, fonts.of("bodyMedium"), "text", QRectF(x, top, half, 18))
        paint.text(painter, line, fonts.of("caption", tabular=True), "text3", QRectF(x, top + 18, half, 15))
        x += half + _GAP
        paint.icon(painter, Icon.USERS, round(x), round(box.center().y() - _ARROW / 2), _ARROW, "text3")
        x += _ARROW + _GAP
        paint.text(painter, pair.row.name, fonts.of("bodyMedium"), "text", QRectF(x, top, half, 18))
        paint.text(painter, pair.why, fonts.of("caption"), "text3", QRectF(x, top + 18, half, 15))
        x += half + _GAP
        role = "text3" if pair.same is None else "ink"
        said = QRectF(x, box.y(), _SAID, ROW)
        weight = None if pair.same is None else 600
        paint.text(painter, pair.said, fonts.of("small", weight=weight), role, said, Qt.AlignmentFlag.AlignRight)
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), theme.colour("line"))


class LikelyList(QListView):
    """`shown` carries the row that has the keyboard."""

    shown = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("likely_list")
        self.setAccessibleName(self.tr("People who may be here already"))
        self.pairs = LikelyModel()
        self.setModel(self.pairs)
        self.setItemDelegate(LikelyDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.selectionModel().currentChanged.connect(lambda now, _: self.shown.emit(now.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are decisions here, no search; Enter is not the dialog's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        elif event.text().isalpha():
            event.ignore()
        else:
            super().keyPressEvent(event)
