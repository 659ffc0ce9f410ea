"""Whose Ctrl Z is: that of the field while something was typed there, else that of the dialog around it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


def left_to_dialog(watched: QObject, event: QEvent) -> bool:
    """Of an event filter: a field in which nothing was typed does not take the key."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(watched, QLineEdit):
        return False
    assert isinstance(event, QKeyEvent)
    if not event.matches(QKeySequence.StandardKey.Undo) or watched.isUndoAvailable():
        return False
    event.ignore()
    return True
