"""What to say before hanging up: the day and hours as a promise, and that a yes and a no are both fine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reengage_desktop.domain import ago
from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.spoken import Spans
from reengage_desktop.domain.wall_time import local
from reengage_desktop.ui.words import tr


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence to say, with the stretches that are a promise."""

    text: str
    promise: Spans = ()


def before_hanging_up(outcome: Outcome, action: NextAction | None, now: datetime, zone: str) -> Spoken:
    """The sentence to say at the end, with the day and hours in their clock as a promise."""
    if action is None or outcome is Outcome.SAID_NO:
        return Spoken(_after_no(action))
    start, end = local(action.due_from, zone), local(action.due_until, zone)
    day = ago.spoken_day(start.date(), local(now, zone).date())
    if action.kind is ActionKind.LETTER:
        return Spoken(tr("Thank you for your time. You will have a letter from me, and I leave the rest to you."))
    if action.kind.has_hour:
        promise = f"{day} {ago.spoken_hours(start.time(), start.time())}"
        coming = action.kind is ActionKind.VISIT
        sentence = tr("I will be with you {promise}.") if coming else tr("We speak {promise}.")
        return _promised(sentence + " " + tr("If anything comes up, call me before."), promise)
    promise = f"{day} {ago.spoken_hours(start.time(), end.time())}"
    rest = tr("I will leave you in peace until then.")
    if outcome is not Outcome.LATER:
        rest = tr("I will keep calling until you tell me yes or no. Either is fine.")
    return _promised(tr("I will call you {promise}.") + " " + rest, promise)


def _after_no(action: NextAction | None) -> str:
    thanks = tr("Thank you for telling me. I take that as your answer.")
    if action is not None and action.kind is ActionKind.ASK_HAPPY:
        return thanks + " " + tr("May I ask you in three months how happy you are with it?")
    if action is not None and action.kind is ActionKind.KEEP_IN_TOUCH:
        return thanks + " " + tr("Now and then I will write when there is something of use to you. Is that all right?")
    return thanks + " " + tr("You are welcome to call me whenever something changes.")


def _promised(template: str, promise: str) -> Spoken:
    start = template.index("{promise}")
    return Spoken(template.replace("{promise}", promise), ((start, start + len(promise)),))
