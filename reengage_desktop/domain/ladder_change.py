"""What is kept when somebody changes their ladder, or begins a new row on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Why(StrEnum):
    """Why the ladder was changed."""

    CHOSEN = ""
    SAID_NO = "said_no"
    TAKEN = "taken"  # they took the call, which the daily calls were for
    REMOVED = "removed"  # the ladder is gone
    PUSHED_ON = "pushed_on"  # decided at the desk: a new row


@dataclass(frozen=True, slots=True)
class LadderChange:
    """`before` and `after`: the key of a ladder that ships, else the name it had; `tries` were made until then.

    `because` is a `Why`, or what another journey noted.
    """

    id: int
    at: datetime
    before: str
    after: str
    tries: int
    because: str
