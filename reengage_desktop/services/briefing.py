"""Preparing for a call: the reason to call, why they could not act, homework, and the facts that are known."""

from __future__ import annotations

from collections.abc import Sequence

from reengage_desktop.domain.fact import Fact
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.homework import Homework, HomeworkKind
from reengage_desktop.domain.preparation import Lack, lacks
from reengage_desktop.domain.prospect import Certainty, Reason

from .around import Around

NO_REASON = "Write one sentence that is new for them. What stood here before is kept."
NO_WORDS = "Write a few words first. Nothing was added."
STILL_EMPTY = "Write a few words, or remove it. What stood here before is kept."
NO_WHY = "Write why they could not act, in their words or in yours. Nothing was added."
NOT_THERE = "It is not there any more. Nothing was changed."


class Briefing:
    """Everything raises `RuleFault` for a person who is gone or for words that are none, and `StoreFault`."""

    def __init__(self, around: Around) -> None:
        self._around = around

    def prepared(self, ids: Sequence[int]) -> dict[int, tuple[Lack, ...]]:
        """What the call with each of them lacks; those who are gone are left out."""
        rows = self._around.store.prospects.rows(ids)
        return {row.id: lacks(row.reason_to_call, row.stated_reason, row.real_reason, row.why_not) for row in rows}

    def set_reason(self, prospect_id: int, words: str) -> None:
        """The one compelling reason to call, which replaces the one before (mission row 20)."""
        reason = _line(words, NO_REASON)
        self._around.person(prospect_id)
        with self._around.store.writing() as changes:
            self._around.store.prospects.edit(prospect_id, {"reason_to_call": reason})
            changes.prospects.add(prospect_id)

    def note_why(self, prospect_id: int, stated: str = "", real: str = "", certainty: Certainty | None = None) -> None:
        """Why they could not act, as said or as it is, beside what was noted before (mission row 19)."""
        _line(stated or real, NO_WHY)
        self._around.person(prospect_id)
        shelf, now = self._around.store.prospects, self._around.now()
        known = {reason.kind: (reason.words, reason.certainty) for reason in reversed(shelf.reasons(prospect_id))}
        with self._around.store.writing() as changes:
            for kind, words, sure in (("stated", stated, ""), ("real", real, certainty or "")):
                line = " ".join(words.split())
                if line and known.get(kind) != (line, sure):
                    shelf.add_reason(prospect_id, Reason(kind, line, now, sure))
            changes.prospects.add(prospect_id)

    # Homework

    def add_homework(self, prospect_id: int, kind: HomeworkKind, words: str) -> int:
        """Its id."""
        line = _line(words, NO_WORDS)
        self._around.person(prospect_id)
        with self._around.store.writing() as changes:
            changes.prospects.add(prospect_id)
            return self._around.store.homework.add(prospect_id, kind, line, self._around.now())

    def reword_homework(self, homework_id: int, words: str) -> None:
        line, work = _line(words, STILL_EMPTY), self._homework(homework_id)
        with self._around.store.writing() as changes:
            self._around.store.homework.reword(homework_id, line)
            changes.prospects.add(work.prospect_id)

    def remove_homework(self, homework_id: int) -> Homework:
        """What was removed, for `put_back`."""
        work = self._homework(homework_id)
        with self._around.store.writing() as changes:
            self._around.store.homework.remove(homework_id)
            changes.prospects.add(work.prospect_id)
        return work

    # Facts

    def add_fact(self, prospect_id: int, words: str) -> int:
        """Its id; one that is known in the same words holds again."""
        line = _line(words, NO_WORDS)
        self._around.person(prospect_id)
        with self._around.store.writing() as changes:
            changes.prospects.add(prospect_id)
            return self._around.store.facts.learn(prospect_id, line, self._around.now())

    def reword_fact(self, fact_id: int, words: str) -> None:
        """Mends how it is written; it is as old as before."""
        line, fact = _line(words, STILL_EMPTY), self._fact(fact_id)
        with self._around.store.writing() as changes:
            self._around.store.facts.reword(fact_id, line)
            changes.prospects.add(fact.prospect_id)

    def remove_fact(self, fact_id: int) -> Fact:
        """What was removed, for `put_back`."""
        fact = self._fact(fact_id)
        with self._around.store.writing() as changes:
            self._around.store.facts.remove(fact_id)
            changes.prospects.add(fact.prospect_id)
        return fact

    def put_back(self, removed: Homework | Fact) -> None:
        """What `remove_homework` or `remove_fact` took away, as it was."""
        store = self._around.store
        self._around.person(removed.prospect_id)
        with store.writing() as changes:
            if isinstance(removed, Fact):
                store.facts.put_back(removed)
            else:
                store.homework.put_back(removed)
            changes.prospects.add(removed.prospect_id)

    def _homework(self, homework_id: int) -> Homework:
        found = self._around.store.homework.get(homework_id)
        if found is None:
            raise RuleFault(NOT_THERE)
        return found

    def _fact(self, fact_id: int) -> Fact:
        found = self._around.store.facts.get(fact_id)
        if found is None:
            raise RuleFault(NOT_THERE)
        return found


def _line(words: str, refused: str) -> str:
    """On one line."""
    line = " ".join(words.split())
    if not line:
        raise RuleFault(refused)
    return line
