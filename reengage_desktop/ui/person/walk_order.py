"""The list that a person was opened from, walked one by one in the order it had then."""

from __future__ import annotations

from collections.abc import Callable, Sequence


class WalkOrder:
    """`is_here` tells whether somebody is still in the file: who is gone is stepped over.

    `place` is that of whoever is shown, from 1 of `count`; 0 where they are not in the list.
    """

    def __init__(self, is_here: Callable[[int], bool]) -> None:
        self._is_here = is_here
        self._ids: Sequence[int] = ()
        self.place = 0

    @property
    def count(self) -> int:
        return len(self._ids)

    def begin(self, who: int, ids: Sequence[int]) -> None:
        """Somebody who is not in the list stands before its first."""
        self._ids = ids
        try:
            self.place = ids.index(who) + 1
        except ValueError:
            self.place = 0

    def step(self, way: int) -> int | None:
        """Who comes next (1) or before (-1), and stands there now; None at the end."""
        at = self.place - 1 + way
        while 0 <= at < len(self._ids):
            if self._is_here(self._ids[at]):
                self.place = at + 1
                return self._ids[at]
            at += way
        return None
