"""The calendar page over the real services, told of commits as in the house, as wide as the design has it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.slots import Slot
from reengage_desktop.services.bundle import Services, open_services
from reengage_desktop.ui import theme
from reengage_desktop.ui.calendar.calendar_page import CalendarPage
from reengage_desktop.ui.calendar.week_painter import Item
from reengage_desktop.ui.calendar.week_view import WeekView
from reengage_desktop.ui.notices import Notices

from . import scene

LEFT = Qt.MouseButton.LeftButton


@dataclass
class Desk:
    """The page, with what it told and hands to use it."""

    page: CalendarPage
    services: Services
    qtbot: QtBot
    told: list[tuple[Slot | None, str]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def view(self) -> WeekView:
        return self.page.view

    def slot(self, name: str) -> Slot:
        return next(slot for slot in self.services.slotting.all() if slot.name == name)

    def item(self, title: str, place: int) -> Item:
        """The block of this name in this column; Monday is 0."""
        return next(
            item
            for item in self.view.items
            if item.piece.span.place == place and item.piece.block.title == title and item.piece.block.kind != "busy"
        )

    def select(self, title: str, place: int) -> None:
        self.view.select(self.view.items.index(self.item(title, place)))
        self.view.bring_into_sight(self.item(title, place).rect)

    def point(self, place: int, hour: float) -> QPoint:
        """In the middle of a column, at this hour, on what is seen."""
        grid = self.view.grid
        return QPoint(round(grid.x(place) + grid.column / 2), round(grid.y(hour * 60)) - self.view.offset)

    def drag(self, start: QPoint, end: QPoint, *, release: bool = True) -> None:
        port = self.view.viewport()
        self.qtbot.mousePress(port, LEFT, pos=start)
        for step in (0.3, 0.7, 1.0):
            self.qtbot.mouseMove(port, start + (end - start) * step)
        if release:
            self.qtbot.mouseRelease(port, LEFT, pos=end)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """To whatever has the focus."""
        focused = self.page.window().focusWidget() or self.view
        self.qtbot.keyClick(focused, key, modifiers)

    def dialog(self, kind: type[QDialog]) -> QDialog:
        return next(dialog for dialog in self.page.findChildren(kind) if dialog.isVisible())

    def settle(self) -> None:
        """Lets commits be heard."""
        for _ in range(3):
            self.qtbot.wait(1)


@pytest.fixture(scope="session")
def picture_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The week of the design's picture, written once; each test opens a copy."""
    path = tmp_path_factory.mktemp("picture") / "picture.db"
    made = open_services(path, lambda: scene.at(1, 8, 33), lambda: scene.ZONE, lambda: 0.0)
    scene.paint_week(made)
    made.close()
    return path


@pytest.fixture
def desk(
    qapp: QApplication, picture_file: Path, tmp_path: Path, clock: Callable[[], datetime], qtbot: QtBot
) -> Iterator[Desk]:
    """On Tuesday at 08:33."""
    theme.apply(qapp, "light")
    copy = tmp_path / "picture.db"
    shutil.copy(picture_file, copy)
    services = open_services(copy, clock, lambda: scene.ZONE, lambda: 0.0)
    yield from _opened(services, clock, qtbot)
    services.close()


@pytest.fixture
def bare(services: Services, clock: Callable[[], datetime], qtbot: QtBot) -> Iterator[Desk]:
    """A new file, with nothing but its two slots."""
    yield from _opened(services, clock, qtbot)


def _opened(services: Services, clock: Callable[[], datetime], qtbot: QtBot) -> Iterator[Desk]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1162, 736)
    page = CalendarPage(services.calendaring, services.slotting, services.promising, clock, window)
    page.resize(window.size())
    made = Desk(page, services, qtbot)
    page.changed_slot.connect(lambda before, sentence: made.told.append((before, sentence)))
    page.refused.connect(made.refused.append)
    notices = Notices(window)
    services.listen(notices.hear)
    notices.changed.connect(page.refresh)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    made.settle()
    yield made
    for dialog in page.findChildren(QDialog):
        dialog.close()
