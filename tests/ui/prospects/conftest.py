"""A file in memory with the sample people in it, and the page over it, as wide as the design has it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.services.bundle import Services, open_services
from reengage_desktop.ui import theme
from reengage_desktop.ui.prospects.prospects_page import ProspectsPage

ZONE = "America/New_York"
NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Written once, at the instant of the `clock`; each test opens a copy."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    made = open_services(path, lambda: NOW, lambda: ZONE, lambda: 0.0)
    made.sampling.add()
    made.close()
    return path


@pytest.fixture
def people(sample_file: Path, tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Services]:
    copy = tmp_path / "people.db"
    shutil.copy(sample_file, copy)
    made = open_services(copy, clock, lambda: ZONE, lambda: 0.0)
    yield made
    made.close()


@pytest.fixture
def nobody(clock: Callable[[], datetime]) -> Iterator[Services]:
    made = open_services(Path(":memory:"), clock, lambda: ZONE, lambda: 0.0)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> QWidget:
    theme.apply(qapp, "light")
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1366, 736)
    row = QHBoxLayout(made)
    row.setContentsMargins(438, 0, 0, 0)
    return made


@pytest.fixture
def page(people: Services, window: QWidget, clock: Callable[[], datetime], qtbot: QtBot) -> ProspectsPage:
    return shown(people, window, clock, qtbot)


def shown(services: Services, window: QWidget, clock: Callable[[], datetime], qtbot: QtBot) -> ProspectsPage:
    made = ProspectsPage(services.browsing, clock, zone=services.around.zone)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(made)
    window.show()
    qtbot.waitExposed(window)
    return made


@pytest.fixture
def empty_page(nobody: Services, window: QWidget, clock: Callable[[], datetime], qtbot: QtBot) -> ProspectsPage:
    return shown(nobody, window, clock, qtbot)
