"""A cell that a spreadsheet would calculate gets a mark before it, and loses it when it is read again."""

from __future__ import annotations

import re

_LIVE = re.compile(r"'*[=+\-@\t\r]")
_INERT = re.compile(r"'+[=+\-@\t\r]")
_FIRST = frozenset("'=+-@\t\r")


def inert(text: str) -> str:
    """`text` as it may stand in a cell; `bare` gives it back whatever it was (CSV injection, OWASP)."""
    return f"'{text}" if text[:1] in _FIRST and _LIVE.match(text) else text


def bare(text: str) -> str:
    """What `inert` was given."""
    return text[1:] if text[:1] == "'" and _INERT.match(text) else text
