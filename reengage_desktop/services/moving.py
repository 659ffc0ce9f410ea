"""Moving the next action to another time, and taking that back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.prospect import Prospect
from reengage_desktop.store.promises import BROKEN, MOVED
from reengage_desktop.store.snapshots import Snapshot

from .around import CHANGED_SINCE, Around

ENDS_BEFORE = "The end lies before the beginning. Nothing was changed; choose other hours."
PAST = "That time has passed. Nothing was changed; choose a time from now on."
WHOM = "Whom do you visit? Type a name that is in your file and choose it. Nothing was planned."
NOT_IN_POOL = "{name} is out of the pool, so there is no next action to move."


@dataclass(frozen=True, slots=True)
class Moved:
    """A moved next action, in order to tell it and to take it back."""

    prospect_id: int
    name: str
    action: NextAction
    snapshot: Snapshot
    revision: int


class Moving:
    def __init__(self, around: Around) -> None:
        self._around = around

    def person(self, prospect_id: int) -> Prospect:
        """Whose action it is. Raises `RuleFault` if they are gone."""
        return self._around.person(prospect_id)

    def move(self, prospect_id: int, due_from: datetime, due_until: datetime, *, promised: bool) -> Moved:
        """Puts the next action off or forward. Raises `RuleFault` for a window that is over or ends too early."""
        return self._book(prospect_id, due_from, due_until, promised=promised)

    def plan_visit(self, who: int | str, due_from: datetime, due_until: datetime) -> Moved:
        """A visit, told to them, in the place of the next action. Raises `RuleFault` as `move` does, or for a name."""
        if isinstance(who, str):
            raise RuleFault(WHOM)
        return self._book(who, due_from, due_until, promised=True, kind=ActionKind.VISIT)

    def _book(
        self,
        prospect_id: int,
        due_from: datetime,
        due_until: datetime,
        *,
        promised: bool,
        kind: ActionKind | None = None,
    ) -> Moved:
        store, now = self._around.store, self._around.now()
        person = self._around.person(prospect_id)
        action = person.next_action
        if action is None:
            raise RuleFault(NOT_IN_POOL, name=person.name)
        if due_until < due_from:
            raise RuleFault(ENDS_BEFORE)
        if due_until <= now:
            raise RuleFault(PAST)
        zone = (person.zone or self._around.zone()) if promised else ""
        because = Because.PROMISED if promised else Because.MOVED
        new = NextAction(kind or action.kind, due_from, due_until, promised, zone, because, action.note)
        standing = self._around.standing(person, self._around.zone())
        self._around.refuse_forbidden_hours(standing, new)
        with store.writing() as changes:
            snapshot = store.snapshots.take(prospect_id)
            store.promises.settle(prospect_id, put_off(action, now), now)
            store.prospects.set_next(prospect_id, person.stage, new, now)
            if promised:
                store.promises.make(prospect_id, now, due_from, due_until, zone)
            changes.prospects.add(prospect_id)
            changes.same.add(prospect_id)
        written = self._around.person(prospect_id).next_action or new  # the file keeps no part of a second
        return Moved(prospect_id, person.name, written, snapshot, store.prospects.revision(prospect_id))

    def undo_move(self, moved: Moved) -> None:
        """Everything of the person as before the move. Raises `RuleFault` for what was written since."""
        store = self._around.store
        person = self._around.person(moved.prospect_id)
        unwritten = store.prospects.revision(moved.prospect_id) == moved.revision
        if not unwritten or person.next_action != moved.action:
            raise RuleFault(CHANGED_SINCE)
        with store.writing() as changes:
            store.snapshots.restore(moved.snapshot)
            changes.prospects.add(moved.prospect_id)
            changes.same.add(moved.prospect_id)


def put_off(action: NextAction | None, now: datetime) -> str:
    """What becomes of a promise that is put off: moved in time, broken once its window is over."""
    return BROKEN if action is not None and action.promised and now > action.due_until else MOVED
