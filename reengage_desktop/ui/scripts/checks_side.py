"""The right side of the page: what to look at before a text is used, how it reads, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reengage_desktop.services.keeping import Keeping
from reengage_desktop.ui.dialog_parts import Fitting, Ground
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, label

from .check_rows import CheckLine, CheckRows
from .preview_card import PreviewCard

_MARGIN = 18
_WIDTH, _LEAST = 340, 230


class ChecksSide(Ground):
    """`asked` carries the `CheckLine` whose place or people are wished for."""

    asked = Signal(object)
    convert_asked = Signal()

    def __init__(self, keeping: Keeping) -> None:
        super().__init__("window")
        self.setObjectName("checks_side")
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(_WIDTH)
        self.rows = CheckRows()
        self.preview = PreviewCard(keeping)
        self.usage_label = Fitting("", "small", "text2", name="usage_label")
        self.rows.asked.connect(self.asked)
        self.rows.convert_asked.connect(self.convert_asked)
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def show_lines(self, lines: Sequence[CheckLine]) -> None:
        self.rows.show_lines(lines)

    def show_usage(self, sentence: str) -> None:
        self.usage_label.setText(sentence)

    def _lay_out(self) -> None:
        inside = QWidget()
        scrolled = QVBoxLayout(inside)
        scrolled.setContentsMargins(_MARGIN, 14, _MARGIN, 14)
        scrolled.setSpacing(0)
        scrolled.addWidget(label(self.tr("Before you save"), "heading"))
        scrolled.addSpacing(2)
        scrolled.addWidget(self.rows)
        scrolled.addSpacing(16)
        scrolled.addWidget(self.preview)
        scrolled.addStretch(1)
        area = QScrollArea()
        area.setObjectName("checks_area")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        below = QHBoxLayout()
        below.setContentsMargins(_MARGIN, 8, _MARGIN, 14)
        below.setSpacing(8)
        below.addWidget(IconView(Icon.SCALE, "text3", 15), 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.usage_label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(below)
