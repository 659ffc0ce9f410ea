"""The one door from the store's commits into Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
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
    letters: bool
    stories: bool
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
    letters: bool = False
    stories: bool = False
    everything: bool = False

    @property
    def day(self) -> bool:
        """Whether today's calls may be others than before."""
        return bool(self.prospects) or self.slots or self.busy or self.settings or self.everything


_KINDS = tuple(field.name for field in fields(Changed) if field.name != "prospects")


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
        heard = Changed(frozenset(changes.prospects), **{kind: getattr(changes, kind) for kind in _KINDS})
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
    people: frozenset[int] = frozenset().union(*(each.prospects for each in every))
    return Changed(people, **{kind: any(getattr(each, kind) for each in every) for kind in _KINDS})
