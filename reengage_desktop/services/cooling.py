"""Cooling: who used to answer and has stopped."""

from __future__ import annotations

from .around import Around


class Cooling:
    def __init__(self, around: Around) -> None:
        self._around = around
