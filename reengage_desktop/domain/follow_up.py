"""What follows an outcome by default: the stage and the next action, with the hour they are allowed to be called."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from .ladder import after, tries
from .ladder_plan import FIVE, LadderPlan, Step, TimeOfDay
from .law import Law
from .next_action import ActionKind, Because, NextAction
from .outcome import OUTCOMES, Follow, Outcome
from .permission import Standing, first_allowed
from .prospect import Stage
from .reason import WhyNot
from .slots import LOOK_AHEAD, NOON, Occurrence, Part, Slot, next_of_other_kind, occurrences, part
from .wall_time import instant, local, zone

CONTACT_GAP = timedelta(hours=48)
BUSY_GAP = timedelta(hours=2)
CALL_WINDOW = timedelta(hours=2)
APPOINTMENT_LENGTH = timedelta(minutes=30)
ASK_HAPPY_AFTER = timedelta(days=90)
KEEP_IN_TOUCH_GAP = timedelta(days=30)
REVIEW_AFTER = timedelta(days=182)
MORNING_WINDOW = (time(9), time(11))
QUARTER = timedelta(minutes=15)
SATURDAY = 5
_OTHER = {Part.MORNING: Part.LATE, Part.LATE: Part.MORNING}


@dataclass(frozen=True, slots=True)
class Situation:
    """What the rules look at. `zone` is the salesperson's, `their_zone` the prospect's; `ladder` is before the call.

    `plan` is the ladder they stand on; `holidays` are no working days of the salesperson.
    """

    stage: Stage
    ladder: str
    zone: str
    their_zone: str
    standing: Standing
    slots: Sequence[Slot]
    why_not: WhyNot = WhyNot.UNKNOWN
    can_write: bool = True
    plan: LadderPlan = FIVE
    holidays: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """`next_action` is None only where the stage leaves the pool."""

    stage: Stage
    next_action: NextAction | None


def follow_up(outcome: Outcome, situation: Situation, law: Law, now: datetime) -> FollowUp:
    """The default after `outcome`; the person may change it before it is saved (mission, "Outcomes of a call")."""
    meaning = OUTCOMES[outcome]
    stage = meaning.stage or situation.stage
    if situation.stage is Stage.DO_NOT_CONTACT:  # what they asked for holds, whatever was pressed
        stage = Stage.DO_NOT_CONTACT
    if not stage.in_pool:
        return FollowUp(stage, None)
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
            eve = (now + KEEP_IN_TOUCH_GAP).astimezone(zone(situation.their_zone)).date() - timedelta(days=1)
            return FollowUp(stage, on_their_date(situation, law, now, next_working_day(eve, situation.holidays)))
        case Follow.AFTER_NO:
            return _after_no(situation, law, now)


def busy(situation: Situation, law: Law, now: datetime) -> NextAction:
    """The line was busy: again in two hours, or when they may next be called."""
    return _call(situation, law, full_quarter(now + BUSY_GAP), Because.BUSY)


def in_48_hours(situation: Situation, law: Law, now: datetime) -> NextAction:
    """The default after a contact (S3), moved off the weekend and into their calling hours."""
    return _working_call(situation, law, now + CONTACT_GAP, Because.FORTY_EIGHT_HOURS)


def promised_window(situation: Situation, law: Law, now: datetime) -> NextAction:
    """Their next working day between 9 and 11, in their own clock, or the first two hours the law allows after that."""
    today = now.astimezone(zone(situation.their_zone)).date()
    day = next_working_day(today, situation.holidays)
    start = instant(day, MORNING_WINDOW[0], situation.their_zone)
    start = first_allowed(situation.standing, law, start, None) or start
    return NextAction(
        ActionKind.CALL, start, start + CALL_WINDOW, promised=True, zone=situation.their_zone, because=Because.PROMISED
    )


def on_their_date(situation: Situation, law: Law, now: datetime, day: date) -> NextAction:
    """The date they named, at nine in their clock, never in the past."""
    start = max(full_quarter(now), instant(day, MORNING_WINDOW[0], situation.their_zone))
    return _call(situation, law, start, Because.THEIR_DATE)


def next_working_day(day: date, holidays: Collection[date] = ()) -> date:
    """The first Monday to Friday after `day` that is no holiday."""
    day += timedelta(days=1)
    while day.weekday() >= SATURDAY or day in holidays:
        day += timedelta(days=1)
    return day


def first_call(slot: Occurrence) -> NextAction:
    """A call placed into a slot, as an import or a new person does it."""
    return NextAction(ActionKind.CALL, slot.start, slot.end, because=Because.NEW)


def to_the_desk(situation: Situation, now: datetime, because: Because) -> NextAction:
    """A decision is asked, not taken (S3): the card lies on the desk from the next working day on."""
    return _in_slot(situation, now, ActionKind.DECIDE, because)


def next_attempt(situation: Situation, law: Law, now: datetime, tried_at: datetime, step: Step) -> NextAction:
    """The attempt of this step, so many working days after the last one and in its kind of slot, after `now`.

    Another kind of slot is taken where the law never lets us call in this one.
    """
    day = tried_at.astimezone(zone(situation.zone)).date()
    for _ in range(step.after_days):
        day = next_working_day(day, situation.holidays)
    opens = first_allowed(situation.standing, law, now, None) or now  # a law may shut them out for longer than is seen
    day = max(day, local(opens, situation.zone).date())
    kind = ActionKind.VISIT if step.is_visit else ActionKind.CALL
    other = step.time is TimeOfDay.OTHER and step.after_days <= 1
    because = Because.OTHER_SLOT if other else Because.LADDER_STEP
    ahead = occurrences(situation.slots, situation.zone, day, day + LOOK_AHEAD)
    coming = [held for held in ahead if held.start > now and _is_working(held.start, situation)]
    for parts in _parts(step.time, _kind(situation, tried_at)):
        for held in coming:
            start = first_allowed(situation.standing, law, held.start, held.end) if part(held) in parts else None
            if start is not None:
                return NextAction(kind, start, held.end, because=because)
    at = instant(day, local(tried_at, situation.zone).time(), situation.zone)
    call = _working_call(situation, law, max(at, now), because)
    return replace(call, kind=kind) if step.is_visit else call


def _after_no_contact(situation: Situation, law: Law, now: datetime) -> NextAction:
    """The next step of their ladder; after the last one the app asks for a decision, it does not decide (S3)."""
    done = tries(after(situation.ladder, attempt=True, contact=False))
    step = situation.plan.step(done + 1)
    if step is None:
        return to_the_desk(situation, now, Because.LADDER_DONE)
    return next_attempt(situation, law, now, now, step)


def _parts(time: TimeOfDay, tried: Part) -> tuple[tuple[Part, ...], ...]:
    """The kinds of slot to be looked through, the wanted ones first."""
    if time is TimeOfDay.ANY:
        return (tuple(Part),)
    wanted = _OTHER[tried] if time is TimeOfDay.OTHER else Part(time)
    return (wanted,), (_OTHER[wanted],)


def _is_working(at: datetime, situation: Situation) -> bool:
    return local(at, situation.zone).date() not in situation.holidays


def _kind(situation: Situation, at: datetime) -> Part:
    return Part.MORNING if at.astimezone(zone(situation.zone)).time() < NOON else Part.LATE


def _in_slot(situation: Situation, now: datetime, kind: ActionKind, because: Because) -> NextAction:
    """Desk work (a decision, a number to find) goes into the next slot of the other kind, whatever their hours are."""
    tried = _kind(situation, now)
    held = next_of_other_kind(situation.slots, situation.zone, now, tried)
    while held is not None and not _is_working(held.start, situation):
        held = next_of_other_kind(situation.slots, situation.zone, held.start, tried)
    if held is not None:
        return NextAction(kind, held.start, held.end, because=because)
    day = next_working_day(now.astimezone(zone(situation.zone)).date(), situation.holidays)
    start = instant(day, MORNING_WINDOW[0], situation.zone)
    return NextAction(kind, start, start + CALL_WINDOW, because=because)


def _appointment(situation: Situation, law: Law, now: datetime) -> NextAction:
    day = next_working_day(now.astimezone(zone(situation.their_zone)).date(), situation.holidays)
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
        ask = _working_call(situation, law, now + ASK_HAPPY_AFTER, Because.BOUGHT_ELSEWHERE)
        return FollowUp(Stage.KEEP_IN_TOUCH, replace(ask, kind=ActionKind.ASK_HAPPY))
    if not situation.can_write:
        review = _working_call(situation, law, now + REVIEW_AFTER, Because.AFTER_NO)
        return FollowUp(Stage.LET_GO, replace(review, kind=ActionKind.REVIEW))
    start = _working(full_quarter(now + KEEP_IN_TOUCH_GAP), situation)
    letter = NextAction(ActionKind.KEEP_IN_TOUCH, start, start + CALL_WINDOW, because=Because.AFTER_NO)
    return FollowUp(Stage.KEEP_IN_TOUCH, letter)


def _working_call(situation: Situation, law: Law, at: datetime, because: Because) -> NextAction:
    """The first full quarter from `at` that is neither on my weekend nor outside their hours."""
    at = _working(full_quarter(at), situation)
    call = _call(situation, law, at, because)
    if (monday := _working(call.due_from, situation)) != call.due_from:
        return _call(situation, law, monday, because)
    return call


def full_quarter(at: datetime) -> datetime:
    """The same or the next quarter of an hour, since people read 8:45 and not 8:33."""
    over = timedelta(minutes=at.minute % 15, seconds=at.second, microseconds=at.microsecond)
    return at + (QUARTER - over) if over else at


def _call(situation: Situation, law: Law, at: datetime, because: Because) -> NextAction:
    """From `at` on, when the law first allows it; a letter to whom no call is allowed at any time."""
    start = first_allowed(situation.standing, law, at, None)
    if start is None:
        return _in_slot(situation, at, ActionKind.LETTER, because)
    return NextAction(ActionKind.CALL, start, start + CALL_WINDOW, because=because)


def _working(at: datetime, situation: Situation) -> datetime:
    """`at`, or the same wall time on the next working day if it falls on a weekend or holiday of the salesperson."""
    local_at = at.astimezone(zone(situation.zone))
    day = local_at.date()
    if day.weekday() < SATURDAY and day not in situation.holidays:
        return at
    return instant(next_working_day(day, situation.holidays), local_at.time(), situation.zone).astimezone(UTC)
