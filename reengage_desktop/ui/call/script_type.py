"""How the passages of a script are set: the one that is read large, the next one smaller, the others small."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QFont, QFontMetricsF

from reengage_desktop.ui import fonts

SMALLEST, LARGEST, NORMAL = 15, 30, 22
WIDEST = 660  # px
_LETTERS = 60
_NARROWER = 0.8  # a letter of running text beside the average of the face
_SANS = 0.94  # its letters are larger at the same size


@dataclass(frozen=True, slots=True)
class Setting:
    """A passage's face in points, the colour of its text, and the room around it in px."""

    token: str
    least: float
    role: str
    above: int
    below: int
    margin: int = 0


CURRENT = Setting("script", 0, "read", 20, 22, 8)
NEAR = Setting("scriptNear", 11.25, "readNear", 8, 8)
FAR = Setting("scriptFar", 10.5, "readFar", 8, 8)


@dataclass(frozen=True, slots=True)
class ScriptType:
    """`points` of the current passage, 15 to 30; the others keep their size beside it, and stay readable."""

    points: int = NORMAL
    face: str = "serif"

    def font(self, how: Setting) -> QFont:
        return _font(how.token, self._size(how), self.face)

    def lead(self, how: Setting, dots_per_inch: int) -> float:
        """The distance of two lines in px."""
        return round(self._size(how) * _lead(how.token) * dots_per_inch / 72)

    def measure(self, room: float) -> float:
        """How wide a line may be: it is read well with no more than 60 letters."""
        letters = QFontMetricsF(self.font(CURRENT)).averageCharWidth() * _NARROWER * _LETTERS
        return max(120.0, min(WIDEST, letters, room))

    def _size(self, how: Setting) -> float:
        return max(how.least, _beside_current(how.token) * self.points)


@cache
def _beside_current(token: str) -> float:
    """How large it is set where the current passage is 1."""
    return fonts.of(token).pointSizeF() / fonts.of(CURRENT.token).pointSizeF()


@cache
def _lead(token: str) -> float:
    """The distance of two lines where its size is 1."""
    return fonts.line_height(token) / fonts.of(token).pointSizeF()


@cache
def _font(token: str, points: float, face: str) -> QFont:
    if face != "sans":
        return fonts.of(token, points=points)
    font = fonts.of(token, points=points * _SANS)
    plain = fonts.of("body")
    font.setFamilies(plain.families())
    font.setStyleHint(plain.styleHint())
    return font
