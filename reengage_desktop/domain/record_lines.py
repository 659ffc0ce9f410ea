"""Small records in one cell of a list: a line each, its parts set apart by bars, readable by eye."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

BAR = " | "
_MARKS = str.maketrans({"\\": "\\\\", "|": "\\|", "\n": "\\n", "\r": "\\r"})
_MARKED = re.compile(r"\\(.)")
_MEANT = {"n": "\n", "r": "\r"}


def written(records: Iterable[Sequence[str]]) -> str:
    """One line each. The first part of a record must not be empty; empty ones at its end are left away."""
    return "\n".join(_line(record) for record in records)


def read(cell: str, parts: int) -> list[tuple[str, list[str]]]:
    """(the line as it stands, its parts) of each record, every one with `parts` parts; those that lack are ""."""
    found = []
    for line in cell.split("\n"):
        if line := line.rstrip("\r"):
            texts = [_MARKED.sub(lambda mark: _MEANT.get(mark[1], mark[1]), text) for text in line.split(BAR)]
            found.append((line, (texts + [""] * parts)[:parts]))
    return found


def _line(record: Sequence[str]) -> str:
    """A bar within a part has its mark right before it, so that " | " parts and nothing else does."""
    count = len(record)
    while count > 1 and not record[count - 1]:
        count -= 1
    return BAR.join(text.translate(_MARKS) for text in record[:count])
