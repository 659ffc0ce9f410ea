"""The light and the dark look: which one holds, its colours, and the word when it changes."""

from __future__ import annotations

from functools import cache
from typing import Literal

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from reengage_desktop import resources

from . import fonts, sheet, tokens
from .tokens import Mode

Wanted = Literal["system", "light", "dark"]

_SCHEMES = {"system": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class Theme(QObject):
    """There is one, `current()`. `changed` comes after palette and sheet are in place: painted widgets repaint."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mode: Mode = "light"
        self.wanted: Wanted = "system"
        self.less_motion = False
        self._app: QApplication | None = None

    def apply(self, app: QApplication, wanted: str = "system") -> None:
        """Take the look the person wants ("system", "light" or "dark"; anything else is the system's)."""
        self.wanted = wanted if wanted in ("light", "dark") else "system"  # type: ignore[assignment]
        hints = app.styleHints()
        if app is not self._app:
            self._app = app
            _dress(app)
            hints.colorSchemeChanged.connect(self._follow)
            hints.setColorScheme(_SCHEMES[self.wanted])
            self._paint(resolved(self.wanted, hints.colorScheme()))
            return
        hints.setColorScheme(_SCHEMES[self.wanted])
        self._follow()

    def _follow(self) -> None:
        if self._app is None:
            return
        mode = resolved(self.wanted, self._app.styleHints().colorScheme())
        if mode != self.mode:
            self._paint(mode)

    def _paint(self, mode: Mode) -> None:
        assert self._app is not None
        self.mode = mode
        self._app.setPalette(palette(mode))
        self._app.setStyleSheet(sheet.text(mode))
        self.changed.emit()


def resolved(wanted: Wanted, system: Qt.ColorScheme) -> Mode:
    """The look that holds; a system that does not say is light."""
    if wanted == "system":
        return "dark" if system is Qt.ColorScheme.Dark else "light"
    return wanted


_theme = Theme()


def current() -> Theme:
    return _theme


def apply(app: QApplication, wanted: str = "system") -> None:
    """Fusion, our faces, palette and sheet; later calls change the look only."""
    _theme.apply(app, wanted)


def set_less_motion(less: bool) -> None:
    _theme.less_motion = less


def duration(name: str) -> int:
    """Milliseconds of a motion ("fast", "normal", "passage"); 0 with less motion."""
    return 0 if _theme.less_motion else tokens.duration(name)


def hex(role: str) -> str:
    """ "#RRGGBB" of a role, in the look that holds; KeyError for an unknown role."""
    return tokens.colours(_theme.mode)[role]


def colour(role: str) -> QColor:
    """The colour of a role, in the look that holds; KeyError for an unknown role."""
    return QColor(_colour(_theme.mode, role))


@cache
def _colour(mode: Mode, role: str) -> QColor:
    return QColor(tokens.colours(mode)[role])


def _dress(app: QApplication) -> None:
    QDir.setSearchPaths("themes", [str(resources.resource("themes"))])
    fonts.load()
    app.setStyle("Fusion")
    app.setFont(fonts.of("body"))


_PALETTE: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "window"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "hover"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.PlaceholderText, "text3"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "red"),
    (QPalette.ColorRole.Highlight, "button"),
    (QPalette.ColorRole.HighlightedText, "onInk"),
    (QPalette.ColorRole.Accent, "button"),
    (QPalette.ColorRole.Link, "ink"),
    (QPalette.ColorRole.LinkVisited, "ink"),
    (QPalette.ColorRole.ToolTipBase, "toast"),
    (QPalette.ColorRole.ToolTipText, "toastText"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "hover"),
    (QPalette.ColorRole.Mid, "lineStrong"),
    (QPalette.ColorRole.Dark, "control"),
    (QPalette.ColorRole.Shadow, "control"),
)


def palette(mode: Mode) -> QPalette:
    """The own palette of a look, for what the sheet does not reach."""
    made = QPalette()
    for role, name in _PALETTE:
        made.setColor(role, _colour(mode, name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, _colour(mode, "text3"))
    return made
