"""The colours of both themes can be read by everybody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reengage_desktop.resources import text

TOKENS = json.loads(text("themes", "tokens.json"))
PAIRS = json.loads(Path(__file__).with_name("contrast.json").read_text(encoding="utf-8"))["pairs"]


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_pair_of_colours_has_its_contrast(theme: str) -> None:
    colours = TOKENS["colour"][theme]
    ratios = {(front, back): contrast(colours[front], colours[back]) for front, back, _ in PAIRS}
    assert [(*pair[:2], ratios[pair[0], pair[1]]) for pair in PAIRS if ratios[pair[0], pair[1]] < pair[2]] == []


def test_both_themes_name_the_same_colours() -> None:
    assert set(TOKENS["colour"]["light"]) == set(TOKENS["colour"]["dark"])


def test_every_text_colour_is_measured_on_something() -> None:
    shown = {name for name in TOKENS["colour"]["light"] if name.startswith("text") or name in {"ink", "ember", "red"}}
    assert shown <= {front for front, _, _ in PAIRS}
