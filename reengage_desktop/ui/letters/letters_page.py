"""The page of letters: what lies in the pile, the letter in sight, and what is printed of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.letter import LetterState
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.lettering import Piled
from reengage_desktop.ui import words
from reengage_desktop.ui.dialog_parts import FaultLine
from reengage_desktop.ui.notices import Changed
from reengage_desktop.ui.widgets import hair_line

from . import letter_words, stationery
from .empty_pile import EmptyPile
from .letter_desk import LetterDesk
from .letters_head import LettersHead, Main
from .print_menu import PrintWish, Product, print_menu
from .print_room import PrintRoom

if TYPE_CHECKING:
    from .print_room import AskPrinter, ChoosePath, OpenFile


class LettersPage(QFrame):
    """`open_requested` and `mail_requested` carry a person's id; `undo_told` a token for `lettering.undo`, and words.

    `told` is a sentence for the toast. `settings_requested`: the head of the letters is empty.
    """

    open_requested = Signal(object)
    mail_requested = Signal(object)
    settings_requested = Signal()
    told = Signal(str)
    undo_told = Signal(object, str)

    def __init__(
        self,
        services: Services,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        choose_path: ChoosePath | None = None,
        open_file: OpenFile | None = None,
        ask_printer: AskPrinter | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("letters_page")
        self.setProperty("kind", "page")
        self._services = services
        self._pile: list[Piled] = []
        self._stale = True
        self._wanted = 0
        self.head, self.fault_line = LettersHead(), FaultLine()
        self.desk, self.empty = LetterDesk(services, now), EmptyPile()
        self.room = PrintRoom(services, self, choose_path, open_file, ask_printer)
        self._refresh_timer = QTimer(self, singleShot=True, interval=0)
        self._refresh_timer.timeout.connect(self._read)
        self._lay_out()
        self._tie()

    # What comes in

    def refresh(self, changed: Changed) -> None:
        """A commit: the pile is read again, at once if it is in sight, else when it is shown."""
        if not (changed.letters or changed.prospects or changed.settings or changed.scripts or changed.everything):
            return
        self._stale = True
        if self.isVisible():
            self._refresh_timer.start()

    def minute_passed(self) -> None:
        """Ages are told by days, so that they are right after midnight."""
        if self.isVisible() and self._pile:
            self.desk.show_ages()

    def show_letter(self, letter_id: int) -> None:
        """Takes this letter in sight, at once or when the page is shown."""
        self._wanted = letter_id
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._stale = False
        self._refresh_timer.stop()
        self._pile = self._services.lettering.pile()
        wanted, self._wanted = self._wanted, 0
        self.desk.show_pile(self._pile, wanted)
        self.head.show_pile(self._pile, self.room.working)
        self._stack.setCurrentWidget(self.desk if self._pile else self.empty)

    # What is printed and posted

    def _do_main(self, main: object) -> None:
        self.desk.keep_now()
        self._read()
        if main is Main.PRINT:
            self._print(PrintWish(Product.PDF), self._in(LetterState.READY))
        else:
            self._post(self._in(LetterState.PRINTED))

    def _in(self, *states: LetterState) -> list[Piled]:
        return [piled for piled in self._pile if piled.letter.state in states]

    def _show_menu(self) -> None:
        self.desk.keep_now()
        self._read()
        current, read = self.desk.current, self._in(LetterState.READY, LetterState.PRINTED)
        menu = print_menu(
            self,
            self._do,
            stationery.paper(self._services.lettering.sender()),
            len(read),
            this_is_read=current is not None and current in read,
            printer=self.room.can_print,
        )
        button = self.head.more_button
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _do(self, wish: PrintWish) -> None:
        read, current = self._in(LetterState.READY, LetterState.PRINTED), self.desk.current
        self._print(wish, [piled for piled in read if not wish.alone or piled == current])

    def _print(self, wish: PrintWish, letters: Sequence[Piled]) -> None:
        self.fault_line.say("")
        if letters and not self.room.working:
            self.room.make(wish, letters)

    def _post(self, letters: Sequence[Piled]) -> None:
        if not letters:
            return
        try:
            done = self._services.lettering.sent([piled.letter.id for piled in letters])
        except Fault as fault:
            self.fault_line.say(words.fault(fault))
            return
        self._read()
        self.undo_told.emit(done, letter_words.sent(len(done.letters)))

    def _show_work(self) -> None:
        self.head.show_pile(self._pile, self.room.working)
        self.desk.set_busy(bool(self.room.working))

    # Set up

    def _lay_out(self) -> None:
        self._stack = QStackedLayout()
        self._stack.addWidget(self.desk)
        self._stack.addWidget(self.empty)
        fault = QVBoxLayout()
        fault.setContentsMargins(16, 0, 16, 0)
        fault.addWidget(self.fault_line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(fault)
        column.addWidget(hair_line())
        column.addLayout(self._stack, 1)

    def _tie(self) -> None:
        desk, room = self.desk, self.room
        desk.changed.connect(self._read)
        desk.failed.connect(self.fault_line.say)
        desk.undo_told.connect(self.undo_told)
        desk.open_requested.connect(self.open_requested)
        desk.mail_requested.connect(self.mail_requested)
        desk.sheet.sender_asked.connect(self.settings_requested)
        self.head.main_asked.connect(self._do_main)
        self.head.more_asked.connect(self._show_menu)
        room.changed.connect(self._show_work)
        room.told.connect(self.told)
        room.failed.connect(self.fault_line.say)
        printing = QShortcut(QKeySequence("Ctrl+P"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        printing.activated.connect(lambda: self._do_main(Main.PRINT))

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale or self._wanted:
            self._read()
        self.desk.focus_list()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.desk.keep_now()
        self._stale = True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.desk.focus_list()
