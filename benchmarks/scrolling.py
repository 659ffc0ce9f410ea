"""Scrolling through a table as a person does: wheel steps, whole pages, and a jump now and then."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QScrollBar, QTableView

from .painting import settle, until_painted

SIZE = (1366, 700)
STEPS = (90,) * 40 + (640,) * 80 + (100_003,) * 15


def frames(table: QTableView) -> list[float]:
    """Milliseconds of each frame, from the moved bar to the painted rows."""
    settle()
    bar = table.verticalScrollBar()
    return [until_painted(partial(_move, bar, step), table.viewport()) for step in STEPS]


def _move(bar: QScrollBar, step: int) -> None:
    bar.setValue((bar.value() + step) % bar.maximum())
