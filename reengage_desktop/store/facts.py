"""Facts of prospects: each keeps the date it was learned and the date it was asked last."""

from __future__ import annotations

from datetime import datetime

from peewee import SqliteDatabase

from reengage_desktop.domain.fact import Fact, FactAnswer, FactState

from .fields import read_instant
from .tables import FactTable


class Facts:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def of(self, prospect_id: int, *, changed_too: bool = False) -> list[Fact]:
        """Oldest answer first, since it is to be asked first; with `changed_too` also what is true no more."""
        rows = self._db.execute_sql(
            "SELECT id, prospect_id, words, learned_at, asked_at, state, became, source FROM facts "
            "WHERE prospect_id = ? AND (state <> 'changed' OR ?) ORDER BY asked_at, id",
            (prospect_id, changed_too),
        )
        return [
            Fact(ident, of, words, read_instant(learned), read_instant(asked), FactState(state), became, source)
            for ident, of, words, learned, asked, state, became, source in rows
        ]

    def add(self, prospect_id: int, words: str, at: datetime, source: str = "") -> int:
        return int(
            FactTable.insert(
                prospect=prospect_id, words=words, learned_at=at, asked_at=at, state=FactState.HOLDS, source=source
            ).execute()
        )

    def learn(self, prospect_id: int, words: str, at: datetime, source: str = "") -> int:
        """One that is known in the same words, in any case, holds again; its id or that of the new one."""
        known = next((f for f in self.of(prospect_id) if f.words.casefold() == words.casefold()), None)
        if known is None:
            return self.add(prospect_id, words, at, source)
        FactTable.update(state=FactState.HOLDS, asked_at=at, source=source or known.source).where(
            FactTable.id == known.id
        ).execute()
        return known.id

    def get(self, fact_id: int) -> Fact | None:
        owner = FactTable.select(FactTable.prospect).where(FactTable.id == fact_id).scalar()
        every = [] if owner is None else self.of(owner, changed_too=True)
        return next((fact for fact in every if fact.id == fact_id), None)

    def put_back(self, fact: Fact) -> None:
        """One that was removed, as it was; under another id if its own is taken meanwhile."""
        FactTable.insert(
            id=None if self.get(fact.id) else fact.id,
            prospect=fact.prospect_id,
            words=fact.words,
            learned_at=fact.learned_at,
            asked_at=fact.asked_at,
            state=fact.state,
            became=fact.became,
            source=fact.source,
        ).execute()

    def answer(self, answer: FactAnswer, at: datetime, source: str = "") -> None:
        """One that has changed stays as it was, beside the new one where that is known; `source` told that one."""
        FactTable.update(state=answer.state, became=answer.became, asked_at=at).where(
            FactTable.id == answer.fact_id
        ).execute()
        if answer.state is FactState.CHANGED and answer.became:
            owner = FactTable.select(FactTable.prospect).where(FactTable.id == answer.fact_id).scalar()
            self.add(owner, answer.became, at, source)

    def reword(self, fact_id: int, words: str) -> None:
        FactTable.update(words=words).where(FactTable.id == fact_id).execute()

    def set_source(self, fact_id: int, source: str) -> None:
        FactTable.update(source=source).where(FactTable.id == fact_id).execute()

    def remove(self, fact_id: int) -> None:
        FactTable.delete().where(FactTable.id == fact_id).execute()
