"""The answers to a reminder, each with its key, in the banner and in the list of all that wait."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from reengage_desktop.domain.later import When


class Answer(StrEnum):
    """By the cap of its key; `ALL` opens the list and closes it."""

    START = "⏎"
    TEN = "+"
    HOUR = "H"
    EVENING = "E"
    TOMORROW = "T"
    MOVE = "M"
    NOT_TODAY = "X"
    ALL = "A"


LATER = {
    Answer.TEN: When.TEN,
    Answer.HOUR: When.HOUR,
    Answer.EVENING: When.EVENING,
    Answer.TOMORROW: When.TOMORROW,
}
KEY_OF = {when: answer for answer, when in LATER.items()}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LETTERS = {answer.value: answer for answer in Answer if answer.value.isalpha()}


def answer_of(event: QKeyEvent) -> Answer | None:
    """What a key means where a reminder has the focus; None for any other, and for a letter with Alt or Ctrl."""
    if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
        return None
    if event.key() in _ENTER:
        return Answer.START
    if event.text() == Answer.TEN:
        return Answer.TEN
    return _LETTERS.get(event.text().upper())
