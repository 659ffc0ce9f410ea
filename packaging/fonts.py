"""Makes the static fonts of `resources/fonts` from the variable ones of Inter and Literata.

Run it with fontTools and brotli: `python packaging/fonts.py SOURCES [TARGET]`. SOURCES is a folder that holds the
opsz+wght files of both families as the Fontsource packages cut them (version 5.3.0 was used):
inter-{latin,latin-ext,vietnamese}-opsz-normal.woff2 and literata-{…}-opsz-{normal,italic}.woff2.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.merge import Merger
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

SUBSETS = ("latin", "latin-ext", "vietnamese")
"""Latin comes first: its metrics and names are kept."""

UNNEEDED = ("DSIG", "STAT", "gasp", "prep", "vhea", "vmtx")
"""Design-axis names, hints for screens of old, and metrics for vertical text."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One static font: where it comes from, where it lies on the axes, what it is called."""

    source: str
    shape: str
    family: str
    style: str
    weight: int
    optical_size: float

    @property
    def file_name(self) -> str:
        return f"{self.family.replace(' ', '')}-{self.style}.ttf"


CUTS = (
    Cut("inter", "normal", "Inter", "Regular", 400, 14),
    Cut("inter", "normal", "Inter", "Medium", 500, 14),
    Cut("inter", "normal", "Inter", "SemiBold", 600, 14),
    Cut("inter", "normal", "Inter Display", "Medium", 500, 32),
    Cut("inter", "normal", "Inter Display", "SemiBold", 600, 32),
    # The script is read at 22 pt; the italic stands in notes and small lines.
    Cut("literata", "normal", "Literata", "Regular", 400, 22),
    Cut("literata", "italic", "Literata", "Italic", 400, 14),
)


def make(cut: Cut, sources: Path, target: Path) -> Path:
    """Write the font of `cut` into `target`; return the file."""
    with tempfile.TemporaryDirectory() as scratch:
        parts = [_instance(cut, subset, sources, Path(scratch)) for subset in SUBSETS]
        font = Merger().merge([str(part) for part in parts])
    _turn_arrows(font)
    _name(font, cut)
    file = target / cut.file_name
    font.save(file)
    return file


def _instance(cut: Cut, subset: str, sources: Path, scratch: Path) -> Path:
    variable = TTFont(sources / f"{cut.source}-{subset}-opsz-{cut.shape}.woff2")
    font = instancer.instantiateVariableFont(variable, {"wght": cut.weight, "opsz": cut.optical_size})
    for table in UNNEEDED:
        if table in font:
            del font[table]
    font.flavor = None
    file = scratch / f"{subset}.ttf"
    font.save(file)
    return file


def _turn_arrows(font: TTFont) -> None:
    """Add ← and →, which the cut subsets lack, as the quarter turns of ↑ about its middle."""
    up = font.getBestCmap()[0x2191]
    outline, (advance, _) = font["glyf"][up], font["hmtx"][up]
    middle_x, middle_y = advance / 2, (outline.yMin + outline.yMax) / 2
    for name, code, turn in (("arrowleft", 0x2190, 1), ("arrowright", 0x2192, -1)):
        pen = TTGlyphPen(None)
        matrix = (0, turn, -turn, 0, middle_x + turn * middle_y, middle_y - turn * middle_x)
        font.getGlyphSet()[up].draw(TransformPen(pen, matrix))
        font["glyf"][name] = pen.glyph()
        font["glyf"][name].recalcBounds(font["glyf"])
        font.setGlyphOrder(font["glyf"].glyphOrder)
        font["hmtx"][name] = (advance, font["glyf"][name].xMin)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name


def _name(font: TTFont, cut: Cut) -> None:
    """Family and style as every system groups them: four classic styles, and the rest by the typographic names."""
    classic = cut.style in {"Regular", "Italic"}
    full = f"{cut.family} {cut.style}"
    keep = {number: font["name"].getDebugName(number) for number in (0, 5, 13, 14)}
    names = {
        **keep,
        1: cut.family if classic else full,
        2: cut.style if classic else "Regular",
        3: f"{keep[5]};{full}",
        4: full,
        6: cut.file_name.removesuffix(".ttf"),
    }
    if not classic:
        names |= {16: cut.family, 17: cut.style}
    font["name"].names = []
    for number, value in names.items():
        if value:
            font["name"].setName(value, number, 3, 1, 0x409)
    italic = cut.style == "Italic"
    font["OS/2"].usWeightClass = cut.weight
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0b110_0001 | (1 if italic else 1 << 6)
    font["head"].macStyle = 2 if italic else 0


def main() -> None:
    sources = Path(sys.argv[1])
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parent.parent / "resources" / "fonts"
    target.mkdir(parents=True, exist_ok=True)
    for cut in CUTS:
        file = make(cut, sources, target)
        print(f"{file.name}: {file.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
