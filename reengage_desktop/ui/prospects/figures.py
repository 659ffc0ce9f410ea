"""The figures of the page, counted when there is time: one in each turn of the loop, none while somebody types."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from reengage_desktop.domain.listing import Filter
from reengage_desktop.services.browsing import Browsing

QUIET_MS = 300
"""So long after the last key they go on: a count may take longer than a key may wait."""


class Figures(QObject):
    """`counted` carries (`Filter`, how many), `summed` a `PoolSummary`."""

    counted = Signal(object, object)
    summed = Signal(object)

    def __init__(self, browsing: Browsing, parent: QObject) -> None:
        super().__init__(parent)
        self._browsing = browsing
        self._waiting: deque[Callable[[], None]] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)

    def renew(self, filters: Sequence[Filter], *, summary: bool = False) -> None:
        """Count these again, after what is waiting to be painted."""
        if summary:
            self._waiting.clear()
            self._waiting.append(self._sum)
        self._waiting.extend(self._counting(filter_) for filter_ in filters)
        self._timer.start(0)

    def wait(self) -> None:
        """Somebody types: what is left to count is put off."""
        if self._waiting:
            self._timer.start(QUIET_MS)

    def stop(self) -> bool:
        """Forget what is left to count; whether anything was."""
        left = bool(self._waiting)
        self._waiting.clear()
        self._timer.stop()
        return left

    def _counting(self, filter_: Filter) -> Callable[[], None]:
        return lambda: self.counted.emit(filter_, self._browsing.count(filter_))

    def _sum(self) -> None:
        self.summed.emit(self._browsing.summary())

    def _next(self) -> None:
        if self._waiting:
            self._waiting.popleft()()
        if self._waiting:
            self._timer.start(0)
