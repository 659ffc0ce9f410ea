"""What a list of prospects is asked for: text, filter and order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Filter(StrEnum):
    ALL = "all"
    CALLABLE_NOW = "callable_now"
    DUE_TODAY = "due_today"
    PROMISED = "promised"
    NEVER_REACHED = "never_reached"
    GOING_COLD = "going_cold"
    NO_NOTE_ON_WHY = "no_note_on_why"
    NO_REASON_TO_CALL = "no_reason_to_call"
    KEEP_IN_TOUCH = "keep_in_touch"
    LET_GO = "let_go"
    SOLD = "sold"
    DO_NOT_CONTACT = "do_not_contact"


class SortBy(StrEnum):
    """The columns of the list, and the best use of the person's time."""

    BEST = "best"
    THEIR_TIME = "their_time"
    PERSON = "person"
    QUOTE = "quote"
    REASON = "reason"
    ATTEMPTS = "attempts"
    NEXT = "next"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class ListQuery:
    text: str = ""
    filter: Filter = Filter.ALL
    sort: SortBy = SortBy.BEST
    descending: bool = True


@dataclass(frozen=True, slots=True)
class Clock:
    """What decides when somebody may be called."""

    country: str
    region: str
    party: str
    zone: str
    other_zone: str


@dataclass(frozen=True, slots=True)
class PoolWorth:
    """Of the pool in one currency: people, what was quoted, and what it is worth to the salesperson, in cents."""

    currency: str
    people: int
    value: int
    worth: int
