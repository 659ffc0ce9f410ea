"""A touch: anything that happened between the salesperson and a prospect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

BULK_WINDOW = timedelta(seconds=20)
BULK_COUNT = 3


class Channel(StrEnum):
    CALL = "call"
    VOICEMAIL = "voicemail"
    TEXT = "text"
    LETTER = "letter"
    EMAIL = "email"
    VISIT = "visit"
    INBOUND = "inbound"


class LearnedFor(StrEnum):
    """What a contact taught us is of use for (S2; mission row 29)."""

    CLOSER = "closer"  # the relationship
    DOOR = "door"  # other people
    ON = "on"  # it moves the sale on


@dataclass(frozen=True, slots=True)
class Touch:
    """`attempt` (tried to reach them) and `contact` (they answered) are never the same field. `seconds` is its length.

    `outcome` is a letter of the table in `outcome`, or empty for a letter or an e-mail. `bulk` marks outcomes that were
    logged three within 20 seconds; they count in no statistic. `learned_for` is a `LearnedFor`, or empty.
    """

    id: int
    prospect_id: int
    at: datetime
    channel: Channel
    outcome: str
    attempt: bool
    contact: bool
    seconds: int
    note: str
    learned: str
    bulk: bool
    learned_for: str = ""


def bulk(outcomes: Sequence[datetime]) -> list[bool]:
    """Which of these outcomes (oldest first) are one of three within 20 seconds."""
    found = [False] * len(outcomes)
    for last in range(BULK_COUNT - 1, len(outcomes)):
        first = last - BULK_COUNT + 1
        if outcomes[last] - outcomes[first] <= BULK_WINDOW:
            found[first : last + 1] = [True] * BULK_COUNT
    return found
