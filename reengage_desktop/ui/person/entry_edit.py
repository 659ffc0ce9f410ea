"""The words of one entry of the timeline, mended where they stand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.recount import Entry, EntryKind
from reengage_desktop.ui.widgets import Button, label

from .live_edit import LiveText


class EntryEdit(QWidget):
    """`kept` carries the note and what was learned, as they stand; `left` by Esc, Ctrl+Enter, or the button."""

    kept = Signal(str, str)
    left = Signal()
    removed = Signal()
    grew = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("entry_edit")
        self.entry: Entry | None = None
        self.note_edit = LiveText("entry_note_edit", self.tr("What happened?"), spoken=self.tr("Note"))
        self.learned_label = label(self.tr("Learned"), "small", "text2", name="entry_learned_label")
        self.learned_edit = LiveText(
            "entry_learned_edit", self.tr("What did you learn?"), spoken=self.tr("What did you learn?")
        )
        self.remove_button = Button(self.tr("Remove"), "quiet", keys="Del", name="entry_remove")
        self.done_button = Button(self.tr("Done"), "link", keys="Esc", name="entry_done")
        self._lay_out()
        for edit in (self.note_edit, self.learned_edit):
            edit.kept.connect(self._tell)
            edit.left.connect(self.left)
            as_field(edit)
            edit.installEventFilter(self)
        self.done_button.clicked.connect(self.left)
        self.remove_button.clicked.connect(self.removed)

    def open(self, entry: Entry) -> None:
        """The cursor stands at the end of its words."""
        self.entry = entry
        self.note_edit.show_words(entry.note, anew=True)
        self.learned_edit.show_words(entry.learned, anew=True)
        for widget in (self.learned_label, self.learned_edit):
            widget.setVisible(entry.has_learned)
        self.remove_button.setVisible(entry.kind is EntryKind.NOTE)
        self.show()
        self.note_edit.setFocus()
        self.note_edit.moveCursor(self.note_edit.textCursor().MoveOperation.End)

    def words(self) -> tuple[str, str]:
        return self.note_edit.words(), self.learned_edit.words()

    def keep_now(self) -> None:
        self.note_edit.keep_now()
        self.learned_edit.keep_now()

    def has_focus(self) -> bool:
        return self.note_edit.hasFocus() or self.learned_edit.hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As high as its words."""
        if event.type() is QEvent.Type.Resize:
            self.grew.emit()
        return False

    def _tell(self) -> None:
        self.kept.emit(*self.words())

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.done_button)
        foot.addWidget(self.remove_button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.note_edit)
        self.learned_label.setContentsMargins(6, 3, 0, 0)
        column.addWidget(self.learned_label)
        column.addWidget(self.learned_edit)
        column.addLayout(foot)


def as_field(edit: LiveText) -> None:
    """With an edge, since it is only there to be written in."""
    edit.setProperty("kind", "")
    edit.setStyleSheet("QPlainTextEdit { padding: 3px 6px; } QPlainTextEdit:focus { padding: 2px 5px; }")
