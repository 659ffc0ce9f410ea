"""Revisiting the No list by real reason, one card each."""

from __future__ import annotations

from .around import Around


class Revisiting:
    def __init__(self, around: Around) -> None:
        self._around = around
