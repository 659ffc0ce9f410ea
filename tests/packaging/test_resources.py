"""The files that ship are found in a checkout, in a wheel and in a frozen bundle."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from reengage_desktop import resources

ROOT = Path(__file__).parents[2]
ICONS = sorted((ROOT / "resources" / "icons").glob("*.svg"))


@pytest.fixture
def afresh() -> Iterator[None]:
    """The place is looked up once in a process: forget it before and after."""
    resources._root.cache_clear()
    yield
    resources._root.cache_clear()


def test_a_checkout_has_them_beside_the_program() -> None:
    assert resources.resource("themes", "tokens.json") == ROOT / "resources" / "themes" / "tokens.json"
    assert '"ReEngage Desktop"' in resources.text("themes", "tokens.json")


def test_a_frozen_bundle_has_them_in_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, afresh: None
) -> None:
    inside = tmp_path / "reengage_desktop" / "_resources" / "scripts"
    inside.mkdir(parents=True)
    (inside / "hello.txt").write_text("Grüß Gott", encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.text("scripts", "hello.txt") == "Grüß Gott"


def test_a_missing_file_is_named_in_words() -> None:
    with pytest.raises(FileNotFoundError, match=r"own file icons/no-such\.svg is missing"):
        resources.resource("icons", "no-such.svg")


@pytest.mark.skipif(importlib.util.find_spec("hatchling") is None, reason="hatchling, which builds it, is not here")
def test_a_wheel_brings_them_along(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    ask = "from reengage_desktop.resources import resource; print(resource('fonts', 'Inter-Regular.ttf'))"
    told = subprocess.run(
        [sys.executable, "-c", ask], cwd=tmp_path / "installed", capture_output=True, text=True, check=True
    )
    assert Path(told.stdout.strip()).is_relative_to(tmp_path / "installed")


@pytest.mark.parametrize("file", ICONS, ids=lambda file: file.stem)
def test_each_icon_paints_something(file: Path) -> None:
    renderer = QSvgRenderer(str(file))
    assert renderer.isValid()
    picture = QImage(24, 24, QImage.Format.Format_ARGB32)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    assert any(picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24))


def test_the_icons_take_the_colour_they_are_given() -> None:
    fixed = {file.stem for file in ICONS if 'stroke="currentColor" stroke-width="1.75"' not in file.read_text()}
    assert fixed == {"app"}
