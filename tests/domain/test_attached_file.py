"""A program is known by its ending or its first bytes, whatever it calls itself."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.attached_file import NAME_LENGTH, is_local, is_program, shown_name


@pytest.mark.parametrize(
    "name",
    [
        "setup.exe", "SETUP.EXE", "offer.pdf.exe", "run.sh", "evil.desktop", "a.bat", "x.lnk", "setup.exe.",
        "setup.exe ", "macro.vbs", "photo.scr", "tool.AppImage", "page.hta", "link.url", "pay\u202efdp.exe", "a.ps1",
        "x.jar", "setup.exe\u200b",
    ],
)  # fmt: skip
def test_what_a_system_would_run_is_a_program(name: str) -> None:
    assert is_program(PurePosixPath("/home/me") / name)


@pytest.mark.parametrize("name", ["offer.pdf", "plan.dwg", "photo.jpg", "exe", "notes", "list.csv", "exe.txt"])
def test_what_is_read_or_looked_at_is_none(name: str) -> None:
    assert not is_program(PurePosixPath("/home/me") / name, b"%PDF")


@pytest.mark.parametrize("beginning", [b"#!/b", b"MZ\x90\x00", b"\x7fELF"])
def test_a_program_in_the_clothes_of_a_photo_is_known_by_its_first_bytes(beginning: bytes) -> None:
    assert is_program(PurePosixPath("/home/me/photo.jpg"), beginning)


def test_a_share_of_another_machine_does_not_lie_here() -> None:
    assert is_local(PurePosixPath("/home/me/a.pdf"))
    assert is_local(PureWindowsPath("C:/Users/me/a.pdf"))
    assert not is_local(PureWindowsPath("//server/share/a.pdf"))
    assert not is_local(PurePosixPath("//server/share/a.pdf"))
    assert not is_local(PurePosixPath("a.pdf"))


def test_a_name_that_turns_its_ending_around_is_shown_as_it_is() -> None:
    assert shown_name(PurePosixPath("/pay\u202efdp.exe")) == "payfdp.exe"


@given(st.text(st.characters(exclude_characters="/\0"), min_size=1))
def test_any_name_is_one_short_line_of_plain_text(name: str) -> None:
    shown = shown_name(PurePosixPath("/home") / name)
    assert len(shown) <= NAME_LENGTH
    assert "\n" not in shown
    assert shown.encode()
    is_program(PurePosixPath("/home") / name)
