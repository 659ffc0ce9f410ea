"""A real printer, where the system has one that Qt can speak to."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from reengage_desktop.domain.letter import Sender

from . import stationery
from .letter_painter import paint_all
from .sheet_painter import painting, set_up
from .stationery import PrintedLetter

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def can_print() -> bool:
    return find_spec("PySide6.QtPrintSupport") is not None


def ask_printer(parent: QWidget) -> QPrinter | None:
    """None if the person thought better of it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def print_letters(printer: QPrinter, letters: Sequence[PrintedLetter], sender: Sender) -> bool:
    """Whether the printer took them."""
    paper = stationery.paper(sender)
    printer.setFullPage(True)
    set_up(printer, paper.width, paper.height)
    with painting(printer) as sheets:
        if not sheets.is_ready:
            return False
        paint_all(sheets, letters, sender)
    return True
