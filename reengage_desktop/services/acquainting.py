"""Acquainting oneself with the people around a prospect."""

from __future__ import annotations

from .around import Around


class Acquainting:
    def __init__(self, around: Around) -> None:
        self._around = around
