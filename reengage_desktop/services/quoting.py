"""Quoting: the quotes of a person, and the commission of each product."""

from __future__ import annotations

from .around import Around


class Quoting:
    def __init__(self, around: Around) -> None:
        self._around = around
