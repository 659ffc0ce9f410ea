"""Finds the plain files that ship with the program: in a checkout, in an installed wheel, in a frozen bundle."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / package.name / "_resources"
    shipped = package / "_resources"
    return shipped if shipped.is_dir() else package.parent / "resources"


def resource(*parts: str) -> Path:
    """Where `resources/<parts>` lies; `resource("icons")` is a folder. Raises FileNotFoundError if nothing is there."""
    found = _root().joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(f"The program's own file {'/'.join(parts)} is missing: please install it again.")
    return found


def text(*parts: str) -> str:
    """The UTF-8 text of `resources/<parts>`."""
    return resource(*parts).read_text(encoding="utf-8")
