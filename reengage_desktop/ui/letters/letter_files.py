"""The files that are made of letters: PDF for letters, envelopes and labels, and ODT. No widgets, so for any thread."""

from __future__ import annotations

from collections.abc import Sequence

from reengage_desktop.domain.letter import Sender
from reengage_desktop.domain.paper import Envelope, LabelSheet

from . import stationery
from .envelope_painter import paint_envelopes, paint_labels
from .letter_document import odt
from .letter_painter import paint_all
from .sheet_painter import pdf
from .stationery import PrintedLetter

__all__ = ["envelopes", "labels", "letters", "odt"]


def letters(letters: Sequence[PrintedLetter], sender: Sender) -> bytes:
    paper = stationery.paper(sender)
    with pdf(paper.width, paper.height, "Letters") as (sheets, buffer):
        paint_all(sheets, letters, sender)
    return bytes(buffer.data().data())


def envelopes(letters: Sequence[PrintedLetter], sender: Sender, envelope: Envelope) -> bytes:
    """For those with an address."""
    with pdf(envelope.width, envelope.height, "Envelopes") as (sheets, buffer):
        paint_envelopes(sheets, stationery.posted(letters), sender, envelope)
    return bytes(buffer.data().data())


def labels(letters: Sequence[PrintedLetter], sheet: LabelSheet, first_free: int = 1) -> bytes:
    """For those with an address."""
    with pdf(sheet.paper.width, sheet.paper.height, "Labels") as (sheets, buffer):
        paint_labels(sheets, stationery.posted(letters), sheet, first_free)
    return bytes(buffer.data().data())
