"""Sentences of commitment as they are kept, and what they are held against in the evening."""

from __future__ import annotations

import logging
from datetime import date, datetime, time

from peewee import SqliteDatabase

from reengage_desktop.domain.commitment import Answer, Commitment, State
from reengage_desktop.domain.day_review import DayGave, DuePromise

from .fields import read_instant, written_instant
from .promises import KEPT, MOVED, OPEN
from .tables import CommitmentTable

log = logging.getLogger(__name__)

READ = """
SELECT c.day, c.at, c.prospect_id, c.who, c.because, c.state, c.written_at, c.answer, c.answered_at,
       coalesce(p.first_name, '')
FROM commitments c LEFT JOIN prospects p ON p.id = c.prospect_id
"""
TRIED = "(SELECT min(at) FROM touches t WHERE t.prospect_id = {who} AND t.attempt = 1 AND t.at >= ?1 AND t.at < ?2)"
COUNTS = """
SELECT count(*) FILTER (WHERE outcome <> ''),
       count(DISTINCT prospect_id) FILTER (WHERE contact = 1),
       count(*) FILTER (WHERE trim(learned) <> '' AND lower(trim(learned, ' .')) <> 'nothing new'),
       count(*) FILTER (WHERE channel = 'letter')
FROM touches WHERE at >= ?1 AND at < ?2
"""


class Commitments:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def of(self, day: date) -> Commitment | None:
        """The sentence for a local date, given or skipped."""
        return self._first("WHERE c.day = ?", day)

    def last_before(self, day: date) -> Commitment | None:
        """The latest one that was given for an earlier date."""
        return self._first("WHERE c.day < ? AND c.state = 'given' ORDER BY c.day DESC LIMIT 1", day)

    def keep(self, sentence: Commitment) -> None:
        """In the place of what its date had."""
        CommitmentTable.insert(
            day=sentence.day,
            at=sentence.at.isoformat("minutes") if sentence.given else "",
            prospect=sentence.prospect_id,
            who=sentence.who,
            because=sentence.because,
            state=sentence.state.value,
            written_at=sentence.written_at,
            answer=sentence.answer.value if sentence.answer else "",
            answered_at=sentence.answered_at,
        ).on_conflict_replace().execute()

    def answer(self, day: date, answer: Answer, at: datetime) -> None:
        CommitmentTable.update(answer=answer.value, answered_at=at).where(CommitmentTable.day == day).execute()

    def tried_at(self, prospect_id: int, first: datetime, last: datetime) -> datetime | None:
        """The first attempt to them in [first, last)."""
        sql = f"SELECT {TRIED.format(who='?3')}"
        (found,) = self._db.execute_sql(sql, (written_instant(first), written_instant(last), prospect_id)).fetchone()
        return None if found is None else read_instant(found)

    def gave(self, first: datetime, last: datetime) -> DayGave:
        """What [first, last) gave."""
        span = (written_instant(first), written_instant(last))
        calls, reached, learned, letters = self._db.execute_sql(COUNTS, span).fetchone()
        (reasons,) = self._db.execute_sql(
            "SELECT count(*) FROM reasons WHERE kind = 'real' AND told_at >= ? AND told_at < ?", span
        ).fetchone()
        names = self._db.execute_sql(
            "SELECT p.name FROM touches t JOIN prospects p ON p.id = t.prospect_id "
            "WHERE t.outcome = 'A' AND t.at >= ? AND t.at < ? ORDER BY t.at, t.id",
            span,
        )
        return DayGave(calls, reached, learned, reasons, tuple(name for (name,) in names), letters)

    def promises(self, first: datetime, last: datetime) -> list[DuePromise]:
        """Those due in [first, last), earliest first; one that was moved is due no longer."""
        rows = self._db.execute_sql(
            f"SELECT r.prospect_id, p.name, r.due_from, r.due_until, r.zone, r.state, {TRIED.format(who='p.id')} "
            "FROM promises r JOIN prospects p ON p.id = r.prospect_id "
            f"WHERE r.due_from >= ?1 AND r.due_from < ?2 AND r.state <> '{MOVED}' ORDER BY r.due_from, r.id",
            (written_instant(first), written_instant(last)),
        )
        return [
            DuePromise(
                who,
                name,
                read_instant(due_from),
                read_instant(due_until),
                zone,
                state == KEPT,
                state == OPEN,
                read_instant(tried) if tried else None,
            )
            for who, name, due_from, due_until, zone, state, tried in rows
        ]

    def _first(self, where: str, day: date) -> Commitment | None:
        found = self._db.execute_sql(f"{READ} {where}", (day.isoformat(),)).fetchone()
        try:
            return None if found is None else _commitment(*found)
        except ValueError:
            log.warning("The sentence of a day could not be read and was set aside.")
            return None


def _commitment(
    day: str,
    at: str,
    prospect_id: int | None,
    who: str,
    because: str,
    state: str,
    written_at: str,
    answer: str,
    answered_at: str | None,
    first_name: str,
) -> Commitment:
    return Commitment(
        day=date.fromisoformat(day),
        at=time.fromisoformat(at) if at else time.min,
        prospect_id=prospect_id,
        who=who,
        because=because,
        state=State(state),
        written_at=read_instant(written_at),
        answer=Answer(answer) if answer else None,
        answered_at=read_instant(answered_at) if answered_at else None,
        first_name=first_name,
    )
