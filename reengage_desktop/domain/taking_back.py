"""What of an import can be taken back of one person: whatever still stands as the import wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

LAW = frozenset(
    {"stage", "next_kind", "next_from", "next_until", "next_promised", "next_zone", "next_because", "next_note"}
)
NAME = frozenset({"name", "first_name", "sort_name"})
NEXT, FIRM, BLOCKED = "next", "firms", "blocked_numbers"
TOGETHER = ((LAW, NEXT), (NAME, "name"))


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that an import wrote about somebody who was here.

    `place` is a column of the person, with its contents before and after; or a table: the row `row_id` was added (no
    `before`) or rewritten, and its cells are given without its id and without the person.
    """

    prospect_id: int
    place: str
    row_id: int
    before: Any
    after: Any

    @property
    def is_column(self) -> bool:
        return self.row_id == 0


def columns_back(changes: Iterable[Change], now: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """(columns with what they held before, names of what was changed since and stays). `now` holds the columns today.

    The next action goes back with its stage or not at all, as does a name with its parts.
    """
    columns = [change for change in changes if change.is_column]
    differs = {each.place for each in columns if now[each.place] != each.after and now[each.place] != each.before}
    kept: dict[str, None] = {}
    for group, name in TOGETHER:
        if group & differs:
            differs |= group
            kept[name] = None
    kept |= dict.fromkeys(place for place in sorted(differs) if place not in LAW and place not in NAME)
    return {each.place: each.before for each in columns if each.place not in differs}, list(kept)
