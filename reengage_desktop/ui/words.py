"""Facts in words: past in words, future exact, 24-hour clock, whole money; without Qt, for window and command line."""

from __future__ import annotations

from datetime import date, datetime

from reengage_desktop.domain.ago import part_of_day
from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.ladder import RUNGS
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import ProspectRow
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.touch import Channel
from reengage_desktop.domain.wall_time import local

from .figures import (
    DAYS,
    clock,
    date_words,
    day,
    duration,
    hour,
    money,
    past,
    past_day,
    short_date,
    short_money,
    short_window,
    slot_hours,
    tr,
    window,
)
from .lamp_words import lamp_words

__all__ = [
    "attempt_words",
    "attempts_spoken",
    "attempts_words",
    "channel_words",
    "date_words",
    "day",
    "duration",
    "fault",
    "hour",
    "lamp_words",
    "last_contact_words",
    "money",
    "next_action_words",
    "outcome_name",
    "outcome_past",
    "past",
    "short_money",
    "short_window",
    "slot_hours",
    "tr",
    "why_not_words",
    "window",
]

_NOON = 12
_HOUR = 3600

# Outcomes, reasons, attempts

_OUTCOMES = {
    Outcome.NO_ANSWER: "No answer",
    Outcome.VOICEMAIL: "Voicemail + text",
    Outcome.SOMEONE_ELSE: "Got someone else",
    Outcome.WRONG_NUMBER: "Wrong number",
    Outcome.REACHED: "Reached",
    Outcome.APPOINTMENT: "Appointment",
    Outcome.LATER: "Later, not now",
    Outcome.SAID_NO: "Said no",
    Outcome.SOLD: "Sold",
    Outcome.DO_NOT_CONTACT: "Do not contact",
}
_IN_A_ROW = {Outcome.SOMEONE_ELSE: "someone else", Outcome.LATER: "not now"}
_CHANNELS = {
    Channel.CALL: "called",
    Channel.VOICEMAIL: "voicemail",
    Channel.TEXT: "text",
    Channel.LETTER: "letter",
    Channel.EMAIL: "e-mail",
    Channel.VISIT: "visit",
    Channel.INBOUND: "they called",
}
_WHY_NOT = {
    WhyNot.COULD_NOT_AFFORD: "Could not afford it",
    WhyNot.NOT_READY: "Not ready",
    WhyNot.DELAYED: "Delayed",
    WhyNot.NO_FUNDING: "No funding",
    WhyNot.WRONG_PRODUCT: "Wrong product",
    WhyNot.BOUGHT_ELSEWHERE: "Bought elsewhere",
    WhyNot.NO_AUTHORITY: "Not theirs to decide",
}
_SPOKE = (Outcome.REACHED, Outcome.LATER, Outcome.SAID_NO, Outcome.SOLD)
"""Of these calls a row says how long they took, an hour and more in whole hours."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def outcome_name(letter: str) -> str:
    """On the key and in the timeline: "Voicemail + text"; "" for no outcome."""
    return tr(_OUTCOMES[Outcome(letter)]) if letter else ""


def outcome_past(letter: str) -> str:
    """In a row: "no answer", "voicemail + text", "reached", "not now"; "" for no outcome."""
    if letter in _IN_A_ROW:
        return tr(_IN_A_ROW[Outcome(letter)])
    name = outcome_name(letter)
    return name[:1].lower() + name[1:]


def channel_words(channel: str) -> str:
    """A touch without an outcome: "letter", "they called"; "" for none."""
    return tr(_CHANNELS[Channel(channel)]) if channel else ""


def why_not_words(why: WhyNot) -> str:
    """From the closed list; "" for unknown, where the window asks for the note."""
    return tr(_WHY_NOT[why]) if why in _WHY_NOT else ""


def step_way(way: str) -> str:
    """What belongs to an attempt, by the value of a `StepWay`: "a letter first"."""
    return tr(_STEP_WAYS[way])


def attempt_words(number: int) -> str:
    """ "first attempt", "third attempt", "attempt 11"."""
    if 1 <= number <= len(_ORDINALS):
        return tr("{ordinal} attempt").format(ordinal=tr(_ORDINALS[number - 1]))
    return tr("attempt {n}").format(n=number)


def attempts_words(ladder: str, of: int = RUNGS) -> str:
    """Under the dots: "2 of 5"; past the last of their ladder only the number, "7 so far"."""
    if len(ladder) > of:
        return tr("{n} so far").format(n=len(ladder))
    return tr("{n} of {all}").format(n=len(ladder), all=of)


def attempts_spoken(ladder: str, of: int) -> str:
    """The dots as a screen reader says them: "2 of 5 attempts"; past the last one only their number."""
    if len(ladder) > of:
        return tr("{n} attempts").format(n=len(ladder))
    return tr("{n} of {all} attempts").format(n=len(ladder), all=of)


def last_contact_words(row: ProspectRow, now: datetime, zone: str) -> tuple[str, str]:
    """("3 weeks ago", "reached, 4 min"); before the first touch when they asked, or "Not yet"."""
    if row.last_touch_at is None:
        if row.inquired_on is None:
            return tr("Not yet"), ""
        return past_day(row.inquired_on, local(now, zone).date()), tr("met, quoted")
    what = outcome_past(row.last_outcome) or channel_words(row.last_channel)
    if row.last_outcome in _SPOKE and row.last_seconds:
        seconds = row.last_seconds
        what = f"{what}, {duration(seconds if seconds < _HOUR else seconds // _HOUR * _HOUR)}"
    return past(row.last_touch_at, now, zone), what


# Faults


def fault(problem: Fault) -> str:
    """The sentence of a fault of the world, translated, with its facts."""
    return tr(problem.template).format(**problem.facts)


# The next action

_BECAUSE = {
    Because.NEW: "first call",
    Because.PROMISED: "as you promised",
    Because.FORTY_EIGHT_HOURS: "48 h after you spoke",
    Because.AGREED: "as agreed",
    Because.THEIR_DATE: "they named this date",
    Because.BUSY: "the line was busy",
    Because.WRONG_NUMBER: "the number was wrong",
    Because.LADDER_DONE: "all attempts made",
    Because.LADDER_STEP: "next on the ladder",
    Because.TAUGHT_NOTHING: "you learned nothing",
    Because.UNDER_MY_HOUR: "pays less than others",
    Because.THEY_BROKE_IT: "they were not there",
    Because.BY_HAND: "laid there by you",
    Because.PUSHED_ON: "with a new angle",
    Because.DECIDED: "you decided so",
    Because.AFTER_NO: "they said no",
    Because.BOUGHT_ELSEWHERE: "ask how happy they are",
    Because.MOVED: "moved by you",
}
_FIRST = {
    ActionKind.CALL: "Call {when}",
    ActionKind.ASK_HAPPY: "Call {when}",
    ActionKind.REVIEW: "Look again {when}",
    ActionKind.APPOINTMENT: "Appointment",
    ActionKind.VISIT: "Visit {when}",
    ActionKind.LETTER: "Write a letter {when}",
    ActionKind.FIRST_HELLO: "Send a hello {when}",
    ActionKind.FIND_NUMBER: "Find the number",
    ActionKind.DECIDE: "Decide what next",
    ActionKind.KEEP_IN_TOUCH: "In touch {when}",
}
_STEP_WAYS = {
    "phone": "call",
    "voicemail_text": "voicemail and text",
    "letter_first": "a letter first",
    "text_first": "a text first",
    "visit": "visit them",
    "assistant": "ask the assistant",
    "champion": "ask who speaks for us",
}
_AT_AN_HOUR = (ActionKind.APPOINTMENT, ActionKind.VISIT)
_CALLS = (ActionKind.CALL, ActionKind.ASK_HAPPY)


def next_action_words(action: NextAction | None, now: datetime, my_zone: str) -> tuple[str, str, bool]:
    """What to do, why then, and whether the second line is a promise (which is painted in ember).

    ("Call now", "promised 8:30–9:30", True). My clock on the first line, theirs in a promise. Empty for no action.
    """
    if action is None:
        return "", "", False
    if action.kind is ActionKind.APPOINTMENT:
        return tr(_FIRST[action.kind]), _appointment_words(action, now, my_zone), action.promised
    first = tr(_FIRST[action.kind]).format(when=_when(action, now, my_zone))
    if action.promised:
        return first, _promise_words(action, now, my_zone), True
    return first, action.note or _because_words(action, now, my_zone), False


def _when(action: NextAction, now: datetime, zone: str) -> str:
    start, today = local(action.due_from, zone), local(now, zone).date()
    ahead, hourly = (start.date() - today).days, action.kind in _AT_AN_HOUR
    if action.kind is ActionKind.KEEP_IN_TOUCH:
        if ahead <= 0:
            return tr("today")
        named = short_date(start.date(), today)
        return tr("from {day}").format(day=named) if start.year == today.year else named
    timed = action.promised or hourly
    if action.due_from <= now:
        return _when_begun(action, now, start, today) if timed or ahead == 0 else tr("today")
    if ahead == 0:
        return _when_later_today(action, start, timed)
    if action.kind in _CALLS:
        return f"{tr('tomorrow')} {clock(start)}" if ahead == 1 else day(start.date(), today)
    named = tr(DAYS[start.weekday()]) if ahead < 7 else short_date(start.date(), today)
    return f"{named} {clock(start)}" if hourly and start.year == today.year else named


def _when_begun(action: NextAction, now: datetime, start: datetime, today: date) -> str:
    """Its hour has come: a promise waits to be kept, an hour that went by is told as past, a slot is this morning's."""
    if action.kind in _AT_AN_HOUR and action.due_until < now:
        over = start.date() < today
        return tr("was {when}").format(when=short_date(start.date(), today) if over else clock(start))
    if action.promised or action.kind in _AT_AN_HOUR:
        return tr("now")
    if action.kind not in _CALLS or action.due_until < now:
        return tr("today")
    return {
        "morning": tr("this morning"),
        "afternoon": tr("this afternoon"),
        "evening": tr("this evening"),
    }[part_of_day(start.time())]


def _when_later_today(action: NextAction, start: datetime, timed: bool) -> str:
    if action.kind not in (*_CALLS, *_AT_AN_HOUR):
        return tr("today")
    if start.hour >= _NOON or action.kind not in _CALLS:
        return tr("today {hour}").format(hour=clock(start))
    return tr("at {hour}").format(hour=clock(start)) if timed else tr("this morning")


def _appointment_words(action: NextAction, now: datetime, my_zone: str) -> str:
    """Its day and hour by my clock: "Thu 22 Oct, 10:00", "today 10:00", "was yesterday, 10:00"."""
    start, today = local(action.due_from, my_zone), local(now, my_zone).date()
    hour = clock(start)
    if action.due_until < now:
        named = tr("today") if start.date() == today else date_words(start.date(), today)
        return tr("was {day}, {hour}").format(day=named, hour=hour)
    return tr("{day}, {hour}").format(day=day(start.date(), today), hour=hour)


def _promise_words(action: NextAction, now: datetime, my_zone: str) -> str:
    """In the clock in which it was given; once its day has passed only that day is named."""
    zone = action.zone or my_zone
    given, today = local(action.due_from, zone).date(), local(now, zone).date()
    hours = short_window(action.due_from, action.due_until, zone)
    return tr("promised {when}").format(when=date_words(given, today) if given < today else hours)


def _because_words(action: NextAction, now: datetime, my_zone: str) -> str:
    start, today = local(action.due_from, my_zone), local(now, my_zone).date()
    if start.date() < today and action.kind not in (ActionKind.DECIDE, ActionKind.FIND_NUMBER):
        return tr("since {day}").format(day=day(start.date(), today))
    if action.because is Because.OTHER_SLOT:
        early = start.hour < _NOON
        return tr("slot {hour}").format(hour=f"{start:%H:%M}") if early else tr("late slot this time")
    if action.because is Because.NEW and action.kind is not ActionKind.CALL:
        return tr("no number yet") if action.kind is ActionKind.FIND_NUMBER else ""
    return tr(_BECAUSE[action.because])
