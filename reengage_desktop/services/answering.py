"""Answering a card of the desk: what each choice writes, and taking it back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from reengage_desktop.domain.desk import MOST, NOT_TODAY, Angle, Choice, Decision, DeskCard, DeskDay
from reengage_desktop.domain.fault import Fault, RuleFault
from reengage_desktop.domain.follow_up import CALL_WINDOW, KEEP_IN_TOUCH_GAP, REVIEW_AFTER, next_working_day
from reengage_desktop.domain.letter import CLOSE_KINDLY, NOT_REACHED, LetterDraft
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.permission import add_months
from reengage_desktop.domain.plain_line import plain_line
from reengage_desktop.domain.prospect import Prospect, Stage
from reengage_desktop.domain.spoken_when import FURTHEST
from reengage_desktop.domain.wall_time import instant

from .around import CHANGED_SINCE, Around
from .deciding import Decided, Laid
from .foreseeing import Foreseeing
from .gathering import Gathering
from .laddering import Laddering
from .lettering import Lettering
from .moving import put_off
from .pushing import Pushing
from .stopping import ASKED, NOT_ASKED, stop

if TYPE_CHECKING:
    from collections.abc import Callable

    from reengage_desktop.store.changes import Changes

LONGEST = 500
NOT_THERE = "Their card does not lie on the desk any more. Nothing was changed; look at the next one."
NOT_OPEN = "Their card is not open today. Nothing was changed; answer the one on top first."
ENOUGH = "Three cards a day are enough: deciding is slow on purpose. Nothing was changed; the rest waits for tomorrow."
PAST = "That day has passed. Nothing was changed; choose one to come."
FAR = "That is more than ten years away. Nothing was changed; choose an earlier day."
NOT_PURSUED = "{name} is not called now, so there is nothing to decide. They stay as they are."
LIES_THERE = "{name} lies on the desk already."
AGREED = "There is a time agreed with {name}. Keep it or move it first; then they can be laid on the desk."


class Answering:
    """`day` tells which cards are open today."""

    def __init__(self, around: Around, day: Callable[[], DeskDay]) -> None:
        self._around, self._day = around, day

    def card(self, prospect_id: int) -> DeskCard:
        person, action = self._on_the_desk(prospect_id)
        return Gathering(self._around).card(person, action.because)

    def decide(
        self,
        prospect_id: int,
        choice: Choice,
        angle: Angle | None = None,
        words: str = "",
        until: date | None = None,
        *,
        they_asked: bool = True,
    ) -> Decided:
        """Answers a card that is open today. Raises `RuleFault` for any other, and for the fourth of a day.

        `angle`, `words`: with push on a way that was not tried, a new reason to call, or both. `until`: with let go,
        half a year where it is None. `they_asked`: with do not contact.
        """
        person, action = self._open_today(prospect_id)
        line = plain_line(words)[:LONGEST].strip()
        made = Decision(0, prospect_id, self._around.now(), action.because, choice, words=line)
        match choice:
            case Choice.PUSH_ON:
                return self._push_on(person, made, angle)
            case Choice.KEEP_IN_TOUCH:
                letter = self._put_off(prospect_id, self._in_a_month(), ActionKind.KEEP_IN_TOUCH)
                return self._answer(person, made, lambda _: self._set_next(person, Stage.KEEP_IN_TOUCH, letter))
            case Choice.LET_GO:
                return self._let_go(person, replace(made, until=self._until(until)))
            case Choice.DO_NOT_CONTACT:
                note = ASKED if they_asked else NOT_ASKED
                return self._answer(
                    person,
                    made,
                    lambda changes: stop(self._around, changes, prospect_id, they_asked=they_asked, note=note),
                )

    def not_today(self, prospect_id: int) -> Decided:
        """Leaves an open card for the next working day; it counts as one of the three of today."""
        person, action = self._open_today(prospect_id)
        day = next_working_day(self._around.today(), self._around.holidays())
        start = instant(day, time(9), self._around.zone())
        later = replace(action, due_from=start, due_until=start + CALL_WINDOW)
        made = Decision(0, prospect_id, self._around.now(), action.because, NOT_TODAY)
        return self._answer(person, made, lambda _: self._set_next(person, person.stage, later))

    def lay(self, prospect_id: int) -> Laid:
        """Onto the desk, by hand. Raises `RuleFault` for somebody who is not called, or with whom a time is agreed."""
        person, store, now = self._around.person(prospect_id), self._around.store, self._around.now()
        action = person.next_action
        if person.stage is not Stage.ACTIVE or action is None:
            raise RuleFault(NOT_PURSUED, name=person.name)
        if action.kind is ActionKind.DECIDE:
            raise RuleFault(LIES_THERE, name=person.name)
        agreed = action.promised or action.kind.has_hour or action.because is Because.THEIR_DATE
        if agreed and action.due_until > now:
            raise RuleFault(AGREED, name=person.name)
        with store.writing() as changes:
            snapshot = store.snapshots.take(prospect_id)
            card = NextAction(ActionKind.DECIDE, now, now + CALL_WINDOW, because=Because.BY_HAND)
            self._set_next(person, person.stage, card)
            changes.prospects.add(prospect_id)
        laid = self._around.person(prospect_id).next_action  # as it was written: the file keeps no part of a second
        assert laid is not None
        return Laid(prospect_id, person.name, laid, snapshot, store.prospects.revision(prospect_id))

    def take_back(self, done: Decided | Laid) -> None:
        """Everything of the person as before; their card is open again. Raises `RuleFault` for what changed since."""
        store = self._around.store
        action = self._around.person(done.prospect_id).next_action
        unwritten = store.prospects.revision(done.prospect_id) == done.revision
        if not unwritten or action != done.action:  # what only moves counts as no change of theirs
            raise RuleFault(CHANGED_SINCE)
        with store.writing() as changes:
            store.snapshots.restore(done.snapshot)
            changes.prospects.add(done.prospect_id)
            changes.same.add(done.prospect_id)
            changes.letters = True

    # How it is written

    def _push_on(self, person: Prospect, made: Decision, angle: Angle | None) -> Decided:
        """Raises `RuleFault` where nothing about it is new."""
        push = Pushing(self._around).on(person, angle, made.words)

        def write(_: Changes) -> None:
            self._set_next(person, Stage.ACTIVE, push.action)
            if push.fields:
                self._around.store.prospects.edit(person.id, push.fields)
            Laddering(self._around).begin_anew(person.id)

        template = NOT_REACHED if push.action.kind is ActionKind.LETTER else ""
        return self._answer(person, replace(made, angle=angle.text if angle else ""), write, template)

    def _let_go(self, person: Prospect, made: Decision) -> Decided:
        assert made.until is not None
        review = self._put_off(person.id, made.until, ActionKind.REVIEW)
        return self._answer(person, made, lambda _: self._set_next(person, Stage.LET_GO, review), CLOSE_KINDLY)

    def _answer(
        self, person: Prospect, made: Decision, write: Callable[[Changes], None], template: str = ""
    ) -> Decided:
        """`template`: of the letter that is laid on the pile; it tells what is new by then."""
        store, now = self._around.store, self._around.now()
        with store.writing() as changes:
            snapshot = store.snapshots.take(person.id)
            write(changes)
            store.decisions.add(made)
            letter = self._letter(person.id, template) if template else None
            if letter is not None:
                store.letters.add(person.id, letter, now)
                changes.letters = True
            changes.prospects.add(person.id)
        choice = None if made.choice == NOT_TODAY else Choice(made.choice)
        action, revision = self._around.person(person.id).next_action, store.prospects.revision(person.id)
        return Decided(
            person.id, person.name, choice, action, snapshot, revision, made.until, letter=letter is not None
        )

    def _set_next(self, person: Prospect, stage: Stage, action: NextAction) -> None:
        store, now = self._around.store, self._around.now()
        store.promises.settle(person.id, put_off(person.next_action, now), now)
        store.prospects.set_next(person.id, stage, action, now)

    def _letter(self, prospect_id: int, template: str) -> LetterDraft | None:
        """A template that fails holds no decision up."""
        with suppress(Fault):
            return Lettering(self._around).write(prospect_id, template)
        return None

    def _put_off(self, prospect_id: int, day: date, kind: ActionKind) -> NextAction:
        return replace(Foreseeing(self._around).on_their_date(prospect_id, day), kind=kind, because=Because.DECIDED)

    def _in_a_month(self) -> date:
        return next_working_day(self._around.today() + KEEP_IN_TOUCH_GAP - timedelta(days=1), self._around.holidays())

    def _until(self, day: date | None) -> date:
        today = self._around.today()
        if day is None:
            return next_working_day(today + REVIEW_AFTER - timedelta(days=1), self._around.holidays())
        if day <= today:
            raise RuleFault(PAST)
        if day > add_months(today, 12 * FURTHEST):
            raise RuleFault(FAR)
        return day

    def _open_today(self, prospect_id: int) -> tuple[Prospect, NextAction]:
        found, day = self._on_the_desk(prospect_id), self._day()
        if day.done >= MOST:
            raise RuleFault(ENOUGH)
        if all(place.prospect_id != prospect_id for place in day.open):
            raise RuleFault(NOT_OPEN)
        return found

    def _on_the_desk(self, prospect_id: int) -> tuple[Prospect, NextAction]:
        person = self._around.person(prospect_id)
        action = person.next_action
        if action is None or action.kind is not ActionKind.DECIDE:
            raise RuleFault(NOT_THERE)
        return person, action
