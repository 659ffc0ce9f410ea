"""The list as the table sees it: a vector of ids, and the rows around what is painted."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reengage_desktop.services.browsing import Browsing, ListedProspect

from .cells import Column, RowFace
from .row_words import row_face, spoken, tip

CHUNK = 20
"""So many rows come with one that is asked for alone."""
KEPT = 200

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class ProspectModel(QAbstractTableModel):
    """All ids in order; rows are fetched when they are painted, and the latest of them are kept.

    `now` is aware UTC, `zone` the salesperson's. A row that has gone since the ids were read is None until `set_ids`.
    """

    def __init__(
        self, browsing: Browsing, now: Callable[[], datetime], zone: Callable[[], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._browsing, self._now, self._zone = browsing, now, zone
        self._ids = array("q")
        self._my_zone = zone()
        self._rows: dict[int, ListedProspect | None] = {}
        self._faces: dict[int, RowFace] = {}
        self._titles = (
            self.tr("Their time"),
            self.tr("Person"),
            self.tr("Quote · worth to you"),
            self.tr("Said → real reason"),
            self.tr("Attempts"),
            self.tr("Next action"),
            self.tr("Last contact"),
        )

    @property
    def ids(self) -> Sequence[int]:
        return self._ids

    def set_ids(self, ids: Iterable[int]) -> None:
        """Another vector: views forget their selection, so whoever calls puts it back by id."""
        self.beginResetModel()
        self._ids = array("q", ids)
        self.forget_rows()
        self.endResetModel()

    def forget_rows(self) -> None:
        """The rows are fetched again when they are painted; their order stays."""
        self._rows.clear()
        self._faces.clear()

    def read_zone(self) -> None:
        """The salesperson's clock anew; a key of the search does not wait for it."""
        self._my_zone = self._zone()

    def id_at(self, row: int) -> int | None:
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, prospect_id: int | None) -> int:
        """Where an id stands; -1 if it is not in the list."""
        if prospect_id is None:
            return -1
        try:
            return self._ids.index(prospect_id)
        except ValueError:
            return -1

    def listed(self, row: int) -> ListedProspect | None:
        """The row itself, fetched if need be."""
        if not 0 <= row < len(self._ids):
            return None
        if row not in self._rows:
            begin = row - row % CHUNK
            self.fetch(begin, begin + CHUNK - 1)
        return self._rows[row]

    def face(self, row: int) -> RowFace | None:
        """The row as it is painted; put into words when it is first asked for."""
        face = self._faces.get(row)
        if face is None:
            listed = self.listed(row)
            if listed is None:
                return None
            face = self._faces[row] = row_face(listed, self._now(), self._my_zone)
        return face

    def fetch(self, first: int, last: int) -> None:
        """The rows from `first` to `last` in one question, of these those that are not here; `KEPT` at most."""
        there = range(max(first, 0), min(last, len(self._ids) - 1) + 1)
        missing = [row for row in there if row not in self._rows]
        if not missing:
            return
        for old in list(self._rows)[: max(0, len(self._rows) + len(missing) - KEPT)]:
            del self._rows[old]
            self._faces.pop(old, None)
        found = {listed.row.id: listed for listed in self._browsing.rows([self._ids[row] for row in missing])}
        for row in missing:
            self._rows[row] = found.get(self._ids[row])

    def is_ready(self, row: int) -> bool:
        """It can be painted as it is, or there is nothing to paint."""
        return row in self._faces or self.id_at(row) is None

    def rows_kept(self) -> tuple[int, ...]:
        """Numbers of the rows in memory, the latest fetched last."""
        return tuple(self._rows)

    # What Qt asks

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        match role:
            case Qt.ItemDataRole.AccessibleTextRole:
                listed = self.listed(index.row())
                return spoken(listed, self._now(), self._my_zone) if listed else None
            case Qt.ItemDataRole.ToolTipRole:
                listed = self.listed(index.row())
                return self._tip(listed) if listed else None
        return None

    def _tip(self, listed: ListedProspect) -> str:
        """Always as markup with escaped words: Qt would guess, and take a name for markup."""
        from html import escape  # only when somebody points at a row

        said = escape(tip(listed, self._now(), self._my_zone)).replace("\n", "<br>")
        return f"<p>{said}</p>"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None
