"""The sentence of commitment: "When it is 8:15 I call Maria, because ..." (S0)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from .next_action import NextAction
from .settings import Settings
from .wall_time import instant, local

_TIME = r"(\d{1,2})(?:\s*(?:[:.h]|(?=\d\d\b))\s*(\d\d))?\s*(?:h|([ap])\.?m\.?)?"
_LOWERED = (
    "a|an|the|th(?:is|at|ese|ose|ere|eir|ey)|your?|his|her|its?|our|my|some|all|both|another|each|every|no|new|he|she|we"
    "|one|two|three|four|five|six"
)
_THEY_DO = r"\byou(?= (?:can|could|may|might|will|would|should|must|have|had|are|were|do|did|now)\b)"


class State(StrEnum):
    GIVEN = "given"
    SKIPPED = "skipped"


class Answer(StrEnum):
    """What the person says in the evening to "Did you do it?"."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Card(StrEnum):
    """What waits to be written or answered."""

    MORNING = "morning"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class Commitment:
    """One sentence for one local date. Of a skipped date only `day` and `written_at` tell anything.

    `prospect_id` is None for somebody who is not in the file; `first_name` is as the file has it, "" if unknown.
    `answer` is None until the evening.
    """

    day: date
    at: time
    prospect_id: int | None
    who: str
    because: str
    state: State
    written_at: datetime
    answer: Answer | None = None
    answered_at: datetime | None = None
    first_name: str = ""

    @property
    def given(self) -> bool:
        return self.state is State.GIVEN

    @property
    def called(self) -> str:
        """As one calls them in a sentence."""
        return self.first_name or self.who


class HalfSentence(NamedTuple):
    """A sentence as it is typed, not given yet."""

    day: date
    at: str = ""
    prospect_id: int | None = None
    who: str = ""
    because: str = ""


class Stakes(NamedTuple):
    """What hangs on one person: money in cents of `currency` (None if unknown), and what they were told."""

    first_name: str
    value: int | None
    worth: int | None
    currency: str
    promise: NextAction | None
    reason: str


class Suggestion(NamedTuple):
    """The best use of a date: whom to call when. Without anybody to call `at` and `prospect_id` are None."""

    day: date
    at: time | None = None
    prospect_id: int | None = None
    who: str = ""
    promised: bool = False
    reason: str = ""


def waiting(settings: Settings, now: datetime, zone: str, sentence: Commitment | None, *, holds: bool) -> Card | None:
    """Which card is to be asked at `now`; `sentence` is that of today, `holds` whether a slot or promise is today.

    In the morning until the evening's time, and not on a date that holds nothing; in the evening for what was given.
    """
    day = local(now, zone).date()
    morning, evening = (instant(day, at, zone) for at in hours(settings))
    if sentence is None:
        over = evening if evening > morning else instant(day + timedelta(days=1), time(0), zone)
        return Card.MORNING if settings.morning_on and holds and morning <= now < over else None
    asked = settings.evening_on and sentence.given and sentence.answer is None
    return Card.EVENING if asked and now >= evening else None


def is_evening(settings: Settings, now: datetime, zone: str) -> bool:
    """Whether the day is looked back on."""
    return settings.evening_on and now >= instant(local(now, zone).date(), hours(settings)[1], zone)


def hours(settings: Settings) -> tuple[time, time]:
    """When the two cards are asked; the defaults where a setting is no time."""
    usual = Settings()
    pairs = ((settings.morning_at, usual.morning_at), (settings.evening_at, usual.evening_at))
    morning, evening = (read_time(told) or time.fromisoformat(default) for told, default in pairs)
    return morning, evening


def read_time(text: str) -> time | None:
    """A time as people write it: "8:30", "08.30", "830", "8", "8 pm"; None for what is none."""
    found = re.fullmatch(_TIME, text.strip(), re.IGNORECASE)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def written_time(at: time) -> str:
    """ "8:30"."""
    return f"{at.hour}:{at:%M}"


def in_my_words(reason_to_call: str) -> str:
    """What is told to them, as I say it of them: "Your power rate rose." becomes "their power rate rose".

    English only, as the reasons that ship are. He and she are not known, so it is "they".
    """
    text = " ".join(reason_to_call.split()).rstrip(". ")
    text = re.sub(_THEY_DO, "they", text, flags=re.IGNORECASE)
    for mine, theirs in (("yourself", "themselves"), ("yours", "theirs"), ("your", "their"), ("you", "them")):
        text = re.sub(rf"\b{mine}\b", theirs, text, flags=re.IGNORECASE)
    first = text.partition(" ")[0]
    return text[:1].lower() + text[1:] if re.fullmatch(_LOWERED, first, re.IGNORECASE) else text
