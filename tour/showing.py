"""One showing of the program in one look: the real window, its keys, the clock of the story, and the pictures."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from reengage_desktop.domain.listing import ListQuery
from reengage_desktop.services.bundle import Services, open_services
from reengage_desktop.ui import theme
from reengage_desktop.ui.call.call_dialog import CallDialog
from reengage_desktop.ui.house import House

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "build" / "tour"
ZONE = "America/New_York"
STORY = datetime(2026, 10, 13, 12, 14, 40, tzinfo=UTC)
FIRST, SMALL = (1366, 768), (1280, 720)
PATIENCE = 10.0
PAGES = {
    "today": Qt.Key.Key_1,
    "prospects": Qt.Key.Key_2,
    "calendar": Qt.Key.Key_3,
    "decide": Qt.Key.Key_4,
    "letters": Qt.Key.Key_5,
    "scripts": Qt.Key.Key_7,
}
Kind = TypeVar("Kind", bound=QDialog)


class Tour:
    """What a person at the screen can do, and a picture of what they see."""

    def __init__(self, look: str, folder: Path) -> None:
        self.look, self.now, self.folder = look, STORY, folder
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, look)
        self.services: Services = open_services(
            folder / "reengage.db", lambda: self.now, lambda: ZONE, lambda: self.now.timestamp()
        )
        settings = QSettings(str(folder / "look.ini"), QSettings.Format.IniFormat)
        self.house = House(self.services, lambda: self.now, settings)
        self.window = self.house.window
        self.window.resize(*FIRST)
        self.house.open()
        self.wait(lambda: self.window.isVisible())

    def find(self, name: str) -> int:
        return self.services.browsing.ids(ListQuery(name))[0]

    def show(self, name: str) -> None:
        self.key(self.window, PAGES[name], Qt.KeyboardModifier.ControlModifier)
        self.wait(lambda: self.window.page_name == name)

    def later(self, by: timedelta) -> None:
        self.now += by
        self.house.heart.beat()
        self.wait_ms(60)

    def key(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        window = widget.window()
        window.activateWindow()
        self.wait_ms(60)
        QTest.keyClick(window.focusWidget() or widget, key, modifier)
        self.wait_ms(60)

    def types(self, text: str) -> None:
        """Where the keys go just now."""
        edit = QApplication.focusWidget()
        assert edit is not None
        QTest.keyClicks(edit, text)

    def call(self) -> CallDialog:
        self.wait(lambda: self.house.calls.dialog is not None)
        dialog = self.house.calls.dialog
        assert dialog is not None
        return dialog

    def dialog(self, kind: type[Kind]) -> Kind:
        self.wait(lambda: isinstance(QApplication.activeModalWidget(), kind))
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind)
        return found

    def closed(self) -> None:
        """Wait until the dialog has gone."""
        self.wait(lambda: QApplication.activeModalWidget() is None)

    def picture(self, name: str, widget: QWidget | None = None) -> None:
        self.wait_ms(350)
        path = PICTURES / f"{name}-{self.look}.png"
        (widget or self.window).grab().save(str(path))
        print(path.relative_to(ROOT))

    def wait(self, until: Callable[[], bool]) -> None:
        """Raises TimeoutError when it does not come true in ten seconds: the tour is a test, too."""
        end = time.monotonic() + PATIENCE
        while not until():
            if time.monotonic() > end:
                raise TimeoutError("The tour waited in vain.")
            QTest.qWait(20)

    def wait_ms(self, milliseconds: int) -> None:
        QTest.qWait(milliseconds)

    def close(self) -> None:
        self.house.quit()
        self.window.close()
        self.services.close()
