"""The faces of the design, by the names of its type scale."""

from __future__ import annotations

from functools import cache
from typing import Any

from PySide6.QtGui import QFont, QFontDatabase

from reengage_desktop import resources

from .tokens import tokens

_LARGE_SPACING = 98.6  # per cent: large Inter stands a little closer
_ALWAYS_TABULAR = frozenset({"timer", "figure"})


@cache
def load() -> tuple[str, ...]:
    """Register the shipped faces (once, before the first window); the families that came."""
    families: list[str] = []
    for file in sorted(resources.resource("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(dict.fromkeys(families))


def of(
    name: str,
    *,
    tabular: bool = False,
    italic: bool = False,
    weight: int | None = None,
    points: float | None = None,
) -> QFont:
    """The font of a token of the type scale, `of("bodyStrong")`; KeyError for an unknown name.

    `tabular` gives figures of one width, for columns and clocks. `points` overrides the size, for the script.
    """
    return QFont(_made(name, tabular or name in _ALWAYS_TABULAR, italic, weight, points))


def line_height(name: str) -> float:
    """The distance of two lines, in points."""
    return float(_scale()[name]["line_pt"])


@cache
def _scale() -> dict[str, dict[str, Any]]:
    return {entry["name"]: entry for entry in tokens()["type"]["scale"]}


@cache
def _made(name: str, tabular: bool, italic: bool, weight: int | None, points: float | None) -> QFont:
    entry = _scale()[name]
    family = str(entry["family"])
    spoken = family == tokens()["type"]["families"]["spoken"]
    fallback = tokens()["type"]["fallback"]["spoken" if spoken else "app"]
    font = QFont([family, *(["Inter"] if family == "Inter Display" else []), *fallback])
    font.setStyleHint(QFont.StyleHint.Serif if spoken else QFont.StyleHint.SansSerif)
    font.setPointSizeF(points or entry["pt"])
    font.setWeight(QFont.Weight(weight or entry["weight"]))
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if family == "Inter Display":
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _LARGE_SPACING)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
