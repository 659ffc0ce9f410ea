"""The scripts page over the real services, told of commits as in the house, with the sample people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reengage_desktop.services.bundle import Services
from reengage_desktop.ui.notices import Notices
from reengage_desktop.ui.scripts.check_rows import CheckLine
from reengage_desktop.ui.scripts.scripts_page import ScriptsPage

CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Desk:
    """The page, with what it told and hands to use it."""

    page: ScriptsPage
    services: Services
    qtbot: QtBot
    changed: list[tuple[object, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    rehearsed: list[str] = field(default_factory=list)
    opened: list[object] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.page.room.desk.markdown()

    def lines(self) -> list[CheckLine]:
        return self.page.room.side.rows.lines()

    def titles(self) -> list[str]:
        return [line.title for line in self.lines()]

    def state(self) -> str:
        return self.page.room.desk.state_label.text()

    def preview(self) -> str:
        return self.page.room.side.preview.spoken.text()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """To whatever has the focus."""
        self.qtbot.keyClick(self.page.window().focusWidget() or self.page, key, modifiers)

    def write(self, markdown: str) -> None:
        """All of the text anew, as one pastes it, and the pause after it."""
        self.key(Qt.Key.Key_E)
        self.page.room.desk.editor.selectAll()
        self.page.room.desk.editor.insertPlainText(markdown)
        self.pause()

    def pause(self) -> None:
        """Until what was typed is taken in."""
        self.qtbot.waitUntil(lambda: not self.page.room._pause.isActive())
        self.settle()

    def settle(self) -> None:
        """Lets commits be heard."""
        self.qtbot.wait(1)


@pytest.fixture
def desk(services: Services, clock: Callable[[], datetime], qtbot: QtBot) -> Iterator[Desk]:
    services.sampling.add()
    page = ScriptsPage(services, clock)
    notices = Notices(page)
    services.listen(notices.hear)
    notices.changed.connect(page.refresh)
    made = Desk(page, services, qtbot)
    page.changed_script.connect(lambda before, told: made.changed.append((before, told)))
    page.told.connect(made.told.append)
    page.rehearse_requested.connect(made.rehearsed.append)
    page.open_requested.connect(made.opened.append)
    qtbot.addWidget(page)
    page.resize(1162, 734)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.list.setFocus()
    yield made
    page.close()
