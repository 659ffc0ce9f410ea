"""The pile beside the letter in sight, and what is done with one letter: read, changed, put away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.letter import LetterState
from reengage_desktop.domain.phrase import empty_phrases
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.lettering import Piled
from reengage_desktop.ui import words
from reengage_desktop.ui.widgets import hair_line

from . import letter_words, stationery
from .letter_bar import LetterBar, PhraseChecks
from .letter_list import LetterList, entry
from .letter_sheet import LetterSheet


class LetterDesk(QFrame):
    """`changed`: something was done that may change the pile. `failed` carries a sentence, empty when all is well.

    `undo_told`, `open_requested` and `mail_requested` are those of the page.
    """

    changed = Signal()
    failed = Signal(str)
    undo_told = Signal(object, str)
    open_requested = Signal(object)
    mail_requested = Signal(object)

    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._services, self._now = services, now
        self._pile: Sequence[Piled] = ()
        self._id = 0
        self._busy = self._typed = False
        self.list, self.bar, self.sheet, self.checks = LetterList(), LetterBar(), LetterSheet(), PhraseChecks()
        self._lay_out()
        self._tie()

    @property
    def current(self) -> Piled | None:
        return next((piled for piled in self._pile if piled.letter.id == self._id), None)

    # What it shows

    def show_pile(self, pile: Sequence[Piled], letter_id: int = 0) -> None:
        """With this letter in sight, else the one that was; where it is gone the one in its place."""
        before, place = self._id, self._place()
        self._pile, self._id = pile, letter_id or self._id
        if self.current is None and pile:
            self._id = pile[min(place, len(pile) - 1)].letter.id
        self.show_ages()
        self._show_current(new=self._id != before)

    def show_ages(self) -> None:
        zone, now = self._services.around.zone(), self._now()
        self.list.show_entries([entry(piled, now, zone) for piled in self._pile], self._id)

    def set_busy(self, busy: bool) -> None:
        """While letters are being made none is changed."""
        self._busy = busy
        self._show_state()

    def keep_now(self) -> None:
        self.sheet.edit.keep_now()

    def focus_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> int:
        return next((place for place, piled in enumerate(self._pile) if piled.letter.id == self._id), 0)

    def _show_current(self, *, new: bool) -> None:
        self._typed = self._typed and not new
        if (piled := self.current) is not None:
            sender = self._services.lettering.sender()
            self.sheet.show_letter(stationery.printed(piled, sender), piled.letter.words, sender, new=new)
            self._show_state()
            self._show_checks()

    def _show_state(self) -> None:
        if (piled := self.current) is not None:
            typing = self.sheet.edit.waits
            self.bar.show_state(LetterState.READY if typing else piled.letter.state, self._typed and not typing)
            self.bar.set_busy(self._busy)
            self.sheet.edit.setReadOnly(self._busy)

    def _show_checks(self) -> None:
        self.checks.show_phrases(empty_phrases(self.sheet.edit.toPlainText()))

    def _note_typing(self) -> None:
        self._typed = True
        self._show_state()
        self._show_checks()

    # What is done

    def choose(self, letter_id: int) -> None:
        self.keep_now()
        self._id = letter_id
        self._show_current(new=True)

    def edit(self) -> None:
        if self._pile and not self._busy:
            self.sheet.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ready(self) -> None:
        """It was read; the next one that was not comes into sight."""
        piled = self.current
        if piled is None or piled.letter.state is not LetterState.DRAFT or self._busy:
            return
        self.keep_now()
        if self._try(lambda: self._services.lettering.ready(piled.letter.id)):
            place = self._place()
            others = [*self._pile[place + 1 :], *self._pile[:place]]
            unread = (each.letter.id for each in others if each.letter.state is LetterState.DRAFT)
            following = next(unread, self._id)
            if following != self._id:
                self.choose(following)
            self.changed.emit()
            self.focus_list()

    def put_away(self) -> None:
        piled = self.current
        if piled is None or self._busy:
            return
        self.keep_now()
        try:
            away = self._services.lettering.put_away(piled.letter.id)
        except Fault as fault:
            self.failed.emit(words.fault(fault))
            return
        self.changed.emit()
        self.focus_list()
        self.undo_told.emit(away, letter_words.put_away(away.name))

    def _keep(self, said: str) -> None:
        if self.current is not None and self._try(lambda: self._services.lettering.rewrite(self._id, said)):
            self._show_state()

    def _ask_for(self, wish: SignalInstance) -> None:
        if (piled := self.current) is not None:
            self.keep_now()
            wish.emit(piled.letter.prospect_id)

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Fault as fault:
            self.failed.emit(words.fault(fault))
            return False
        self.failed.emit("")
        return True

    # Set up

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setContentsMargins(0, 8, 0, 8)
        left.addWidget(self.list)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addWidget(self.sheet, 1)
        right.addWidget(self.checks)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left)
        row.addWidget(hair_line(upright=True))
        row.addLayout(right, 1)

    def _tie(self) -> None:
        edit = self.sheet.edit
        self.list.chosen.connect(self.choose)
        self.list.entered.connect(self.edit)
        edit.kept.connect(self._keep)
        edit.left.connect(self.focus_list)
        edit.typed.connect(self._note_typing)
        self.bar.ready_asked.connect(self.ready)
        self.bar.away_asked.connect(self.put_away)
        self.bar.mail_asked.connect(lambda: self._ask_for(self.mail_requested))
        self.sheet.address_asked.connect(lambda: self._ask_for(self.open_requested))
        keys: dict[str, Callable[[], object]] = {"R": self.ready, "Del": self.put_away}
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: None if edit.hasFocus() else act())
