"""The letter that follows a talk: drafted anew as the wrap-up is written, until it is edited by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPlainTextEdit, QScrollArea, QSizePolicy, QVBoxLayout

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.letter import LetterDraft
from reengage_desktop.ui import fonts, words
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, label

from .ground import Ground

PAUSE = 250  # ms after the last key until it is drafted anew
_LEAST, _LEAST_TO_EDIT = 92, 190  # px of the letter that are always seen, and to write in


class LetterCard(QFrame):
    """`edited` comes when its words or its place in the pile were changed by hand, `opened` with the editor.

    `draft` may raise a `Fault`, which is told in place of the letter; `waiting` counts the pile.
    """

    edited = Signal()
    opened = Signal()

    def __init__(self, draft: Callable[[], LetterDraft | None], waiting: Callable[[], int]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._draft, self._waiting = draft, waiting
        self._letter: LetterDraft | None = None
        self._by_hand = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.draft_now)
        self.from_label = label("", "small", "text3", name="letter_from")
        self.edit_button = Button(self.tr("Edit"), "link", name="letter_edit_button")
        self.text_label = label("", "letter", wrap=True, name="letter_text")
        self.text_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._read = QScrollArea()
        self.text_edit = QPlainTextEdit()
        self.text_edit.setObjectName("letter_edit")
        self.text_edit.setAccessibleName(self.tr("Letter"))
        self.text_edit.setFont(fonts.of("letter"))
        self.text_edit.setTabChangesFocus(True)
        self.wanted_check = QCheckBox()
        self.wanted_check.setObjectName("letter_check")
        self._lay_out()
        self.edit_button.clicked.connect(lambda: self.open_editor(self.text_edit.isHidden()))
        self.text_edit.textChanged.connect(self._typed)
        self.wanted_check.clicked.connect(self.edited)

    def begin(self) -> None:
        """Drafted, with nothing edited."""
        self._by_hand, self._letter = False, None
        self.wanted_check.setChecked(True)
        self.wanted_check.setText(self._pile_words(self._waiting()))
        self.open_editor(False)

    def draft_soon(self) -> None:
        """Once typing has paused."""
        self._pause.start()

    def draft_now(self) -> None:
        """Words that were edited by hand stay."""
        self._pause.stop()
        if self._by_hand:
            return
        problem = ""
        try:
            self._letter = self._draft()
        except Fault as fault:
            self._letter, problem = None, words.fault(fault)
        self.text_label.setText(self._letter.words if self._letter else problem)
        self.edit_button.setVisible(self._letter is not None)
        self.wanted_check.setVisible(self._letter is not None)
        self.from_label.setText(self.tr("drafted from your notes"))
        self.setVisible(self._letter is not None or bool(problem))

    def letter(self) -> LetterDraft | None:
        """For the pile; None where none is wanted. What was edited by hand has been read."""
        if self._pause.isActive():
            self.draft_now()
        wanted = self._letter is not None and self.wanted_check.isChecked()
        return self._letter if wanted else None

    def words_by_hand(self) -> str:
        """Empty while nobody edited them."""
        return self._letter.words if self._letter and self._by_hand else ""

    def take_up(self, by_hand: str, wanted: bool) -> None:
        """What was edited before."""
        self.wanted_check.setChecked(wanted)
        if by_hand and self._letter is not None:
            self._set_words(by_hand)
            self.text_label.setText(by_hand)

    def open_editor(self, open_: bool) -> None:
        """In place of the text; closing it shows the words as they then are."""
        if open_ and self._letter is not None:
            self.text_edit.blockSignals(True)
            self.text_edit.setPlainText(self._letter.words)
            self.text_edit.blockSignals(False)
        self.text_edit.setVisible(open_)
        self._read.setVisible(not open_)
        self.edit_button.setText(self.tr("Done") if open_ else self.tr("Edit"))
        if open_:
            self.text_edit.setFocus()
            self.opened.emit()
        elif self._by_hand and self._letter is not None:
            self.text_label.setText(self._letter.words)
        else:
            self.draft_now()

    def _typed(self) -> None:
        self._set_words(self.text_edit.toPlainText().strip())
        self.edited.emit()

    def _set_words(self, by_hand: str) -> None:
        """An emptied letter is drafted anew."""
        self._by_hand = bool(by_hand)
        if self._letter is not None and by_hand:
            self._letter = replace(self._letter, words=by_hand, read=True)
        self.from_label.setText(self.tr("in your words") if by_hand else self.tr("drafted from your notes"))

    def _pile_words(self, waiting: int) -> str:
        if waiting == 0:
            return self.tr("Add to today’s letters")
        if waiting == 1:
            return self.tr("Add to today’s letters, 1 is waiting")
        return self.tr("Add to today’s letters, {n} are waiting").format(n=waiting)

    def _lay_out(self) -> None:
        self._read.setObjectName("letter_area")
        self._read.setWidgetResizable(True)
        self._read.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._read.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = Ground("surface")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.text_label)
        self._read.setWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 9, 14, 11)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconView(Icon.MAIL, "text2", 15))
        head.addWidget(label(self.tr("Letter"), "heading"))
        head.addWidget(self.from_label)
        head.addStretch(1)
        head.addWidget(self.edit_button)
        column.addLayout(head)
        for text, least in ((self._read, _LEAST), (self.text_edit, _LEAST_TO_EDIT)):
            text.setMinimumHeight(least)
            text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            column.addWidget(text, 1)
        column.addWidget(self.wanted_check)
