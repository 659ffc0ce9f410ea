"""Short facts one under another, painted in one widget: they come anew with each person, and must come at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reengage_desktop.ui import fonts, paint, theme

from .spoken_text import SpokenText

_ICON, _ICON_GAP, _BESIDE_GAP = 13, 6, 8
_CARD_RADIUS = 10


@dataclass(frozen=True, slots=True)
class Fact:
    """A paragraph: its words in a token and a role, the room above it and before it, and what stands beside it.

    `beside` is one line after the words, in `beside_token`. Room is in px. `one_line`: elided where it is too long.
    """

    words: str
    token: str = "body"
    role: str = "text"
    above: int = 2
    indent: int = 0
    icon: str = ""
    beside: str = ""
    beside_token: str = "small"
    italic: bool = False
    one_line: bool = False

    @property
    def left(self) -> int:
        """Where the words begin."""
        return self.indent + (_ICON + _ICON_GAP if self.icon else 0)


@dataclass(slots=True)
class _Set:
    """A fact in its place, as it was set for a width."""

    fact: Fact
    text: SpokenText
    top: float = 0
    height: float = 0


class FactsView(QWidget):
    """Plain text that a screen reader reads as one description; on a `card` it has a ground and an edge."""

    def __init__(self, parent: QWidget | None = None, *, card: bool = False, name: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._card = card
        self._across, self._down = (16, 14) if card else (0, 0)
        self._sets: list[_Set] = []
        self._heights: dict[int, float] = {}  # by width, as layouts ask for them again and again
        self._set_for = 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Without any, nothing is shown."""
        self._sets = [_Set(fact, SpokenText(fact.words)) for fact in facts]
        self._heights, self._set_for = {}, 0
        self.setAccessibleName(self.text())
        self.setVisible(bool(facts))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """All that stands here, a line for each fact."""
        facts = (each.fact for each in self._sets)
        return "\n".join(f"{fact.words} {fact.beside}".rstrip() for fact in facts)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._lay_out(width)
        return round(self._heights[width]) + 2 * self._down

    def sizeHint(self) -> QSize:
        """The height is that of the width it gets."""
        return QSize(max(200, self.width()), 2 * self._down)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 2 * self._down)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._card:
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(theme.colour("surface"))
            edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(edge, _CARD_RADIUS, _CARD_RADIUS)
        if self._set_for != self.width():
            self._lay_out(self.width())
        for each in self._sets:
            self._paint(painter, each)

    def _paint(self, painter: QPainter, each: _Set) -> None:
        fact, x, y = each.fact, self._across + each.fact.indent, self._down + each.top
        if fact.icon:
            middle = y + each.text.lead / 2
            paint.icon(painter, fact.icon, x, round(middle - _ICON / 2), _ICON, fact.role)
        x = self._across + fact.left
        line = QRectF(x, y, self.width() - self._across - x, each.text.lead)
        if fact.one_line:
            paint.text(painter, fact.words, _face(fact), fact.role, line)
        else:
            each.text.paint(painter, x, y, fact.role)
        if fact.beside:
            x += round(each.text.width()) + _BESIDE_GAP
            paint.text(
                painter,
                fact.beside,
                fonts.of(fact.beside_token),
                "text2",
                QRectF(x, y, line.right() - x, line.height()),
            )

    def _lay_out(self, width: int) -> float:
        """Each fact in its place; the height of all. The room above the first one is not needed."""
        self._set_for, y = width, 0.0
        for number, each in enumerate(self._sets):
            fact = each.fact
            font = _face(fact)
            y += fact.above if number else 0
            each.top = y
            room = max(60, width - 2 * self._across - fact.left)
            lead = round(QFontMetricsF(font).lineSpacing())
            each.height = each.text.lay_out(room, font, lead)
            if fact.one_line:
                each.height = lead
            y += each.height
        return y


def _face(fact: Fact) -> QFont:
    return fonts.of(fact.token, italic=fact.italic)
