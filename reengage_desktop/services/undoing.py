"""Taking a whole import back: who came with it, and what it changed; what has to stay is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from .around import Around

Progress = Callable[[int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """An import; the counts add up to `read`. `undone_at` is None while it stands."""

    batch: int
    file_name: str
    taken_at: datetime
    read: int
    added: int
    updated: int
    skipped: int
    bad: int
    undone_at: datetime | None
    can_undo: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """Somebody of whom not all could be taken back, and why: a sentence ("You called them on 3 Nov.")."""

    prospect_id: int
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Undone:
    """`removed`: people who are gone again; `put_back`: people who are again as they were before the import."""

    batch: int
    file_name: str
    removed: int
    put_back: int
    kept: tuple[Kept, ...]


class Undoing:
    def __init__(self, around: Around) -> None:
        self._around = around

    def imports(self) -> list[TakenIn]:
        """All lists that were taken in, the newest first."""
        raise NotImplementedError

    def undo(
        self, batch: int | None = None, progress: Progress = lambda _: None, cancelled: Cancelled = lambda: False
    ) -> Undone:
        """Takes the import back in one transaction; without a number the last one that stands.

        Raises `RuleFault` where there is none, or it can no longer be undone; `StoreFault`; `ImportCancelled`.
        """
        raise NotImplementedError
