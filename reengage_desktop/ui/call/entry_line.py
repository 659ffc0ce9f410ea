"""A line that is written on the preparation card: its kind and its words; Enter takes it, Esc leaves it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from reengage_desktop.ui.buttons import IconButton
from reengage_desktop.ui.dialog_parts import StillCombo
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.own_keys import ENTER, keeps_for_itself

_KIND_WIDTH = 122


class EntryEdit(QLineEdit):
    """`entered` by Enter, `left` by Esc: the keys of the call do not hear them."""

    entered = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        return keeps_for_itself(event, (*ENTER, Qt.Key.Key_Escape)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ENTER:
            self.entered.emit()
        elif key is Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class EntryLine(QWidget):
    """`taken` carries the kind and the words, `left` comes with Esc, `remove_requested` from the bin beside an old one.

    Kinds are (value, words).
    """

    taken = Signal(object, str)
    left = Signal()
    remove_requested = Signal()

    def __init__(self, kinds: Sequence[tuple[object, str]], placeholder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind_combo: QComboBox = StillCombo("entry_kind")
        self._values = [value for value, _ in kinds]  # as item data Qt would make plain strings of them
        self.kind_combo.addItems([words for _, words in kinds])
        self.kind_combo.setAccessibleName(self.tr("What it is"))
        self.kind_combo.setFixedWidth(_KIND_WIDTH)
        self.kind_combo.setVisible(len(kinds) > 1)
        self.words_edit = EntryEdit()
        self.words_edit.setObjectName("entry_words")
        self.words_edit.setPlaceholderText(placeholder)
        self.words_edit.setAccessibleName(placeholder)
        self.remove_button = IconButton(Icon.TRASH_2, self.tr("Remove it"), name="entry_remove")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 6, 2)
        row.setSpacing(6)
        row.addWidget(self.kind_combo)
        row.addWidget(self.words_edit, 1)
        row.addWidget(self.remove_button)
        self.words_edit.entered.connect(self._take)
        self.words_edit.left.connect(self.left)
        self.remove_button.clicked.connect(self.remove_requested)

    def begin(self, kind: object = None, words: str = "") -> None:
        """A new line, or one of this kind with these words that is changed."""
        old = kind is not None
        if old:
            self.kind_combo.setCurrentIndex(self._values.index(kind))
        self.kind_combo.setEnabled(not old)
        self.words_edit.setText(words)
        self.remove_button.setVisible(old)
        self.show()
        self.words_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc on the kind leaves too."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        self.taken.emit(self._values[self.kind_combo.currentIndex()], self.words_edit.text())
