"""The keys of the page about one person; letters work while no text is edited."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication

if TYPE_CHECKING:
    from .person_page import PersonPage

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ERRANDS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


def tie(page: PersonPage) -> None:
    """Letters reach the page before a list in it takes them for a search; text fields keep them."""
    head, card = page.head, page.next_card
    keys: dict[str, Callable[[], object]] = {
        "K": lambda: page.step(-1),
        "J": lambda: page.step(1),
        "M": lambda: page.move_next(),
        "L": lambda: page.letter_requested.emit(page.who),
        "C": head.copy_number,
        "I": head.importance_button.ask,
        "G": head.ladder_button.ask,
        "/": page.search_requested.emit,
        "=": page.show_sum,
        "X": page.lay_on_desk,
        "F2": card.polish,
        "Shift+T": page.body.keep_suggestion,
        "Ctrl+W": lambda: page.mail_requested.emit(page.who),
        "Ctrl+E": lambda: page.edit_requested.emit(page.who),
        "Ctrl+V": page.paste,
    }
    keys |= {key: partial(page.body.begin, section) for key, section in page.body.adding.items()}
    for sequence, act in keys.items():
        made = QShortcut(QKeySequence(sequence), page, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(act)


def press(page: PersonPage, event: QKeyEvent) -> bool:
    """A key that nothing on the page wanted; whether the page knows it."""
    key, focus = Qt.Key(event.key()), QApplication.focusWidget()
    if key in ENTER and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
        page.call()
        return True
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    if not plain:
        return False
    if key in ENTER:
        if isinstance(focus, QAbstractButton) and page.isAncestorOf(focus):
            focus.click()
        else:
            page.go_on()
    elif key in _STEPS:
        page.step(_STEPS[key])
    elif key in _PAGES:
        page.body.turn(_PAGES[key])
    elif key in _ERRANDS:
        return page.next_card.errands.press(_ERRANDS[key])
    elif key == Qt.Key.Key_Escape:
        page.back_requested.emit()
    else:
        return False
    return True
