"""What else can be made of letters: envelopes, labels, a document, a sheet from the printer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from reengage_desktop.domain.paper import Envelope, Paper, envelopes
from reengage_desktop.ui import icons
from reengage_desktop.ui.icons import Icon


class Product(StrEnum):
    PDF = "pdf"
    ODT = "odt"
    ENVELOPES = "envelopes"
    LABELS = "labels"
    PRINTER = "printer"


@dataclass(frozen=True, slots=True)
class PrintWish:
    """`alone`: of the letter in sight, else of all that were read. `envelope`: which, where envelopes are wished."""

    product: Product
    alone: bool = False
    envelope: Envelope | None = None


def print_menu(
    parent: QWidget,
    do: Callable[[PrintWish], None],
    paper: Paper,
    read: int,
    *,
    this_is_read: bool,
    printer: bool,
) -> QMenu:
    """It dies when it closes. `read`: how many letters may be printed; `printer`: whether there is one to choose."""
    menu = QMenu(parent)
    menu.setObjectName("print_menu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    all_, this = _tr("All {n} that were read").format(n=read), _tr("This letter alone")
    for head, alone, may in ((all_, False, bool(read)), (this, True, this_is_read)):
        if alone:
            menu.addSeparator()
        menu.addAction(head).setEnabled(False)
        for words, wish, icon in _entries(paper, alone, printer):
            action = menu.addAction(icons.icon(icon), words)
            action.setEnabled(may)
            action.triggered.connect(lambda _=False, wish=wish: do(wish))
    return menu


def _entries(paper: Paper, alone: bool, printer: bool) -> list[tuple[str, PrintWish, str]]:
    sizes = envelopes(paper)[:1] if alone else envelopes(paper)
    found: list[tuple[str, PrintWish, str]] = [(_tr("A PDF…"), PrintWish(Product.PDF, alone), Icon.FILE_TEXT)]
    found.append((_tr("A document to work on (ODT)…"), PrintWish(Product.ODT, alone), Icon.NOTEBOOK_PEN))
    if printer:
        found.append((_tr("Straight to a printer…"), PrintWish(Product.PRINTER, alone), Icon.PRINTER))
    for envelope in sizes:
        words = (_tr("An envelope, {size}…") if alone else _tr("Envelopes, {size}…")).format(size=envelope.title)
        found.append((words, PrintWish(Product.ENVELOPES, alone, envelope), Icon.MAIL))
    if not alone:
        found.append((_tr("Labels…"), PrintWish(Product.LABELS), Icon.TAG))
    return found


def _tr(text: str) -> str:
    return QCoreApplication.translate("PrintMenu", text)
