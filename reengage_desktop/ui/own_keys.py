"""Keys that a field or a row takes before the shortcuts around it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def keeps_for_itself(event: QEvent, keys: Sequence[Qt.Key]) -> bool:
    """Whether a widget takes this key before the shortcuts around it see it; then the event is accepted."""
    if event.type() is QEvent.Type.ShortcutOverride:
        assert isinstance(event, QKeyEvent)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not held and Qt.Key(event.key()) in keys:
            event.accept()
            return True
    return False
