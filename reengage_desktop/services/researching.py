"""Researching: facts, reasons and homework on a person, and news that become the reason to call."""

from __future__ import annotations

from .around import Around


class Researching:
    def __init__(self, around: Around) -> None:
        self._around = around
