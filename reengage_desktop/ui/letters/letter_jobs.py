"""Making files of letters beside the window's thread, and telling how it went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reengage_desktop.domain.letter import Sender
from reengage_desktop.services import filing

from . import letter_files
from .label_dialog import LabelChoice
from .print_menu import PrintWish, Product
from .stationery import PrintedLetter

_ENDINGS = {Product.ODT: ".odt"}
_NAMES = {Product.ENVELOPES: "envelopes", Product.LABELS: "labels"}


def file_name(wish: PrintWish, day: str) -> str:
    """What is suggested: "letters-2026-10-13.pdf". No name of a person, since folders are seen by others."""
    return f"{_NAMES.get(wish.product, 'letters')}-{day}{_ENDINGS.get(wish.product, '.pdf')}"


def job(
    wish: PrintWish, letters: Sequence[PrintedLetter], sender: Sender, path: Path, labels: LabelChoice | None
) -> Callable[[], None]:
    """For any thread. What it does raises `FileFault`."""

    def content() -> bytes:
        match wish.product:
            case Product.ODT:
                return letter_files.odt(letters, sender)
            case Product.ENVELOPES if wish.envelope is not None:
                return letter_files.envelopes(letters, sender, wish.envelope)
            case Product.LABELS if labels is not None:
                return letter_files.labels(letters, labels.sheet, labels.first_free)
            case _:
                return letter_files.letters(letters, sender)

    return lambda: filing.put(path, content())
