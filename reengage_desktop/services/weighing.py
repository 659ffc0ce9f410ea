"""What an hour on somebody pays: worth, odds and minutes, each with where it comes from."""

from __future__ import annotations

from .around import Around


class Weighing:
    def __init__(self, around: Around) -> None:
        self._around = around
