"""What a day gave: calls, people, what was learned, and the promises that were due."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class DayGave(NamedTuple):
    """Counts of one local date. `reached` are people, `learned` what was more than "nothing new" (S0)."""

    calls: int = 0
    reached: int = 0
    learned: int = 0
    real_reasons: int = 0
    appointments: tuple[str, ...] = ()
    letters: int = 0


class DuePromise(NamedTuple):
    """A promise that was due on the date. `tried_at` is the first attempt to them on it, None if there was none.

    `kept` only if it was tried inside its window; `open` while it is still owed. Instants are UTC, `zone` the clock in
    which it was given.
    """

    prospect_id: int
    name: str
    due_from: datetime
    due_until: datetime
    zone: str
    kept: bool
    open: bool
    tried_at: datetime | None
