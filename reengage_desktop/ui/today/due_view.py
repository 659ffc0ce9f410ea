"""The list of reminders that wait: rows made when they are painted, and walked by the arrows."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reengage_desktop.domain.day_plan import Today
from reengage_desktop.domain.reminder import Reminder
from reengage_desktop.ui import fonts, paint, theme

from .answer_keys import Answer, answer_of
from .due_rows import DueRow, due_row

ROW = int(Qt.ItemDataRole.UserRole) + 1
HEIGHT = 44
_NOTHING = QModelIndex()
_MARGIN, _WHEN, _ICON, _MARK = 14, 78, 14, 84
_RIGHT = Qt.AlignmentFlag.AlignRight
_ARROWS = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}

Index = QModelIndex | QPersistentModelIndex


class DueModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reminders: tuple[Reminder, ...] = ()
        self._today: Today | None = None
        self._rows: dict[str, DueRow] = {}

    def show(self, reminders: Sequence[Reminder], today: Today) -> None:
        """Rows that stand as before are only painted anew, so that the list stays where it is."""
        same = [each.key for each in self._reminders] == [each.key for each in reminders]
        if not same:
            self.beginResetModel()
        self._reminders, self._today, self._rows = tuple(reminders), today, {}
        if not same:
            self.endResetModel()
        elif reminders:
            self.dataChanged.emit(self.index(0), self.index(len(reminders) - 1))

    def reminder(self, row: int) -> Reminder | None:
        return self._reminders[row] if 0 <= row < len(self._reminders) else None

    def row_of(self, key: str) -> int:
        """-1 if it waits no longer."""
        return next((row for row, each in enumerate(self._reminders) if each.key == key), -1)

    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self._reminders)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        reminder = self.reminder(index.row())
        if reminder is None or self._today is None:
            return None
        if reminder.key not in self._rows:
            self._rows[reminder.key] = due_row(reminder, self._today)
        row = self._rows[reminder.key]
        if role == ROW:
            return row
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return "<br>".join(html.escape(part) for part in (row.name, row.promise, row.text, row.can) if part)
        return None


class DueDelegate(QStyledItemDelegate):
    """Paints a `DueRow`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: DueRow = index.data(ROW)
        box = QRectF(option.rect)
        painter.save()
        self._ground(painter, option, box)
        upper = QRectF(box.x() + _MARGIN, box.y() + 5, box.width() - 2 * _MARGIN, 17)
        lower = upper.translated(0, 17)
        paint.text(painter, row.hour, fonts.of("body", tabular=True), "text", upper)
        paint.text(painter, row.day, fonts.of("small", tabular=True), "text3", lower)
        x = upper.x() + _WHEN
        paint.icon(painter, row.icon, x, round(upper.y() + 1), _ICON, "ember" if row.promise else "text2")
        if row.lamp:
            paint.lamp(painter, row.lamp, x + 2, lower.y() + 4)
        names = QRectF(x + 22, upper.y(), upper.right() - x - 22 - _MARK, 17)
        paint.text(painter, row.name, fonts.of("bodyStrong"), "text", names)
        paint.text(painter, row.mark, fonts.of("small", tabular=True), "text3", upper, _RIGHT)
        words = QRectF(names.x(), lower.y(), lower.right() - names.x(), 17)
        if row.promise:
            used = paint.text(painter, row.promise, fonts.of("small", tabular=True, weight=500), "ember", words)
            words = words.adjusted(used + 10, 0, 0, 0)
        if words.width() > 40:
            paint.text(painter, row.text, fonts.of("small", tabular=True), "text2", words)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("inkTint"))
            painter.fillRect(QRectF(box.x(), box.y(), 3, box.height()), theme.colour("ink"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("hover"))
        painter.fillRect(QRectF(box.x(), box.bottom(), box.width(), 1), theme.colour("line"))
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))


class DueView(QListView):
    """`answered` carries the `Answer` whose key was pressed on the selected row, `closed` comes with Esc."""

    answered = Signal(object)
    closed = Signal()

    def __init__(self, model: DueModel) -> None:
        super().__init__()
        self.setObjectName("due_view")
        self.setAccessibleName(self.tr("Reminders that wait"))
        self.setModel(model)
        self.setItemDelegate(DueDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        theme.current().changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        answer = answer_of(event)
        if key is Qt.Key.Key_Escape:
            self.closed.emit()
        elif answer is not None:
            self.answered.emit(answer)
        elif key in _ARROWS and not event.modifiers():
            super().keyPressEvent(QKeyEvent(event.type(), _ARROWS[key], event.modifiers()))
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.answered.emit(Answer.START)
