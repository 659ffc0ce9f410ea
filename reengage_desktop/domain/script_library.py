"""The scripts that ship with the program, by kind, and which of them fits a call."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from .ladder import RUNGS, tries
from .next_action import ActionKind, Because
from .prospect import Prospect, Stage
from .reason import WhyNot


class ScriptKind(StrEnum):
    CALL = "call"
    MESSAGE = "message"  # voicemail and text
    LETTER = "letter"
    EMAIL = "email"
    ANSWERS = "answers"  # what to answer and ask in every call


TWO_REASONS = "two-reasons-call"
THEY_CALLED = "they-called"
LIBRARY: dict[str, ScriptKind] = {
    TWO_REASONS: ScriptKind.CALL,
    "new-ideas-call": ScriptKind.CALL,
    "what-has-changed-call": ScriptKind.CALL,
    "48-hour-call": ScriptKind.CALL,
    "real-reason-call": ScriptKind.CALL,
    "last-push-call": ScriptKind.CALL,
    "how-happy-call": ScriptKind.CALL,
    "after-the-no-call": ScriptKind.CALL,
    THEY_CALLED: ScriptKind.CALL,
    "voicemail": ScriptKind.MESSAGE,
    "second-voicemail": ScriptKind.MESSAGE,
    "twin-text": ScriptKind.MESSAGE,
    "text-only": ScriptKind.MESSAGE,
    "text-first": ScriptKind.MESSAGE,
    "first-hello": ScriptKind.MESSAGE,
    "letter-after-call": ScriptKind.LETTER,
    "letter-after-no": ScriptKind.LETTER,
    "letter-thank-you": ScriptKind.LETTER,
    "letter-good-to-meet-you": ScriptKind.LETTER,
    "letter-not-reached": ScriptKind.LETTER,
    "letter-close-kindly": ScriptKind.LETTER,
    "email-with-letter": ScriptKind.EMAIL,
    "email-first-hello": ScriptKind.EMAIL,
    "answers": ScriptKind.ANSWERS,
}
SOON, LONG = timedelta(days=7), timedelta(days=180)


def fitting(
    person: Prospect, why_not: WhyNot, *, stated: str, real: str, usual: str, now: datetime, attempts: int = RUNGS
) -> str:
    """The name of the script a call with this person opens with; `usual` where nothing speaks for another.

    `attempts`: so many has their ladder.

    What they decided comes first, then whether the row of attempts ends, then how long ago the two spoke, then whether
    there is something to understand (a stated reason without the real one) or something to tell.
    """
    action = person.next_action
    kind = action.kind if action else ActionKind.CALL
    if kind is ActionKind.ASK_HAPPY or why_not is WhyNot.BOUGHT_ELSEWHERE:
        return "how-happy-call"
    after_no = action is not None and action.because is Because.AFTER_NO
    if kind is ActionKind.REVIEW or after_no or person.stage is Stage.LET_GO:
        return "after-the-no-call"
    if kind is ActionKind.DECIDE or tries(person.ladder) >= attempts - 1:
        return "last-push-call"
    spoke = person.last_contact_at
    since = now - spoke if spoke else now.date() - person.met_on if person.met_on else None
    if since is None:
        return usual
    if since <= SOON:
        return "48-hour-call"
    if since > LONG:
        return "what-has-changed-call"
    if spoke and stated and not real:
        return "real-reason-call"
    return "new-ideas-call" if spoke and person.reason_to_call else usual
