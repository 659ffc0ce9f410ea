"""The key that calls, until the script is painted: the first time after a moment of rest, and the times after."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks import people
from benchmarks.painting import Painting, settle, until_painted
from benchmarks.process import now_ms, tell
from reengage_desktop.ui import fonts, theme
from reengage_desktop.ui.call.call_dialog import CallDialog
from reengage_desktop.ui.house import House

REST_MS = 2000
LATER = 8


def main(folder: Path) -> None:
    app = QApplication(sys.argv[:1])
    fonts.load()
    theme.apply(app, "light")
    services = people.open_at(folder)
    look = QSettings(str(folder / "look.ini"), QSettings.Format.IniFormat)
    house = House(services, lambda: people.NOW, look)
    until_painted(house.open, house.prospects_page.table.viewport())
    settle(REST_MS)
    first = _called(house)
    later = [_called(house) for _ in range(LATER)]
    tell(first=first, later=later)


def _called(house: House) -> float:
    table = house.prospects_page.table
    begun = now_ms()
    QTest.keyClick(table, Qt.Key.Key_Return)
    dialog = house.calls.dialog
    assert isinstance(dialog, CallDialog)
    at = Painting(dialog.script_view.viewport()).wait()
    dialog.reject()
    settle(200)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    table.select_row(table.currentIndex().row() + 1)
    settle(200)
    return at - begun


if __name__ == "__main__":
    main(Path(sys.argv[1]))
