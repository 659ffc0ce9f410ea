"""Which ways to reach somebody were tried since they last answered, and which were not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Way(StrEnum):
    """S0, S1, S4; mission row 31. E-mail is none: it gives away what a talk should give (row 34)."""

    PHONE_EARLY = "phone_early"
    PHONE_LATE = "phone_late"
    VOICEMAIL_TEXT = "voicemail_text"
    TEXT = "text"
    OTHER_NUMBER = "other_number"
    ASSISTANT = "assistant"
    CHAMPION = "champion"
    COLLEAGUE = "colleague"
    FRIEND = "friend"  # in common
    REFERRED_BY = "referred_by"
    SOMEONE = "someone"  # who answers there, or stands near them
    LETTER = "letter"
    RESULT = "result"  # a result or a story that they were not told yet
    VISIT = "visit"


@dataclass(frozen=True, slots=True)
class Untried:
    """One way. `about`: whom, what or where, in the salesperson's own words; "" where nothing is known of it yet.

    `id`: of the person around, the number or the story it is about, 0 for none. `times`: how often, of `of` at most
    (0: as often as one likes). `last_at`: when it was tried last.
    """

    way: Way
    about: str = ""
    tried: bool = False
    times: int = 0
    of: int = 0
    last_at: datetime | None = None
    id: int = 0
