"""An empty window of Qt beside an opened file of peewee: what no such program can do without."""

from __future__ import annotations

import os
import sys

from peewee import SqliteDatabase
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from benchmarks.painting import Painting
from benchmarks.process import pss_mb, tell


def main(path: str) -> None:
    app = QApplication(sys.argv[:1])
    database = SqliteDatabase(path)
    database.connect()
    database.execute_sql("SELECT id FROM prospects LIMIT 1").fetchone()
    window = QMainWindow()
    label = QLabel("ReEngage")
    window.setCentralWidget(label)
    window.resize(1366, 768)
    painting = Painting(label)
    window.show()
    at = painting.wait()
    assert app is not None
    tell(at=at, pss_mb=pss_mb())
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
