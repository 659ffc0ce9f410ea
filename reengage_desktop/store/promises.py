"""The ledger of promises: what we told them, and whether it was kept."""

from __future__ import annotations

from datetime import datetime

from peewee import SqliteDatabase

from reengage_desktop.domain.promise import Promise, PromiseState

from .fields import read_instant, written_instant
from .tables import PromiseTable

OPEN, KEPT, BROKEN, MOVED = PromiseState.OPEN, PromiseState.KEPT, PromiseState.BROKEN, PromiseState.MOVED
COLUMNS = "p.prospect_id, name, made_at, due_from, due_until, p.zone, state, settled_at"
# CROSS JOIN: the promises are walked by their index, and each person is looked up.
PROMISES = f"SELECT {COLUMNS} FROM promises p CROSS JOIN prospects ON prospects.id = p.prospect_id"


class Promises:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def make(self, prospect_id: int, made_at: datetime, due_from: datetime, due_until: datetime, zone: str) -> None:
        PromiseTable.insert(
            prospect=prospect_id, made_at=made_at, due_from=due_from, due_until=due_until, zone=zone, state=OPEN
        ).execute()

    def settle(self, prospect_id: int, state: str, at: datetime) -> None:
        """Settles the open promise to this prospect, if there is one."""
        PromiseTable.update(state=state, settled_at=at).where(
            PromiseTable.prospect == prospect_id, PromiseTable.state == OPEN
        ).execute()

    def of_day(self, first: datetime, last: datetime) -> list[tuple[int, str]]:
        """(prospect id, state) of the promises due in [first, last)."""
        rows = self._db.execute_sql(
            "SELECT prospect_id, state FROM promises WHERE due_from >= ? AND due_from < ? AND state <> 'moved' "
            "ORDER BY due_from",
            (written_instant(first), written_instant(last)),
        )
        return [(prospect, state) for prospect, state in rows]

    def between(self, first: datetime, last: datetime) -> list[Promise]:
        """Promises whose window begins in [first, last), by that; those that were moved are not among them."""
        rows = self._db.execute_sql(
            f"{PROMISES} WHERE due_from >= ? AND due_from < ? AND state <> 'moved' ORDER BY due_from, p.id",
            (written_instant(first), written_instant(last)),
        )
        return [_promise(*row) for row in rows]

    def newest(self, most: int) -> list[Promise]:
        """Those whose window begins last come first."""
        rows = self._db.execute_sql(f"{PROMISES} ORDER BY due_from DESC, p.id DESC LIMIT ?", (most,))
        return [_promise(*row) for row in rows]

    def counts(self, now: datetime) -> dict[PromiseState, int]:
        """How many there are of each state, seen at `now`."""
        rows = self._db.execute_sql(
            "SELECT CASE WHEN state = 'open' AND due_until < ? THEN 'owed' ELSE state END, count(*) "
            "FROM promises GROUP BY 1",
            (written_instant(now),),
        )
        return {PromiseState(state): count for state, count in rows}


def _promise(
    prospect_id: int, name: str, made: str, start: str, end: str, zone: str, state: str, settled: str | None
) -> Promise:
    at = read_instant(settled) if settled else None
    return Promise(
        prospect_id, name, read_instant(made), read_instant(start), read_instant(end), zone, PromiseState(state), at
    )
