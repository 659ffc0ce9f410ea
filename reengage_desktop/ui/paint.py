"""The small painted shapes that delegates, labels and views share: pure functions on a QPainter."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from reengage_desktop.domain.ladder import REACHED, RUNGS

from . import fonts, icons, theme
from .tokens import tokens

DOT, DOT_GAP = 8, 4
SEGMENT_WIDTH, SEGMENT_HEIGHT, SEGMENT_GAP = 14, 6, 3
RETURN = "⏎"

_Align = Qt.AlignmentFlag


def lamp(painter: QPainter, state: str, x: float, y: float, size: float = 10) -> None:
    """One of the six lamps (`domain.permission.Lamp`), a square of `size` with its corner at x, y."""
    colour = theme.colour(tokens()["lamp"][state]["colour"])
    pen = QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(x, y)
    painter.scale(size / 12, size / 12)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match state:
        case "now":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(6, 6), 5.2, 5.2)
        case "soon":
            painter.drawEllipse(QPointF(6, 6), 4.7, 4.7)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPie(QRectF(1.3, 1.3, 9.4, 9.4), 90 * 16, 180 * 16)
        case "later":
            painter.drawEllipse(QPointF(6, 6), 4.6, 4.6)
        case "ends":
            pen.setWidthF(1)
            painter.setPen(pen)
            painter.setBrush(colour)
            painter.drawPolygon(QPolygonF([QPointF(6, 0.9), QPointF(11.6, 10.6), QPointF(0.4, 10.6)]))
        case "shut":
            painter.drawRoundedRect(QRectF(1.2, 1.2, 9.6, 9.6), 1.5, 1.5)
            painter.drawLine(QPointF(3.4, 8.6), QPointF(8.6, 3.4))
        case _:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(0.5, 0.5, 11, 11), 2, 2)
            bar = QPen(theme.colour("onInk"), 2)
            bar.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(bar)
            painter.drawLine(QPointF(3, 6), QPointF(9, 6))
    painter.restore()


def lamp_pixmap(state: str, size: int = 10, ratio: float = 1.0) -> QPixmap:
    """A lamp for an icon, in the look that holds now."""
    drawn = QPixmap(QSize(size, size) * ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    drawn.setDevicePixelRatio(ratio)
    painter = QPainter(drawn)
    lamp(painter, state, 0, 0, size)
    painter.end()
    return drawn


def attempt_dots(painter: QPainter, ladder: str, x: float, y: float, of: int = RUNGS) -> float:
    """The attempts as dots: disc tried, diamond reached, ring open; past five the latest five and "+2". The width.

    `of`: how many their ladder has; there are never more than five dots.
    """
    places = min(of, RUNGS)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place, mark in enumerate(ladder[-places:].ljust(places)):
        _dot(painter, mark, x + DOT / 2 + place * (DOT + DOT_GAP), y + DOT / 2)
    painter.restore()
    width = _dots_width(places)
    if len(ladder) > places:
        more = QRectF(x + width + 6, y - 4, 40, DOT + 8)
        width += 6 + text(
            painter, f"+{len(ladder) - places}", fonts.of("small", tabular=True, weight=600), "text", more
        )
    return width


def attempt_dots_width(ladder: str, of: int = RUNGS) -> float:
    """The room `attempt_dots` takes; it is `DOT` high."""
    places = min(of, RUNGS)
    if len(ladder) <= places:
        return _dots_width(places)
    more = QFontMetricsF(fonts.of("small", tabular=True, weight=600))
    return _dots_width(places) + 6 + more.horizontalAdvance(f"+{len(ladder) - places}")


def _dots_width(places: int) -> float:
    return places * DOT + (places - 1) * DOT_GAP


def _dot(painter: QPainter, mark: str, x: float, y: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    if mark == " ":
        painter.setPen(QPen(theme.colour("control"), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x, y), 3, 3)
    elif mark == REACHED:
        painter.setBrush(theme.colour("ink"))
        tip = 4.8
        corners = [QPointF(x, y - tip), QPointF(x + tip, y), QPointF(x, y + tip), QPointF(x - tip, y)]
        painter.drawPolygon(QPolygonF(corners))
    else:
        painter.setBrush(theme.colour("text2"))
        painter.drawEllipse(QPointF(x, y), 3.5, 3.5)


def segments(painter: QPainter, done: int, total: int, x: float, y: float) -> float:
    """A slot's calls: filled when done, an open one for the one in hand, pale for the rest. The width."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place in range(total):
        at = QRectF(x + place * (SEGMENT_WIDTH + SEGMENT_GAP), y, SEGMENT_WIDTH, SEGMENT_HEIGHT)
        if place == done:
            painter.setPen(QPen(theme.colour("inkFill"), 1.5))
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(at.adjusted(0.75, 0.75, -0.75, -0.75), 2.25, 2.25)
            continue
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("inkFill" if place < done else "inkTint2"))
        painter.drawRoundedRect(at, 3, 3)
    painter.restore()
    return segments_width(total)


def segments_width(total: int) -> float:
    """The room `segments` takes; it is `SEGMENT_HEIGHT` high."""
    return max(0, total * (SEGMENT_WIDTH + SEGMENT_GAP) - SEGMENT_GAP)


def ring(painter: QPainter, rect: QRectF, share: float, role: str = "inkFill", width: float = 3.5) -> None:
    """A soft timer: `share` (0 to 1) of a ring, clockwise from the top."""
    inside = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("inkTint2"), width))
    painter.drawEllipse(inside)
    pen = QPen(theme.colour(role), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawArc(inside, 90 * 16, -round(min(1.0, max(0.0, share)) * 360 * 16))
    painter.restore()


def icon(painter: QPainter, name: str, x: float, y: float, size: int = 16, role: str = "text2") -> None:
    """A shipped icon with its corner at x, y, sharp on any screen."""
    painter.drawPixmap(QPointF(x, y), icons.pixmap(name, role, size, painter.device().devicePixelRatio()))


def text(
    painter: QPainter, words: str, font: QFont, role: str, rect: QRectF, align: _Align = _Align.AlignLeft
) -> float:
    """One line in the middle of the height of `rect`, elided at its right. The width it took."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, rect.width()))
    painter.setFont(font)
    painter.setPen(theme.colour(role))
    flags = align.value | _Align.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value
    painter.drawText(rect, flags, shown)
    return metrics.horizontalAdvance(shown)


_CAP_FONTS = {False: ("caption", 500), True: ("heading", 600)}
_CAP_HEIGHT = {False: 18, True: 26}
_CAP_RADIUS = {False: 4, True: 6}
_CAP_TONES = {
    "plain": ("surface", "lineStrong", "text2"),
    "off": ("", "line", "text3"),
    "onInk": ("", "onInk", "onInk"),
    "onWhite": ("", "button", "button"),
    "toast": ("", "toastLink", "toastLink"),
}


def keycap(painter: QPainter, keys: str, x: float, y: float, *, big: bool = False, tone: str = "plain") -> float:
    """A key of the keyboard, "Ctrl K" or "⏎", with its corner at x, y. `tone`: one of `_CAP_TONES`.

    Returns the width; see `keycap_size`.
    """
    ground, edge, ink = _CAP_TONES[tone]
    size = keycap_size(keys, big=big)
    box = QRectF(x, y, size.width(), size.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _cap_box(painter, box, _CAP_RADIUS[big], ground, edge)
    left = x + (size.width() - _keys_width(keys, big)) / 2
    face = QRectF(left, y, size.width(), size.height() - 1)
    for part in _parts(keys):
        if part == RETURN:
            icon(painter, icons.Icon.CORNER_DOWN_LEFT, face.x(), face.center().y() - 6, 12, ink)
            face.setLeft(face.x() + 12)
        else:
            face.setLeft(face.x() + text(painter, part, _cap_font(big), "text" if big else ink, face))
    painter.restore()
    return float(size.width())


def keycap_size(keys: str, *, big: bool = False) -> QSize:
    """The room a keycap takes."""
    height = _CAP_HEIGHT[big]
    return QSize(max(height, round(_keys_width(keys, big)) + 11), height)


def _cap_box(painter: QPainter, box: QRectF, radius: float, ground: str, edge: str) -> None:
    """A box with a heavier lower edge; on dark grounds it is only a thin outline."""
    line = theme.colour(edge)
    if not ground:
        line.setAlphaF(0.55)
    painter.setPen(QPen(line, 1))
    painter.setBrush(theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    low = box.bottom() - 1.5
    painter.drawLine(QLineF(box.x() + radius - 1, low, box.right() - radius + 1, low))


def _cap_font(big: bool) -> QFont:
    name, weight = _CAP_FONTS[big]
    return fonts.of(name, weight=weight)


def _keys_width(keys: str, big: bool) -> float:
    metrics = QFontMetricsF(_cap_font(big))
    return sum(12 if part == RETURN else metrics.horizontalAdvance(part) for part in _parts(keys))


def _parts(keys: str) -> list[str]:
    before, sign, after = keys.partition(RETURN)
    return [part for part in (before, sign, after) if part]
