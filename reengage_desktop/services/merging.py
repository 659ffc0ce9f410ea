"""Merging two people who are one: find them, see them side by side, make them one, take it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reengage_desktop.domain.likeness import LikelyRow
from reengage_desktop.domain.newcomer import NewProspect

from .around import Around

Progress = Callable[[int], None]
Cancelled = Callable[[], bool]


class Merging:
    def __init__(self, around: Around) -> None:
        self._around = around

    def likely_rows(
        self, people: Iterable[NewProspect], progress: Progress = lambda _: None,
        cancelled: Cancelled = lambda: False,
    ) -> list[LikelyRow]:  # fmt: skip
        """Who of a list looks like somebody who is here, 500 at most, in the order of the list."""
        return []
