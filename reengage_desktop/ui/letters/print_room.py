"""Where letters are printed: a place is chosen, the file is made beside the window, and the letters are noted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.lettering import Piled
from reengage_desktop.ui import words
from reengage_desktop.ui.side_work import SideWork

from . import letter_words, stationery
from .label_dialog import LabelChoice, LabelDialog
from .letter_jobs import file_name, job
from .print_menu import PrintWish, Product
from .printer import ask_printer as ask_system_printer
from .printer import can_print, print_letters
from .stationery import PrintedLetter

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

ChoosePath = Callable[[QWidget, str], Path | None]
OpenFile = Callable[[Path], object]
AskPrinter = Callable[[QWidget], "QPrinter | None"]
_WHOLE_LETTERS = (Product.PDF, Product.ODT, Product.PRINTER)


class PrintRoom(QObject):
    """`changed` comes when something is begun or over; `told` carries what was made, `failed` why it was not."""

    changed = Signal()
    told = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        services: Services,
        page: QWidget,
        choose_path: ChoosePath | None,
        open_file: OpenFile | None,
        ask_printer: AskPrinter | None,
    ) -> None:
        super().__init__(page)
        self._services, self._page = services, page
        self._choose_path, self._open_file = choose_path or _choose, open_file or _open
        self._ask_printer = ask_printer or ask_system_printer
        self.can_print = ask_printer is not None or can_print()
        self.work = SideWork(services.close_thread, self)
        self.working = ""

    def make(self, wish: PrintWish, letters: Sequence[Piled]) -> None:
        """All of `letters` were read."""
        if wish.product is Product.PRINTER:
            self._to_printer(letters)
        elif wish.product is Product.LABELS:
            self._ask_for_labels(wish, letters)
        else:
            self._to_file(wish, letters, None)

    def _to_file(self, wish: PrintWish, letters: Sequence[Piled], labels: LabelChoice | None) -> None:
        printed = self._printed(letters)
        if wish.product not in _WHOLE_LETTERS and not stationery.posted(printed):
            self.failed.emit(self.tr("There is no address yet, so nothing was made. Add one on the sheet."))
            return
        path = self._choose_path(self._page, file_name(wish, f"{self._services.around.today():%Y-%m-%d}"))
        if path is None:
            return
        self.working = self.tr("Making {letters}…").format(letters=letter_words.letters(len(letters)))
        self.changed.emit()
        sender = self._services.lettering.sender()
        made = partial(self._made, wish, letters, path)
        self.work.ask(job(wish, printed, sender, path, labels), made, self._not_made)

    def _made(self, wish: PrintWish, letters: Sequence[Piled], path: Path, _nothing: object) -> None:
        self._end()
        if wish.product in _WHOLE_LETTERS:
            self._note(letters)
        without = sum(not piled.address.is_complete for piled in letters) if wish.product not in _WHOLE_LETTERS else 0
        told = letter_words.made(len(letters) - without, path.name)
        self.told.emit(" ".join(filter(None, (f"{told}.", letter_words.left_out(without)))))
        self._open_file(path)

    def _not_made(self, fault: Fault) -> None:
        self._end()
        self.failed.emit(words.fault(fault))

    def _to_printer(self, letters: Sequence[Piled]) -> None:
        printer = self._ask_printer(self._page)
        if printer is None:
            return
        if print_letters(printer, self._printed(letters), self._services.lettering.sender()):
            self._note(letters)
            self.told.emit(self.tr("{letters} went to the printer.").format(letters=letter_words.letters(len(letters))))
        else:
            self.failed.emit(self.tr("The printer did not take the letters. They still lie in the pile; try a PDF."))

    def _ask_for_labels(self, wish: PrintWish, letters: Sequence[Piled]) -> None:
        with_address = len(stationery.posted(self._printed(letters)))
        paper = stationery.paper(self._services.lettering.sender())
        dialog = LabelDialog(paper, with_address, len(letters) - with_address, self._page)
        dialog.made.connect(lambda choice: self._to_file(wish, letters, choice))
        dialog.open()

    def _printed(self, letters: Sequence[Piled]) -> list[PrintedLetter]:
        sender = self._services.lettering.sender()
        return [stationery.printed(piled, sender) for piled in letters]

    def _note(self, letters: Sequence[Piled]) -> None:
        try:
            self._services.lettering.printed([piled.letter.id for piled in letters])
        except Fault as fault:
            self.failed.emit(words.fault(fault))

    def _end(self) -> None:
        self.working = ""
        self.changed.emit()


def _choose(parent: QWidget, name: str) -> Path | None:
    from reengage_desktop.ui.choosers import choose_print_file

    return choose_print_file(parent, name)


def _open(path: Path) -> None:
    """In whatever the system shows such files with, where it is printed from."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
