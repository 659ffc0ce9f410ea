"""Editing one person in place: a field is written as it is typed."""

from __future__ import annotations

from .around import Around


class Editing:
    def __init__(self, around: Around) -> None:
        self._around = around
