"""Posting letters: what is in the post is logged, and what a letter was the next action of goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.follow_up import KEEP_IN_TOUCH_GAP, Situation, in_48_hours, next_working_day, on_their_date
from reengage_desktop.domain.letter import Letter, LetterState
from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.prospect import Prospect, Stage
from reengage_desktop.domain.story import ToldIn
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.domain.wall_time import local
from reengage_desktop.store.promises import BROKEN, KEPT
from reengage_desktop.store.snapshots import Snapshot

from .around import CHANGED_SINCE, Around
from .banking import Banking
from .wording import Wording


@dataclass(frozen=True, slots=True)
class SentLetters:
    """What was logged, in order to take it back: each person as they were, and their touch."""

    letters: tuple[Letter, ...]
    snapshots: tuple[Snapshot, ...]
    touch_ids: tuple[int, ...]


class Posting:
    def __init__(self, around: Around, wording: Wording) -> None:
        self._around = around
        self._wording = wording
        self._banking = Banking(around)

    def sent(self, chosen: Sequence[Letter]) -> SentLetters:
        """All in one transaction. Raises `StoreFault`; then nothing is kept."""
        store, now = self._around.store, self._around.now()
        snapshots: dict[int, Snapshot] = {}
        touches: dict[int, int] = {}
        versions: dict[str, int | None] = {}
        with store.writing() as changes:
            for letter in chosen:
                who = letter.prospect_id
                if who not in snapshots:
                    snapshots[who] = store.snapshots.take(who)
                if letter.template not in versions:
                    versions[letter.template] = self._wording.version(letter.template, now)
                touch = Touch(0, who, now, Channel.LETTER, "", False, False, 0, "", "", False)
                version = versions[letter.template]
                touches[who] = store.touches.add(touch, script=letter.template, version_id=version)
                store.letters.set_state(letter.id, LetterState.SENT, now)
                self._banking.note_told(who, letter.words, ToldIn.LETTER)
                self._fulfil(self._around.person(who))
                changes.prospects.add(who)
                changes.letters = True
        return SentLetters(tuple(chosen), tuple(snapshots.values()), tuple(touches[who] for who in snapshots))

    def undo(self, done: SentLetters) -> None:
        """Raises `RuleFault` if one of them had another touch since."""
        store = self._around.store
        for snapshot, touch_id in zip(done.snapshots, done.touch_ids, strict=True):
            newest = next(iter(store.touches.of(snapshot.prospect_id)), None)
            if newest is None or newest.id != touch_id:
                raise RuleFault(CHANGED_SINCE)
        with store.writing() as changes:
            for snapshot in done.snapshots:
                store.snapshots.restore(snapshot)
                changes.prospects.add(snapshot.prospect_id)
                changes.same.add(snapshot.prospect_id)
            changes.letters = True

    def _fulfil(self, person: Prospect) -> None:
        """Exactly one next action, always (S3): after a letter that was it comes the next one."""
        store, now, action = self._around.store, self._around.now(), person.next_action
        if action is None or action.kind is not ActionKind.LETTER:
            return
        if action.promised:
            store.promises.settle(person.id, KEPT if now <= action.due_until else BROKEN, now)
        store.prospects.set_next(person.id, person.stage, self._next(person, action), now)

    def _next(self, person: Prospect, action: NextAction) -> NextAction:
        """A call in 48 hours while we pursue them, else the next sign of life in a month."""
        around, zone = self._around, self._around.zone()
        standing = around.standing(person, zone)
        holidays = frozenset(around.holidays())
        situation = Situation(
            person.stage, person.ladder, zone, person.zone or zone, standing, around.slots(), holidays=holidays
        )
        if person.stage is Stage.ACTIVE:
            return in_48_hours(situation, around.law, around.now())
        eve = local(around.now() + KEEP_IN_TOUCH_GAP, zone).date() - timedelta(days=1)
        call = on_their_date(situation, around.law, around.now(), next_working_day(eve, holidays))
        return replace(call, kind=ActionKind.KEEP_IN_TOUCH, because=action.because)
