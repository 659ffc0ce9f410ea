"""Taking in do-not-call lists: whose numbers they name, and how old they are."""

from __future__ import annotations

from .around import Around


class Screening:
    def __init__(self, around: Around) -> None:
        self._around = around
