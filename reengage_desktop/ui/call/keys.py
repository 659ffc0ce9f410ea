"""Binding keys: a letter alone outside text, the same with Alt everywhere, and Enter for the main thing to do."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QPushButton, QWidget

# Qt calls the Control key of a Mac "Meta"; its Alt key writes special letters.
HOLD, HOLD_NAME = ("Meta", "Control") if sys.platform == "darwin" else ("Alt", "Alt")

Act = Callable[[], object]


def bind(page: QWidget, keys: str, act: Act, *, repeat: bool = False) -> QShortcut:
    """While `page` is seen; a text field that has the focus takes plain keys for itself."""
    shortcut = QShortcut(QKeySequence(keys), page)
    shortcut.setAutoRepeat(repeat)
    shortcut.activated.connect(act)
    return shortcut


def bind_letter(page: QWidget, letter: str, act: Act) -> tuple[QShortcut, QShortcut]:
    """The letter outside text, Alt and the letter everywhere. Holding it down acts once."""
    return bind(page, letter, act), bind(page, f"{HOLD}+{letter}", act)


def bind_enter(window: QWidget, act: Act) -> None:
    """The main thing to do; a button that has the focus is pressed instead, and a field of time just takes its text."""

    def enter() -> None:
        focused = window.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.isVisible():
            focused.click()
        elif isinstance(focused, QAbstractSpinBox):
            focused.interpretText()
            focused.clearFocus()
        elif not isinstance(focused, QComboBox):
            act()

    for key in ("Return", "Enter"):
        bind(window, key, enter)


def without_default(window: QWidget) -> None:
    """Enter belongs to `bind_enter`: no button of a dialog takes it on its own."""
    for button in window.findChildren(QPushButton):
        button.setAutoDefault(False)
