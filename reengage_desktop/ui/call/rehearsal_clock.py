"""How long each passage of a rehearsal takes to read; it is read off the handed clock, and nothing is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from reengage_desktop.domain.script import SpokenPassage, reading_seconds


class RehearsalClock:
    """Seconds, by the number of the passage. `planned` is what reading takes at an easy pace."""

    def __init__(self, now: Callable[[], datetime], passages: Sequence[SpokenPassage]) -> None:
        self._now = now
        self.planned = [reading_seconds(passage.text) for passage in passages]
        self._spent = [timedelta()] * len(passages)
        self._at = 0
        self._since: datetime | None = None

    @property
    def runs(self) -> bool:
        return self._since is not None

    def begin(self, at: int) -> None:
        """Anew, at this passage."""
        self._spent = [timedelta()] * len(self.planned)
        self._at, self._since = at, self._now()

    def turn(self, to: int) -> None:
        """Another passage is read; one that is read again takes longer."""
        if self._since is not None:
            self._spent[self._at] += self._now() - self._since
            self._at, self._since = to, self._now()

    def stop(self) -> None:
        self.turn(self._at)
        self._since = None

    def seconds(self, passage: int) -> int:
        running = self._now() - self._since if self._since is not None and passage == self._at else timedelta()
        return round((self._spent[passage] + running).total_seconds())

    def total(self) -> int:
        return sum(self.seconds(passage) for passage in range(len(self.planned)))
