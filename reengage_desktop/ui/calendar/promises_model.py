"""The ledger of promises as rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reengage_desktop.domain.promise import PromiseRow, PromiseState
from reengage_desktop.domain.wall_time import local
from reengage_desktop.ui import fonts, words
from reengage_desktop.ui.figures import date_words, short_window

from .time_words import short_day

_Index = QModelIndex | QPersistentModelIndex
PERSON = Qt.ItemDataRole.UserRole
ROLE = PERSON + 1
_NAME, _TOLD, _STATE = range(3)
_STATES = {
    PromiseState.KEPT: ("kept", "green"),
    PromiseState.BROKEN: ("not kept", "text2"),
    PromiseState.OWED: ("still to be called", "ember"),
    PromiseState.OPEN: ("to come", "text2"),
    PromiseState.MOVED: ("moved in time", "text2"),
}


class PromisesModel(QAbstractTableModel):
    """`PERSON` of a row is the id of whom it was given to, `ROLE` of a cell the colour of its words."""

    def __init__(self, rows: Sequence[PromiseRow], today: date, zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows, self._today, self._zone = rows, today, zone
        self._heads = (self.tr("To"), self.tr("You said you would call"), self.tr("Your word"))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return fonts.of("caption", weight=500) if role == Qt.ItemDataRole.FontRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._texts(row)[column]
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(self._texts(row))
            case Qt.ItemDataRole.FontRole:
                return fonts.of("bodyStrong") if column == _NAME else fonts.of("body", tabular=True)
            case _ if role == ROLE:
                return {_NAME: "text", _TOLD: "text2", _STATE: _STATES[row.state][1]}[column]
            case _:
                return row.promise.prospect_id if role == PERSON else None

    def _texts(self, row: PromiseRow) -> tuple[str, str, str]:
        promise = row.promise
        start = local(promise.due_from, self._zone).date()
        hours = short_window(promise.due_from, promise.due_until, self._zone)
        told = f"{short_day(start.weekday())} {date_words(start, self._today)}, {hours}"
        state = words.tr(_STATES[row.state][0])
        if promise.settled_at is not None:
            settled = date_words(local(promise.settled_at, self._zone).date(), self._today)
            state = self.tr("{state}, {day}").format(state=state, day=settled)
        return promise.name, told, state
