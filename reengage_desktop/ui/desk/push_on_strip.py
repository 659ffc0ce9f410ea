"""Pushing on asks for a new angle: a way that was not tried yet, or a new reason to call."""

from __future__ import annotations

from PySide6.QtCore import Signal

from reengage_desktop.domain.phrase import empty_phrases
from reengage_desktop.ui.widgets import Button

from .ask_strip import AskStrip, line_edit


class PushOnStrip(AskStrip):
    """`answered` carries the reason to call; the way is chosen on the list above. `typed`: it was changed."""

    answered = Signal(str)
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__("push_on_strip")
        self._way = ""
        self.reason_edit = line_edit("push_on_reason", "letter", self.tr("What is new for them, in one sentence"))
        self.reason_edit.setAccessibleName(self.tr("The new reason to call"))
        self.keep_button = Button(self.tr("Push on"), "main", keys="⏎", name="push_on_keep")
        self.reason_edit.textEdited.connect(self._typed)
        self.keep_button.clicked.connect(self.keep)
        self.row.addWidget(self.reason_edit, 1)
        self.add(self.back_button, self.keep_button)

    def ask(self, name: str, written: str, *, ways: int) -> None:
        """`ways`: how many can be chosen; `written`: what stood there when it was left."""
        asked = self.tr("Which new way will you try with {name}? Its number, or a new reason to call.")
        self.question_label.setText((asked if ways else self.tr("What is new for {name}?")).format(name=name))
        self.reason_edit.setText(written)
        self._way = ""
        self._tell()

    def begin(self) -> None:
        self.reason_edit.setFocus()

    def write(self, letter: str) -> None:
        """The first letter of a reason, typed while the ways have the focus."""
        self.reason_edit.setFocus()
        self.reason_edit.insert(letter)
        self._typed(self.reason_edit.text())

    def show_way(self, way: str) -> None:
        """The way that is chosen, "" for none."""
        self._way = way
        self._tell()

    def keep(self) -> None:
        self.answered.emit(self.reason_edit.text())

    def _typed(self, words: str) -> None:
        self._tell()
        self.typed.emit(words)

    def _tell(self) -> None:
        """An empty phrase is marked even beside something new."""
        for each in empty_phrases(self.reason_edit.text())[:1]:
            told = self.tr("“{words}” says nothing new. {better}")
            self.say(told.format(words=each.phrase, better=each.better), wrong=True)
            return
        new = self.tr("New: {way}. A new row of attempts begins with it.").format(way=self._way)
        self.say(new if self._way else self.tr("A new row of attempts begins with it."))
