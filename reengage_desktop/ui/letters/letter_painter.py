"""A letter on paper: head, address for the window of an envelope, date, words, and room to sign."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextLayout, QTextLine

from reengage_desktop.domain.letter import Sender
from reengage_desktop.domain.paper import Paper

from . import stationery
from .page_breaks import Piece, runs
from .sheet_painter import SheetPainter, sans, serif
from .stationery import Head, PrintedLetter

BODY, LEADING = 11.0, 16.5  # points
ADDRESS_LEADING = 13.6
REACH_LEADING = 12.0
HEAD_LEADING = 18.0
ADDRESS_WIDTH = 85.0  # mm
FOOT = 22.0
NEXT_TOP, NEXT_BODY = 15.0, 28.0  # of a further sheet
PARAGRAPH_GAP = 0.6  # lines
SIGNATURE_GAP = 3.2  # lines, to sign in


class LetterPainter:
    """Letters of one sender, each beginning on a sheet of its own."""

    def __init__(self, sheets: SheetPainter, sender: Sender) -> None:
        self._sheets = sheets
        self._paper: Paper = stationery.paper(sender)
        self._head: Head = stationery.head(sender)
        self._step = sheets.line_height(LEADING)
        self._width = self._paper.width - 2 * self._paper.margin

    def paint(self, letter: PrintedLetter) -> int:
        """How many sheets it takes."""
        paper, sheets = self._paper, self._sheets
        sheets.next_sheet()
        self._paint_head()
        sheets.block(
            letter.address, serif(BODY), paper.margin, paper.address_top, ADDRESS_WIDTH, leading=ADDRESS_LEADING
        )
        sheets.block([letter.dated], serif(BODY), paper.margin, paper.body_top, self._width, leading=LEADING)
        return self._paint_text(letter)

    def _paint_text(self, letter: PrintedLetter) -> int:
        layouts, lines, pieces = self._pieces(letter)
        top = self._paper.body_top + 2.2 * self._step
        bottom = self._paper.height - FOOT
        sheet = 0
        for run in runs(pieces, (bottom - top) / self._step, (bottom - NEXT_BODY) / self._step):
            if run.sheet != sheet:
                sheet = run.sheet
                self._begin_next(letter, sheet + 1)
            start = (NEXT_BODY if sheet else top) + run.top * self._step
            for place, line in enumerate(lines[run.piece][run.first : run.last]):
                self._sheets.draw(line, self._paper.margin, start + place * self._step)
        layouts.clear()
        return sheet + 1

    def _pieces(self, letter: PrintedLetter) -> tuple[list[QTextLayout], list[list[QTextLine]], list[Piece]]:
        font, text = serif(BODY), letter.text
        layouts, lines, pieces = [], [], []
        for number, paragraph in enumerate([*text.paragraphs, *filter(None, [text.signature])]):
            layout, found = self._sheets.lines(paragraph, font, self._width)
            layouts.append(layout)
            lines.append(found)
            signed = number == len(text.paragraphs)
            closing = bool(text.signature) and number == len(text.paragraphs) - 1 and len(found) <= 2
            gap = 0.0 if not number else SIGNATURE_GAP if signed else PARAGRAPH_GAP
            pieces.append(Piece(len(found), gap, whole=signed or closing))
        return layouts, lines, pieces

    def _paint_head(self) -> None:
        paper, sheets, head = self._paper, self._sheets, self._head
        half = self._width / 2 - 4
        used = 0.0
        if head.title:
            used = sheets.block(
                [head.title], sans(14, 600), paper.margin, paper.head_top, half, leading=HEAD_LEADING, role="text"
            )
        if head.under:
            top = paper.head_top + used
            sheets.block([head.under], sans(9), paper.margin, top, half, leading=REACH_LEADING, role="text2")
        left = paper.margin + self._width - half
        sheets.block(
            head.reach, sans(8.5), left, paper.head_top + 1.2, half, leading=REACH_LEADING, role="text2", right=True
        )

    def _begin_next(self, letter: PrintedLetter, number: int) -> None:
        self._sheets.next_sheet()
        told = " · ".join(filter(None, [*letter.address[:1], letter.dated]))
        paper, width = self._paper, self._width
        self._sheets.block([told], sans(8.5), paper.margin, NEXT_TOP, width - 20, leading=12, role="text2")
        self._sheets.block(
            [str(number)], sans(8.5), paper.margin + width - 18, NEXT_TOP, 18, leading=12, role="text2", right=True
        )


def paint_all(sheets: SheetPainter, letters: Sequence[PrintedLetter], sender: Sender) -> int:
    """How many sheets they take."""
    painter = LetterPainter(sheets, sender)
    return sum(painter.paint(letter) for letter in letters)
