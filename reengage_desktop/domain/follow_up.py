"""What follows an outcome by default: the stage and the next action, with the hour they are allowed to be called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from .ladder import RUNGS, after, tries
from .law import Law
from .next_action import ActionKind, Because, NextAction
from .outcome import OUTCOMES, Follow, Outcome
from .permission import Standing, first_allowed
from .prospect import Stage
from .reason import WhyNot
from .slots import Occurrence, Slot, next_of_other_kind
from .wall_time import instant, zone

CONTACT_GAP = timedelta(hours=48)
BUSY_GAP = timedelta(hours=2)
CALL_WINDOW = timedelta(hours=2)
APPOINTMENT_LENGTH = timedelta(minutes=30)
ASK_HAPPY_AFTER = timedelta(days=90)
KEEP_IN_TOUCH_GAP = timedelta(days=30)
REVIEW_AFTER = timedelta(days=182)
MORNING_WINDOW = (time(9), time(11))
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Situation:
    """What the rules look at. `zone` is the salesperson's, `their_zone` the prospect's; `ladder` is before the call."""

    stage: Stage
    ladder: str
    zone: str
    their_zone: str
    standing: Standing
    slots: Sequence[Slot]
    why_not: WhyNot = WhyNot.UNKNOWN
    can_write: bool = True


@dataclass(frozen=True, slots=True)
class FollowUp:
    """`next_action` is None only where the stage leaves the pool."""

    stage: Stage
    next_action: NextAction | None


def follow_up(outcome: Outcome, situation: Situation, law: Law, now: datetime) -> FollowUp:
    """The default after `outcome`; the person may change it before it is saved (mission, "Outcomes of a call")."""
    meaning = OUTCOMES[outcome]
    stage = meaning.stage or situation.stage
    match meaning.follow:
        case Follow.NOTHING:
            return FollowUp(stage, None)
        case Follow.OTHER_SLOT:
            return FollowUp(stage, _after_no_contact(situation, law, now))
        case Follow.PROMISED_WINDOW:
            return FollowUp(stage, promised_window(situation, law, now))
        case Follow.FIND_NUMBER:
            return FollowUp(stage, _in_slot(situation, now, ActionKind.FIND_NUMBER, Because.WRONG_NUMBER))
        case Follow.FORTY_EIGHT_HOURS:
            return FollowUp(stage, in_48_hours(situation, law, now))
        case Follow.APPOINTMENT:
            return FollowUp(stage, _appointment(situation, law, now))
        case Follow.THEIR_DATE:
            return FollowUp(stage, on_their_date(situation, law, now, (now + KEEP_IN_TOUCH_GAP).date()))
        case Follow.AFTER_NO:
            return _after_no(situation, law, now)


def busy(situation: Situation, law: Law, now: datetime) -> NextAction:
    """The line was busy: again in two hours, or when they may next be called."""
    return _call(situation, law, now + BUSY_GAP, Because.BUSY)


def in_48_hours(situation: Situation, law: Law, now: datetime) -> NextAction:
    """The default after a contact (S3), moved off the weekend and into their calling hours."""
    return _call(situation, law, _working(now + CONTACT_GAP, situation.zone), Because.FORTY_EIGHT_HOURS)


def promised_window(situation: Situation, law: Law, now: datetime) -> NextAction:
    """Their next working day between 9 and 11, in their own clock, or the first two hours the law allows after that."""
    today = now.astimezone(zone(situation.their_zone)).date()
    day = next_working_day(today)
    start = instant(day, MORNING_WINDOW[0], situation.their_zone)
    start = first_allowed(situation.standing, law, start, None) or start
    return NextAction(
        ActionKind.CALL, start, start + CALL_WINDOW, promised=True, zone=situation.their_zone, because=Because.PROMISED
    )


def on_their_date(situation: Situation, law: Law, now: datetime, day: date) -> NextAction:
    """The date they named, at nine in their clock, never in the past."""
    start = max(now, instant(day, MORNING_WINDOW[0], situation.their_zone))
    return _call(situation, law, start, Because.THEIR_DATE)


def next_working_day(day: date) -> date:
    """The first Monday to Friday after `day`."""
    day += timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day


def first_call(slot: Occurrence) -> NextAction:
    """A call placed into a slot, as an import or a new person does it."""
    return NextAction(ActionKind.CALL, slot.start, slot.end, because=Because.NEW)


def _after_no_contact(situation: Situation, law: Law, now: datetime) -> NextAction:
    """Another kind of slot; after the fifth attempt the app asks for a decision, it does not decide (S3)."""
    if tries(after(situation.ladder, attempt=True, contact=False)) >= RUNGS:
        return _in_slot(situation, now, ActionKind.DECIDE, Because.LADDER_DONE)
    occurrence = _other_slot(situation, now)
    if occurrence is None:
        return _call(situation, law, _working(now + timedelta(days=1), situation.zone), Because.OTHER_SLOT)
    start = first_allowed(situation.standing, law, occurrence.start, occurrence.end)
    if start is None:
        return _call(situation, law, occurrence.start, Because.OTHER_SLOT)
    return NextAction(ActionKind.CALL, start, occurrence.end, because=Because.OTHER_SLOT)


def _other_slot(situation: Situation, now: datetime) -> Occurrence | None:
    kind = "morning" if now.astimezone(zone(situation.zone)).hour < 12 else "late"
    return next_of_other_kind(situation.slots, situation.zone, now, kind)


def _in_slot(situation: Situation, now: datetime, kind: ActionKind, because: Because) -> NextAction:
    """Desk work (a decision, a number to find) goes into the next slot of the other kind, whatever their hours are."""
    occurrence = _other_slot(situation, now)
    if occurrence is not None:
        return NextAction(kind, occurrence.start, occurrence.end, because=because)
    day = next_working_day(now.astimezone(zone(situation.zone)).date())
    start = instant(day, MORNING_WINDOW[0], situation.zone)
    return NextAction(kind, start, start + CALL_WINDOW, because=because)


def _appointment(situation: Situation, law: Law, now: datetime) -> NextAction:
    day = next_working_day(now.astimezone(zone(situation.their_zone)).date())
    start = instant(day, time(10), situation.their_zone)
    return NextAction(
        ActionKind.APPOINTMENT,
        start,
        start + APPOINTMENT_LENGTH,
        promised=True,
        zone=situation.their_zone,
        because=Because.AGREED,
    )


def _after_no(situation: Situation, law: Law, now: datetime) -> FollowUp:
    """A No ends the pursuit, not the acquaintance: keep in touch where permitted, else a review date (S0 S1 S4)."""
    if situation.why_not is WhyNot.BOUGHT_ELSEWHERE:
        call = _call(situation, law, _working(now + ASK_HAPPY_AFTER, situation.zone), Because.BOUGHT_ELSEWHERE)
        action = NextAction(ActionKind.ASK_HAPPY, call.due_from, call.due_until, because=Because.BOUGHT_ELSEWHERE)
        return FollowUp(Stage.KEEP_IN_TOUCH, action)
    stage, kind, gap = (
        (Stage.KEEP_IN_TOUCH, ActionKind.KEEP_IN_TOUCH, KEEP_IN_TOUCH_GAP)
        if situation.can_write
        else (Stage.LET_GO, ActionKind.REVIEW, REVIEW_AFTER)
    )
    start = _working(now + gap, situation.zone)
    return FollowUp(stage, NextAction(kind, start, start + CALL_WINDOW, because=Because.AFTER_NO))


def _call(situation: Situation, law: Law, at: datetime, because: Because) -> NextAction:
    start = first_allowed(situation.standing, law, at, None) or at
    return NextAction(ActionKind.CALL, start, start + CALL_WINDOW, because=because)


def _working(at: datetime, my_zone: str) -> datetime:
    """`at`, or the same wall time on Monday if it falls on a weekend of the salesperson."""
    local = at.astimezone(zone(my_zone))
    if local.weekday() < SATURDAY:
        return at
    return instant(next_working_day(local.date()), local.time(), my_zone).astimezone(UTC)
