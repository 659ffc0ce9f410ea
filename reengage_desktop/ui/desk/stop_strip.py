"""Before nobody contacts them any more one thing is asked, since the law attaches to it: did they ask for it?"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from reengage_desktop.ui.widgets import Button

from .ask_strip import AskStrip


class StopStrip(AskStrip):
    """`answered` carries whether they asked."""

    answered = Signal(bool)

    def __init__(self) -> None:
        super().__init__("stop_strip")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.yes_button = Button(self.tr("Yes, they asked"), keys="Y", name="stop_yes")
        self.no_button = Button(self.tr("No, I decide"), keys="N", name="stop_no")
        self.yes_button.clicked.connect(lambda: self.answered.emit(True))
        self.no_button.clicked.connect(lambda: self.answered.emit(False))
        self.add(self.yes_button, self.no_button)
        self.row.addStretch(1)
        self.add(self.back_button)

    def ask(self, name: str) -> None:
        self.question_label.setText(self.tr("Did {name} ask not to be contacted?").format(name=name))
        self.setAccessibleName(self.question_label.text())
        self.say(self.tr("If they asked, their numbers are held for whoever comes in with one later."))

    def begin(self) -> None:
        """Neither answer is the one of Enter."""
        self.setFocus()

    def keep(self) -> None:
        """Only Y and N answer, or the button that has the focus."""
