"""A fact about a prospect: learned once, getting older, and asked again with each call (S0, S3; mission row 25)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

ASK_AGAIN_AFTER = timedelta(days=90)  # what was heard a season ago may be true no more


class FactState(StrEnum):
    """What the last answer was. A fact that has changed is kept, beside the one it became."""

    HOLDS = "holds"
    CHANGED = "changed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fact:
    """`learned_at` first, `asked_at` last (UTC); `became` says what is true instead, of one that has changed.

    `source`: who told it, or where it was seen; empty where nobody said.
    """

    id: int
    prospect_id: int
    words: str
    learned_at: datetime
    asked_at: datetime
    state: FactState = FactState.HOLDS
    became: str = ""
    source: str = ""

    def is_due(self, now: datetime) -> bool:
        """Whether it is worth asking again (mission row 25); what has changed is asked no more."""
        return self.state is not FactState.CHANGED and now - self.asked_at > ASK_AGAIN_AFTER

    @property
    def question(self) -> str:
        """As it is asked on the phone: "The lease ends on 30 November?"."""
        asked = self.words.strip().rstrip(".!…").rstrip()
        return asked if asked.endswith("?") else f"{asked}?"


@dataclass(frozen=True, slots=True)
class FactAnswer:
    """What they said to a fact that was asked again; `became` belongs to one that has changed, and may be empty."""

    fact_id: int
    state: FactState
    became: str = ""


_NOTHING = frozenset({"", "nothing new", "nothing", "nothing much", "no news", "none", "no", "na", "same as before"})


def taught(learned: str) -> str | None:
    """What a contact taught as a fact to be asked again; None for "nothing new" and the like (mission row 29)."""
    words = " ".join(learned.split())
    plain = re.sub(r"[^\w\s]", "", words).casefold().strip()
    return None if plain in _NOTHING else words
