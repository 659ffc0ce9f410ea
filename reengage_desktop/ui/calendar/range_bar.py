"""The bar of a likely range: a band for the range, a mark for so far, a dashed ring where it is too early to tell."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reengage_desktop.domain.reach import Reach
from reengage_desktop.ui import theme

HEIGHT = 9
_TRACK = 5
_LEAST = 0.6
_INK = ("inkTint2", "inkFill", "text")
_PAST = ("lineStrong", "greyFill", "text")
_WORD = ("emberTint", "emberFill", "text")


def full_scale(reaches: Iterable[Reach]) -> float:
    """The rate at the right end of all bars: 60 %, or more where a likely range goes further."""
    most = max((reach.high for reach in reaches if not reach.too_early), default=_LEAST)
    return _LEAST if most <= _LEAST else 0.8 if most <= 0.8 else 1.0


def draw(painter: QPainter, rect: QRectF, reach: Reach, scale: float, roles: tuple[str, str, str] = _INK) -> None:
    """In the middle of the height of `rect`, which is `HEIGHT` at least. Antialiasing is on."""
    track_role, band_role, mark_role = roles
    track = QRectF(rect.x(), rect.center().y() - _TRACK / 2, rect.width(), _TRACK)
    if reach.too_early:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("control"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(track_role))
    painter.drawRoundedRect(track, 2.5, 2.5)
    low, high, so_far = (min(1.0, rate / scale) * track.width() for rate in (reach.low, reach.high, reach.rate))
    painter.setBrush(theme.colour(band_role))
    painter.drawRoundedRect(QRectF(track.x() + low, track.y(), max(_TRACK, high - low), _TRACK), 2.5, 2.5)
    painter.setBrush(theme.colour(mark_role))
    painter.drawRoundedRect(QRectF(track.x() + so_far - 1, track.center().y() - 4.5, 2, 9), 1, 1)


def draw_past(painter: QPainter, rect: QRectF, reach: Reach, scale: float) -> None:
    draw(painter, rect, reach, scale, _PAST)


class RangeBar(QWidget):
    """Its numbers stand beside it in words, so it is silent. `of_word`: of promises, in their colour."""

    def __init__(self, reach: Reach, scale: float, *, of_word: bool = False) -> None:
        super().__init__()
        self._reach, self._scale, self._roles = reach, scale, _WORD if of_word else _INK
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(80, HEIGHT + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter, QRectF(self.rect()), self._reach, self._scale, self._roles)
