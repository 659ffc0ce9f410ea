"""The look: tokens, faces, icons and the sheet hold together in light and dark."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QImage, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QWidget

from reengage_desktop import resources
from reengage_desktop.ui import fonts, icons, sheet, theme, tokens
from reengage_desktop.ui.tokens import Mode

MODES: list[Mode] = ["light", "dark"]


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    yield
    theme.set_less_motion(False)
    theme.apply(qapp, "light")


@pytest.mark.parametrize(
    ("wanted", "system", "mode"),
    [
        ("system", Qt.ColorScheme.Dark, "dark"),
        ("system", Qt.ColorScheme.Light, "light"),
        ("system", Qt.ColorScheme.Unknown, "light"),
        ("light", Qt.ColorScheme.Dark, "light"),
        ("dark", Qt.ColorScheme.Light, "dark"),
    ],
)
def test_the_system_decides_unless_the_person_did(wanted: theme.Wanted, system: Qt.ColorScheme, mode: Mode) -> None:
    assert theme.resolved(wanted, system) == mode


def test_a_change_of_the_look_is_told_after_it_is_in_place(qapp: QApplication) -> None:
    seen: list[tuple[str, str]] = []

    def look() -> None:
        seen.append((theme.hex("window"), qapp.palette().color(QPalette.ColorRole.Window).name().upper()))

    theme.current().changed.connect(look)
    theme.apply(qapp, "dark")
    theme.apply(qapp, "dark")
    theme.current().changed.disconnect(look)
    dark = tokens.colours("dark")["window"]
    assert seen == [(dark, dark)]
    assert theme.colour("text").name().upper() == tokens.colours("dark")["text"]


def test_an_unknown_wish_is_the_systems_look(qapp: QApplication) -> None:
    theme.apply(qapp, "sepia")
    assert theme.current().wanted == "system"


def test_a_colour_handed_out_can_be_changed_without_harm() -> None:
    theme.colour("text").setAlpha(0)
    assert theme.colour("text").alpha() == 255


def test_a_role_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError):
        theme.colour("puce")


@pytest.mark.parametrize("mode", MODES)
def test_the_sheet_is_complete(mode: Mode) -> None:
    text = sheet.text(mode)
    assert "$" not in text
    assert text.count("{") == text.count("}")
    assert not re.search(r"font(-\w+)?:", text), "a font of the sheet would win over setFont"
    for file in re.findall(r'url\("themes:([^"]+)"\)', text):
        assert resources.resource("themes", file).is_file()


def test_every_focus_edge_leaves_the_size_as_it_was(qtbot: object) -> None:
    from reengage_desktop.ui.widgets import Button

    for kind in ("main", "", "quiet", "link", "onInk", "onInkMain", "toastLink"):
        button = Button("Start", kind)
        before = button.sizeHint()
        window = QWidget()
        button.setParent(window)
        window.show()
        button.setFocus()
        assert button.sizeHint() == before, kind


def test_less_motion_stands_still() -> None:
    assert theme.duration("normal") == 140
    theme.set_less_motion(True)
    assert theme.duration("normal") == 0


def test_the_shipped_faces_are_registered() -> None:
    assert {"Inter", "Inter Display", "Literata"} <= set(fonts.load())


@pytest.mark.parametrize("name", [entry["name"] for entry in tokens.tokens()["type"]["scale"]])
def test_every_type_token_is_a_shipped_face(name: str) -> None:
    info = QFontInfo(fonts.of(name))
    entry = next(entry for entry in tokens.tokens()["type"]["scale"] if entry["name"] == name)
    assert info.family() == entry["family"]
    assert info.weight() == entry["weight"]
    assert fonts.line_height(name) == entry["line_pt"]


def test_columns_get_figures_of_one_width() -> None:
    def width(font: QFont, figures: str) -> float:
        return QFontMetricsF(font).horizontalAdvance(figures)

    assert width(fonts.of("body"), "1111") < width(fonts.of("body"), "0000")
    assert width(fonts.of("body", tabular=True), "1111") == width(fonts.of("body", tabular=True), "0000")
    assert width(fonts.of("timer"), "1:11") == width(fonts.of("timer"), "0:00")


def test_names_of_europe_have_their_letters() -> None:
    letters = "ŽšŁőğĐéßñ–“”’·"
    for name in ("body", "bodyMedium", "bodyStrong", "title", "script"):
        assert all(QRawFont.fromFont(fonts.of(name)).glyphIndexesForString(letters)), name


def test_the_script_grows_and_keeps_its_face() -> None:
    assert fonts.of("script", points=30).pointSizeF() == 30
    assert fonts.of("quote", italic=True).italic()
    assert not fonts.of("quote").italic()


def test_each_icon_file_has_one_name() -> None:
    files = {file.stem for file in resources.resource("icons").glob("*.svg")} - {"app"}
    assert {str(name) for name in icons.Icon} == files


def _ink(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_an_icon_is_drawn_in_the_colour_of_its_role(qapp: QApplication) -> None:
    light = _ink(icons.pixmap(icons.Icon.X, "red", 32).toImage())
    theme.apply(qapp, "dark")
    dark = _ink(icons.pixmap(icons.Icon.X, "red", 32).toImage())
    assert light == {tokens.colours("light")["red"]}
    assert dark == {tokens.colours("dark")["red"]}


def test_an_icon_is_sharp_on_a_fine_screen() -> None:
    drawn = icons.pixmap(icons.Icon.PHONE, "text2", 16, 1.5)
    assert (drawn.width(), drawn.deviceIndependentSize().width()) == (24, 16)


def test_the_mark_of_the_program_is_there() -> None:
    assert not icons.app_icon().isNull()
