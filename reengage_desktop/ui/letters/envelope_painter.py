"""Envelopes and sheets of labels for the letters of the pile."""

from __future__ import annotations

from collections.abc import Sequence

from reengage_desktop.domain.address import MOST_LINES
from reengage_desktop.domain.letter import Sender
from reengage_desktop.domain.paper import Envelope, LabelSheet

from . import stationery
from .sheet_painter import INCH, POINTS, SheetPainter, sans, serif
from .stationery import PrintedLetter

CORNER = 10.0  # mm from the edges to the sender
LABEL_EDGE = (4.0, 2.0)
LABEL_POINTS = 10.5
LEADING = 1.2  # lines


def paint_envelopes(sheets: SheetPainter, letters: Sequence[PrintedLetter], sender: Sender, envelope: Envelope) -> None:
    back = stationery.back_address(sender)
    for letter in letters:
        sheets.next_sheet()
        sheets.block(back, sans(8.5), CORNER, CORNER, envelope.left - CORNER - 8, leading=11.5, role="text2")
        width = envelope.width - envelope.left - CORNER
        sheets.block(letter.address, serif(12), envelope.left, envelope.top, width, leading=15.6)


def paint_labels(
    sheets: SheetPainter, letters: Sequence[PrintedLetter], sheet: LabelSheet, first_free: int = 1
) -> None:
    """Row by row from the label `first_free`, counted from 1."""
    edge, above = LABEL_EDGE
    page = -1
    for letter, (wanted, left, top) in zip(letters, sheet.places(len(letters), first_free), strict=True):
        if wanted != page:
            sheets.next_sheet()
            page = wanted
        room = sheet.height - 2 * above
        lines = min(MOST_LINES, max(1, len(letter.address)))
        points = min(LABEL_POINTS, room * POINTS / INCH / lines / LEADING)
        height = sheets.line_height(points * LEADING) * lines
        start = top + (sheet.height - height) / 2
        sheets.block(
            letter.address, serif(points), left + edge, start, sheet.width - 2 * edge, leading=points * LEADING
        )
