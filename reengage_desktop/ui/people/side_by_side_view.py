"""Two people side by side, line by line, with a choice where both differ."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QRadioButton, QScrollArea, QWidget

from reengage_desktop.domain.merger import Choice
from reengage_desktop.domain.person_card import PersonCard
from reengage_desktop.ui.dialog_parts import MARGIN, Fitting, Ground
from reengage_desktop.ui.widgets import hair_line, label, set_property

from . import pair_words

NAMES, GAP = 104, 16
INDENT = 40
"""What a choice takes before its words; all words stand below one another."""


class _Answer(QWidget):
    """One of two values; a click on its words chooses it."""

    def __init__(self, field: str, text: str, name: str) -> None:
        super().__init__()
        self.button = QRadioButton()
        self.button.setObjectName(name)
        self.button.setAccessibleName(f"{field}: {text}")
        self.words = Fitting(text, "body", "text")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.button.setFixedWidth(INDENT)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.words.setContentsMargins(0, 5, 0, 5)
        row.addWidget(self.words, 1)
        self.button.toggled.connect(self._show)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.button.setChecked(True)
        self.button.setFocus(Qt.FocusReason.MouseFocusReason)

    def _show(self, on: bool) -> None:
        set_property(self.words, "role", "text" if on else "text3")


class SideBySideView(QScrollArea):
    """`chosen` tells that something else was chosen. `today` and `region` ("US") say how dates and numbers are told."""

    chosen = Signal()

    def __init__(self, today: date, region: str = "US", *, left: str = "", right: str = "") -> None:
        super().__init__()
        self.setObjectName("side_by_side_view")
        self._today, self._region, self._heads = today, region, (left, right)
        self.answers: dict[str, tuple[QRadioButton, QRadioButton]] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_pair(self, left: PersonCard, right: PersonCard, choices: Sequence[Choice] = ()) -> None:
        """What both have, and for each of `choices` two answers, the one by default chosen."""
        page = Ground()
        grid = QGridLayout(page)
        grid.setContentsMargins(MARGIN, 14, MARGIN, 14)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, NAMES)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self.answers = {}
        indent = INDENT if choices else 0
        self._add_heads(grid, left, right, indent)
        self._add_choices(grid, choices)
        given = {choice.field for choice in choices}
        for line in pair_words.lines(left, right, self._today, self._region):
            if line.field not in given:
                self._add_line(grid, line, indent)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(page)

    def taken(self) -> frozenset[str]:
        """The fields of which the right one's value is chosen."""
        return frozenset(field for field, (_, right) in self.answers.items() if right.isChecked())

    def _add_heads(self, grid: QGridLayout, left: PersonCard, right: PersonCard, indent: int) -> None:
        for column, (head, card, name) in enumerate(
            zip(self._heads, (left, right), ("left_name", "right_name"), strict=True), 1
        ):
            above, below = label(head, "small", "text3"), Fitting(card.name, "heading", "text", name=name)
            for row, words in enumerate((above, below) if head else (below,)):
                words.setContentsMargins(indent, 0, 0, 0)
                grid.addWidget(words, row, column)
        grid.setRowMinimumHeight(2, 10)

    def _add_choices(self, grid: QGridLayout, choices: Sequence[Choice]) -> None:
        for choice in choices:
            row = self._add_name(grid, choice.field)
            group = QButtonGroup(grid)
            buttons = []
            for column, text in enumerate((choice.left, choice.right), 1):
                said = pair_words.value_words(choice.field, text, self._today)
                side = "left" if column == 1 else "right"
                answer = _Answer(pair_words.field_words(choice.field), said, f"{choice.field}_{side}")
                group.addButton(answer.button)
                grid.addWidget(answer, row, column, Qt.AlignmentFlag.AlignTop)
                answer.button.setChecked(choice.takes_right == (column == 2))
                answer._show(answer.button.isChecked())
                buttons.append(answer.button)
            buttons[0].toggled.connect(self.chosen)
            self.answers[choice.field] = (buttons[0], buttons[1])

    def _add_line(self, grid: QGridLayout, line: pair_words.Line, indent: int) -> None:
        row = self._add_name(grid, line.field, self.tr("the same") if line.shared else "")
        for column, text in enumerate((line.left, line.right), 1):
            cell = Fitting(text or "–", "body", "text" if text else "text3")
            cell.setContentsMargins(indent, 7, 0, 7)
            grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)

    def _add_name(self, grid: QGridLayout, field: str, below: str = "") -> int:
        """A hairline, and the name of the line under it; the row of the grid."""
        row = grid.rowCount()
        grid.addWidget(hair_line(), row, 0, 1, 3)
        said = pair_words.field_words(field)
        name = Fitting(f"{said}\n{below}" if below else said, "small", "text2", name=f"{field}_name")
        name.setContentsMargins(0, 8, 0, 7)
        grid.addWidget(name, row + 1, 0, Qt.AlignmentFlag.AlignTop)
        return row + 1
