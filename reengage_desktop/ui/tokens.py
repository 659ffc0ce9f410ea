"""The values of the design: colours, type, sizes and motion, read once from `resources/themes/tokens.json`."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Literal

from reengage_desktop import resources

Mode = Literal["light", "dark"]


@cache
def tokens() -> dict[str, Any]:
    """Everything, as it stands in the file."""
    found: dict[str, Any] = json.loads(resources.text("themes", "tokens.json"))
    return found


def colours(mode: Mode) -> dict[str, str]:
    """Role to "#RRGGBB"."""
    found: dict[str, str] = tokens()["colour"][mode]
    return found


def size(name: str) -> int:
    """A length of the design in logical pixels: `size("table_row")`."""
    return int(tokens()["size"][name])


def size_of_window(name: str) -> tuple[int, int]:
    """Width and height: `size_of_window("call_dialog")`."""
    width, height = tokens()["size"][name]
    return int(width), int(height)


def duration(name: str) -> int:
    """Milliseconds of "fast", "normal", "passage" or "toast", before less motion."""
    return int(tokens()["motion"][f"{name}_ms"])
