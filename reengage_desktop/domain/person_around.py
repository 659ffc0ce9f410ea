"""Somebody near a prospect: what they are to them, on whose side they stand, and what may be asked of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

NAME_LENGTH = 120
LINE_LENGTH = 300
PHONE_LENGTH = 60


class AroundKind(StrEnum):
    """S1, S4; mission rows 37 and 38. `OTHER`: family, or what nobody said."""

    CHAMPION = "champion"
    ASSISTANT = "assistant"
    COLLEAGUE = "colleague"
    FRIEND = "friend"  # in common
    REFERRED_BY = "referred_by"
    REFERRED = "referred"
    OTHER = ""


class Side(StrEnum):
    """Whether they would speak for us; `UNKNOWN` where it does not matter."""

    UNKNOWN = ""
    NOT_ASKED = "not_asked"
    OURS = "ours"
    NEUTRAL = "neutral"
    AGAINST = "against"


class AroundOutcome(StrEnum):
    """How a call to them ended, by the letters of the calls to prospects; no attempt and no contact of the prospect."""

    NO_ANSWER = "N"
    MESSAGE = "V"
    WRONG_NUMBER = "W"
    TALKED = "R"


class Question(StrEnum):
    """What may be asked of them."""

    REAL_REASON = "real_reason"
    BEST_HOUR = "best_hour"
    WHO_DECIDES = "who_decides"
    WHAT_CHANGED = "what_changed"
    SPEAK_FOR_US = "speak_for_us"
    INTRODUCE = "introduce"
    THANK = "thank"
    WHO_ELSE = "who_else"


@dataclass(frozen=True, slots=True)
class PersonAround:
    """`role` says in free words what they are to the prospect; `phone` is as it was written.

    `link_id`: the prospect of the file they are themselves.
    """

    id: int
    prospect_id: int
    name: str
    role: str
    phone: str
    note: str
    met_at: datetime
    kind: AroundKind = AroundKind.OTHER
    side: Side = Side.UNKNOWN
    link_id: int | None = None

    @property
    def initials(self) -> str:
        """ "EC" of "Elena Castellano", in capitals; "" for a name without letters."""
        words = [word for word in self.name.split() if word[0].isalnum()]
        ends = words[:1] + words[1:][-1:]
        return "".join(word[0] for word in ends).upper()


@dataclass(frozen=True, slots=True)
class AroundTouch:
    """What happened with one of them. `channel` is a `Channel`; `outcome` an `AroundOutcome`, "" while it goes on."""

    id: int
    prospect_id: int
    person_id: int
    at: datetime
    channel: str
    outcome: str
    seconds: int
    note: str
    learned: str


_OF_KIND = {
    AroundKind.CHAMPION: (Question.WHAT_CHANGED, Question.WHO_DECIDES, Question.SPEAK_FOR_US),
    AroundKind.ASSISTANT: (Question.BEST_HOUR, Question.WHAT_CHANGED),
    AroundKind.COLLEAGUE: (Question.WHO_DECIDES, Question.WHAT_CHANGED),
    AroundKind.FRIEND: (Question.INTRODUCE, Question.WHAT_CHANGED),
    AroundKind.REFERRED_BY: (Question.THANK, Question.WHAT_CHANGED, Question.WHO_ELSE),
    AroundKind.REFERRED: (Question.WHO_ELSE,),
    AroundKind.OTHER: (Question.WHAT_CHANGED, Question.BEST_HOUR),
}


def questions(kind: AroundKind, *, real_reason_known: bool) -> tuple[Question, ...]:
    """What to ask of them, first things first: why the prospect could not act, as long as nobody knows (S3)."""
    why = () if real_reason_known or kind is AroundKind.REFERRED else (Question.REAL_REASON,)
    return (*why, *_OF_KIND[kind])
