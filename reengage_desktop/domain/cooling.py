"""Going cold: somebody who used to answer and has stopped (S1 S4; mission row 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from .ladder import tries
from .prospect import Stage

TRIES = 2
"""So many attempts without an answer since they last did."""


@dataclass(frozen=True, slots=True)
class Cold:
    """`answered`: how often they did, 0 where that was not counted. `tries` without an answer since; `weeks`: full ones

    since the last talk.
    """

    answered: int
    last_answer: datetime
    tries: int
    weeks: int


def before(now: datetime, after_weeks: int) -> datetime:
    """Who answered last before then is going cold, however often one tried."""
    return now - timedelta(weeks=max(1, after_weeks))


def cold(
    stage: Stage,
    ladder: str,
    last_contact_at: datetime | None,
    now: datetime,
    after_weeks: int,
    *,
    back_at: datetime | None = None,
    answered: int = 0,
) -> Cold | None:
    """None for whoever never answered, is not pursued, or talked with us of late, or is back since then (`back_at`)."""
    if stage is not Stage.ACTIVE or last_contact_at is None:
        return None
    tried = tries(ladder)
    begun = max(last_contact_at, back_at or last_contact_at)
    if tried < TRIES and begun >= before(now, after_weeks):
        return None
    return Cold(answered, last_contact_at, tried, max(0, (now - last_contact_at).days // 7))
