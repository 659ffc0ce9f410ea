"""Who comes to the desk after a call: a decision is asked where going on as before teaches or pays nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reengage_desktop.domain.fact import taught
from reengage_desktop.domain.follow_up import FollowUp, to_the_desk
from reengage_desktop.domain.ladder import after, tries
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.outcome import OUTCOMES, Outcome
from reengage_desktop.domain.prospect import Prospect, Stage
from reengage_desktop.domain.touch import Channel

from .around import Around
from .stepping import plan_of

if TYPE_CHECKING:
    from .calling import CallResult

TALKS = 3
TRIES = 3
# What is booked where nothing was agreed; all else is a promise, a date or an hour that stands.
_BY_DEFAULT = (Because.OTHER_SLOT, Because.LADDER_STEP, Because.FORTY_EIGHT_HOURS)
_THEIRS = (Because.AGREED, Because.THEIR_DATE)
_NOT_REACHED = (Outcome.NO_ANSWER, Outcome.SOMEONE_ELSE)


def redirected(
    around: Around, person: Prospect, outcome: Outcome, result: CallResult | None, follow: FollowUp
) -> FollowUp:
    """`follow`, or the desk in its place; never over a promise, an appointment or a date that they named.

    `person` is as before the call. Without `result` it is a preview, and what was learned is not known yet.
    """
    action = follow.next_action
    if action is None or follow.stage is not Stage.ACTIVE or action.promised or action.because not in _BY_DEFAULT:
        return follow
    if outcome in _NOT_REACHED and _lies_there(person.next_action):
        return FollowUp(follow.stage, person.next_action)
    because = _because(around, person, outcome, result)
    if because is None:
        return follow
    from .foreseeing import Foreseeing  # which asks here

    situation = Foreseeing(around).situation(person.id)
    return FollowUp(follow.stage, to_the_desk(situation, around.now(), because))


def _because(around: Around, person: Prospect, outcome: Outcome, result: CallResult | None) -> Because | None:
    """Why their card is laid there, the most telling reason first."""
    if outcome in _NOT_REACHED:
        if _they_broke_it(around, person.next_action):
            return Because.THEY_BROKE_IT
        return Because.UNDER_MY_HOUR if _pays_too_little(around, person) else None
    if result is not None and OUTCOMES[outcome].contact and not result.inbound:
        return Because.TAUGHT_NOTHING if _taught_nothing(around, person, result) else None
    return None


def _lies_there(action: NextAction | None) -> bool:
    return action is not None and action.kind is ActionKind.DECIDE


def _they_broke_it(around: Around, action: NextAction | None) -> bool:
    """Called within the window that they had agreed to or named, and they were not there."""
    if action is None or not (action.because in _THEIRS or action.kind is ActionKind.APPOINTMENT):
        return False
    return (action.promised or action.kind.has_hour) and action.due_from <= around.now() <= action.due_until


def _taught_nothing(around: Around, person: Prospect, result: CallResult) -> bool:
    """The third talk in a row that taught nothing (S2; mission row 29); a decision at the desk begins anew."""
    if taught(result.learned) is not None:
        return False
    talks = [
        touch
        for touch in around.store.touches.of(person.id)
        if touch.contact
        and touch.channel is not Channel.INBOUND
        and (person.ladder_since is None or touch.at >= person.ladder_since)
    ]
    before = talks[: TALKS - 1]
    return len(before) == TALKS - 1 and all(taught(touch.learned) is None for touch in before)


def _pays_too_little(around: Around, person: Prospect) -> bool:
    """After the third try in vain: an hour on them likely pays less than one's own, at the best (S4).

    Whom one chose to call daily is left to that; an hour of other money cannot be compared.
    """
    if tries(after(person.ladder, attempt=True, contact=False)) < TRIES or plan_of(around, person.ladder_key).daily:
        return False
    from .weighing import Weighing

    weighing = Weighing(around)
    pays = weighing.of(person.id).payoff
    if not pays.worth or pays.currency not in ("", around.settings().currency):
        return False
    mine = weighing.my_hour()
    at_best = pays.per_hour * pays.odds.high / pays.odds.percent if pays.odds.percent else 0
    return mine is not None and at_best < mine.per_hour
