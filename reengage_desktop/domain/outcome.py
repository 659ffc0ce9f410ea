"""The outcomes of a call: one table that says what each key means and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .prospect import Stage
from .touch import Channel


class Outcome(StrEnum):
    """The ten keys of a call."""

    NO_ANSWER = "N"
    VOICEMAIL = "V"
    SOMEONE_ELSE = "G"
    WRONG_NUMBER = "W"
    REACHED = "R"
    APPOINTMENT = "A"
    LATER = "L"
    SAID_NO = "X"
    SOLD = "S"
    DO_NOT_CONTACT = "D"


class Follow(StrEnum):
    """Which rule of `follow_up` finds the next action."""

    OTHER_SLOT = "other_slot"
    PROMISED_WINDOW = "promised_window"
    FIND_NUMBER = "find_number"
    FORTY_EIGHT_HOURS = "forty_eight_hours"
    APPOINTMENT = "appointment"
    THEIR_DATE = "their_date"
    AFTER_NO = "after_no"
    NOTHING = "nothing"


class Ask(StrEnum):
    """What the dialog asks before the outcome is saved."""

    NOTHING = "nothing"
    TWO_MESSAGES = "two_messages"
    WRAP_UP = "wrap_up"
    DID_THEY_ASK = "did_they_ask"


@dataclass(frozen=True, slots=True)
class Meaning:
    """`attempt`: counts on the ladder. `contact`: they answered. `stage`: where they then stand (None: as before)."""

    attempt: bool
    contact: bool
    stage: Stage | None
    follow: Follow
    ask: Ask
    channel: Channel = Channel.CALL


OUTCOMES: dict[Outcome, Meaning] = {
    Outcome.NO_ANSWER: Meaning(True, False, None, Follow.OTHER_SLOT, Ask.NOTHING),
    Outcome.VOICEMAIL: Meaning(True, False, None, Follow.PROMISED_WINDOW, Ask.TWO_MESSAGES, Channel.VOICEMAIL),
    Outcome.SOMEONE_ELSE: Meaning(True, False, None, Follow.OTHER_SLOT, Ask.NOTHING),
    Outcome.WRONG_NUMBER: Meaning(False, False, None, Follow.FIND_NUMBER, Ask.NOTHING),
    Outcome.REACHED: Meaning(True, True, Stage.ACTIVE, Follow.FORTY_EIGHT_HOURS, Ask.WRAP_UP),
    Outcome.APPOINTMENT: Meaning(True, True, Stage.ACTIVE, Follow.APPOINTMENT, Ask.WRAP_UP),
    Outcome.LATER: Meaning(True, True, Stage.KEEP_IN_TOUCH, Follow.THEIR_DATE, Ask.WRAP_UP),
    Outcome.SAID_NO: Meaning(True, True, Stage.KEEP_IN_TOUCH, Follow.AFTER_NO, Ask.WRAP_UP),
    Outcome.SOLD: Meaning(True, True, Stage.SOLD, Follow.NOTHING, Ask.NOTHING),
    Outcome.DO_NOT_CONTACT: Meaning(True, True, Stage.DO_NOT_CONTACT, Follow.NOTHING, Ask.DID_THEY_ASK),
}


def outcomes_for(*, inbound: bool) -> tuple[Outcome, ...]:
    """How a call can end: whoever called themselves has answered, so only a talk is left."""
    return tuple(outcome for outcome, meaning in OUTCOMES.items() if meaning.contact or not inbound)
