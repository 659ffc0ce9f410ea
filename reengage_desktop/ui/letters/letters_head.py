"""The head of the letters: what lies in the pile, and the one thing to do with it next."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from reengage_desktop.domain.letter import LetterState
from reengage_desktop.services.lettering import Piled
from reengage_desktop.ui import tokens
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.dialog_parts import Ground
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import label

from . import letter_words


class Main(StrEnum):
    """What the main button does."""

    PRINT = "print"
    POST = "post"


class LettersHead(Ground):
    """`main_asked` carries a `Main`; `more_asked` is the wish for the menu."""

    main_asked = Signal(object)
    more_asked = Signal()

    def __init__(self) -> None:
        super().__init__("window")
        self.setFixedHeight(tokens.size("page_head"))
        self.title_label = label(self.tr("Letters"), "title", name="page_title")
        self.summary_label = label("", "small", "text2", tabular=True, name="letters_summary")
        self.posted_button = Button("", icon=Icon.MAIL_CHECK, name="posted_button")
        self.more_button = Button(self.tr("Envelopes, labels…"), icon=Icon.MAILS, name="more_button")
        self.main_button = Button("", "main", icon=Icon.PRINTER, keys="Ctrl P", name="main_button")
        self._main = Main.PRINT
        self._lay_out()
        self.posted_button.clicked.connect(lambda: self.main_asked.emit(Main.POST))
        self.main_button.clicked.connect(lambda: self.main_asked.emit(self._main))
        self.more_button.clicked.connect(self.more_asked)

    def show_pile(self, pile: Sequence[Piled], working: str) -> None:
        """`working`: what is being made at this moment, empty if nothing is."""
        states = [piled.letter.state for piled in pile]
        to_print, printed = states.count(LetterState.READY), states.count(LetterState.PRINTED)
        self.summary_label.setText(working or letter_words.summary(pile))
        self.summary_label.setVisible(bool(pile))
        self._main = Main.PRINT if to_print or not printed else Main.POST
        posting = self._main is Main.POST
        said = letter_words.letters(to_print) if to_print else _tr("letters")
        self.main_button.setText(_posted(printed) if posting else _tr("Print {letters}").format(letters=said))
        self.main_button.set_icon(Icon.MAIL_CHECK if posting else Icon.PRINTER)
        self.main_button.setEnabled(bool(to_print or printed) and not working)
        self.main_button.setToolTip("" if to_print or printed else _tr("Read a letter first (R), then it is printed"))
        self.main_button.setVisible(bool(pile))
        self.posted_button.setText(_posted(printed))
        self.posted_button.setVisible(bool(printed) and not posting)
        self.posted_button.setEnabled(not working)
        self.more_button.setVisible(bool(pile))
        self.more_button.setEnabled(not working)

    def _lay_out(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(1)
        titles.addStretch(1)
        titles.addWidget(self.title_label)
        titles.addWidget(self.summary_label)
        titles.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(10)
        row.addLayout(titles, 1)
        row.addWidget(self.more_button)
        row.addWidget(self.posted_button)
        row.addWidget(self.main_button)


def _posted(printed: int) -> str:
    return _tr("It is in the post") if printed == 1 else _tr("They are in the post")


def _tr(text: str) -> str:
    return QCoreApplication.translate("LettersHead", text)
