"""Recounting all that happened with one person, newest first, and noting what is to be remembered."""

from __future__ import annotations

from .around import Around


class Recounting:
    def __init__(self, around: Around) -> None:
        self._around = around
