"""The system's file choosers, handed to the dialogs as callables."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_import_file(parent: QWidget) -> Path | None:
    """A list to take in; None if the person thought better of it."""
    title = QCoreApplication.translate("choosers", "Choose your list")
    kinds = QCoreApplication.translate("choosers", "Lists (*.csv *.tsv *.txt);;All files (*)")
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(Path.home()), kinds)
    return Path(chosen) if chosen else None


def choose_calendar_file(parent: QWidget) -> Path | None:
    """A calendar to read busy times from."""
    title = QCoreApplication.translate("choosers", "Choose your calendar")
    kinds = QCoreApplication.translate("choosers", "Calendars (*.ics);;All files (*)")
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(Path.home()), kinds)
    return Path(chosen) if chosen else None


def choose_folder(parent: QWidget) -> Path | None:
    """A folder of calendars, to be watched."""
    title = QCoreApplication.translate("choosers", "Choose the folder of your calendars")
    chosen = QFileDialog.getExistingDirectory(parent, title, str(Path.home()))
    return Path(chosen) if chosen else None


def choose_target(parent: QWidget, name: str) -> Path | None:
    """Where to write a file of this name."""
    title = QCoreApplication.translate("choosers", "Save as")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path.home() / name))
    return Path(chosen) if chosen else None
