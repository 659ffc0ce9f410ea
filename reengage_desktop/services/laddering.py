"""Which ladder somebody stands on, and how they change it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from reengage_desktop.domain.fault import Fault, RuleFault
from reengage_desktop.domain.follow_up import Situation, next_attempt
from reengage_desktop.domain.ladder import tries
from reengage_desktop.domain.ladder_change import LadderChange, Why
from reengage_desktop.domain.ladder_plan import LadderPlan
from reengage_desktop.domain.ladder_plan import Step as LadderStep
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.outcome import OUTCOMES, Outcome
from reengage_desktop.domain.permission import first_allowed, permission
from reengage_desktop.domain.prospect import Prospect, ProspectRow, Stage

from .around import Around
from .drafting import NO_LADDER, Drafting
from .foreseeing import Foreseeing
from .retracing import Step, recording
from .stepping import label, plan_of

NOT_PURSUED = "Only whoever is pursued is called daily, and nobody after a No. They stay on “{ladder}”."
NEVER = "They may not be called now: {source}. They stay on “{ladder}”."
CAPPED = "The law allows {most} calls in 30 days there ({source}), so nobody is called daily. They stay on “{ladder}”."
A_SECOND = timedelta(seconds=1)  # a touch of this very second was made before
_NOES = (Outcome.LATER, Outcome.SAID_NO, Outcome.DO_NOT_CONTACT)
_OF_A_LADDER = (Because.OTHER_SLOT, Because.LADDER_STEP)
_WRITTEN = ("prospects", "closed_actions", "ladder_changes")


@dataclass(frozen=True, slots=True)
class Stand:
    """Where somebody stands. `at` is the number of the coming attempt; past `of` a decision is asked.

    `next_step` is None then. `since`: when this row began, None for their first.
    """

    plan: LadderPlan
    at: int
    of: int
    next_step: LadderStep | None
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A ladder they could be put on; `refused` says in words why not."""

    plan: LadderPlan
    is_theirs: bool
    refused: Fault | None


class Laddering(Drafting):
    """Everything raises `RuleFault` for a person who is gone and for what the law refuses, and `StoreFault`."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._foreseeing = Foreseeing(around)

    def of(self, person: Prospect | ProspectRow) -> Stand:
        plan = plan_of(self._around, person.ladder_key)
        at = tries(person.ladder) + 1
        since = person.ladder_since if isinstance(person, Prospect) else None
        return Stand(plan, at, plan.of, plan.step(at), since)

    def choices(self, who: int) -> list[Choice]:
        """All ladders as this person may be put on them."""
        person = self._around.person(who)
        theirs = plan_of(self._around, person.ladder_key)
        situation = self._foreseeing.situation(who)
        return [
            Choice(plan, plan == theirs, self._refusal(plan, theirs, situation) if plan != theirs else None)
            for plan in self.plans()
        ]

    def put(self, who: int, key: str) -> Step:
        """From now on on this ladder; the attempts made stay, and the next one is where the new ladder has it.

        "" is the default. Raises `RuleFault` where the law refuses daily calls.
        """
        person = self._around.person(who)
        theirs, plan = plan_of(self._around, person.ladder_key), plan_of(self._around, key)
        if key and plan.key != key:
            raise RuleFault(NO_LADDER)
        situation = replace(self._foreseeing.situation(who), plan=plan)
        if (refused := self._refusal(plan, theirs, situation)) is not None:
            raise refused
        now, store = self._around.now(), self._around.store
        action = self._booked_anew(person, situation, now)
        with recording(self._around, who, *_WRITTEN) as record:
            store.ladders.put([who], "" if plan == self.default() else plan.key)
            if plan != theirs:
                store.ladders.note([who], label(theirs), label(plan), Why.CHOSEN, now)
            if action != person.next_action:
                store.prospects.set_next(who, person.stage, action, now)
        return record.step

    def begin_anew(self, who: int, because: str = Why.PUSHED_ON) -> None:
        """A new row of attempts from now on; within a `writing` block that names them in its changes.

        Daily calls are twenty at most (S0): whoever had them all goes on by the default ladder.
        """
        person, store, now = self._around.person(who), self._around.store, self._around.now()
        theirs = plan_of(self._around, person.ladder_key)
        plan = self.default() if theirs.daily else theirs
        store.ladders.note([who], label(theirs), label(plan), because, now)
        if plan != theirs:
            store.ladders.put([who], "")
        store.ladders.begin_anew(who, now + A_SECOND)

    def heed(self, person: Prospect, outcome: Outcome) -> None:
        """Daily calls end with any No, and when the call is taken; within the `writing` block of the outcome."""
        theirs = plan_of(self._around, person.ladder_key)
        if not (theirs.ended_by_no and OUTCOMES[outcome].contact):
            return
        store, why = self._around.store, Why.SAID_NO if outcome in _NOES else Why.TAKEN
        store.ladders.note([person.id], label(theirs), label(self.default()), why, self._around.now())
        store.ladders.put([person.id], "")

    def history(self, who: int) -> list[LadderChange]:
        """Newest first."""
        return self._around.store.ladders.history(who)

    def _refusal(self, plan: LadderPlan, theirs: LadderPlan, situation: Situation) -> RuleFault | None:
        if not plan.daily:
            return None
        if situation.stage is not Stage.ACTIVE:
            return RuleFault(NOT_PURSUED, ladder=theirs.name)
        standing, law, now = situation.standing, self._around.law, self._around.now()
        if first_allowed(standing, law, now) is None:
            return RuleFault(NEVER, source=permission(standing, law, now).source, ladder=theirs.name)
        rule = law.rule(standing.country, standing.region, standing.consumer)
        if rule.calls_in_30_days is not None:
            source = rule.consumer_source or rule.source
            return RuleFault(CAPPED, most=rule.calls_in_30_days, source=source, ladder=theirs.name)
        return None

    def _booked_anew(self, person: Prospect, situation: Situation, now: datetime) -> NextAction | None:
        """A call that the ladder booked stands where the new one has it; what was agreed or decided stays."""
        action, tried_at = person.next_action, person.last_touch_at
        step = situation.plan.step(tries(person.ladder) + 1)
        if action is None or action.kind not in (ActionKind.CALL, ActionKind.VISIT) or action.promised:
            return action
        if action.because not in _OF_A_LADDER or step is None or tried_at is None:
            return action
        return next_attempt(situation, self._around.law, now, tried_at, step)
