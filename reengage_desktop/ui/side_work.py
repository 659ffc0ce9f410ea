"""Work in a thread of its own, one piece after another, whose answer comes back into the window's thread."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reengage_desktop.domain.fault import Fault

Hear = Callable[[Any], None]
QUIT_PATIENCE = 2.0


@dataclass(frozen=True, slots=True)
class _Piece:
    work: Callable[[], object]
    hear: Hear
    fail: Callable[[Fault], None]


@dataclass(frozen=True, slots=True)
class _Answer:
    value: object = None
    problem: Exception | None = None


class _Voice(QObject):
    """Speaks from the thread; it lives as long as the thread does, whatever became of the window."""

    answered = Signal(object)


class SideWork(QObject):
    """Nothing is heard of a piece once the parent is gone; what it writes is whole all the same.

    `leave_thread` closes the database connection of the thread that calls it.
    """

    idle = Signal()

    def __init__(self, leave_thread: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._leave_thread = leave_thread
        self._pieces: deque[_Piece] = deque()
        self._now: _Piece | None = None
        self._thread: threading.Thread | None = None
        self._voice = _Voice()
        self._voice.answered.connect(self._heard, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        return self._now is not None

    def ask(self, work: Callable[[], object], hear: Hear, fail: Callable[[Fault], None]) -> None:
        """`hear` gets what `work` returns, `fail` the `Fault` it raises; anything else is raised in the window."""
        self._pieces.append(_Piece(work, hear, fail))
        if self._now is None:
            self._begin()

    def close(self) -> None:
        """Takes up nothing more, and waits a moment for what is going on."""
        self._pieces.clear()
        if self._thread is not None:
            self._thread.join(QUIT_PATIENCE)

    def _begin(self) -> None:
        if not self._pieces:
            self._now = None
            self.idle.emit()
            return
        self._now = self._pieces.popleft()
        # A daemon, so that a program that is quit does not wait: a transaction that is cut off is rolled back.
        parts = (self._now.work, self._voice, self._leave_thread)
        self._thread = threading.Thread(target=_do, args=parts, name="side work", daemon=True)
        self._thread.start()

    @Slot(object)
    def _heard(self, answer: _Answer) -> None:
        piece = self._now
        assert piece is not None
        try:
            if answer.problem is None:
                piece.hear(answer.value)
            elif isinstance(answer.problem, Fault):
                piece.fail(answer.problem)
            else:
                raise answer.problem
        finally:
            self._begin()


def _do(work: Callable[[], object], voice: _Voice, leave_thread: Callable[[], None]) -> None:
    try:
        answer = _Answer(work())
    except Exception as problem:  # it is told, or raised again, in the window's thread
        answer = _Answer(problem=problem)
    finally:
        leave_thread()
    voice.answered.emit(answer)
