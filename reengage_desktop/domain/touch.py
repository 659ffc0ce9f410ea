"""A touch: anything that happened between the salesperson and a prospect."""

from __future__ import annotations

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


def is_bulk(earlier: list[datetime], at: datetime) -> bool:
    """True when `at` is at least the third outcome within 20 seconds; `earlier` are the latest outcomes' instants."""
    return sum(1 for moment in earlier if timedelta(0) <= at - moment <= BULK_WINDOW) >= BULK_COUNT - 1
