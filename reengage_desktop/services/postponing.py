"""Putting a reminder off: the times at which it may come back."""

from __future__ import annotations

from reengage_desktop.domain.later import Later, choices

from .around import Around


class Postponing:
    def __init__(self, around: Around) -> None:
        self._around = around

    def choices(self) -> tuple[Later, ...]:
        """By time as the person's slots lie today and tomorrow; `reminding.snooze` takes their minutes."""
        return choices(self._around.now(), self._around.zone(), self._around.slots())
