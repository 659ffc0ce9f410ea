"""What can be done with the letter in sight, and empty phrases in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from reengage_desktop.domain.letter import LetterState
from reengage_desktop.domain.phrase import EmptyPhrase
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, label

from . import letter_words

HEIGHT = 52
MOST = 3


class LetterBar(QFrame):
    ready_asked = Signal()
    mail_asked = Signal()
    away_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self.state_icon = IconView(Icon.EYE)
        self.state_label = label("", "bodyMedium", name="letter_state")
        self.because_label = label("", "small", "text2", name="letter_because")
        self.saved_label = label("", "small", "text3", name="letter_saved")
        self.ready_button = Button(self.tr("I have read it"), icon=Icon.CHECK, keys="R", name="ready_button")
        self.mail_button = Button(self.tr("E-mail instead"), "quiet", icon=Icon.SEND, name="mail_button")
        self.away_button = Button(self.tr("Put away"), "quiet", keys=self.tr("Del"), name="away_button")
        self.ready_button.clicked.connect(self.ready_asked)
        self.mail_button.clicked.connect(self.mail_asked)
        self.away_button.clicked.connect(self.away_asked)
        self._lay_out()

    def show_state(self, state: LetterState, saved: bool) -> None:
        """`saved`: whether something was typed, and all of it is kept."""
        said, icon, role = letter_words.state_mark(state)
        waits = state is LetterState.DRAFT
        self.state_icon.set_icon(icon, role)
        self.state_label.setText(said[:1].upper() + said[1:])
        self.because_label.setText(self.tr("It may hold words of your notes.") if waits else "")
        self.because_label.setVisible(waits)
        self.ready_button.setVisible(waits)
        self.saved_label.setText(self.tr("saved") if saved else "")

    def set_busy(self, busy: bool) -> None:
        for button in (self.ready_button, self.mail_button, self.away_button):
            button.setEnabled(not busy)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(8)
        row.addWidget(self.state_icon)
        row.addWidget(self.state_label)
        row.addWidget(self.because_label)
        row.addWidget(self.saved_label)
        row.addStretch(1)
        row.addWidget(self.mail_button)
        row.addWidget(self.away_button)
        row.addWidget(self.ready_button)


class PhraseChecks(QFrame):
    """At most three empty phrases, each with a better idea; hidden while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("phrase_checks")
        self.setProperty("kind", "status")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 8, 24, 10)
        self._column.setSpacing(4)
        self._lines: list[tuple[QFrame, Fitting]] = [self._line() for _ in range(MOST)]
        self.hide()

    def show_phrases(self, found: Sequence[EmptyPhrase]) -> None:
        once = {each.phrase.casefold(): each for each in reversed(found)}
        shown = sorted(once.values(), key=lambda each: each.start)[:MOST]
        for place, (row, words) in enumerate(self._lines):
            row.setVisible(place < len(shown))
            if place < len(shown):
                each = shown[place]
                words.setText(self.tr("“{phrase}”: {better}").format(phrase=each.phrase, better=each.better))
        self.setVisible(bool(shown))

    def texts(self) -> list[str]:
        return [words.text() for row, words in self._lines if not row.isHidden()]

    def _line(self) -> tuple[QFrame, Fitting]:
        made, words = QFrame(), Fitting("", "small", "text2")
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconView(Icon.PEN_LINE, "amber"))
        row.addWidget(words, 1)
        self._column.addWidget(made)
        return made, words
