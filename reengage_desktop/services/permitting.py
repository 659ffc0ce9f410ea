"""What is noted of the permission to call somebody, with its proof."""

from __future__ import annotations

from .around import Around


class Permitting:
    def __init__(self, around: Around) -> None:
        self._around = around
