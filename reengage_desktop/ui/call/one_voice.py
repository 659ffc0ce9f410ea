"""One voice at a time: the machine never speaks into a call, whichever window it was asked in."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog

from .call_clock import CallClock

CALL, REHEARSAL = "call_dialog", "rehearsal_dialog"  # the names of their dialogs


def call_is_on() -> bool:
    """Whether a call has begun that has no outcome yet, also one that is held."""
    return any(clock.runs for call in _open(CALL) for clock in call.findChildren(CallClock))


def hush() -> None:
    """It rings: whatever rehearses is closed at once."""
    for rehearsal in _open(REHEARSAL):
        rehearsal.close()


def _open(name: str) -> list[QDialog]:
    dialogs = (window for window in QApplication.topLevelWidgets() if isinstance(window, QDialog))
    return [dialog for dialog in dialogs if dialog.objectName() == name and dialog.isVisible()]
