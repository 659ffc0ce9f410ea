"""Finding people, notes, facts and stories by words, with the place they stand in."""

from __future__ import annotations

from .around import Around


class Finding:
    def __init__(self, around: Around) -> None:
        self._around = around
