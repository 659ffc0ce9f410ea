"""Portraying one person: what the head of their page shows."""

from __future__ import annotations

from .around import Around


class Portraying:
    def __init__(self, around: Around) -> None:
        self._around = around
