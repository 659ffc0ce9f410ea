"""The program as a person starts it, until its window is painted with list and today's calls; then it is left."""

from __future__ import annotations

import os
from datetime import datetime

from PySide6.QtWidgets import QApplication

import reengage_desktop.__main__ as entry
from benchmarks import people
from benchmarks.painting import Painting
from benchmarks.process import pss_mb, tell
from reengage_desktop.ui.house import House


def main() -> None:
    entry.now = _now
    House.open = _open_and_tell  # type: ignore[method-assign, assignment]
    entry.main([])


def _now() -> datetime:
    return people.NOW


_open = House.open


def _open_and_tell(house: House, *, background: bool) -> None:
    list_, today = house.pages.prospects.table, house.today_panel.view
    painting = Painting(list_.viewport(), today.viewport())
    _open(house, background=background)
    at = painting.wait()
    app = QApplication.instance()
    assert app is not None
    tell(at=at, pss_mb=pss_mb(), people=list_.model().rowCount(), today=today.model().rowCount())
    os._exit(0)  # without the backup at quit


if __name__ == "__main__":
    main()
