"""Letters as a document that a word processor opens (ODT)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentWriter,
    QTextFormat,
)

from reengage_desktop.domain.letter import Sender

from . import stationery
from .sheet_painter import INCH, POINTS, ink, sans, serif
from .stationery import PrintedLetter

BODY = 11.0


def odt(letters: Sequence[PrintedLetter], sender: Sender) -> bytes:
    """Each letter begins on a page of its own."""
    document = _document(sender)
    writer = _Writer(QTextCursor(document), sender)
    for number, letter in enumerate(letters):
        writer.write(letter, new_page=bool(number))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QTextDocumentWriter(buffer, b"ODF").write(document)
    return bytes(buffer.data().data())


def _document(sender: Sender) -> QTextDocument:
    paper = stationery.paper(sender)
    document = QTextDocument()
    document.setDefaultFont(serif(BODY))
    document.setPageSize(QSizeF(paper.width, paper.height) * POINTS / INCH)
    root = document.rootFrame()
    edges = root.frameFormat()
    edges.setMargin(paper.margin * POINTS / INCH)
    root.setFrameFormat(edges)
    return document


class _Writer:
    """Text is put in as text, never as markup."""

    def __init__(self, cursor: QTextCursor, sender: Sender) -> None:
        self._cursor, self._head = cursor, stationery.head(sender)
        self._first = True

    def write(self, letter: PrintedLetter, *, new_page: bool) -> None:
        head = self._head
        self._block(head.title, sans(14, 600), new_page=new_page)
        self._block(" · ".join(filter(None, (head.under, *head.reach))), sans(8.5), role="text2", after=44)
        for line in letter.address:
            self._block(line, serif(BODY))
        self._block(letter.dated, serif(BODY), before=36, after=14)
        for paragraph in letter.text.paragraphs:
            self._block(paragraph, serif(BODY), after=9)
        if letter.text.signature:
            self._block(letter.text.signature, serif(BODY), before=34)

    def _block(
        self,
        text: str,
        font: QFont,
        *,
        role: str = "text",
        before: float = 0,
        after: float = 0,
        new_page: bool = False,
    ) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(before)
        block.setBottomMargin(after)
        block.setAlignment(Qt.AlignmentFlag.AlignLeft)
        if new_page:
            block.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        words = QTextCharFormat()
        words.setFont(font)
        words.setForeground(ink(role))
        if self._first:
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block)
        self._first = False
        self._cursor.insertText(text.replace("\n", "\u2028"), words)
