"""Closing kindly asks until when they rest: a day as it is spoken, or one of three."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from reengage_desktop.ui.widgets import Button

from .ask_strip import AskStrip, line_edit

MONTHS = (3, 6, 12)


class UntilStrip(AskStrip):
    """`answered` carries what was written of the day; `typed`: it was changed. `preview` tells what is understood."""

    answered = Signal(str)
    typed = Signal(str)

    def __init__(self, preview: Callable[[str], str]) -> None:
        super().__init__("until_strip")
        self._preview = preview
        self.when_edit = line_edit("until_when", "body", self.tr("In spring, 15 March, in eight months"))
        self.when_edit.setMinimumWidth(220)
        self.when_edit.setAccessibleName(self.tr("Until when they rest"))
        self.chips = {months: Button(self.tr("{n} months").format(n=months), "chip") for months in MONTHS}
        self.keep_button = Button(self.tr("Close kindly"), "main", keys="⏎", name="until_keep")
        self.when_edit.textEdited.connect(self._typed)
        self.keep_button.clicked.connect(self.keep)
        for months, chip in self.chips.items():
            chip.setObjectName(f"until_{months}")
            chip.clicked.connect(partial(self.pick, months))
        self.row.addWidget(self.when_edit, 1)
        self.add(*self.chips.values(), self.back_button, self.keep_button)

    def ask(self, name: str, written: str) -> None:
        """`written`: what stood there when it was left."""
        self.question_label.setText(self.tr("Until when does {name} rest? Then you look again.").format(name=name))
        self.when_edit.setText(written)
        self.say(self._preview(written))

    def begin(self) -> None:
        self.when_edit.setFocus()

    def pick(self, months: int) -> None:
        """As if it were written."""
        self.when_edit.setText(self.tr("in {n} months").format(n=months))
        self._typed(self.when_edit.text())
        self.when_edit.setFocus()

    def keep(self) -> None:
        self.answered.emit(self.when_edit.text())

    def _typed(self, words: str) -> None:
        self.say(self._preview(words))
        self.typed.emit(words)
