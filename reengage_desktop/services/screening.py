"""Taking in do-not-call lists: whose numbers they name, and how old they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from reengage_desktop.domain.call_list import BadLine, CallList, ListKind
from reengage_desktop.store.registries import Mark
from reengage_desktop.store.snapshots import Snapshot

from .around import Around


@dataclass(frozen=True, slots=True)
class Look:
    """What a list would change. Of one's own list `held` are all its numbers, else it is empty.

    `listed`, `clear`: numbers of one's own people. `people`: who has a listed one, of an own list who must not be
    contacted from then on. `newer`: numbers a later list was asked about. `numbers` and `bad` count lines.
    """

    path: Path
    kind: ListKind
    as_of: date
    numbers: int
    bad: int
    bad_lines: tuple[BadLine, ...]
    covers: tuple[str, ...]
    listed: frozenset[str]
    clear: frozenset[str]
    held: frozenset[str]
    people: tuple[int, ...]
    newer: int


@dataclass(frozen=True, slots=True)
class Taken:
    """A list that was taken in, in order to tell it and to take it back."""

    list: CallList
    at: datetime
    stopped: tuple[tuple[Snapshot, int], ...] = ()
    held: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()


class Screening:
    def __init__(self, around: Around) -> None:
        self._around = around

    def lists(self) -> list[CallList]:
        """All that were taken in, the newest first."""
        return self._around.store.registries.lists()
