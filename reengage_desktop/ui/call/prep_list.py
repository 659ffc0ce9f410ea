"""Rows of the preparation card: what it is, and the words; walked by arrows, changed by Enter, taken away by Delete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.own_keys import ENTER, keeps_for_itself

from .spoken_text import SpokenText

ROW = int(Qt.ItemDataRole.UserRole) + 1
LABEL = 88  # px of the column of what it is
_NOTHING = QModelIndex()
INSET = 6  # px around the words, for the edge of the focus
_DOWN, _PEN, _ICON = 3, 26, 13
_KEYS = (*ENTER, Qt.Key.Key_Delete, Qt.Key.Key_F2)

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PrepRow:
    """`key` is its id, `kind` what an editor is to know of it; `link` the page it opens, "" for none."""

    key: int
    label: str
    words: str
    kind: object = None
    link: str = ""


class PrepModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[PrepRow, ...] = ()
        self._texts: list[SpokenText] = []

    def show(self, rows: Sequence[PrepRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self._texts = [SpokenText(row.words) for row in rows]
        self.endResetModel()

    def text(self, row: int) -> SpokenText:
        return self._texts[row]

    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.label}: {row.words}"
        return None


class PrepDelegate(QStyledItemDelegate):
    """Paints a `PrepRow`; a pen stands at the right of the row that is pointed at."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view, model = option.widget, index.model()
        assert isinstance(view, PrepList) and isinstance(model, PrepModel)
        return QSize(0, round(_lay_out(model.text(index.row()), view.viewport().width())) + 2 * _DOWN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, row = index.model(), index.data(ROW)
        assert isinstance(model, PrepModel) and isinstance(row, PrepRow)
        box, text = QRectF(option.rect), model.text(index.row())
        _lay_out(text, box.width())
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if focused:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        line = QRectF(box.x() + INSET, box.y() + _DOWN, LABEL - 8, text.lead)
        paint.text(painter, row.label, fonts.of("small"), "text3", line)
        text.paint(painter, line.x() + LABEL, line.y(), "ink" if row.link else "text")
        if hovered or focused:
            paint.icon(painter, Icon.PEN_LINE, box.right() - 19, round(line.center().y() - 7), _ICON, "text3")
        elif row.link:
            paint.icon(painter, Icon.EXTERNAL_LINK, box.right() - 19, round(line.center().y() - 7), _ICON, "ink")
        painter.restore()


class PrepList(QListView):
    """As high as its rows. `edit_requested` carries a `PrepRow`, so does `remove_requested`; `opened` a link."""

    edit_requested = Signal(object)
    remove_requested = Signal(object)
    opened = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.rows = PrepModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(PrepDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setStyleSheet("QListView { background: transparent; }")  # it lies on the ground of the panel
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        theme.current().changed.connect(self.viewport().update)

    def show_rows(self, rows: Sequence[PrepRow]) -> None:
        """The cursor stays in its place; without any the list is not seen, nor reached by Tab."""
        if tuple(rows) == self.rows.rows:
            return
        at = self.currentIndex().row()
        self.rows.show(rows)
        self.setVisible(bool(rows))
        if rows and at >= 0:
            self.setCurrentIndex(self.rows.index(min(at, len(rows) - 1)))
        self._fit()

    def event(self, event: QEvent) -> bool:
        return keeps_for_itself(event, _KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = Qt.Key(event.key()), self.currentIndex().data(ROW)
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Escape) or (event.text().isprintable() and event.text()):
            event.ignore()  # keys of the call
        elif row is None:
            super().keyPressEvent(event)
        elif key is Qt.Key.Key_Delete:
            self.remove_requested.emit(row)
        elif key in ENTER and row.link:
            self.opened.emit(row.link)
        elif key in _KEYS:
            self.edit_requested.emit(row)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        row = self.indexAt(place).data(ROW)
        if row is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if row.link and not self._on_pen(place):
            self.opened.emit(row.link)
        else:
            self.edit_requested.emit(row)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _on_pen(self, place: QPoint) -> bool:
        return place.x() > self.viewport().width() - _PEN

    def _fit(self) -> None:
        width = self.viewport().width()
        texts = (self.rows.text(row) for row in range(len(self.rows.rows)))
        self.setFixedHeight(max(1, sum(round(_lay_out(text, width)) + 2 * _DOWN for text in texts)))


def _lay_out(text: SpokenText, width: float) -> float:
    """The height of the words in a row of this width."""
    font = fonts.of("body")
    return text.lay_out(max(60, width - INSET - LABEL - _PEN), font, round(QFontMetricsF(font).lineSpacing()))
