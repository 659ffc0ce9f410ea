"""Reviving: a trigger brings a prospect back to active by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.next_action import Because, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.spoken_when import DayFault
from reengage_desktop.domain.trigger import Reading, Trigger, TriggerKind, answers, next_on_return, read, reason_from
from reengage_desktop.domain.wall_time import local
from reengage_desktop.domain.written_date import default_order

from .around import Around
from .retracing import Step, recording
from .returning import Returning
from .telling import tells_a_reason

NOT_THERE = "It is not there any more. Nothing was changed."
SAME = "That is noted already. Nothing was added."
FAULTS = {
    DayFault.NOTHING: "Write a day (“in spring”, “15 March”), or what the news would say. Nothing was kept.",
    DayFault.PAST: "That day has passed. Write one to come; what stood here before is kept.",
    DayFault.NO_DAY: "There is no such day. Write it as 15 March 2027; what stood here before is kept.",
    DayFault.FAR: "That is more than ten years away. Write an earlier day; what stood here before is kept.",
}
# Without the trigger: a return that was taken back would come again a minute later.
WRITTEN = ("prospects", "closed_actions")
SUGGESTED = 80
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Revived:
    """Somebody who is active again, with the words that brought them back; `step` takes it back (`Retracing.undo`)."""

    prospect_id: int
    name: str
    words: str
    kind: TriggerKind
    action: NextAction
    step: Step


class Reviving:
    """Everything raises `StoreFault`, and `RuleFault` for a person who is gone and for words that are no trigger."""

    def __init__(self, around: Around) -> None:
        self._around = around

    def triggers(self, prospect_id: int) -> list[Trigger]:
        """Those that wait, by their day; then those that have come, the newest first."""
        return self._around.store.triggers.of(prospect_id)

    def read(self, words: str) -> Reading:
        """What would be kept, to be shown before it is."""
        return self._read(words, self._around.today())

    def add(self, prospect_id: int, words: str) -> tuple[int, Step]:
        """The id of the trigger."""
        self._around.person(prospect_id)
        reading, store = self.understood(prospect_id, words), self._around.store
        with recording(self._around, prospect_id, "triggers") as record:
            ident = store.triggers.add(prospect_id, reading.kind, reading.words, reading.due_on, self._around.now())
        return ident, record.step

    def understood(self, prospect_id: int, words: str) -> Reading:
        """What would be added. Raises `RuleFault` for words that are none, or by which they wait already."""
        reading = self._understood(words)
        if any(t.words.casefold() == reading.words.casefold() for t in self.triggers(prospect_id) if not t.fired_at):
            raise RuleFault(SAME)
        return reading

    def reword(self, trigger_id: int, words: str) -> Step:
        """Reads the day anew; of one that has come only the words are mended."""
        trigger = self._trigger(trigger_id)
        reading = self._still_said(words) if trigger.fired_at else self._understood(words)
        kind, due_on = (trigger.kind, trigger.due_on) if trigger.fired_at else (reading.kind, reading.due_on)
        with recording(self._around, trigger.prospect_id, "triggers") as record:
            self._around.store.triggers.change(trigger_id, kind, reading.words, due_on)
        return record.step

    def remove(self, trigger_id: int) -> Step:
        trigger = self._trigger(trigger_id)
        with recording(self._around, trigger.prospect_id, "triggers") as record:
            self._around.store.triggers.remove(trigger_id)
        return record.step

    def suggestion(self, prospect_id: int) -> Reading | None:
        """A day to come that they named in the talk that ended with "later" or No, while nothing was noted since."""
        store, today = self._around.store, self._around.today()
        said = (Outcome.LATER.value, Outcome.SAID_NO.value)
        touch = next((each for each in store.touches.of(prospect_id) if each.outcome), None)
        if touch is None or touch.outcome not in said:
            return None
        if any(trigger.made_at >= touch.at for trigger in self.triggers(prospect_id)):
            return None
        then = local(touch.at, self._around.zone()).date()
        for sentence in _SENTENCE.split(f"{touch.learned}\n{touch.note}"):
            line = sentence.strip().rstrip(".;")
            if tells_a_reason(line):
                continue
            reading = self._read(line, then)
            if reading.due_on and reading.due_on > today and len(line) <= SUGGESTED:
                return reading
        return None

    def take_suggestion(self, prospect_id: int) -> Step | None:
        """Keeps it with the day that was meant when it was said; None where there is none any more."""
        reading = self.suggestion(prospect_id)
        if reading is None:
            return None
        with recording(self._around, prospect_id, "triggers") as record:
            self._around.store.triggers.add(
                prospect_id, TriggerKind.DAY, reading.words, reading.due_on, self._around.now()
            )
        return record.step

    def due(self) -> list[Revived]:
        """Brings back everybody whose day has come, each once; whoever is sold or asked for quiet never."""
        found = self._around.store.triggers.due(self._around.today())
        return self._bring_all_back(found)

    def heed(self, words: str) -> list[Revived]:
        """News that are worth telling: brings back everybody who waits for them, with the news as reason to call."""
        found = [each for each in self._around.store.triggers.for_news() if answers(each.words, words)]
        return self._bring_all_back(found, " ".join(words.split()))

    def _bring_all_back(self, found: Sequence[Trigger], news: str = "") -> list[Revived]:
        returning, by_person = Returning(self._around), sorted(found, key=lambda each: each.prospect_id)
        groups = groupby(by_person, key=lambda each: each.prospect_id)
        return [self._bring_back(list(mine), news, returning) for _, mine in groups]

    def _bring_back(self, triggers: Sequence[Trigger], news: str, returning: Returning) -> Revived:
        around, store, now = self._around, self._around.store, self._around.now()
        first, person = triggers[0], self._around.person(triggers[0].prospect_id)
        because = Because.THEIR_DATE if first.kind is TriggerKind.DAY else Because.NEW
        call = returning.call(person, because, first.words)
        action = next_on_return(person.next_action, call)
        if action == call:
            returning.take(call)
        with recording(around, person.id, *WRITTEN) as record:
            if (person.stage, person.next_action) != (Stage.ACTIVE, action):
                store.prospects.set_next(person.id, Stage.ACTIVE, action, now)
            reason = reason_from(first, person.reason_to_call, news)
            store.prospects.edit(person.id, {"reason_to_call": reason, "walked_at": now})
            store.triggers.mark_come([each.id for each in triggers], now)
            record.changes.prospects.add(person.id)  # also where all of it was so before
        return Revived(person.id, person.name, first.words, first.kind, action, record.step)

    def _read(self, words: str, today: date) -> Reading:
        return read(words, today, default_order(self._around.settings().region))

    def _understood(self, words: str) -> Reading:
        reading = self.read(words)
        if reading.fault is not None:
            raise RuleFault(FAULTS[reading.fault])
        return reading

    def _still_said(self, words: str) -> Reading:
        """Of one that has come the day may have passed."""
        reading = self.read(words)
        if not reading.words:
            raise RuleFault(FAULTS[DayFault.NOTHING])
        return reading

    def _trigger(self, trigger_id: int) -> Trigger:
        found = self._around.store.triggers.get(trigger_id)
        if found is None:
            raise RuleFault(NOT_THERE)
        return found
