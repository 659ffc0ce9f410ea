"""Which ladder somebody stands on, and the ladders of one's own."""

from __future__ import annotations

from .around import Around


class Laddering:
    def __init__(self, around: Around) -> None:
        self._around = around
