"""The one-line questions above the keys: who answered, did they ask, call the other number, go on wrapping up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, frame, label

from . import keys


class AskStrip(QWidget):
    """A ground with a sentence and what answers it."""

    def __init__(self, icon: Icon) -> None:
        super().__init__()
        ground = frame("answers")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        self.row = QHBoxLayout(ground)
        self.row.setContentsMargins(20, 9, 20, 9)
        self.row.setSpacing(8)
        self.question_label = label("", "heading", name="question_label")
        self.row.addWidget(IconView(icon, "ink"))
        self.row.addWidget(self.question_label)

    def begin(self) -> None:
        """Put the focus where the answer is given."""

    def main_thing(self) -> None:
        """What Enter does where no button has the focus."""


class WhoAnswered(AskStrip):
    """With someone else. `answered` carries who it was and what they said; Enter saves."""

    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(Icon.USER_ROUND)
        self.question_label.setText(self.tr("Who answered?"))
        self.who_edit = QLineEdit(placeholderText=self.tr("Name, or who it is to them"))
        self.who_edit.setObjectName("who_edit")
        self.who_edit.setAccessibleName(self.tr("Who answered?"))
        self.who_edit.setFixedWidth(240)
        self.said_edit = QLineEdit(placeholderText=self.tr("What did they say? When is a good time?"))
        self.said_edit.setObjectName("said_edit")
        self.said_edit.setAccessibleName(self.tr("What did they say?"))
        self.save_button = Button(self.tr("Save"), "main", keys="⏎", name="who_save_button")
        self.row.addWidget(self.who_edit)
        self.row.addWidget(self.said_edit, 1)
        self.row.addWidget(self.save_button)
        self.save_button.clicked.connect(self.main_thing)

    def main_thing(self) -> None:
        self.answered.emit(self.who_edit.text().strip(), self.said_edit.text().strip())

    def begin(self) -> None:
        self.who_edit.setFocus()


class DidTheyAsk(AskStrip):
    """With do not contact. `answered` carries whether they asked for it."""

    answered = Signal(bool)

    def __init__(self) -> None:
        super().__init__(Icon.BAN)
        self.question_label.setText(self.tr("Did they ask not to be contacted?"))
        self.yes_button = Button(self.tr("Yes, they asked"), keys="Y", name="yes_button")
        self.no_button = Button(self.tr("No, I decided it"), keys="N", name="no_button")
        self.row.addWidget(label(self.tr("The law attaches to it. Either way everything stops."), "small", "text2"))
        self.row.addStretch(1)
        self.row.addWidget(self.yes_button)
        self.row.addWidget(self.no_button)
        self.yes_button.clicked.connect(lambda: self.answered.emit(True))
        self.no_button.clicked.connect(lambda: self.answered.emit(False))
        keys.bind_letter(self, "Y", lambda: self.answered.emit(True))

    def begin(self) -> None:
        self.yes_button.setFocus(Qt.FocusReason.TabFocusReason)


class OtherNumber(AskStrip):
    """With a wrong number when another is known, as they are shown. `answered`: whether that one is called now."""

    answered = Signal(bool)

    def __init__(self, wrong: str, other: str) -> None:
        super().__init__(Icon.PHONE_MISSED)
        words = self.tr("{wrong} will be marked as wrong. There is another number: {other}.")
        self.question_label.setText(words.format(wrong=wrong, other=other))
        self.call_button = Button(self.tr("Call the other one"), "main", keys="⏎", name="call_other_button")
        self.later_button = Button(self.tr("Not now"), name="not_now_button")
        self.row.addStretch(1)
        self.row.addWidget(self.later_button)
        self.row.addWidget(self.call_button)
        self.call_button.clicked.connect(lambda: self.answered.emit(True))
        self.later_button.clicked.connect(lambda: self.answered.emit(False))

    def main_thing(self) -> None:
        self.answered.emit(True)

    def begin(self) -> None:
        self.call_button.setFocus(Qt.FocusReason.TabFocusReason)


class GoOn(AskStrip):
    """With a wrap-up that was interrupted. `answered`: whether it is gone on with now; if not, it still waits.

    `left` comes whenever it is gone.
    """

    answered = Signal(bool)
    left = Signal()

    def __init__(self, outcome: str, ago: str) -> None:
        super().__init__(Icon.NOTEBOOK_PEN)
        words = self.tr("You were wrapping up: {outcome}, {ago}").format(outcome=outcome, ago=ago)
        self.question_label.setText(words)
        self.go_on_button = Button(self.tr("Go on"), "main", keys="⏎", name="go_on_button")
        self.later_button = Button(self.tr("Not now"), keys=self.tr("Esc"), name="not_now_button")
        self.row.addWidget(label(self.tr("All you wrote is here."), "small", "text2"))
        self.row.addStretch(1)
        self.row.addWidget(self.later_button)
        self.row.addWidget(self.go_on_button)
        self.go_on_button.clicked.connect(lambda: self.answered.emit(True))
        self.later_button.clicked.connect(lambda: self.answered.emit(False))

    def main_thing(self) -> None:
        self.answered.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()
