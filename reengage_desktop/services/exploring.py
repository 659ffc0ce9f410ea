"""What was not tried yet to reach somebody."""

from __future__ import annotations

from .around import Around


class Exploring:
    def __init__(self, around: Around) -> None:
        self._around = around
