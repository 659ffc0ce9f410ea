"""Words of a search marked where they stand in a field that is edited in place."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from reengage_desktop.ui import theme

from .live_edit import LiveLine, LiveText


def lit(edit: LiveLine | LiveText, words: str, *, loosely: bool = True) -> bool:
    """Marks the first place of these words, else (`loosely`) of the first of them that stands there at all.

    False, and no mark, if there is none.
    """
    parts = _parts(words) if loosely else _parts(words)[:1]
    if isinstance(edit, LiveLine):
        return _in_line(edit, parts)
    for word in parts:
        found = edit.document().find(word, 0, QTextDocument.FindFlag(0))
        if not found.isNull():
            edit.setExtraSelections([_mark(found)])
            return True
    edit.setExtraSelections([])
    return False


def _in_line(edit: LiveLine, parts: list[str]) -> bool:
    text = edit.text().casefold()
    for word in parts:
        start = text.find(word.casefold())
        if start >= 0:
            edit.setSelection(start, len(word))
            return True
    edit.deselect()
    return False


def _parts(words: str) -> list[str]:
    """The whole first, then each word."""
    whole = " ".join(words.split())
    return list(dict.fromkeys(part for part in (whole, *whole.split()) if part))


def _mark(cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor = cursor
    made.format.setBackground(theme.colour("amberTint"))
    return made
