"""A better hour for a slot that reaches few: why, and one click to move it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.services.reaching import SlotReach
from reengage_desktop.ui import theme
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.dialog_parts import Fitting

from . import slot_words

_RADIUS = 8


class SuggestionCard(QWidget):
    """`taken` carries whether it is for every week. One card of the page has the filled button (`main`)."""

    taken = Signal(bool)

    def __init__(self, each: SlotReach, *, main: bool) -> None:
        super().__init__()
        assert each.suggestion is not None
        self.setObjectName(f"suggestion_{each.slot.id}")
        self.text_label = Fitting(slot_words.suggestion_words(each.slot, each.here, each.suggestion), "small", "text")
        kind = "main" if main else ""
        self.every_button = Button(self.tr("Move every week"), kind, size="small", name=f"every_{each.slot.id}")
        self.once_button = Button(self.tr("Just once"), size="small", name=f"once_{each.slot.id}")
        self.every_button.clicked.connect(lambda: self.taken.emit(True))
        self.once_button.clicked.connect(lambda: self.taken.emit(False))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.every_button)
        row.addWidget(self.once_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 9, 9, 10)
        column.setSpacing(8)
        column.addWidget(self.text_label)
        column.addLayout(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("inkTint"))
        painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
