"""The key that calls, until the script is painted: after a moment of rest, the times after, and the next in the queue.

The next one is that of the queue, after "no answer" was pressed for the one before; all of these are taken back.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks import people
from benchmarks.painting import Painting, settle, until_painted
from benchmarks.process import now_ms, tell
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import SavedCall
from reengage_desktop.ui import fonts, theme
from reengage_desktop.ui.call.call_dialog import CallDialog
from reengage_desktop.ui.house import House

REST_MS = 2000
LATER = 8
NEXT = 4


def main(folder: Path) -> None:
    app = QApplication(sys.argv[:1])
    fonts.load()
    theme.apply(app, "light")
    services = people.open_at(folder)
    look = QSettings(str(folder / "look.ini"), QSettings.Format.IniFormat)
    house = House(services, lambda: people.NOW, look)
    until_painted(house.open, house.pages.prospects.table.viewport())
    settle(REST_MS)
    first = _called(house)
    later = [_called(house) for _ in range(LATER)]
    following = _walked(house, services)
    tell(first=first, later=later, next=following)


def _called(house: House) -> float:
    table = house.pages.prospects.table
    begun = now_ms()
    QTest.keyClick(table, Qt.Key.Key_Return)
    at = Painting(_dialog(house).script_view.viewport()).wait()
    _left(house)
    table.select_row(table.currentIndex().row() + 1)
    settle(200)
    return at - begun


def _walked(house: House, services: Services) -> list[float]:
    """From one call of the queue to the next."""
    waits, saved = [], dict[int, SavedCall]()
    house.calls.start()
    for _ in range(NEXT):
        settle(200)
        dialog = _dialog(house)
        dialog.saved.connect(lambda one: saved.update({one.touch_id: one}))
        begun = now_ms()
        QTest.keyClick(dialog.script_view, Qt.Key.Key_N)
        waits.append(Painting(_dialog(house).script_view.viewport()).wait() - begun)
    _left(house)
    for one in reversed(saved.values()):
        services.calling.undo(one)
    return waits


def _dialog(house: House) -> CallDialog:
    dialog = house.calls.dialog
    assert isinstance(dialog, CallDialog)
    return dialog


def _left(house: House) -> None:
    _dialog(house).reject()
    settle(200)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
