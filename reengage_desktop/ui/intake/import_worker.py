"""Work on a list in a thread of its own, so that the window answers all the while."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue

from PySide6.QtCore import QElapsedTimer, QObject, Signal

Progress = Callable[[int], None]
Cancelled = Callable[[], bool]
Work = Callable[[Progress, Cancelled], object]

PATIENCE = 1.0
# Each step that is told costs the window some turns of the interpreter, which the work gives up every 5 ms only: told
# of all of them it would fall behind.
BETWEEN_STEPS_MS = 100


@dataclass(frozen=True, slots=True)
class Answer:
    """What a piece of work returned, or what it raised."""

    ticket: int
    value: object = None
    problem: Exception | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """How many rows of a piece of work are done."""

    ticket: int
    done: int


class ImportWorker(QObject):
    """One thread, one piece of work after another; a newer piece cancels the older.

    Signals come from that thread: connect them queued. The database gives each thread a connection of its own:
    `leave_thread` closes that of the worker when it ends.
    """

    answered = Signal(object)
    progressed = Signal(object)

    def __init__(self, leave_thread: Callable[[], None]) -> None:
        super().__init__()
        self._leave_thread = leave_thread
        self._jobs: SimpleQueue[tuple[int, Work] | None] = SimpleQueue()
        self._newest = 0
        self._cancelled = 0
        # A daemon, so that a program that is quit does not wait: a transaction that is cut off is rolled back.
        self._thread = threading.Thread(target=self._run, name="import", daemon=True)
        self._thread.start()

    def ask(self, work: Work) -> int:
        """Queues the work; its ticket comes back with the answer."""
        self._newest += 1
        self._jobs.put((self._newest, work))
        return self._newest

    def cancel(self) -> None:
        """Asks the work that is going on to stop; it is answered all the same, since it may be done already."""
        self._cancelled = self._newest

    def close(self) -> None:
        """Ends the thread, at once if it is idle."""
        self.cancel()
        self._jobs.put(None)
        self._thread.join(PATIENCE)

    def _run(self) -> None:
        try:
            while (job := self._jobs.get()) is not None:
                self.answered.emit(self._answer(*job))
        finally:
            self._leave_thread()

    def _answer(self, ticket: int, work: Work) -> Answer:
        since = QElapsedTimer()

        def cancelled() -> bool:
            return ticket < self._newest or ticket <= self._cancelled

        def progress(done: int) -> None:
            if not since.isValid() or since.hasExpired(BETWEEN_STEPS_MS):
                since.start()
                self.progressed.emit(Step(ticket, done))

        try:
            return Answer(ticket, work(progress, cancelled))
        except Exception as problem:  # it is raised again, or told, in the window's thread
            return Answer(ticket, problem=problem)
