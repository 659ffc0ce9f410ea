"""The column beside a script: what a passage is called, the note to the reader, and the soft timer."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from reengage_desktop.domain.script import PassageKind, SpokenPassage
from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.words import tr

_LEFT, _WIDTH = 20, 126
_RING, _ABOVE_RING = 30, 6
_ICON_ROOM = 18
_NOTE_LINES = 6
_BELOW = 12  # under the middle of the label

_Align = Qt.AlignmentFlag
_ONE_LINE = _Align.AlignRight.value | _Align.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value
_WRAPPED = _Align.AlignRight.value | Qt.TextFlag.TextWordWrap.value


def paint_label(painter: QPainter, passage: SpokenPassage, top: float, lead: float, *, done: bool, now: bool) -> None:
    """On the middle of the first line of its text, checked where it is said; the current one may take two lines."""
    font = fonts.of("bodyStrong" if now else "small")
    role = "text" if now else "green" if done else "text3"
    icon = _icon(passage, done)
    box = QRectF(_LEFT, top, _WIDTH, lead)
    box.setLeft(box.left() + (_ICON_ROOM if icon else 0))
    if now and (size := _label_size(passage)).height() > QFontMetricsF(font).height():
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        first = top + (lead - QFontMetricsF(font).height()) / 2
        painter.drawText(
            QRectF(box.right() - size.width(), first, size.width(), size.height()), _WRAPPED, passage.label
        )
        width = size.width()
    else:
        shown, width = _one_line(passage.label, "bodyStrong" if now else "small", box.width())
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        painter.drawText(box, _ONE_LINE, shown)
    if icon:
        paint.icon(painter, icon, box.right() - width - _ICON_ROOM, box.center().y() - 6, 12, role)


def paint_under_label(painter: QPainter, passage: SpokenPassage, top: float, lead: float, elapsed: int | None) -> None:
    """The note of the current passage, and its timer once a call runs: seconds on this passage."""
    y = top + _below(passage, lead)
    if passage.note:
        size = _note_size(passage.note)
        painter.setFont(fonts.of("small"))
        painter.setPen(theme.colour("text3"))
        painter.drawText(QRectF(_LEFT + _WIDTH - size.width(), y, size.width(), size.height()), _WRAPPED, passage.note)
        y += size.height() + 6
    if passage.seconds and elapsed is not None:
        _paint_timer(painter, passage.seconds, elapsed, y)


def height(passage: SpokenPassage, lead: float) -> float:
    """What the column needs beside the current passage."""
    note = _note_size(passage.note).height() if passage.note else 0
    return _below(passage, lead) + note + (_ABOVE_RING + _RING + 28 if passage.seconds else 0)


def _below(passage: SpokenPassage, lead: float) -> float:
    """Where something stands under the label of the current passage."""
    line = QFontMetricsF(fonts.of("bodyStrong")).height()
    return lead / 2 + _BELOW + max(0.0, _label_size(passage).height() - line)


def _icon(passage: SpokenPassage, done: bool) -> str:
    return Icon.CHECK if done else Icon.CORNER_DOWN_RIGHT if passage.kind is PassageKind.BRANCH else ""


def _label_size(passage: SpokenPassage) -> QSizeF:
    return _balanced(passage.label, "bodyStrong", _WIDTH - (_ICON_ROOM if _icon(passage, False) else 0), 2)


def _note_size(note: str) -> QSizeF:
    return _balanced(note, "small", _WIDTH, _NOTE_LINES)


@lru_cache(maxsize=128)
def _one_line(text: str, token: str, width: float) -> tuple[str, float]:
    """As much of it as there is room for, and how wide that is."""
    metrics = QFontMetricsF(fonts.of(token))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    return shown, metrics.horizontalAdvance(shown)


@lru_cache(maxsize=64)
def _balanced(text: str, token: str, width: int, lines: int) -> QSizeF:
    """As narrow as it can be in as many lines as it needs, at most `lines`."""
    metrics = QFontMetricsF(fonts.of(token))

    def high(across: int) -> float:
        return metrics.boundingRect(QRectF(0, 0, across, 1000), _WRAPPED, text).height()

    needed = high(width)
    narrow = next((across + 2 for across in range(width - 2, width // 2, -2) if high(across) > needed), width // 2)
    return QSizeF(min(narrow, width), min(needed, lines * metrics.lineSpacing() + 1))


def _paint_timer(painter: QPainter, seconds: int, elapsed: int, y: float) -> None:
    """It fills, turns amber at the end, and waits; nothing blinks."""
    over = elapsed >= seconds
    box = QRectF(_LEFT + _WIDTH - _RING, y + _ABOVE_RING, _RING, _RING)
    paint.ring(painter, box, elapsed / seconds, "amberFill" if over else "inkFill")
    words = tr("{done} of {all} s").format(done=min(elapsed, seconds), all=seconds)
    line = QRectF(_LEFT, box.bottom() + 6, _WIDTH, 16)
    font = fonts.of("small", tabular=True, weight=500)
    paint.text(painter, words, font, "amber" if over else "text2", line, _Align.AlignRight)
