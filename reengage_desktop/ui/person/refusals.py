"""What was refused in open fields: it stays as it was typed, and the line below says why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from reengage_desktop.ui.dialog_parts import FaultLine
from reengage_desktop.ui.widgets import set_property

from .live_edit import LiveLine, LiveText

F = TypeVar("F")


class Refusals(Generic[F]):
    """By field, the one refused last at the end; the line tells that one. True while there are any."""

    def __init__(self, edits: Mapping[F, LiveLine | LiveText], line: FaultLine) -> None:
        self._edits, self._line = edits, line
        self._why: dict[F, str] = {}
        self._told: set[F] = set()

    def __len__(self) -> int:
        return len(self._why)

    @property
    def fields(self) -> set[F]:
        return set(self._why)

    def add(self, which: F, why: str, *, tell: bool = True) -> None:
        """`tell`: now; else it waits until the field is left."""
        self._why.pop(which, None)
        self._why[which] = why
        if tell:
            self.tell(which)

    def tell(self, which: F) -> None:
        """Says what is wrong with this field, if anything is."""
        if why := self._why.pop(which, ""):
            self._why[which] = why
            self._told.add(which)
            self._mark(which, wrong=True)
            self._say()

    def drop(self, which: F) -> None:
        """It was mended; what is still wrong elsewhere is told again."""
        self._why.pop(which, None)
        self._told.discard(which)
        self._mark(which, wrong=False)
        self._say()

    def clear(self) -> None:
        for which in tuple(self._why):
            self.drop(which)
        self._line.say("")

    def words(self) -> dict[F, str]:
        """What stands there and was not kept."""
        return {which: words for which in self._why if which in self._edits and (words := self._edits[which].words())}

    def point(self) -> None:
        """All are told, and the keys go to the one of which the line speaks."""
        for which in tuple(self._why):
            self.tell(which)
        places = [self._edits[which] for which in self._why if which in self._edits]
        if places:
            places[-1].setFocus()

    def _say(self) -> None:
        self._line.say(next((why for which, why in reversed(self._why.items()) if which in self._told), ""))

    def _mark(self, which: F, *, wrong: bool) -> None:
        if which in self._edits:
            set_property(self._edits[which], "wrong", "true" if wrong else "false")
