"""What can happen next after a talk, and the day and hours that are proposed for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from reengage_desktop.domain.follow_up import next_working_day
from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.calling import Calling
from reengage_desktop.services.preparing import CallSheet

_VISIT_LENGTH = timedelta(hours=1)


class Step(StrEnum):
    FORTY_EIGHT = "forty_eight"
    THEIR_DATE = "their_date"
    APPOINTMENT = "appointment"
    VISIT = "visit"
    LETTER = "letter"


STEPS = {
    Outcome.REACHED: (Step.FORTY_EIGHT, Step.THEIR_DATE, Step.VISIT, Step.LETTER),
    Outcome.APPOINTMENT: (Step.APPOINTMENT, Step.VISIT),
    Outcome.LATER: (Step.THEIR_DATE,),
    Outcome.SAID_NO: (),
}
HAVE_HOUR = (Step.APPOINTMENT, Step.VISIT)
TELLABLE = (Step.FORTY_EIGHT, Step.THEIR_DATE)


def proposal(calling: Calling, sheet: CallSheet, outcome: Outcome, step: Step, now: datetime) -> NextAction:
    """Raises `RuleFault` if the person is gone."""
    who = sheet.prospect.id
    if step is Step.FORTY_EIGHT:
        return calling.forty_eight_hours(who)
    if step in HAVE_HOUR:
        meeting = calling.preview(who, Outcome.APPOINTMENT).next_action
        assert meeting is not None
        if step is Step.APPOINTMENT:
            return meeting
        return replace(meeting, kind=ActionKind.VISIT, due_until=meeting.due_from + _VISIT_LENGTH)
    today = local(now, sheet.their_zone).date()
    if step is Step.LETTER:
        call = calling.on_their_date(who, next_working_day(today))
        return replace(call, kind=ActionKind.LETTER)
    if outcome is Outcome.LATER:
        later = calling.preview(who, Outcome.LATER).next_action
        assert later is not None
        return later
    return calling.on_their_date(who, today + timedelta(days=7))
