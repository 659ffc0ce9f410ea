"""The system's chooser for files that belong to a person, handed to the page as callables."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_files(parent: QWidget) -> list[Path]:
    """None if the person thought better of it."""
    title = QCoreApplication.translate("choose_files", "Choose files")
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(Path.home()))
    return [Path(name) for name in chosen]


def choose_file(parent: QWidget, was: Path) -> Path | None:
    """Where a file that lay at `was` lies now."""
    title = QCoreApplication.translate("choose_files", "Where is “{file}” now?").format(file=was.name)
    folder = was.parent if was.parent.is_dir() else Path.home()
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(folder))
    return Path(chosen) if chosen else None
