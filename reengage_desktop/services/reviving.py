"""Reviving: a trigger brings a prospect back to active by itself."""

from __future__ import annotations

from .around import Around


class Reviving:
    def __init__(self, around: Around) -> None:
        self._around = around
