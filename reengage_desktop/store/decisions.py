"""What was decided at the desk, and who waits there."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from peewee import SqliteDatabase

from reengage_desktop.domain.desk import Decision
from reengage_desktop.domain.next_action import Because

from .fields import read_instant, written_instant
from .rows import read_day
from .triage_tables import DecisionTable

COLUMNS = "id, prospect_id, at, because, choice, angle, words, until"
# The index is partial: its predicate is spelled out, and without statistics the planner would take another one.
ON_THE_DESK = "prospects INDEXED BY prospects_desk WHERE next_kind = 'decide'"
QUIET_PEOPLE = 300


class Waiting(NamedTuple):
    """Somebody on the desk; `due_from` in UTC, `score` as in the list."""

    prospect_id: int
    name: str
    because: Because
    due_from: datetime
    score: int


class Decisions:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def add(self, made: Decision) -> int:
        """Its id; that of `made` does not count."""
        return int(
            DecisionTable.insert(
                prospect=made.prospect_id,
                at=made.at,
                because=made.because.value,
                choice=made.choice,
                angle=made.angle,
                words=made.words,
                until=made.until,
            ).execute()
        )

    def of(self, prospect_id: int) -> list[Decision]:
        """Newest first."""
        rows = self._db.execute_sql(
            f"SELECT {COLUMNS} FROM decisions WHERE prospect_id = ? ORDER BY at DESC, id DESC", (prospect_id,)
        )
        return [_decision(*row) for row in rows]

    def between(self, first: datetime, last: datetime) -> list[Decision]:
        """Cards answered in [first, last), oldest first."""
        rows = self._db.execute_sql(
            f"SELECT {COLUMNS} FROM decisions WHERE at >= ? AND at < ? ORDER BY at, id",
            (written_instant(first), written_instant(last)),
        )
        return [_decision(*row) for row in rows]

    def waiting(self) -> list[Waiting]:
        """All who lie on the desk, by what a call to them pays."""
        rows = self._db.execute_sql(
            f"SELECT id, name, next_because, next_from, score FROM {ON_THE_DESK} ORDER BY score DESC, id"
        )
        return [
            Waiting(who, name, Because(why or Because.NEW), read_instant(start), score)
            for who, name, why, start, score in rows
        ]

    def rows_of_tries(self, tries: int) -> list[tuple[int, bool, int]]:
        """(prospect id, contact, seconds since 1970) of tries and answers, person by person and oldest first.

        Of the `QUIET_PEOPLE` newest in the file who were tried at least so often; without bulk.
        """
        rows = self._db.execute_sql(
            "SELECT t.prospect_id, t.contact, CAST(strftime('%s', t.at) AS INTEGER) FROM "
            "(SELECT id FROM prospects WHERE attempts >= ? ORDER BY id DESC LIMIT ?) p "
            "CROSS JOIN touches t ON t.prospect_id = p.id "
            "WHERE t.bulk = 0 AND (t.attempt OR t.contact) ORDER BY t.prospect_id, t.at, t.id",
            (tries, QUIET_PEOPLE),
        )
        return list(rows)


def _decision(
    ident: int, of: int, at: str, because: str, choice: str, angle: str, words: str, until: str | None
) -> Decision:
    return Decision(ident, of, read_instant(at), Because(because or Because.NEW), choice, angle, words, read_day(until))
