"""A part of the preparation card: its title, what is known, and a small line to add something to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.dialog_parts import FaultLine
from reengage_desktop.ui.widgets import label

from .entry_line import EntryLine
from .prep_list import INSET, PrepList, PrepRow

Kinds = Sequence[tuple[object, str]]


class PrepSection(QWidget):
    """`added` carries a kind and the words, `reworded` an id and the words, `removed` an id.

    `undo_requested` comes from the line that offers it, `left` when the focus should go back to the script.
    """

    added = Signal(object, str)
    reworded = Signal(int, str)
    removed = Signal(int)
    undo_requested = Signal()
    left = Signal()

    def __init__(self, title: str, kinds: Kinds, placeholder: str, body: QWidget, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._kinds, self._placeholder = kinds, placeholder
        self._entry: EntryLine | None = None
        self._gone: QWidget | None = None
        self._old: PrepRow | None = None
        self.body = body
        self.add_button = Button(self.tr("Add"), "link", name=f"{name}_add")
        self.add_button.setAccessibleName(self.tr("Add to “{title}”").format(title=title))
        self.add_button.setAutoDefault(False)
        self.fault_line: FaultLine | None = None
        self.head = QHBoxLayout()
        self.head.setContentsMargins(INSET, 0, 2, 0)
        self.head.setSpacing(6)
        self.head.addWidget(label(title, "heading"))
        self.head.addStretch(1)
        self.head.addWidget(self.add_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self.head)
        if isinstance(body, PrepList):
            self._column.addWidget(body)
        else:
            self._column.addLayout(inset(body))
        self.add_button.clicked.connect(self.begin)
        if isinstance(body, PrepList):
            body.setAccessibleName(title)
            body.edit_requested.connect(self._change)
            body.remove_requested.connect(self._remove)

    @property
    def entry(self) -> EntryLine:
        """Made when something is first written."""
        if self._entry is None:
            made = self._entry = EntryLine(self._kinds, self._placeholder, self)
            self._column.insertWidget(2, made)
            made.taken.connect(self._take)
            made.left.connect(self._leave)
            made.remove_requested.connect(self._remove_old)
        return self._entry

    @property
    def is_writing(self) -> bool:
        return self._entry is not None and not self._entry.isHidden()

    def begin(self) -> None:
        """A new line."""
        self.forget()
        self.entry.begin()

    def go_on(self) -> None:
        """What was written is kept: an empty line for the next one, or back to the list after a change."""
        if self._old is not None:
            self._leave()
        elif self.is_writing:
            self.entry.begin()

    def forget(self) -> None:
        """Nothing half-written of the person before, and nothing to take back."""
        self._old = None
        for part in (self._entry, self._gone, self.fault_line):
            if part is not None:
                part.hide()

    def offer_undo(self) -> None:
        """After something was removed; it has the focus, so that Enter takes it back."""
        if self._gone is None:
            self._gone = QWidget(self)
            self.undo_button = Button(self.tr("Undo"), "link", name=f"{self.objectName()}_undo")
            self.undo_button.setAutoDefault(False)
            row = QHBoxLayout(self._gone)
            row.setContentsMargins(INSET, 2, INSET, 0)
            row.setSpacing(4)
            row.addWidget(label(self.tr("Removed."), "small", "text2"))
            row.addWidget(self.undo_button)
            row.addStretch(1)
            self._column.addWidget(self._gone)
            self.undo_button.clicked.connect(self.undo_requested)
        self._gone.show()
        self.undo_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_fault(self, sentence: str) -> None:
        if self.fault_line is None:
            self.fault_line = FaultLine()
            self._column.addLayout(inset(self.fault_line))
        self.fault_line.say(sentence)

    def _change(self, row: PrepRow) -> None:
        self.forget()
        self._old = row
        self.entry.begin(row.kind, row.words)

    def _take(self, kind: object, words: str) -> None:
        if self.fault_line is not None:
            self.fault_line.hide()
        if self._old is not None:
            self.reworded.emit(self._old.key, words)
        else:
            self.added.emit(kind, words)

    def _remove_old(self) -> None:
        if self._old is not None:
            self._remove(self._old)

    def _remove(self, row: PrepRow) -> None:
        self.forget()
        self.removed.emit(row.key)

    def _leave(self) -> None:
        changed = self._old is not None
        self.forget()
        if changed and isinstance(self.body, PrepList):
            self.body.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()


def inset(widget: QWidget) -> QHBoxLayout:
    """In line with the words of the rows."""
    row = QHBoxLayout()
    row.setContentsMargins(INSET, 0, INSET, 0)
    row.addWidget(widget)
    return row
