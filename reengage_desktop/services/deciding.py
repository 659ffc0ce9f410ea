"""The desk: at most three cards a day, each decided by the person."""

from __future__ import annotations

from .around import Around


class Deciding:
    def __init__(self, around: Around) -> None:
        self._around = around
