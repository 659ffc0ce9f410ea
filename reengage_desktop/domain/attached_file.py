"""A file of the laptop that belongs to a person, and whether it may be opened as it is."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path, PurePath

NAME_LENGTH = 200

# What a system runs, or lets run, when it is opened: shown in its folder instead.
_OF_WINDOWS = (
    "appref-ms bat com cmd cpl dll exe gadget hta inf ins isp jse js library-ms lnk msc msi msix msp mst pif prf ps1 "
    "ps1xml ps2 psc1 psd1 psm1 reg rgs scf scr sct search-ms settingcontent-ms shb shs sys url vb vbe vbs ws wsc wsf "
    "wsh xbap"
)
_OF_OTHERS = (
    "action apk app appimage application bin command csh deb desktop dmg elf fish flatpakref ipa jar jnlp ksh out pkg "
    "pl py pyc pyw pyz rb rpm run scpt service sh snap terminal tool webloc workflow xpi zsh"
)
_PROGRAMS = frozenset(f"{_OF_WINDOWS} {_OF_OTHERS}".split(" "))
_BEGINNINGS = (b"#!", b"MZ", b"\x7fELF", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
BEGINNING = 4  # bytes that tell a program


class Opening(StrEnum):
    """What can be done with a file."""

    OPEN = "open"
    SHOW = "show"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """`name` is how it is called on the page, `path` where it lies."""

    id: int
    prospect_id: int
    name: str
    path: Path
    added_at: datetime

    @property
    def folder(self) -> Path:
        return self.path.parent


def is_program(path: PurePath, beginning: bytes = b"") -> bool:
    """Whether opening it might run it: by its last ending (Windows leaves out dots and blanks), or its first bytes."""
    name = "".join(char for char in path.name if unicodedata.category(char) not in ("Cf", "Cc")).rstrip(". ")
    ending = name.rpartition(".")[2].casefold() if "." in name else ""
    return ending in _PROGRAMS or beginning.startswith(_BEGINNINGS)


def is_local(path: PurePath) -> bool:
    """Whether it lies on this laptop by its name: absolute, and on no share of another machine."""
    written = str(path)
    return path.is_absolute() and not written.startswith(("//", "\\\\"))


def shown_name(path: PurePath) -> str:
    """Its name as one line, without marks that would turn its ending around."""
    kinds = ((char, unicodedata.category(char)) for char in path.name)
    plain = "".join(char for char, kind in kinds if kind not in ("Cc", "Cf", "Cs"))
    return " ".join(plain.split())[:NAME_LENGTH] or "?"
