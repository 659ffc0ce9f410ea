"""The ledger of promises: what we told them, and whether it was kept."""

from __future__ import annotations

from datetime import datetime

from peewee import SqliteDatabase

from .fields import written_instant
from .tables import PromiseTable

OPEN, KEPT, BROKEN, MOVED = "open", "kept", "broken", "moved"


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
