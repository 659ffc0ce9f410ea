"""What is said when the file cannot be opened, or when the program itself has a fault."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from reengage_desktop.domain.fault import Fault

from . import words


def tell(fault: Fault) -> None:
    """Before there is a window: returns when the person has read it."""
    box = _box(words.fault(fault))
    box.addButton(_tr("Quit"), QMessageBox.ButtonRole.RejectRole)
    box.exec()


def asks_to_restore(fault: Fault, backup: str) -> bool:
    """Whether the person wants the backup of this name in place of the damaged file."""
    box = _box(words.fault(fault))
    box.setInformativeText(_tr("The newest whole backup is {backup}. The damaged file is kept.").format(backup=backup))
    restore = box.addButton(_tr("Restore the backup"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_tr("Quit"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(restore)
    box.exec()
    return box.clickedButton() is restore


def own_fault(log_file: Path, parent: QWidget) -> QMessageBox:
    """Ours: what was saved is safe, and the person may look at the log. To be opened, not waited for."""
    box = _box(_tr("Something went wrong in ReEngage itself. What you saved is safe. You can go on."), parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    show = box.addButton(_tr("Show the log"), QMessageBox.ButtonRole.ActionRole)
    show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_file))))
    box.setDefaultButton(box.addButton(_tr("Go on"), QMessageBox.ButtonRole.AcceptRole))
    return box


def _box(sentence: str, parent: QWidget | None = None) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle("ReEngage")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    return box


def _tr(text: str) -> str:
    return QCoreApplication.translate("trouble", text)
