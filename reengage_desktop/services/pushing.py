"""Pushing on with a new angle: whether it is new, and what is booked for it (S2; mission row 41)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from reengage_desktop.domain.desk import Angle
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.follow_up import APPOINTMENT_LENGTH, CALL_WINDOW, MORNING_WINDOW, next_working_day
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.no_card import is_new
from reengage_desktop.domain.permission import first_allowed
from reengage_desktop.domain.prospect import Prospect
from reengage_desktop.domain.slots import LOOK_AHEAD, Part, next_after, occurrences, part
from reengage_desktop.domain.untried import Untried, Way
from reengage_desktop.domain.wall_time import instant, local

from .around import Around
from .exploring import Exploring
from .returning import Returning
from .telling import told_reasons

NEEDS_ANGLE = (
    "To push on, choose a way that was not tried, or write what is new for them. Nothing was changed, and your words "
    "are still here."
)
NOT_NEW = "Write what is new for them. Nothing was changed, and your words are still here."
TOLD_BEFORE = "They were told that before. Write what is new since; your words are still here."
TRIED = "That was tried since they last answered. Nothing was changed; choose another way."

VISIT_AT = time(10)
_PARTS = {Way.PHONE_EARLY: Part.MORNING, Way.PHONE_LATE: Part.LATE}
_NOTES = {
    Way.VOICEMAIL_TEXT: "Leave voicemail and text",
    Way.TEXT: "Write a text first",
    Way.OTHER_NUMBER: "Call {about}",
}
_FIND = {Way.ASSISTANT: "Find out who works for them", Way.CHAMPION: "Find out who would speak for us"}
_FIRST = "First speak with {about}"
_NEAR = (Way.ASSISTANT, Way.CHAMPION, Way.COLLEAGUE, Way.FRIEND, Way.REFERRED_BY, Way.SOMEONE)


@dataclass(frozen=True, slots=True)
class Push:
    """What is next, and the columns of the person that say what is new for them."""

    action: NextAction
    fields: Mapping[str, Any]


class Pushing:
    def __init__(self, around: Around) -> None:
        self._around = around

    def on(self, person: Prospect, angle: Angle | None, words: str) -> Push:
        """`words`: the new reason to call, on one line. Raises `RuleFault` where neither it nor the way is new."""
        if angle is None and not words:
            raise RuleFault(NEEDS_ANGLE)
        if words:
            self._refuse_known(person, words)
        way = self._untried(person.id, angle) if angle is not None else None
        fields: dict[str, Any] = {"reason_to_call": words} if words else {}
        if way is not None and way.way is Way.RESULT:
            fields = {"story": way.id, "reason_to_call": words or way.about}
        return Push(self._action(person, way), fields)

    def _refuse_known(self, person: Prospect, words: str) -> None:
        """What lay ready all the while is new to nobody."""
        if not is_new(words, ()):
            raise RuleFault(NOT_NEW)
        if not is_new(words, (*told_reasons(self._around, person.id), person.reason_to_call)):
            raise RuleFault(TOLD_BEFORE)

    def _untried(self, prospect_id: int, angle: Angle) -> Untried:
        ways = Exploring(self._around).ways(prospect_id)
        found = next((each for each in ways if (each.way, each.id) == (angle.way, angle.id)), None)
        if found is None or found.tried:
            raise RuleFault(TRIED)
        return found

    def _action(self, person: Prospect, way: Untried | None) -> NextAction:
        """A visit, a letter, or a call, in the part of the day that was not tried; its note names the way."""
        if way is None:
            return Returning(self._around).call(person, Because.PUSHED_ON)
        if way.way is Way.VISIT:
            return self._visit(person)
        if way.way is Way.LETTER:
            return self._letter()
        call = Returning(self._around).call(person, Because.PUSHED_ON, _note(way))
        wanted = _PARTS.get(way.way)
        if wanted is None or call.kind is not ActionKind.CALL:
            return call
        return self._in_part(person, wanted) or call

    def _visit(self, person: Prospect) -> NextAction:
        """The working day after the next, at ten their time: to be moved to where it suits."""
        zone, holidays = person.zone or self._around.zone(), self._around.holidays()
        day = local(self._around.now(), zone).date()
        for _ in range(2):
            day = next_working_day(day, holidays)
        start = instant(day, VISIT_AT, zone)
        return NextAction(ActionKind.VISIT, start, start + APPOINTMENT_LENGTH, because=Because.PUSHED_ON)

    def _letter(self) -> NextAction:
        start, end = self._next_slot()
        return NextAction(ActionKind.LETTER, start, end, because=Because.PUSHED_ON)

    def _next_slot(self) -> tuple[datetime, datetime]:
        around, now, zone = self._around, self._around.now(), self._around.zone()
        if (held := next_after(around.slots(), zone, now)) is not None:
            return held.start, held.end
        start = instant(next_working_day(local(now, zone).date(), around.holidays()), MORNING_WINDOW[0], zone)
        return start, start + CALL_WINDOW

    def _in_part(self, person: Prospect, wanted: Part) -> NextAction | None:
        """The next slot of this part of the day in which they may be called, from tomorrow on."""
        around, now, zone = self._around, self._around.now(), self._around.zone()
        standing, today = around.standing(person, zone), local(now, zone).date()
        first = next_working_day(today, around.holidays())
        for held in occurrences(around.slots(), zone, first, first + LOOK_AHEAD):
            start = first_allowed(standing, around.law, held.start, held.end) if part(held) is wanted else None
            if start is not None:
                return NextAction(ActionKind.CALL, start, held.end, because=Because.PUSHED_ON)
        return None


def _note(way: Untried) -> str:
    if way.way in _NEAR:
        return _FIRST.format(about=way.about) if way.about else _FIND[way.way]
    return _NOTES.get(way.way, "").format(about=way.about)
