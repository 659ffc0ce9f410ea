"""Real services over a real file, in the look of the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reengage_desktop.services.bundle import Services, open_services
from reengage_desktop.ui import theme


@pytest.fixture
def services(
    qapp: QApplication, tmp_path: Path, clock: Callable[[], datetime], new_file: Callable[[Path], Path]
) -> Iterator[Services]:
    theme.apply(qapp, "light")
    opened = open_services(
        new_file(tmp_path / "data" / "reengage.db"), clock, lambda: "America/New_York", lambda: 1000.0
    )
    yield opened
    opened.close()
