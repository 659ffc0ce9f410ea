"""The system's file choosers, handed to the dialogs as callables."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

LISTS = ("csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods", "vcf", "vcard")


def choose_import_file(parent: QWidget) -> Path | None:
    """A list to take in; None if the person thought better of it."""
    title = QCoreApplication.translate("choosers", "Choose your list")
    kinds = QCoreApplication.translate("choosers", "Lists ({kinds});;All files (*)")
    kinds = kinds.format(kinds=" ".join(f"*.{ending}" for ending in LISTS))
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(Path.home()), kinds)
    return Path(chosen) if chosen else None


def choose_any_file(parent: QWidget) -> Path | None:
    """Do-not-call lists come with any ending."""
    title = QCoreApplication.translate("choosers", "Choose the list")
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(Path.home()))
    return Path(chosen) if chosen else None


def choose_calendar_file(parent: QWidget) -> Path | None:
    """A calendar to read busy times from."""
    title = QCoreApplication.translate("choosers", "Choose your calendar")
    kinds = QCoreApplication.translate("choosers", "Calendars (*.ics);;All files (*)")
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(Path.home()), kinds)
    return Path(chosen) if chosen else None


def choose_folder(parent: QWidget) -> Path | None:
    title = QCoreApplication.translate("choosers", "Choose a folder")
    chosen = QFileDialog.getExistingDirectory(parent, title, str(Path.home()))
    return Path(chosen) if chosen else None


def choose_target(parent: QWidget, name: str) -> Path | None:
    """Where to write a file of this name."""
    title = QCoreApplication.translate("choosers", "Save as")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path.home() / name))
    return Path(chosen) if chosen else None


def choose_print_file(parent: QWidget, name: str) -> Path | None:
    """Where to write what is printed; the ending of `name` (".pdf", ".odt") is added where it was left out."""
    title = QCoreApplication.translate("choosers", "Save as")
    ending = Path(name).suffix
    kinds = f"{ending[1:].upper()} (*{ending})"
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path.home() / name), kinds)
    if not chosen:
        return None
    return Path(chosen) if Path(chosen).suffix.lower() == ending else Path(f"{chosen}{ending}")
