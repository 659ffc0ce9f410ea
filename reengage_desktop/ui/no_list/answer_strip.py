"""What a choice still asks: the reason to call, the day or the news, or whether they asked for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from reengage_desktop.services.revisiting import Choice
from reengage_desktop.ui import fonts
from reengage_desktop.ui.choice_button import HEIGHT
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.today.elided import ElidedLabel
from reengage_desktop.ui.widgets import Button, set_property, set_role

LONGEST = 500
LEFT = 24


class AnswerStrip(QWidget):
    """`answered` carries (the `Choice`, what was written, or whether they asked); `left` comes with Esc's button.

    `preview` tells what is understood of a day or of news.
    """

    answered = Signal(object, object)
    left = Signal()

    def __init__(self, preview: Callable[[str], str]) -> None:
        super().__init__()
        self._choice, self._preview = Choice.BACK, preview
        self.question_label = ElidedLabel("bodyStrong", "text", name="strip_question")
        self.reason_edit = _edit("strip_reason", "letter", self.tr("The one thing that has changed for them since"))
        self.when_edit = _edit("strip_when", "body", self.tr("Budget in spring, 15 March, or news of…"))
        self.below_label = Fitting("", name="strip_below")
        self.keep_button = Button("", "main", keys="⏎", name="strip_keep")
        self.yes_button = Button(self.tr("Yes, they asked"), keys="Y", name="strip_yes")
        self.no_button = Button(self.tr("No, I decide"), keys="N", name="strip_no")
        self.back_button = Button(self.tr("Back"), "quiet", keys="Esc", name="strip_back")
        for edit in (self.reason_edit, self.when_edit):
            edit.textEdited.connect(self._typed)
            edit.returnPressed.connect(self.keep)
        self.keep_button.clicked.connect(self.keep)
        self.yes_button.clicked.connect(lambda: self.answer(asked=True))
        self.no_button.clicked.connect(lambda: self.answer(asked=False))
        self.back_button.clicked.connect(self.left)
        self._lay_out()
        self.setMinimumHeight(HEIGHT + 1)

    @property
    def choice(self) -> Choice:
        return self._choice

    @property
    def edit(self) -> QLineEdit:
        """The field of this choice."""
        return self.when_edit if self._choice is Choice.ANOTHER else self.reason_edit

    def ask(self, choice: Choice, name: str, written: str) -> None:
        """`written`: what stood there when it was left."""
        self._choice = choice
        stop, back = choice is Choice.STOP, choice is Choice.BACK
        self.reason_edit.setVisible(back)
        self.when_edit.setVisible(choice is Choice.ANOTHER)
        self.keep_button.setVisible(not stop)
        for widget in (self.yes_button, self.no_button):
            widget.setVisible(stop)
        if stop:
            self.question_label.setText(self.tr("Did {name} ask not to be contacted?").format(name=name))
            self.say(self.tr("If they asked, their numbers are held for whoever comes in with one later."))
            self.yes_button.setFocus()
            return
        if back:
            self.question_label.setText(self.tr("What is new for {name}, in one sentence?").format(name=name))
            self.keep_button.setText(self.tr("Bring them back"))
        else:
            self.question_label.setText(self.tr("When, or with which news, does {name} come back?").format(name=name))
            self.keep_button.setText(self.tr("Wait for it"))
        self.edit.setAccessibleName(self.question_label.text())
        self.edit.setText(written)
        self._typed(written)
        self.edit.setFocus()

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Below the field."""
        set_property(self.edit, "wrong", "true" if wrong else "false")
        set_role(self.below_label, "red" if wrong else "text2")
        self.below_label.setText(words)

    def keep(self) -> None:
        if not self.keep_button.isHidden():
            self.answered.emit(self._choice, self.edit.text())

    def answer(self, *, asked: bool) -> None:
        if not self.yes_button.isHidden():
            self.answered.emit(self._choice, asked)

    def _typed(self, words: str) -> None:
        self.say(self._preview(words) if self._choice is Choice.ANOTHER else "")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.reason_edit, 1)
        row.addWidget(self.when_edit, 1)
        row.addWidget(self.yes_button)
        row.addWidget(self.no_button)
        row.addStretch()
        row.addWidget(self.back_button)
        row.addWidget(self.keep_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT, 10, LEFT, 8)
        column.setSpacing(5)
        column.addWidget(self.question_label)
        column.addLayout(row)
        column.addWidget(self.below_label)
        for button in (self.keep_button, self.yes_button, self.no_button, self.back_button):
            button.setAutoDefault(False)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def _edit(name: str, font: str, placeholder: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setFont(fonts.of(font))
    made.setMaxLength(LONGEST)
    made.setPlaceholderText(placeholder)
    return made
