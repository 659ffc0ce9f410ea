"""Qt's own table over a model that says the same text everywhere."""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from benchmarks.painting import until_painted
from benchmarks.process import pss_mb, tell
from benchmarks.scrolling import SIZE, frames

COLUMNS = 7
SORTS = 8


class ConstantModel(QAbstractTableModel):
    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return "The same text" if role == Qt.ItemDataRole.DisplayRole else None


def main(rows: int, row_height: int) -> None:
    app = QApplication(sys.argv[:1])
    before = pss_mb()
    table = QTableView()
    first = until_painted(lambda: _open(table, rows, row_height), table.viewport())
    sorts = [until_painted(table.model().layoutChanged.emit, table.viewport()) for _ in range(SORTS)]
    scrolled = frames(table)
    assert app is not None
    tell(first=first, sorts=sorts, frames=scrolled, grown_mb=pss_mb() - before)


def _open(table: QTableView, rows: int, row_height: int) -> None:
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(row_height)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.setModel(ConstantModel(rows))
    table.model().setParent(table)
    table.resize(*SIZE)
    table.show()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
