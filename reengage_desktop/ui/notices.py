"""The one door from the store's commits into Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot


class ChangesLike(Protocol):
    """What a commit tells: the store's `Changes` has this shape."""

    prospects: set[int]
    slots: bool
    commitments: bool
    busy: bool
    reminders: bool
    settings: bool
    scripts: bool
    everything: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed since the last turn of the event loop, by kind. `everything` is for imports and restores."""

    prospects: frozenset[int] = frozenset()
    slots: bool = False
    commitments: bool = False
    busy: bool = False
    reminders: bool = False
    settings: bool = False
    scripts: bool = False
    everything: bool = False

    @property
    def day(self) -> bool:
        """Whether today's calls may be others than before."""
        return bool(self.prospects) or self.slots or self.busy or self.settings or self.everything


class Notices(QObject):
    """`hear` may be called in any thread; `changed` comes in the window's thread, once for each turn of its loop."""

    changed = Signal(object)
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = Lock()
        self._waiting: list[Changed] = []
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def hear(self, changes: ChangesLike) -> None:
        """The listener of the store: takes a copy, and returns at once."""
        heard = Changed(
            frozenset(changes.prospects),
            changes.slots,
            changes.commitments,
            changes.busy,
            changes.reminders,
            changes.settings,
            changes.scripts,
            changes.everything,
        )
        with self._lock:
            first = not self._waiting
            self._waiting.append(heard)
        if first:
            self._arrived.emit()

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            heard, self._waiting = self._waiting, []
        self.changed.emit(_merged(heard))


def _merged(heard: Iterable[Changed]) -> Changed:
    every = tuple(heard)
    return Changed(
        frozenset().union(*(each.prospects for each in every)),
        any(each.slots for each in every),
        any(each.commitments for each in every),
        any(each.busy for each in every),
        any(each.reminders for each in every),
        any(each.settings for each in every),
        any(each.scripts for each in every),
        any(each.everything for each in every),
    )
