"""What to do in place of a third voicemail; it suggests and never forbids."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.ladder import VOICEMAILS
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import frame, label

from . import keys
from .ground import Ground

_BUTTON, _ABOUT = 190, 520


class Instead(StrEnum):
    """In place of a third voicemail."""

    ANOTHER_HOUR = "another_hour"
    TEXT_ONLY = "text_only"
    LETTER = "letter"
    SOMEONE_AROUND = "someone_around"
    THIRD_ANYWAY = "third_anyway"


class ThirdVoicemail(QWidget):
    """`chosen` carries an `Instead`. Its `foot` is laid where the page has its own."""

    chosen = Signal(object)
    back_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title_label = label("", "title", name="third_title")
        self.buttons = {
            Instead.ANOTHER_HOUR: Button(self.tr("Another hour"), "main", icon=Icon.CLOCK, keys="1"),
            Instead.TEXT_ONLY: Button(self.tr("A text alone"), icon=Icon.MESSAGE_SQUARE_TEXT, keys="2"),
            Instead.LETTER: Button(self.tr("A letter"), icon=Icon.MAIL, keys="3"),
            Instead.SOMEONE_AROUND: Button(self.tr("Someone around"), icon=Icon.USERS, keys="4"),
        }
        self.about = {each: label("", "body", "text2", wrap=True, name=f"about_{each}") for each in self.buttons}
        self.back_button = Button(
            self.tr("Back"), "quiet", icon=Icon.ARROW_LEFT, keys=self.tr("Esc"), name="third_back_button"
        )
        self.anyway_button = Button(self.tr("Leave a third anyway"), "quiet", keys="V", name="anyway_button")
        for what, button in self.buttons.items():
            button.setObjectName(f"instead_{what}")
            button.setMinimumWidth(_BUTTON)
        self._lay_out()
        self._connect()

    def show_call(self, sheet: CallSheet, *, can_text: bool) -> None:
        """What cannot be done is not offered."""
        told = self.tr("They have two voicemails from you.")
        if sheet.voicemails > VOICEMAILS:
            told = self.tr("They have {n} voicemails from you.").format(n=sheet.voicemails)
        self.title_label.setText(told)
        around = next((person.name for person in sheet.people_around), "")
        about = {
            Instead.ANOTHER_HOUR: self.tr(
                "Leave nothing now. It counts as a try without an answer; the next one comes at another kind of hour."
            ),
            Instead.TEXT_ONLY: self.tr("With the hours you promise. It counts as one attempt."),
            Instead.LETTER: self.tr("It counts as a try without an answer, and a letter is drafted for the pile."),
            Instead.SOMEONE_AROUND: self.tr("Call again and ask for {name}; then press G.").format(name=around)
            if around
            else self.tr("Call the front desk, ask who knows when they are in; then press G."),
        }
        offered = {
            Instead.ANOTHER_HOUR: True,
            Instead.TEXT_ONLY: can_text,
            Instead.LETTER: bool(sheet.prospect.street),
            Instead.SOMEONE_AROUND: bool(around or sheet.prospect.company),
        }
        for what, button in self.buttons.items():
            self.about[what].setText(about[what])
            button.setAccessibleDescription(about[what])
            for part in (button, self.about[what]):
                part.setVisible(offered[what])

    def main_thing(self) -> None:
        """What Enter does where no button has the focus."""
        self.chosen.emit(Instead.ANOTHER_HOUR)

    def _press(self, what: Instead) -> None:
        if not self.buttons[what].isHidden():
            self.chosen.emit(what)

    def _connect(self) -> None:
        for number, (what, button) in enumerate(self.buttons.items(), 1):
            button.clicked.connect(partial(self._press, what))
            keys.bind_letter(self, str(number), partial(self._press, what))
        self.anyway_button.clicked.connect(lambda: self.chosen.emit(Instead.THIRD_ANYWAY))
        keys.bind_letter(self, "V", lambda: self.chosen.emit(Instead.THIRD_ANYWAY))
        self.back_button.clicked.connect(self.back_requested)

    def _lay_out(self) -> None:
        ground = Ground("surface")
        column = QVBoxLayout(ground)
        column.setContentsMargins(36, 26, 36, 12)
        column.setSpacing(14)
        column.addWidget(self.title_label)
        told = self.tr("Two are enough in a row. What may reach them instead:")
        column.addWidget(label(told, "body", "text2", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(2, 1)
        for place, (what, button) in enumerate(self.buttons.items()):
            self.about[what].setFixedWidth(_ABOUT)
            grid.addWidget(button, place, 0)
            grid.addWidget(self.about[what], place, 1)
        column.addLayout(grid)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        self.foot = frame("foot")
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(18, 0, 18, 0)
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.anyway_button)
