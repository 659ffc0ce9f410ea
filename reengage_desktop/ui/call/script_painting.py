"""Painting the passages of a script: text, label, branches, and the band of the one that is read."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from reengage_desktop.ui import fonts, theme, tokens

from . import script_labels
from .script_places import TEXT_LEFT, Place, ScriptPlaces
from .script_type import FAR, WIDEST, ScriptType


@dataclass(frozen=True, slots=True)
class Reading:
    """What moves on the current passage: seconds on it once a call runs, the spoken word, the key under the mouse."""

    elapsed: int | None = None
    lit: tuple[int, int] | None = None
    under_mouse: str = ""


def paint_places(painter: QPainter, places: ScriptPlaces, type_: ScriptType, seen: QRectF, reading: Reading) -> None:
    """Those that are seen; `seen` is in px of the whole script."""
    dots_per_inch = painter.device().logicalDpiY()
    for index, place in enumerate(places.all):
        if place.top >= seen.bottom() or place.top + place.height <= seen.top():
            continue
        how, now = places.setting(index), index == places.current
        top, lead = place.top + how.above, type_.lead(how, dots_per_inch)
        if now:
            _paint_band(painter, place, round(seen.right()))
            script_labels.paint_under_label(painter, place.passage, top, lead, reading.elapsed)
        script_labels.paint_label(painter, place.passage, top, lead, done=index < places.current, now=now)
        lit = reading.lit if now else None
        place.text.paint(painter, TEXT_LEFT, top, how.role, underline_merged=how is not FAR, lit=lit)
        if now:
            place.chips.paint(painter, TEXT_LEFT, place.top + place.chips_below, place.turn.open, reading.under_mouse)


def paint_nothing(painter: QPainter, width: int, words: str) -> None:
    """What stands in place of a script that has nothing to read."""
    room = QRectF(TEXT_LEFT, 40, min(WIDEST, width - TEXT_LEFT - 28), 200)
    painter.setFont(fonts.of("body"))
    painter.setPen(theme.colour("text2"))
    painter.drawText(room, Qt.TextFlag.TextWordWrap.value, words)


def _paint_band(painter: QPainter, place: Place, width: int) -> None:
    top, height = round(place.top), round(place.height)
    painter.fillRect(0, top, width, height, theme.colour("readBand"))
    for y in (top, top + height - 1):
        painter.fillRect(0, y, width, 1, theme.colour("line"))
    painter.fillRect(0, top, tokens.tokens()["line"]["currentPassageBar"], height, theme.colour("ink"))
