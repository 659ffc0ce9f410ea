"""A day at the laptop, in the real window over a real file; the clock moves when the story says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.services.bundle import Services, open_services
from reengage_desktop.ui import fonts, theme
from reengage_desktop.ui.call.call_dialog import CallDialog
from reengage_desktop.ui.house import House

MORNING = datetime(2026, 10, 13, 12, 20, tzinfo=UTC)  # 08:20 in New York, five minutes into the morning slot


class Morning:
    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.now = qtbot, MORNING
        self.file = folder / "reengage.db"
        self.look = QSettings(str(folder / "look.ini"), QSettings.Format.IniFormat)
        self.services: Services
        self.house: House
        self.sit_down()

    def sit_down(self) -> None:
        self.services = open_services(
            self.file, lambda: self.now, lambda: "America/New_York", lambda: self.now.timestamp()
        )
        self.house = House(self.services, lambda: self.now, self.look)
        self.qtbot.addWidget(self.house.window)
        with self.qtbot.waitExposed(self.house.window):
            self.house.open()
        self.settle()

    def leave(self) -> None:
        self.house.quit()
        self.house.window.close()
        self.services.close()

    def later(self, until: datetime) -> None:
        self.now = until
        self.house.heart.beat()
        self.settle()

    def settle(self) -> None:
        for _ in range(5):
            QApplication.processEvents()

    def press(
        self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        widget.activateWindow()
        self.settle()
        target = widget.focusWidget() or widget
        self.qtbot.keyClick(target, key, modifier)
        self.settle()

    def call_dialog(self) -> CallDialog:
        self.qtbot.waitUntil(lambda: self.house.calls.dialog is not None)
        dialog = self.house.calls.dialog
        assert dialog is not None
        return dialog


@pytest.fixture
def day(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Iterator[Morning]:
    fonts.load()
    theme.apply(qapp, "light")
    theme.set_less_motion(True)
    made = Morning(qtbot, tmp_path)
    yield made
    made.leave()
    theme.set_less_motion(False)
