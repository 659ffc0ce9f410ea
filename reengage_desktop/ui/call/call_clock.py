"""How long the call lasts, and how long its current passage; it ticks only while a call runs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

_SECOND = 1000


class CallClock(QObject):
    """`ticked` comes each second from `ring` until `stop`; lengths are read off the handed clock, never counted."""

    ticked = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._now = now
        self._rang_at: datetime | None = None
        self._passage_since: datetime | None = None
        self._stopped_at: datetime | None = None
        self._held_at: datetime | None = None
        self._timer = QTimer(self, interval=_SECOND)
        self._timer.timeout.connect(self.ticked)

    @property
    def runs(self) -> bool:
        """Whether it rang, be it stopped or not."""
        return self._rang_at is not None

    def ring(self) -> None:
        self._rang_at = self._passage_since = self._now()
        self.go_on()

    def turn(self) -> None:
        """Another passage is read."""
        self._passage_since = self._now()

    def stop(self) -> None:
        """They have hung up, or what they said is being written down."""
        self._timer.stop()
        if self._stopped_at is None:
            self._stopped_at = self._now()

    def go_on(self) -> None:
        """They are still there after all."""
        self._stopped_at = None
        if self.runs:
            self._timer.start()

    def hold(self) -> None:
        """Another call comes between: what it takes is no part of this one."""
        self._timer.stop()
        self._held_at = self._now()

    def take_up(self) -> None:
        if self._held_at is None:
            return
        between, self._held_at = self._now() - self._held_at, None
        if self._rang_at is None or self._passage_since is None:
            return
        self._rang_at += between
        self._passage_since += between
        if self._stopped_at is not None:
            self._stopped_at += between
        else:
            self._timer.start()

    def reset(self) -> None:
        """As before the first ring."""
        self._timer.stop()
        self._rang_at = self._passage_since = self._stopped_at = self._held_at = None

    def seconds(self) -> int:
        """The length of the call; 0 before it rings."""
        return self._since(self._rang_at)

    def passage_seconds(self) -> int:
        return self._since(self._passage_since)

    def _since(self, start: datetime | None) -> int:
        until = self._stopped_at or self._held_at or self._now()
        return max(0, int((until - start).total_seconds())) if start else 0
