"""Following what was logged by hand: which next action stands from then on, and the promise it settles."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from reengage_desktop.domain import ladder as ladders
from reengage_desktop.domain.follow_up import KEEP_IN_TOUCH_GAP, FollowUp, next_working_day
from reengage_desktop.domain.happening import MEANINGS, Happening
from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Prospect, Stage
from reengage_desktop.domain.touch import Channel
from reengage_desktop.domain.wall_time import local
from reengage_desktop.store.promises import BROKEN, KEPT, MOVED

from .around import Around
from .foreseeing import Foreseeing
from .mailing import ASK_WHAT_CHANGED
from .stepping import plan_of

WRITTEN = (Happening.TEXT, Happening.LETTER, Happening.EMAIL)


class Following:
    def __init__(self, around: Around) -> None:
        self._around = around
        self._foreseeing = Foreseeing(around)

    def is_hello(self, person: Prospect) -> bool:
        """Whether the good-to-meet-you is still to be written (S3; mission row 7)."""
        return person.next_action is not None and person.next_action.kind is ActionKind.FIRST_HELLO

    def after(self, person: Prospect, what: Happening, *, attempt: bool) -> FollowUp:
        """Where they stand then, and what is next; what was booked stays wherever nothing has settled it."""
        action = person.next_action
        if action is None or not person.stage.in_pool:
            return FollowUp(person.stage, action)
        if MEANINGS[what].contact:
            return self._answered(person, action)
        if what in WRITTEN and action.kind in _written_by(what):
            return FollowUp(person.stage, self._after_writing(person, action))
        # Whoever drops by before the hour has not missed it.
        missed = what is Happening.NOT_MET and action.kind.has_hour and action.due_from <= self._around.now()
        row = ladders.after(person.ladder, attempt=attempt, contact=False)
        plan = plan_of(self._around, person.ladder_key)
        full = attempt and person.stage is Stage.ACTIVE and ladders.tries(row) >= plan.of
        if missed or (full and action.kind.is_call and not action.promised):
            return self._foreseeing.preview(person.id, Outcome.NO_ANSWER)
        return FollowUp(person.stage, action)

    def book(self, person: Prospect, follows: FollowUp, now: datetime) -> None:
        """Within a `writing` block."""
        store, before = self._around.store, person.next_action
        if follows == FollowUp(person.stage, before):
            return
        if before is not None and before.promised and follows.next_action != before:
            state = BROKEN if now > before.due_until else KEPT if now >= before.due_from else MOVED
            store.promises.settle(person.id, state, now)
        store.prospects.set_next(person.id, follows.stage, follows.next_action, now)

    def _answered(self, person: Prospect, action: NextAction) -> FollowUp:
        """They are active again, and called in 48 hours; what was agreed or promised and is to come, stays."""
        to_come = (action.promised or action.kind.has_hour) and action.due_from > self._around.now()
        return FollowUp(Stage.ACTIVE, action if to_come else self._foreseeing.forty_eight_hours(person.id))

    def _after_writing(self, person: Prospect, action: NextAction) -> NextAction:
        """The call that asks what has changed, or while we do not pursue them the next sign of life in a month."""
        if person.stage is Stage.ACTIVE:
            call = self._foreseeing.forty_eight_hours(person.id)
            return replace(call, note=ASK_WHAT_CHANGED) if action.kind is ActionKind.FIRST_HELLO else call
        eve = local(self._around.now() + KEEP_IN_TOUCH_GAP, self._around.zone()).date() - timedelta(days=1)
        call = self._foreseeing.on_their_date(person.id, next_working_day(eve, self._around.holidays()))
        return replace(call, kind=ActionKind.KEEP_IN_TOUCH, because=action.because)


def _written_by(what: Happening) -> tuple[ActionKind, ...]:
    """Next actions that are done by writing this."""
    if MEANINGS[what].channel is Channel.LETTER:
        return ActionKind.LETTER, ActionKind.KEEP_IN_TOUCH
    return ActionKind.FIRST_HELLO, ActionKind.KEEP_IN_TOUCH
