"""The writing face of a script: its Markdown, with fields, headings and findings shown as what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from reengage_desktop.domain.script import MAX_SCRIPT
from reengage_desktop.ui import fonts, theme

from .written_text import Mark

_POINTS = 12.0
_HEADING = re.compile(r"#{1,2}(?!#).*")
_FIELD = re.compile(r"\{\{[^{}]*\}\}")
_CONDITION = re.compile(r"\{%[^{}]*%\}")
_PROMISE = re.compile(r"\*[^*]+\*")
_NOTE = re.compile(r">.*")


class _Colours(QSyntaxHighlighter):
    """Line by line, so that a keystroke costs its own line only."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._kinds: list[tuple[re.Pattern[str], QTextCharFormat]] = []
        self._dress()
        theme.current().changed.connect(self._redress)

    def highlightBlock(self, text: str) -> None:
        for pattern, how in self._kinds:
            if pattern in (_HEADING, _NOTE):
                if pattern.match(text):
                    self.setFormat(0, len(text), how)
                continue
            for found in pattern.finditer(text):
                self.setFormat(found.start(), found.end() - found.start(), how)

    def _dress(self) -> None:
        self._kinds = [
            (_HEADING, _face("text", fonts.of("bodyStrong", points=10.5))),
            (_NOTE, _face("text3", fonts.of("small", points=9.75))),
            (_PROMISE, _face("ember")),
            (_FIELD, _face("ink", ground="inkTint")),
            (_CONDITION, _face("text3", fonts.of("small", points=9.75))),
        ]

    def _redress(self) -> None:
        self._dress()
        self.rehighlight()


class ScriptEditor(QPlainTextEdit):
    """`left` comes with Esc, `fields_requested` with Ctrl+Space. `refused`: more was pasted than a script may hold."""

    left = Signal()
    fields_requested = Signal()
    refused = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("script_editor")
        self.setStyleSheet("QPlainTextEdit, QPlainTextEdit:focus { border: 0; border-radius: 0; padding: 2px 8px; }")
        self.setAccessibleName(self.tr("Text of the script"))
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setFont(fonts.of("script", points=_POINTS))
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(14)
        self._colours = _Colours(self.document())
        self._marks: tuple[Mark, ...] = ()
        theme.current().changed.connect(self._colour_marks)

    def set_markdown(self, markdown: str) -> None:
        """Another text; undo begins anew."""
        self.setPlainText(markdown)
        self.show_marks(())

    def markdown(self) -> str:
        return self.toPlainText()

    def show_marks(self, marks: Iterable[Mark]) -> None:
        """Wavy lines under these places."""
        self._marks = tuple(marks)
        found = []
        for mark in self._marks:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._cursor(mark.start, mark.end)
            how = QTextCharFormat()
            how.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            how.setUnderlineColor(theme.colour("redFill" if mark.grave else "amberFill"))
            selection.format = how
            found.append(selection)
        self.setExtraSelections(found)

    def _colour_marks(self) -> None:
        self.show_marks(self._marks)

    def go_to(self, start: int, end: int | None = None) -> None:
        """The cursor there, or this stretch selected, in the middle of what is seen."""
        self.setTextCursor(self._cursor(start, start if end is None else end))
        self.centerCursor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def insert(self, written: str) -> None:
        """A field where the cursor stands, with a space where words would touch."""
        cursor = self.textCursor()
        before = self.document().characterAt(cursor.selectionStart() - 1) if cursor.selectionStart() else "\n"
        gap = " " if before.isalnum() or before in "}.,;:!?" else ""
        cursor.insertText(f"{gap}{written}")
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def replace_all(self, markdown: str) -> None:
        """As one step that Ctrl+Z takes back."""
        cursor = self._cursor(0, self.document().characterCount() - 1)
        cursor.insertText(markdown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif control and event.key() == Qt.Key.Key_Space:
            self.fields_requested.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What would make it longer than a script may be is not taken in at all."""
        length = len(source.text()) + self.document().characterCount()
        if length > MAX_SCRIPT:
            self.refused.emit(length)
            return
        super().insertFromMimeData(source)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        """Python counts characters, Qt their 16-bit halves."""
        text = self.toPlainText()
        cursor = QTextCursor(self.document())
        most = self.document().characterCount() - 1
        cursor.setPosition(min(most, _units(text, start)))
        cursor.setPosition(min(most, _units(text, end)), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _units(text: str, at: int) -> int:
    return at + sum(1 for char in text[:at] if ord(char) > 0xFFFF) if not text.isascii() else at


def _face(role: str, font: QFont | None = None, ground: str = "") -> QTextCharFormat:
    made = QTextCharFormat()
    if font is not None:
        made.setFont(font)
    made.setForeground(theme.colour(role))
    if ground:
        made.setBackground(theme.colour(ground))
    return made
