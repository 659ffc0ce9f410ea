"""Work that nobody waits for yet, done a small step at a time so that no key waits for it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

REST_MS = 400
PAUSE_MS = 40


class IdleSteps(QObject):
    """Begins after a moment of rest, and rests between the steps."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    def start(self, steps: Iterator[None]) -> None:
        self._steps = steps
        self._timer.start(REST_MS)

    def stop(self) -> None:
        self._timer.stop()

    @property
    def is_done(self) -> bool:
        return not self._timer.isActive()

    def _step(self) -> None:
        self._timer.setInterval(PAUSE_MS)
        try:
            next(self._steps)
        except StopIteration:
            self.stop()
