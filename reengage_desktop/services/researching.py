"""Researching: facts, reasons and homework on a person, and news that become the reason to call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reengage_desktop.domain.dropped import Dropped
from reengage_desktop.domain.fact import Fact, FactAnswer, FactState
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.homework import About, Homework, HomeworkKind
from reengage_desktop.domain.plain_line import plain_line

from .around import Around
from .reasoning import NOT_THERE, STILL_EMPTY, Reasoning, line
from .retracing import Step, recording

if TYPE_CHECKING:
    from .reviving import Revived

NO_WORDS = "Write a few words first. Nothing was added."
KEPT_ALREADY = "This stands in the homework already. Nothing was added."
ONLY_A_LINK = "This is only an address. Write beside it what is new for them; the reason to call is as it was."


class Researching:
    """Everything raises `RuleFault` for who or what is gone and for words that are none, and `StoreFault`.

    What is written is a step that can be taken back; an empty one where nothing changed.
    """

    def __init__(self, around: Around) -> None:
        self._around, self._store = around, around.store
        self.reasons = Reasoning(around)

    # Facts

    def facts(self, prospect_id: int) -> list[Fact]:
        """The latest learned first, those that have changed too."""
        found = self._store.facts.of(prospect_id, changed_too=True)
        return sorted(found, key=lambda fact: (fact.learned_at, fact.id), reverse=True)

    def add_fact(self, prospect_id: int, words: str, source: str = "") -> tuple[int, Step]:
        """Its id; one that is known in the same words holds again."""
        words = line(words, NO_WORDS)
        self._around.person(prospect_id)
        with recording(self._around, prospect_id, "facts") as record:
            ident = self._store.facts.learn(prospect_id, words, self._around.now(), plain_line(source))
        return ident, record.step

    def reword_fact(self, fact_id: int, words: str) -> Step:
        """Mends how it is written; it is as old as before."""
        words, fact = line(words, STILL_EMPTY), self.fact(fact_id)
        with recording(self._around, fact.prospect_id, "facts") as record:
            self._store.facts.reword(fact_id, words)
        return record.step

    def set_source(self, fact_id: int, source: str) -> Step:
        """Who told it; empty for nobody."""
        fact = self.fact(fact_id)
        with recording(self._around, fact.prospect_id, "facts") as record:
            self._store.facts.set_source(fact_id, plain_line(source))
        return record.step

    def answer_fact(self, fact_id: int, state: FactState) -> Step:
        """What they said now when it was asked again; what it became is told by `became`."""
        fact = self.fact(fact_id)
        with recording(self._around, fact.prospect_id, "facts") as record:
            self._store.facts.answer(FactAnswer(fact_id, state), self._around.now())
        return record.step

    def became(self, fact_id: int, words: str, source: str = "") -> Step:
        """What is true instead: the old one stays, changed, beside the new one."""
        words, fact = line(words, NO_WORDS), self.fact(fact_id)
        with recording(self._around, fact.prospect_id, "facts") as record:
            answer = FactAnswer(fact_id, FactState.CHANGED, words)
            self._store.facts.answer(answer, self._around.now(), plain_line(source))
        return record.step

    def remove_fact(self, fact_id: int) -> Step:
        fact = self.fact(fact_id)
        with recording(self._around, fact.prospect_id, "facts") as record:
            self._store.facts.remove(fact_id)
        return record.step

    def fact(self, fact_id: int) -> Fact:
        found = self._store.facts.get(fact_id)
        if found is None:
            raise RuleFault(NOT_THERE)
        return found

    # Homework

    def homework(self, prospect_id: int) -> list[Homework]:
        """In the order it was done."""
        return self._store.homework.of(prospect_id)

    def add_homework(
        self, prospect_id: int, kind: HomeworkKind, words: str, about: About = About.UNKNOWN
    ) -> tuple[int, Step]:
        """Its id."""
        words = line(words, NO_WORDS)
        self._around.person(prospect_id)
        with recording(self._around, prospect_id, "homework") as record:
            ident = self._store.homework.add(prospect_id, kind, words, self._around.now(), about)
        return ident, record.step

    def take_drop(self, prospect_id: int, dropped: Sequence[Dropped]) -> tuple[list[int], Step]:
        """Keeps what was dropped, but what is kept already. The ids of what is new."""
        self._around.person(prospect_id)
        known = {work.words.casefold() for work in self.homework(prospect_id)}
        new = [each for each in dropped if each.words.casefold() not in known]
        if not new:
            raise RuleFault(KEPT_ALREADY)
        now, ids = self._around.now(), []
        with recording(self._around, prospect_id, "homework") as record:
            ids = [self._store.homework.add(prospect_id, each.kind, each.words, now) for each in new]
        return ids, record.step

    def reword_homework(self, homework_id: int, words: str) -> Step:
        words, work = line(words, STILL_EMPTY), self.piece(homework_id)
        with recording(self._around, work.prospect_id, "homework") as record:
            self._store.homework.reword(homework_id, words)
        return record.step

    def sort_homework(self, homework_id: int, kind: HomeworkKind, about: About) -> Step:
        """What it is, and what it is about."""
        work = self.piece(homework_id)
        with recording(self._around, work.prospect_id, "homework") as record:
            self._store.homework.sort(homework_id, kind, about)
        return record.step

    def remove_homework(self, homework_id: int) -> Step:
        work = self.piece(homework_id)
        with recording(self._around, work.prospect_id, "homework") as record:
            self._store.homework.remove(homework_id)
        return record.step

    def mark_news(self, homework_id: int, newsworthy: bool) -> tuple[Step, list[Revived]]:
        """News may bring back whoever waits for such words: these people, of whom each has an undo of its own."""
        work = self.piece(homework_id)
        with recording(self._around, work.prospect_id, "homework") as record:
            self._store.homework.mark_news(homework_id, newsworthy)
        if not newsworthy or work.newsworthy:
            return record.step, []
        from .reviving import Reviving

        return record.step, Reviving(self._around).heed(work.said)

    def make_reason(self, homework_id: int) -> Step:
        """Its words become the reason to call (mission row 20); they are polished there."""
        work = self.piece(homework_id)
        if work.said == work.link:
            raise RuleFault(ONLY_A_LINK)
        with recording(self._around, work.prospect_id, "prospects") as record:
            self._store.prospects.edit(work.prospect_id, {"reason_to_call": work.said})
        return record.step

    def piece(self, homework_id: int) -> Homework:
        found = self._store.homework.get(homework_id)
        if found is None:
            raise RuleFault(NOT_THERE)
        return found
