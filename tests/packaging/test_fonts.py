"""The fonts that ship carry the names Qt asks for and the letters people's names need."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QRawFont
from pytestqt.qtbot import QtBot

from reengage_desktop.resources import resource

CUTS = [
    ("Inter", 400, False),
    ("Inter", 500, False),
    ("Inter", 600, False),
    ("Inter Display", 500, False),
    ("Inter Display", 600, False),
    ("Literata", 400, False),
    ("Literata", 400, True),
]
LATIN = [chr(code) for first, last in ((0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0x17E)) for code in range(first, last + 1)]
NAMES = "ȘșȚțẞẠạẾếỆệỄễƠơƯư"
SIGNS = "“”‘’‚„–—…·×→←↑↓§€£½−"
HAVE_NOT = {"ŉ", "ſ"}
"""A spelling that Unicode advises against, and a letter of old print."""


@pytest.fixture(autouse=True)
def fonts(qtbot: QtBot) -> Iterator[None]:
    loaded = [QFontDatabase.addApplicationFont(str(file)) for file in sorted(resource("fonts").glob("*.ttf"))]
    assert -1 not in loaded
    yield
    for number in loaded:
        QFontDatabase.removeApplicationFont(number)


def drawn_by(family: str, weight: int, italic: bool) -> QRawFont:
    font = QFont(family)
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    return QRawFont.fromFont(font)


@pytest.mark.parametrize(("family", "weight", "italic"), CUTS)
def test_family_weight_and_slant_are_found_exactly(family: str, weight: int, italic: bool) -> None:
    font = drawn_by(family, weight, italic)
    slanted = font.style() is QFont.Style.StyleItalic
    assert (font.familyName(), font.weight(), slanted) == (family, weight, italic)


@pytest.mark.parametrize(("family", "weight", "italic"), CUTS)
def test_names_of_latin_europe_and_vietnam_and_our_signs_can_be_written(family: str, weight: int, italic: bool) -> None:
    font = drawn_by(family, weight, italic)
    wanted = set(LATIN) | set(NAMES) | set(SIGNS)
    assert {letter for letter in wanted if not font.supportsCharacter(ord(letter))} <= HAVE_NOT


@pytest.mark.parametrize("family", ["Inter", "Literata"])
def test_figures_can_stand_in_columns(family: str) -> None:
    font = QFont(family, 20)
    font.setFeature(QFont.Tag("tnum"), 1)
    assert len({QFontMetricsF(font).horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_each_family_comes_with_its_licence() -> None:
    for family in ("Inter", "Literata"):
        assert "SIL OPEN FONT LICENSE" in resource("fonts", f"LICENSE-{family}.txt").read_text(encoding="utf-8")
