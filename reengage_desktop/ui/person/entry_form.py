"""A new entry of a part of the page: its words, what they are, and who told them; Enter keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reengage_desktop.ui.call.entry_line import EntryEdit
from reengage_desktop.ui.widgets import Button


def entry_edit(name: str, placeholder: str) -> EntryEdit:
    """A field of the form."""
    made = EntryEdit()
    made.setObjectName(name)
    made.setPlaceholderText(placeholder)
    made.setAccessibleName(placeholder)
    return made


class EntryForm(QFrame):
    """`taken` by Enter or the button, `left` by Esc; what was written stays until it is cleared.

    The rows `above` stand over the words, `below` beside the button. `who` is the person it was opened for.
    """

    taken = Signal()
    left = Signal()

    def __init__(
        self, name: str, placeholder: str, above: Sequence[Sequence[QWidget]] = (), below: Sequence[QWidget] = ()
    ):
        super().__init__()
        self.setObjectName(name)
        self.who = 0
        self.words_edit = entry_edit(f"{name}_words", placeholder)
        self.keep_button = Button(self.tr("Keep"), keys="⏎", size="small", name=f"{name}_keep")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 6)
        column.setSpacing(6)
        for row in above:
            column.addLayout(_row(*row, None))
        if below:
            column.addLayout(_row(self.words_edit))
        column.addLayout(_row(*(below or (self.words_edit,)), self.keep_button))
        self._stops = [stop for row in above for part in row for stop in _stops(part)]
        self._stops += [self.words_edit, *below, self.keep_button]
        for edit in self.findChildren(EntryEdit):
            edit.entered.connect(self.taken)
            edit.left.connect(self.left)
        self.keep_button.clicked.connect(self.taken)
        self.hide()

    @property
    def words(self) -> str:
        return self.words_edit.text().strip()

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def open_for(self, who: int) -> None:
        self.who = who
        self.show()
        self.words_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def stand_after(self, widget: QWidget) -> None:
        """Tab goes from there through the form as it is read, and ends on its button."""
        for one, other in pairwise([widget, *self._stops]):
            QWidget.setTabOrder(one, other)

    def clear(self) -> None:
        """Nothing half-written."""
        for edit in self.findChildren(EntryEdit):
            edit.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _stops(part: QWidget) -> list[QWidget]:
    """Where Tab stops: the buttons of a choice, or the widget itself."""
    return [*part.findChildren(QPushButton)] or [part]


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """None stands for the gap."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part, 1 if isinstance(part, EntryEdit) else 0)
    return row
