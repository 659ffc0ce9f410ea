"""Whole sentences for people: why somebody is next, and what was just booked."""

from __future__ import annotations

from datetime import datetime

from reengage_desktop.domain.day_plan import TodayCall, Why
from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.wall_time import local

from . import words
from .words import tr


def why(call: TodayCall, now: datetime, my_zone: str) -> str:
    """Why this person now, in one plain sentence."""
    hours = words.window(call.action.due_from, call.action.due_until, my_zone)
    reason = call.row.reason_to_call.rstrip(". ")
    match call.why:
        case Why.PROMISE_OPEN | Why.PROMISE_LATER:
            return _with(tr("You promised to call at {hours}").format(hours=hours), reason)
        case Why.PROMISE_PASSED:
            day = words.past(call.action.due_from, now, my_zone).lower()
            return _with(tr("You promised to call {day}, {hours}").format(day=day, hours=hours), reason)
        case Why.APPOINTMENT:
            at = words.hour(call.action.due_from, my_zone)
            return _with(tr("Your appointment at {at}").format(at=at), reason)
        case Why.REASON:
            return f"{reason}."
        case _:
            return tr("No reason to call yet. Write one.")


def saved_call(name: str, outcome: Outcome, action: NextAction | None, now: datetime, my_zone: str) -> str:
    """What a key has logged and booked: "Samuel Adeyemi: voicemail and text logged. You call Wed 9:00–11:00"."""
    logged = {
        Outcome.VOICEMAIL: tr("voicemail and text logged"),
        Outcome.SOLD: tr("sold. Send a thank-you letter and ask for a referral"),
        Outcome.DO_NOT_CONTACT: tr("will not be contacted again, in any way"),
        Outcome.WRONG_NUMBER: tr("wrong number noted"),
        Outcome.SOMEONE_ELSE: tr("someone else answered"),
    }.get(outcome, tr("{outcome} logged").format(outcome=words.outcome_past(outcome.value)))
    return f"{name}: {logged}. {booked(action, now, my_zone)}".strip()


def booked(action: NextAction | None, now: datetime, my_zone: str) -> str:
    """The next action as a sentence; empty for somebody who left the pool."""
    if action is None:
        return ""
    if action.promised and action.kind.is_call:
        today, there = local(now, my_zone).date(), local(action.due_from, my_zone).date()
        hours = words.window(action.due_from, action.due_until, my_zone)
        return tr("You call {day}, {hours}.").format(day=words.day(there, today), hours=hours)
    first, second, _ = words.next_action_words(action, now, my_zone)
    return f"{first}, {second}." if action.kind is ActionKind.APPOINTMENT else f"{first}."


def _with(first: str, reason: str) -> str:
    return f"{first}. {reason}." if reason else f"{first}."
