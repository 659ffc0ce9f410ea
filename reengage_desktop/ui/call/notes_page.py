"""Beside the script while they speak: the little that is known, what is asked again, notes, and what is learned."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, label

from .facts_again import FactsAgain
from .facts_view import Fact, FactsView
from .prep_list import INSET
from .prep_section import inset


class NotesPage(QWidget):
    """`typed` comes with each letter and each fact that is answered; `left`: the focus goes back to the script."""

    typed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known = FactsView(self, name="known_facts")
        self.facts = FactsAgain(self)
        self.notes_edit = QPlainTextEdit(self)
        self.notes_edit.setObjectName("notes_edit")
        self.notes_edit.setAccessibleName(self.tr("Notes"))
        self.notes_edit.setTabChangesFocus(True)
        self.notes_edit.setMinimumHeight(56)
        self.notes_edit.setPlaceholderText(self.tr("Why could they not act? What is different now?"))
        self.learned_edit = QLineEdit(self)
        self.learned_edit.setObjectName("learned_edit")
        self.learned_edit.setAccessibleName(self.tr("What did I learn?"))
        self.saved_icon = IconView(Icon.CHECK, "text3", 12)
        self.saved_label = label(self.tr("saved"), "caption", "text3", name="saved_label")
        self._lay_out()
        self.notes_edit.textChanged.connect(self.typed)
        self.learned_edit.textChanged.connect(self.typed)
        self.facts.answered.connect(self.typed)
        self.facts.left.connect(self.left)

    def begin(self, known: Sequence[Fact], note: str, learned: str) -> None:
        """With what was kept of last time."""
        self.known.set_facts(known)
        self.notes_edit.setPlainText(note)
        self.learned_edit.setText(learned)
        self.mark_saved(bool(note or learned))

    def mark_saved(self, saved: bool) -> None:
        """The small mark that says that what stands here is kept."""
        self.saved_icon.setVisible(saved)
        self.saved_label.setVisible(saved)

    def _lay_out(self) -> None:
        head = _row(label(self.tr("Notes"), "heading"), None, self.saved_icon, self.saved_label, gap=4)
        learned = _row(IconView(Icon.LIGHTBULB, "ink", 15), label(self.tr("What did I learn?"), "heading"), None)
        column = QVBoxLayout(self)
        column.setContentsMargins(16 - INSET, 14, 16 - INSET, 14)
        column.setSpacing(6)
        column.addLayout(inset(self.known))
        column.addSpacing(6)
        column.addWidget(self.facts)
        column.addSpacing(2)
        column.addLayout(head)
        column.addLayout(inset(self.notes_edit), 1)
        column.addSpacing(8)
        column.addLayout(learned)
        column.addLayout(inset(self.learned_edit))


def _row(*parts: QWidget | None, gap: int = 8) -> QHBoxLayout:
    """Side by side; None stands for the gap."""
    row = QHBoxLayout()
    row.setContentsMargins(INSET, 0, INSET, 0)
    row.setSpacing(gap)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row
