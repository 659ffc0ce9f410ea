"""Chips in rows that wrap, as high as their rows; beyond three rows they scroll."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QWidget

_GAP, _MOST_ROWS = 6, 3


class ChipFlow(QScrollArea):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._ground = QWidget()
        self.setWidget(self._ground)
        self._ground.setAutoFillBackground(False)
        self.setStyleSheet("QScrollArea { background: transparent; }")  # it lies on the ground of the drawers
        self.chips: list[QPushButton] = []

    def set_chips(self, chips: Sequence[QPushButton]) -> None:
        """In this order; those before are thrown away."""
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = list(chips)
        for chip in chips:
            chip.setParent(self._ground)
            chip.show()
        self._arrange()
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        across, at, row = self.viewport().width(), QPoint(0, 0), 0
        for chip in self.chips:
            size = chip.sizeHint().boundedTo(QSize(max(80, across), 1000))
            if at.x() and at.x() + size.width() > across:
                at = QPoint(0, at.y() + row + _GAP)
                row = 0
            chip.setGeometry(QRect(at, size))
            row = max(row, size.height())
            at.setX(at.x() + size.width() + _GAP)
        height = at.y() + row
        self._ground.resize(across, height)
        self.setFixedHeight(min(height, _MOST_ROWS * (row + _GAP) - _GAP))
