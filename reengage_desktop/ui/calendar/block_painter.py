"""Paints one block of the week: slots, promises, visits, busy times, and the slot that is being moved."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.tokens import tokens

from . import range_bar, slot_words
from .block_words import Face, Tone

RADIUS = 7.0
SLIM_BELOW, SLIM_PERSON_BELOW = 58, 84  # initials say more than the first letters of a name
_SHORT_RANGE_BELOW = 104
_NO_BAR_BELOW = 72
_CLOSE_BELOW = 100
_LINE, _NEXT = 16, 15  # heights of the first line and of those after it
_RIGHT = Qt.AlignmentFlag.AlignRight
_CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class _Look:
    """Roles of ground, edge, bar at the left, name and second line. "" is none."""

    ground: str
    edge: str
    bar: str
    name: str = "text"
    line: str = "text2"
    weight: int = 600
    width: float = 1.0
    dashed: bool = False


_LOOKS = {
    Tone.PAST: _Look("greyTint", "line", "greyFill", "text2", weight=500),
    Tone.NOW: _Look("inkTint", "ink", "inkFill", width=2),
    Tone.AHEAD: _Look("inkTint", "inkTint2", "inkFill"),
    Tone.RESTING: _Look("", "control", "", "text2", weight=500, dashed=True),
    Tone.PROMISE: _Look("emberTint", "emberFill", "", "ember", "ember"),
    Tone.KEPT: _Look("emberTint", "emberTint", "", "ember", "ember"),
    Tone.BROKEN: _Look("surface", "emberFill", "", "ember", "ember"),
    Tone.MOVED: _Look("", "control", "", "text2", weight=500, dashed=True),
    Tone.DATE: _Look("surface", "control", "text2"),
}
_LIFTED = _Look("surface", "ink", "inkFill", width=2)


def draw(painter: QPainter, rect: QRectF, face: Face, scale: float, *, hover: bool = False) -> None:
    """Antialiasing is on. `scale`: see `range_bar.full_scale`."""
    if face.tone is Tone.BUSY:
        return _busy(painter, rect)
    look = _LOOKS[face.tone]
    _box(painter, rect, look, hover=hover)
    if rect.width() < (SLIM_PERSON_BELOW if face.short else SLIM_BELOW):
        return _slim(painter, rect, face, look)
    _words(painter, rect, face, look, scale)


def draw_lifted(painter: QPainter, rect: QRectF, face: Face, hours: str, scale: float) -> None:
    """The slot in hand: `hours` say where it would be."""
    _shadow(painter, rect)
    _box(painter, rect, _LIFTED)
    reach = None if rect.width() < SLIM_BELOW else face.reach
    lifted = Face(Tone.AHEAD, face.title, hours, () if reach else face.lines, reach=reach)
    _words(painter, rect, lifted, _LIFTED, scale)


def draw_ghost(painter: QPainter, rect: QRectF, words: str) -> None:
    """Where it was."""
    pen = QPen(theme.colour("control"), 1.5, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([2.4, 1.8])
    painter.setPen(pen)
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), RADIUS, RADIUS)
    inside = QRectF(rect.x() + 10, rect.y() + 4, rect.width() - 16, _LINE)
    paint.text(painter, words, fonts.of("small", tabular=True), "text3", inside)


def draw_ring(painter: QPainter, rect: QRectF) -> None:
    """The focus, one pixel off the edge."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("focus"), 2))
    painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), RADIUS + 2, RADIUS + 2)


def busy_words(painter: QPainter, rect: QRectF, top: float, title: str) -> None:
    inside = QRectF(rect.x() + 6, top + 1, rect.width() - 10, _NEXT)
    paint.text(painter, title, fonts.of("caption"), "text3", inside)


def _box(painter: QPainter, rect: QRectF, look: _Look, *, hover: bool = False) -> None:
    half = look.width / 2
    outline = QPainterPath()
    outline.addRoundedRect(rect.adjusted(half, half, -half, -half), RADIUS - half, RADIUS - half)
    painter.fillPath(outline, theme.colour(look.ground or "surface"))
    if look.bar:
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(QRectF(rect.x(), rect.y(), 3 + look.width, rect.height()), theme.colour(look.bar))
        painter.restore()
    edge = _hovered(look) if hover else look.edge
    pen = QPen(theme.colour(edge), look.width)
    if look.dashed:
        pen.setDashPattern([3, 3])
    painter.strokePath(outline, pen)


def _hovered(look: _Look) -> str:
    return {"inkTint2": "inkFill", "line": "greyFill", "control": "text2", "emberTint": "emberFill"}.get(
        look.edge, look.edge
    )


def _slim(painter: QPainter, rect: QRectF, face: Face, look: _Look) -> None:
    """Icon over initials; where it is low, the initials alone."""
    font = fonts.of("caption", weight=600)
    short = face.short or face.title[:2]
    tall = rect.height() >= 32 and face.icon
    middle = rect.center()
    if tall:
        paint.icon(painter, face.icon, round(middle.x() - 6.5), round(middle.y() - 14), 13, look.name)
        rect = QRectF(rect.x(), middle.y() + 1, rect.width(), 13)
    paint.text(painter, short, font, look.name, rect, _CENTRE)


def _words(painter: QPainter, rect: QRectF, face: Face, look: _Look, scale: float) -> None:
    close = rect.width() < _CLOSE_BELOW
    left = rect.x() + (10 if look.bar else 9) - 2 * close
    top = rect.y() + (4 if rect.height() >= 30 else max(1, (rect.height() - _LINE) / 2))
    line = QRectF(left, top, rect.right() - 6 + close - left, _LINE)
    below = line.translated(0, _LINE)
    bold, plain = fonts.of("small", weight=look.weight), fonts.of("small", tabular=True)
    if face.icon:
        paint.icon(painter, face.icon, round(line.x()), round(line.y() + 1.5), 13, look.name)
        line.setLeft(line.x() + 18)
    beside = _width(bold, face.title) + 3 + _width(plain, face.right) <= line.width()
    if face.right and (beside or not face.reach):
        role = "text2" if look.weight == 500 else "text"
        line.setRight(line.right() - paint.text(painter, face.right, plain, role, line, _RIGHT) - 3)
    spare = rect.bottom() - line.bottom() - _NEXT * len(face.lines)
    for part in _parts(face.title, bold, line.width(), spare):
        paint.text(painter, part, bold, look.name, line)
        line.translate(0, _NEXT)
        below.moveTop(line.top())
    below.setHeight(_NEXT)
    if face.reach is not None and beside and not face.lines:
        if below.bottom() <= rect.bottom():
            _range(painter, below, face, scale)
        return
    for words in face.lines if beside or not face.reach else (face.right,):
        if below.bottom() > rect.bottom():
            return
        paint.text(painter, words, fonts.of("caption", tabular=True), look.line, below)
        below.translate(0, _NEXT)


def _parts(title: str, font: QFont, width: float, room: float) -> list[str]:
    """A name too long for its line takes a second one, where there is room to spare."""
    first, _, last = title.rpartition(" ")
    both = first and room >= _NEXT and max(_width(font, first), _width(font, last)) <= width
    return [first, last] if both and _width(font, title) > width else [title]


def _width(font: QFont, words: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(words)


def _range(painter: QPainter, line: QRectF, face: Face, scale: float) -> None:
    assert face.reach is not None
    font = fonts.of("caption", tabular=True)
    words = slot_words.range_words(face.reach, short=line.width() < _SHORT_RANGE_BELOW)
    took = _width(font, words)
    paint.text(painter, words, font, "text2", line, _RIGHT)
    if line.width() < _NO_BAR_BELOW:
        return
    bar = line.adjusted(0, 0, -took - 6, 0)
    draw_bar = range_bar.draw_past if face.tone is Tone.PAST else range_bar.draw
    draw_bar(painter, bar, face.reach, scale)


def _busy(painter: QPainter, rect: QRectF) -> None:
    hatch = theme.colour("lineStrong")
    hatch.setAlphaF(0.6)
    painter.fillRect(rect, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
    painter.setPen(QPen(theme.colour("lineStrong"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))


def _shadow(painter: QPainter, rect: QRectF) -> None:
    """As soft as the design has it, from a few pale outlines: no effect, so that a drag keeps its pace."""
    values = tokens()["elevation"]["lifted"]["shadow"]
    steps = 8
    shade = QColor(20, 16, 10)
    shade.setAlphaF(values["alpha"] / steps)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    for step in range(steps):
        grow = values["blur"] / 2 * (step + 0.5) / steps - values["blur"] / 8
        grown = rect.adjusted(-grow, -grow, grow, grow).translated(QPointF(0, values["y"]))
        painter.drawRoundedRect(grown, RADIUS + grow, RADIUS + grow)
