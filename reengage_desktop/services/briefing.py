"""Preparing for a call: the reason to call, why they could not act, homework, and the facts that are known."""

from __future__ import annotations

from collections.abc import Sequence

from reengage_desktop.domain.fact import Fact
from reengage_desktop.domain.homework import Homework, HomeworkKind
from reengage_desktop.domain.plain_line import plain_line
from reengage_desktop.domain.preparation import Lack, lacks
from reengage_desktop.domain.prospect import Certainty, ReasonKind

from .around import Around
from .reasoning import NO_WHY, line
from .researching import Researching

NO_REASON = "Write one sentence that is new for them. What stood here before is kept."


class Briefing:
    """The same as `Researching` writes, as the card of a call needs it.

    Everything raises `RuleFault` for a person who is gone or for words that are none, and `StoreFault`.
    """

    def __init__(self, around: Around) -> None:
        self._around = around
        self._researching = Researching(around)

    def prepared(self, ids: Sequence[int]) -> dict[int, tuple[Lack, ...]]:
        """What the call with each of them lacks; those who are gone are left out."""
        rows = self._around.store.prospects.rows(ids)
        return {row.id: lacks(row.reason_to_call, row.stated_reason, row.real_reason, row.why_not) for row in rows}

    def set_reason(self, prospect_id: int, words: str) -> None:
        """The one compelling reason to call, which replaces the one before (mission row 20)."""
        reason = line(words, NO_REASON)
        self._around.person(prospect_id)
        with self._around.store.writing() as changes:
            self._around.store.prospects.edit(prospect_id, {"reason_to_call": reason})
            changes.prospects.add(prospect_id)

    def note_why(self, prospect_id: int, stated: str = "", real: str = "", certainty: Certainty | None = None) -> None:
        """Why they could not act, as said or as it is, beside what was noted before (mission row 19)."""
        line(stated + real, NO_WHY)
        for kind, words in ((ReasonKind.STATED, stated), (ReasonKind.REAL, real)):
            if plain_line(words):
                self._researching.reasons.add(prospect_id, kind, words, certainty or "")

    # Homework

    def add_homework(self, prospect_id: int, kind: HomeworkKind, words: str) -> int:
        """Its id."""
        return self._researching.add_homework(prospect_id, kind, words)[0]

    def reword_homework(self, homework_id: int, words: str) -> None:
        self._researching.reword_homework(homework_id, words)

    def remove_homework(self, homework_id: int) -> Homework:
        """What was removed, for `put_back`."""
        work = self._researching.piece(homework_id)
        self._researching.remove_homework(homework_id)
        return work

    # Facts

    def add_fact(self, prospect_id: int, words: str) -> int:
        """Its id; one that is known in the same words holds again."""
        return self._researching.add_fact(prospect_id, words)[0]

    def reword_fact(self, fact_id: int, words: str) -> None:
        """Mends how it is written; it is as old as before."""
        self._researching.reword_fact(fact_id, words)

    def remove_fact(self, fact_id: int) -> Fact:
        """What was removed, for `put_back`."""
        fact = self._researching.fact(fact_id)
        self._researching.remove_fact(fact_id)
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
