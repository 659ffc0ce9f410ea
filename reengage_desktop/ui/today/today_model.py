"""The rows of today's calls as a Qt list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from .today_delegate import ROW
from .today_rows import Kind, Row

_NOTHING = QModelIndex()
_INERT = frozenset({Kind.HEAD, Kind.DONE, Kind.NOTE, Kind.MORE, Kind.PLACE})


class TodayModel(QAbstractListModel):
    """Rows that can be called are enabled, so the arrow keys walk over them alone.

    `more_of` gives further lines for the tooltip of somebody; it is asked when the tooltip is.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self.more_of: Callable[[int], Sequence[str]] = lambda _who: ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, index: QModelIndex | QPersistentModelIndex) -> Row | None:
        return self._rows[index.row()] if index.isValid() else None

    def index_of(self, prospect_id: int) -> QModelIndex:
        """Invalid if they are not in the list."""
        found = next((at for at, row in enumerate(self._rows) if row.prospect_id == prospect_id), None)
        return QModelIndex() if found is None or prospect_id <= 0 else self.index(found)

    def first_call(self) -> QModelIndex:
        found = next((at for at, row in enumerate(self._rows) if row.can_be_called), None)
        return QModelIndex() if found is None else self.index(found)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is None or row.kind in _INERT:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or " ".join(part for part in (row.name, row.why, row.right) if part)
        if role == Qt.ItemDataRole.ToolTipRole and row.can_be_called:
            from html import escape  # only when somebody points at a row

            told = (row.name, row.promise, row.why, row.lack, *self.more_of(row.prospect_id))
            return "<br>".join(escape(part) for part in told if part)
        return None
