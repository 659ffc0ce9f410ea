"""The round of the person's own calendars: read when they change, and every few minutes compared with the server."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from reengage_desktop.domain.fault import Fault

from . import words
from .notices import Changed
from .side_work import SideWork

if TYPE_CHECKING:
    from reengage_desktop.services.comparing import SyncReport
    from reengage_desktop.services.heeding import Heard, Heeding
    from reengage_desktop.services.syncing import Syncing

log = logging.getLogger(__name__)

EVERY_MS = 5 * 60_000
SOON_MS = 1_500  # a calendar is written in several steps
SERVER_EACH = 3  # rounds


@dataclass(frozen=True, slots=True)
class Compared:
    """What the last round with the server came to, and when."""

    report: SyncReport
    at: datetime


class CalendarRound(QObject):
    """`told` carries a sentence, once for each thing that came up; `compared` a `Compared`, also kept as `last`."""

    told = Signal(str)
    compared = Signal(object)

    def __init__(
        self,
        heeding: Heeding,
        syncing: Syncing,
        leave_thread: Callable[[], None],
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._heeding, self._syncing, self._clock = heeding, syncing, now
        self.last: Compared | None = None
        self._rounds = 0
        self._known_problems: frozenset[str] = frozenset()
        self.work = SideWork(leave_thread, self)
        self.watcher = QFileSystemWatcher(self)
        self._every, self.soon = QTimer(self), QTimer(self)
        self._every.setInterval(EVERY_MS)
        self.soon.setSingleShot(True)
        self.soon.setInterval(SOON_MS)
        self._every.timeout.connect(self._go_round)
        self.soon.timeout.connect(self._read)
        for noticed in (self.watcher.fileChanged, self.watcher.directoryChanged):
            noticed.connect(self._look_soon)

    def start(self) -> None:
        """The first round begins at once, and then one every five minutes."""
        self._every.start()
        self._go_round()

    def close(self) -> None:
        self._every.stop()
        self.soon.stop()
        self.work.close()

    def hear(self, changed: Changed) -> None:
        """Calendars that were added are watched too; in another zone their times are others."""
        if changed.busy or changed.settings or changed.everything:
            self._look_soon()

    def _go_round(self) -> None:
        if self.work.is_busy:
            return
        self._read()
        if self._rounds % SERVER_EACH == 0:
            self.work.ask(self._compare, self._hear_report, self._hear_fault)
        self._rounds += 1

    def _look_soon(self, _path: str = "") -> None:
        if self._every.isActive():
            self.soon.start()

    def _read(self) -> None:
        self.work.ask(self._heeding.read_all, self._hear_read, self._hear_fault)

    def _compare(self) -> SyncReport | None:
        return self._syncing.run() if self._syncing.connection() is not None else None

    def _hear_read(self, heard: Heard) -> None:
        wanted, watched = set(map(str, heard.places)), {*self.watcher.files(), *self.watcher.directories()}
        if gone := sorted(watched - wanted):
            self.watcher.removePaths(gone)
        if new := sorted(wanted - watched):
            self.watcher.addPaths(new)
        self._tell(heard.problems)

    def _hear_report(self, report: SyncReport | None) -> None:
        if report is None:
            return
        self.last = Compared(report, self._clock())
        self.compared.emit(self.last)
        problems = tuple(words.fault(each) for each in report.problems)
        self._tell([words.fault(each) for each in report.told])
        self._tell([each for each in problems if each not in self._known_problems])
        self._known_problems = frozenset(problems)

    def _hear_fault(self, fault: Fault) -> None:
        """A busy file, or a round that goes on already: the next one comes."""
        log.warning("No round of the calendars: %s", fault.template)

    def _tell(self, sentences: list[str] | tuple[str, ...]) -> None:
        """The first one; the rest stands in the dialog of the calendars."""
        if sentences:
            more = self.tr("{told} ({n} more in My calendar)").format(told=sentences[0], n=len(sentences) - 1)
            self.told.emit(more if sentences[1:] else sentences[0])
