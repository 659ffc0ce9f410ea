"""The law of each place: as it ships, and as the person wrote it down."""

from __future__ import annotations

from .around import Around


class Ruling:
    def __init__(self, around: Around) -> None:
        self._around = around
