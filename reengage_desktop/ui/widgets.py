"""Small widgets that every page uses: labels by token and role, grounds, lines, lamps, dots and keys."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QLabel, QSizePolicy, QSpinBox, QWidget

from reengage_desktop.domain.ladder import RUNGS

from . import fonts, paint
from .buttons import Button, Chip, Choice, IconButton, Option

__all__ = [
    "Button",
    "Chip",
    "Choice",
    "Dots",
    "IconButton",
    "IconView",
    "KeyCap",
    "LampView",
    "Option",
    "Segments",
    "frame",
    "hair_line",
    "label",
    "own_viewport",
    "set_property",
    "set_role",
    "spin_box",
    "tag",
]


def label(
    words: str = "",
    type_: str = "body",
    role: str = "text",
    *,
    wrap: bool = False,
    tabular: bool = False,
    italic: bool = False,
    name: str = "",
) -> QLabel:
    """A line of plain text in a token of the type scale and the colour of a role; never read as markup."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(fonts.of(type_, tabular=tabular, italic=italic))
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    made.setObjectName(name)
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Give a label another colour; `set_property` for the other properties of the sheet."""
    set_property(widget, "role", role)


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Change a dynamic property that the sheet looks at, and look at it again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def tag(words: str, tone: str = "", *, name: str = "") -> QLabel:
    """A small coloured label; `tone` is "", "ink", "ember", "green", "amber" or "red"."""
    made = label(words, "small", role="")
    made.setProperty("kind", "tag")
    made.setProperty("tone", tone)
    made.setFont(fonts.of("small", weight=500))
    made.setObjectName(name)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


def frame(kind: str, *, name: str = "") -> QFrame:
    """A ground of the sheet: "card", "panel", "head", "foot", "status", "banner", "reminder", "say" and so on."""
    made = QFrame()
    made.setProperty("kind", kind)
    made.setObjectName(name)
    return made


def hair_line(*, upright: bool = False) -> QFrame:
    """A line of one pixel between two parts."""
    made = frame("line")
    if upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


def spin_box(low: int, high: int, value: int, *, name: str = "") -> QSpinBox:
    """A field for a whole number from `low` to `high`."""
    made = QSpinBox()
    made.setRange(low, high)
    made.setValue(value)
    made.setObjectName(name)
    return made


class _Painted(QWidget):
    """A small still picture that is as large as it says."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()


class IconView(_Painted):
    """An icon that stands beside a text."""

    def __init__(self, icon: str, role: str = "text2", size: int = 16) -> None:
        super().__init__()
        self._icon, self._role, self._size = icon, role, size

    def set_icon(self, icon: str, role: str) -> None:
        self._icon, self._role = icon, role
        self._changed()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.icon(QPainter(self), self._icon, 0, 0, self._size, self._role)


class LampView(_Painted):
    """The lamp of a person; the words beside it say the same."""

    def __init__(self, state: str = "now") -> None:
        super().__init__()
        self._state = state

    def set_state(self, state: str) -> None:
        self._state = state
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(12, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.lamp(QPainter(self), self._state, 1, 1)


class Dots(_Painted):
    """The attempts of a person as dots."""

    def __init__(self, ladder: str = "") -> None:
        super().__init__()
        self._ladder, self._of = ladder, RUNGS

    def set_ladder(self, ladder: str, spoken: str = "", of: int = RUNGS) -> None:
        """`spoken` is read by a screen reader: "2 of 5 attempts"; `of`: how many their ladder has."""
        self._ladder, self._of = ladder, of
        self.setAccessibleName(spoken)
        self._changed()

    def sizeHint(self) -> QSize:
        return QSize(round(paint.attempt_dots_width(self._ladder, self._of)) + 2, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.attempt_dots(QPainter(self), self._ladder, 1, 4, self._of)


class Segments(_Painted):
    """How many of a slot's calls are done."""

    def __init__(self) -> None:
        super().__init__()
        self._done, self._total = 0, 0

    def set_progress(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        self._changed()

    def sizeHint(self) -> QSize:
        return QSize(round(paint.segments_width(self._total)), 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.segments(QPainter(self), self._done, self._total, 0, 3)


class KeyCap(_Painted):
    """A key of the keyboard, in a line of text; `big` for the letter over an outcome."""

    def __init__(self, keys: str, *, big: bool = False, tone: str = "plain") -> None:
        super().__init__()
        self._keys, self._big, self._tone = keys, big, tone

    def sizeHint(self) -> QSize:
        return paint.keycap_size(self._keys, big=self._big)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.keycap(QPainter(self), self._keys, 0, 0, big=self._big, tone=self._tone)


def own_viewport(area: QAbstractScrollArea) -> None:
    """A viewport that Python made: for one that Qt made it would load every class of widgets to find which it is."""
    made = QWidget()
    made.setObjectName("qt_scrollarea_viewport")  # as Qt's own, which the style knows by its name
    made.setBackgroundRole(QPalette.ColorRole.Base)
    made.setAutoFillBackground(True)
    area.setViewport(made)
