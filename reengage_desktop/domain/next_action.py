"""The one thing to do next with a prospect."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ActionKind(StrEnum):
    """What is to be done. An appointment and a visit have an hour of their own; the rest have a window."""

    CALL = "call"
    APPOINTMENT = "appointment"
    VISIT = "visit"
    LETTER = "letter"
    FIRST_HELLO = "first_hello"
    FIND_NUMBER = "find_number"
    DECIDE = "decide"
    KEEP_IN_TOUCH = "keep_in_touch"
    ASK_HAPPY = "ask_happy"
    REVIEW = "review"

    @property
    def is_call(self) -> bool:
        return self in (ActionKind.CALL, ActionKind.ASK_HAPPY, ActionKind.REVIEW)

    @property
    def by_phone(self) -> bool:
        """Whether it is done in the call dialog."""
        return self.is_call or self is ActionKind.APPOINTMENT

    @property
    def has_hour(self) -> bool:
        return self in (ActionKind.APPOINTMENT, ActionKind.VISIT)


class Because(StrEnum):
    """Where the time of a next action comes from, so that it can be explained in words."""

    NEW = "new"  # nobody has called yet
    OTHER_SLOT = "other_slot"  # the other kind of slot, since the last one did not reach them
    PROMISED = "promised"  # we told them
    FORTY_EIGHT_HOURS = "forty_eight_hours"  # the default after a contact (S3)
    AGREED = "agreed"  # the two agreed on it
    THEIR_DATE = "their_date"  # they named the date
    BUSY = "busy"  # the line was busy: again in two hours
    WRONG_NUMBER = "wrong_number"  # the number is to be found
    LADDER_DONE = "ladder_done"  # five attempts: a decision is asked
    AFTER_NO = "after_no"  # they said no
    BOUGHT_ELSEWHERE = "bought_elsewhere"  # ask how happy they are
    MOVED = "moved"  # put off by the salesperson
    LADDER_STEP = "ladder_step"  # the next step of their ladder
    TAUGHT_NOTHING = "taught_nothing"  # three contacts that taught nothing: a decision is asked (S2)
    UNDER_MY_HOUR = "under_my_hour"  # it pays less than an hour spent otherwise: a decision is asked (S4)
    THEY_BROKE_IT = "they_broke_it"  # they were not there when they had agreed to: a decision is asked
    BY_HAND = "by_hand"  # laid on the desk by the salesperson
    PUSHED_ON = "pushed_on"  # decided at the desk: on, with a new angle
    DECIDED = "decided"  # decided at the desk: to keep in touch, or to let go until then


@dataclass(frozen=True, slots=True)
class NextAction:
    """`due_from` and `due_until` are UTC instants; `zone` is the clock in which a promise was spoken, else ""."""

    kind: ActionKind
    due_from: datetime
    due_until: datetime
    promised: bool = False
    zone: str = ""
    because: Because = Because.NEW
    note: str = ""

    def __post_init__(self) -> None:
        if self.due_from > self.due_until:
            raise ValueError("A next action cannot end before it begins.")
