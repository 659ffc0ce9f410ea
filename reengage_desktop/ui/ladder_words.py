"""Ladders in words: their names, what they ask for, and where somebody stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reengage_desktop.domain.ladder_plan import FIVE, PUSH, LadderPlan, StepWay, TimeOfDay
from reengage_desktop.ui.words import step_way, tr

if TYPE_CHECKING:
    from reengage_desktop.services.laddering import Stand

_NAMES = {plan.key: plan.name for plan in (FIVE, PUSH)}
_TIMES = {
    TimeOfDay.ANY: "any time of day",
    TimeOfDay.OTHER: "another time of day",
    TimeOfDay.MORNING: "in the morning",
    TimeOfDay.LATE: "late in the day",
}
_WHY = {
    "said_no": "since they said no",
    "taken": "since they took the call",
    "removed": "since that ladder is gone",
}


def ladder_name(key: str) -> str:
    """Of a key that ships; any other is the name itself."""
    return tr(_NAMES[key]) if key in _NAMES else key


def name(plan: LadderPlan) -> str:
    return plan.name if plan.is_own else ladder_name(plan.key)


def way(each: StepWay) -> str:
    return step_way(each)


def time_of_day(each: TimeOfDay) -> str:
    return tr(_TIMES[each])


def ways(found: Sequence[StepWay]) -> str:
    """What belongs to an attempt beside the call: "a letter first"; "" for nothing."""
    return ", ".join(way(each) for each in found if each is not StepWay.PHONE)


def attempt(number: int, of: int, found: Sequence[StepWay]) -> str:
    """ "attempt 3 of 5: voicemail and text"; "" where nothing belongs to it but the call."""
    told = ways(found)
    return tr("attempt {n} of {of}: {ways}").format(n=number, of=of, ways=told) if told else ""


def stands(stand: Stand) -> str:
    """ "Attempt 3 of 5 · Five spaced"; after the last one "All 5 attempts made"."""
    if stand.at > stand.of:
        told = tr("All {of} attempts made") if stand.of > 1 else tr("The only attempt is made")
    else:
        told = tr("Attempt {at} of {of}")
    return f"{told.format(at=stand.at, of=stand.of)} · {name(stand.plan)}"


def sentence(plan: LadderPlan) -> str:
    """What the ladder asks for: "5 attempts in 7 working days, voicemail and text at 2 and 3, a letter first at 4."."""
    days = sum(step.after_days for step in plan.steps[1:])
    told = tr("1 attempt") if plan.of == 1 else tr("{n} attempts in {days} working days").format(n=plan.of, days=days)
    if plan.daily:
        told = tr("each working day, {n} attempts at most, until they take the call or say no").format(n=plan.of)
    return f"{', '.join([told, *_beside(plan)])}."


def changed(before: str, after: str, because: str) -> str:
    """ "Push, now Five spaced, since they said no"."""
    told = tr("{before}, now {after}").format(before=ladder_name(before), after=ladder_name(after))
    return f"{told}, {tr(_WHY[because])}" if because in _WHY else told


def _beside(plan: LadderPlan) -> list[str]:
    """Each other way, with the attempts it belongs to."""
    found = []
    for each in StepWay:
        places = [str(place) for place, step in enumerate(plan.steps, 1) if each in step.ways]
        if each is not StepWay.PHONE and places:
            both = tr("{first} and {last}").format(first=", ".join(places[:-1]), last=places[-1])
            at = both if len(places) > 1 else places[0]
            found.append(tr("{way} at {places}").format(way=way(each), places=at))
    return found
