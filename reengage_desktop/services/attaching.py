"""Attaching files that lie on the laptop to a person."""

from __future__ import annotations

from .around import Around


class Attaching:
    def __init__(self, around: Around) -> None:
        self._around = around
