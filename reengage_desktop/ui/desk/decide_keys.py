"""The keys of the desk; letters and digits work while no text is edited."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication

if TYPE_CHECKING:
    from .decide_page import DecidePage


def tie(page: DecidePage) -> None:
    keys: dict[str, Callable[[], object]] = {
        "T": page.not_today,
        "O": page.open_person,
        "C": page.call,
        "=": page.show_sum,
        "Y": lambda: page.answers.answer(asked=True),
        "N": lambda: page.answers.answer(asked=False),
        "PgUp": lambda: page.card_view.body.turn(-1),
        "PgDown": lambda: page.card_view.body.turn(1),
        "Esc": page.leave_question,
        "Return": partial(_enter, page),
        "Enter": partial(_enter, page),
    }
    keys |= {str(number): partial(page.digit, number) for number in range(1, 10)}
    for sequence, act in keys.items():
        made = QShortcut(QKeySequence(sequence), page, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.setAutoRepeat(False)  # a key that is held down decides one card
        made.activated.connect(act)


def _enter(page: DecidePage) -> None:
    """Presses the button that has the focus; else keeps what was answered. With neither it does nothing."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QAbstractButton) and page.isAncestorOf(focus) and not focus.isCheckable():
        focus.click()
    else:
        page.answers.keep()
