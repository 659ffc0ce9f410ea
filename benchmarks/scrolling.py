"""Scrolling through a table as a person does: wheel steps, whole pages, and a jump now and then."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView

from .painting import settle
from .process import now_ms

SIZE = (1366, 700)
STEPS = (90,) * 40 + (640,) * 80 + (100_003,) * 15


def frames(table: QTableView) -> list[float]:
    """Milliseconds of each frame, from the moved bar to the painted rows."""
    settle()
    bar, view = table.verticalScrollBar(), table.viewport()
    found = []
    for step in STEPS:
        begun = now_ms()
        bar.setValue((bar.value() + step) % bar.maximum())
        view.repaint()
        found.append(now_ms() - begun)
    return found
