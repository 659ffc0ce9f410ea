"""The column beside a script: what a passage is called, the note to the reader, and the soft timer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from reengage_desktop.domain.script import PassageKind, SpokenPassage
from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.words import tr

_LEFT, _WIDTH = 20, 126
_RING = 30
_NOTE_ROOM = 120
_BELOW = 12  # under the middle of the label

_Align = Qt.AlignmentFlag


def paint_label(painter: QPainter, passage: SpokenPassage, top: float, lead: float, *, done: bool, now: bool) -> None:
    """On the middle of the first line of its text, with a check where it is said."""
    font = fonts.of("bodyStrong" if now else "small")
    role = "text" if now else "green" if done else "text3"
    box = QRectF(_LEFT, top, _WIDTH, lead)
    icon = Icon.CHECK if done else Icon.CORNER_DOWN_RIGHT if passage.kind is PassageKind.BRANCH else None
    if icon is not None:
        box.setLeft(box.left() + 18)
    width = paint.text(painter, passage.label, font, role, box, _Align.AlignRight)
    if icon is not None:
        paint.icon(painter, icon, box.right() - width - 18, box.center().y() - 6, 12, role)


def paint_under_label(painter: QPainter, passage: SpokenPassage, top: float, lead: float, elapsed: int | None) -> None:
    """The note of the current passage, and its timer once a call runs: seconds on this passage."""
    y = top + lead / 2 + _BELOW
    if passage.note:
        painter.setFont(fonts.of("small"))
        painter.setPen(theme.colour("text3"))
        flags = _Align.AlignRight.value | Qt.TextFlag.TextWordWrap.value
        y += painter.drawText(QRectF(_LEFT, y, _WIDTH, _NOTE_ROOM), flags, passage.note).height() + 6
    if passage.seconds and elapsed is not None:
        _paint_timer(painter, passage.seconds, elapsed, y)


def height(passage: SpokenPassage, lead: float) -> float:
    """What the column needs beside the current passage."""
    flags = Qt.TextFlag.TextWordWrap.value
    room = QRectF(0, 0, _WIDTH, _NOTE_ROOM)
    note = QFontMetricsF(fonts.of("small")).boundingRect(room, flags, passage.note).height() if passage.note else 0
    return lead / 2 + _BELOW + note + (_RING + 28 if passage.seconds else 0)


def _paint_timer(painter: QPainter, seconds: int, elapsed: int, y: float) -> None:
    """It fills, turns amber at the end, and waits; nothing blinks."""
    over = elapsed >= seconds
    box = QRectF(_LEFT + _WIDTH - _RING, y, _RING, _RING)
    paint.ring(painter, box, elapsed / seconds, "amberFill" if over else "inkFill")
    words = tr("{done} of {all} s").format(done=min(elapsed, seconds), all=seconds)
    line = QRectF(_LEFT, box.bottom() + 6, _WIDTH, 16)
    font = fonts.of("small", tabular=True, weight=500)
    paint.text(painter, words, font, "amber" if over else "text2", line, _Align.AlignRight)
