"""Buttons that paint themselves: icon, words, count and key in one row, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from . import fonts, paint, theme

_ICON, _GAP = 16, 8


@dataclass(frozen=True, slots=True)
class _Tones:
    """Roles of the words, the icon and the key on a kind of button."""

    words: str
    icon: str
    key: str = "plain"


_TONES = {
    "": _Tones("text", "text2"),
    "main": _Tones("onInk", "onInk", "onInk"),
    "quiet": _Tones("text2", "text2"),
    "link": _Tones("ink", "ink"),
    "onInk": _Tones("onInk", "onInk", "onInk"),
    "onInkMain": _Tones("button", "button", "onWhite"),
    "toastLink": _Tones("toastLink", "toastLink", "toast"),
    "chip": _Tones("text2", "text2"),
    "choice": _Tones("text2", "text2"),
    "outcome": _Tones("text", "text2"),
}
_OFF = _Tones("text3", "text3")
_ON = _Tones("ink", "ink")
_STRONG = frozenset({"main", "onInkMain"})
_WHITE_RING = frozenset({"main"})


class Button(QPushButton):
    """A push button that paints icon, words, a count and a key in one row, in the colours of its kind.

    `kind`: "main" (one for each screen), "" (second), "quiet", "link", "onInk", "onInkMain", "chip", "choice".
    `keys` is shown, not bound. `size`: "", "small" or "large".
    """

    def __init__(
        self, words: str = "", kind: str = "", *, icon: str = "", keys: str = "", size: str = "", name: str = ""
    ) -> None:
        super().__init__(words)
        self._kind, self._icon, self._keys, self._lamp, self._count = kind, icon, keys, "", ""
        self.setProperty("kind", kind)
        self.setProperty("scale", size)
        self.setObjectName(name)
        self.setFont(fonts.of("bodyMedium", weight=600 if kind in _STRONG else None))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if kind in ("link", "toastLink") else Qt.CursorShape.ArrowCursor
        )

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = QSize(round(self._content_width() + 0.5), self.fontMetrics().height())
        return self.style().sizeFromContents(QStyle.ContentsType.CT_PushButton, option, room, self)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        if self.hasFocus() and self._kind in _WHITE_RING:
            self._draw_ring(painter)
        self._draw_content(painter)

    def _tones(self) -> _Tones:
        if not self.isEnabled():
            return _OFF
        return _ON if self.isChecked() and self._kind in ("chip", "choice") else _TONES.get(self._kind, _TONES[""])

    def _font_weight(self) -> int | None:
        return 600 if self._kind in _STRONG or (self.isChecked() and self._kind in ("chip", "choice")) else None

    def _gap(self) -> int:
        return 6 if self._kind in ("chip", "choice") else _GAP

    def _icon_size(self) -> int:
        return 14 if self._kind in ("chip", "choice") else _ICON

    def _content_width(self) -> float:
        """With the heavier face, so that a chip keeps its width when it is switched on."""
        heavy = self._kind in _STRONG or self._kind in ("chip", "choice")
        words = QFontMetricsF(fonts.of("bodyMedium", weight=600 if heavy else None))
        count = QFontMetricsF(fonts.of("small", tabular=True, weight=600))
        parts = [
            self._icon_size() if self._icon else 0,
            paint.DOT + 2 if self._lamp else 0,
            words.horizontalAdvance(self.text()) if self.text() else 0,
            count.horizontalAdvance(self._count) if self._count else 0,
            paint.keycap_size(self._keys).width() if self._keys else 0,
        ]
        used = [part for part in parts if part]
        return float(sum(used) + self._gap() * max(0, len(used) - 1))

    def _draw_content(self, painter: QPainter) -> None:
        tones, gap, size = self._tones(), self._gap(), self._icon_size()
        middle = self.height() / 2
        x = (self.width() - self._content_width()) / 2
        if self._icon:
            paint.icon(painter, self._icon, round(x), round(middle - size / 2), size, tones.icon)
            x += size + gap
        if self._lamp:
            paint.lamp(painter, self._lamp, x, middle - 5)
            x += paint.DOT + 2 + gap
        if self.text():
            font = fonts.of("bodyMedium", weight=self._font_weight())
            box = QRectF(x, 0, self.width() - x, self.height())
            x += paint.text(painter, self.text(), font, tones.words, box) + gap
        if self._count:
            font = fonts.of("small", tabular=True, weight=600)
            role = "ink" if self.isChecked() else "text3"
            x += paint.text(painter, self._count, font, role, QRectF(x, 0, self.width() - x, self.height())) + gap
        if self._keys:
            tone = tones.key if self.isEnabled() else "plain"
            paint.keycap(painter, self._keys, round(x), round(middle - 9), tone=tone)

    def _draw_ring(self, painter: QPainter) -> None:
        """On a filled button the focus edge has the colour of the ground; a thin light ring inside sets it off."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("onInk"), 1.5))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.75, 2.75, -2.75, -2.75), 5, 5)
        painter.restore()


class Chip(Button):
    """A filter that is on or off: words, a count, and a lamp or an icon before them. `dashed` for "+ Filter"."""

    def __init__(self, words: str, *, icon: str = "", lamp: str = "", dashed: bool = False, name: str = "") -> None:
        super().__init__(words, "chip", icon=icon, name=name)
        self._lamp = lamp
        self.setProperty("dashed", "true" if dashed else "false")
        self.setCheckable(not dashed)

    def set_count(self, count: int | None) -> None:
        """Shown after the words; None for no number."""
        self._count = "" if count is None else str(count)
        self.setAccessibleName(f"{self.text()} {self._count}".strip())
        self.updateGeometry()
        self.update()


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a `Choice`; `value` is what its signal carries. Without words it needs a tip."""

    value: object
    words: str = ""
    icon: str = ""
    tip: str = ""


class Choice(QWidget):
    """Segmented buttons of which one is on (or none yet); the arrow keys move between them."""

    chosen = Signal(object)

    def __init__(self, options: Sequence[Option], *, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._group = QButtonGroup(self)
        self._values = [option.value for option in options]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, option in enumerate(options):
            button = Button(option.words, "choice", icon=option.icon)
            button.setCheckable(True)
            button.setToolTip(option.tip)
            button.setAccessibleName(option.words or option.tip)
            button.setProperty("place", _place(place, len(options)))
            self._group.addButton(button, place)
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group.idClicked.connect(self._tell)

    def value(self) -> object:
        """What is on; None if nothing is."""
        place = self._group.checkedId()
        return None if place < 0 else self._values[place]

    def set_value(self, value: object) -> None:
        """Switch on without a signal; None switches all off. ValueError for a value that is no option."""
        place = None if value is None else self._values.index(value)
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(self._group.id(button) == place)
        self._group.setExclusive(True)

    def button(self, value: object) -> Button:
        """The button of an option."""
        found = self._group.button(self._values.index(value))
        assert isinstance(found, Button)
        return found

    def _tell(self, place: int) -> None:
        self.chosen.emit(self._values[place])


def _place(place: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if place == 0 else "last" if place == count - 1 else "middle"


class IconButton(QToolButton):
    """A small button without words; `tip` says what it does, also to a screen reader. `kind`: "" or "framed"."""

    def __init__(
        self, icon: str, tip: str, *, kind: str = "", size: int = 16, role: str = "text2", name: str = ""
    ) -> None:
        super().__init__()
        self._icon, self._size, self._role = icon, size, role
        self.setProperty("kind", kind)
        self.setObjectName(name)
        self.setToolTip(tip)
        self.setAccessibleName(tip)

    def set_icon(self, icon: str, tip: str) -> None:
        self._icon = icon
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        role = self._role if self.isEnabled() else "text3"
        x, y = (self.width() - self._size) / 2, (self.height() - self._size) / 2
        paint.icon(painter, self._icon, round(x), round(y), self._size, role)
