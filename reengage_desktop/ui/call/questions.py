"""How a question of the wrap-up looks: its number on a key, its title, and the rows that answer it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from reengage_desktop.ui.widgets import KeyCap, label


def question(
    number: int, title: str, hint: QLabel, rows: Sequence[QWidget], *, aside: QWidget | None = None
) -> QWidget:
    """A numbered question with what answers it; `aside` stands at the end of its title."""
    box = QWidget()
    outer = QHBoxLayout(box)
    outer.setContentsMargins(0, 10, 0, 12)
    outer.setSpacing(14)
    outer.addWidget(KeyCap(str(number), big=True), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(8)
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(label(title, "heading"))
    head.addWidget(hint)
    head.addStretch(1)
    if aside is not None:
        head.addWidget(aside)
    column.addLayout(head)
    for row in rows:
        column.addWidget(row)
    outer.addLayout(column, 1)
    return box


def side_by_side(*parts: QWidget, gap: int = 8) -> QWidget:
    """Fields share the room, and without any the rest stays free."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for part in parts:
        row.addWidget(part, 1 if isinstance(part, QLineEdit) else 0)
    if not any(isinstance(part, QLineEdit) for part in parts):
        row.addStretch(1)
    return box
