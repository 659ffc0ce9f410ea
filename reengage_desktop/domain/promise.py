"""A promise: a window in which we told them that we call, and whether we did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .reach import Reach, wilson


class PromiseState(StrEnum):
    """`OWED` is never written down: an open promise whose window passed without a try. It is broken, and still owed."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    MOVED = "moved"
    OWED = "owed"


@dataclass(frozen=True, slots=True)
class Promise:
    """To `name`, from `due_from` until `due_until` (UTC), spoken in the clock of `zone`; settled by a try or a move."""

    prospect_id: int
    name: str
    made_at: datetime
    due_from: datetime
    due_until: datetime
    zone: str
    state: PromiseState
    settled_at: datetime | None = None

    def seen_at(self, now: datetime) -> PromiseState:
        """Its state at this moment: an open one is owed once its window is over."""
        return PromiseState.OWED if self.state is PromiseState.OPEN and now > self.due_until else self.state


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A line of the ledger: the promise, and its state at the moment the ledger was read."""

    promise: Promise
    state: PromiseState


@dataclass(frozen=True, slots=True)
class PromiseLedger:
    """`broken` counts those that are still `owed`; `open` are to come; `moved` were put off in time, and do not count.

    `rows` are the newest windows first, as many as were asked for.
    """

    kept: int
    broken: int
    owed: int
    open: int
    moved: int
    rows: tuple[PromiseRow, ...]

    @property
    def rate(self) -> Reach:
        """Of all that are decided, how many were kept, with its interval."""
        return wilson(self.kept, self.kept + self.broken)
