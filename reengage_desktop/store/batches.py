"""Import batches: which file brought whom, and how many."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from peewee import SqliteDatabase

from .bank_tables import InterviewTable, StoryTable
from .batch_table import BatchTable
from .tables import ProspectTable

FILE, SAMPLE = "file", "sample"
BROUGHT = """
SELECT p.id, p.name, p.revision = 0 AND NOT EXISTS (SELECT 1 FROM letters WHERE prospect_id = p.id)
    AND NOT EXISTS (SELECT 1 FROM drafts WHERE prospect_id = p.id)
FROM prospects p WHERE p.batch_id = ? ORDER BY p.id
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """A list that was taken in, with its counts; `undone_at` is None while it stands."""

    id: int
    file_name: str
    taken_at: datetime
    read: int
    added: int
    updated: int
    skipped: int
    bad: int
    undone_at: datetime | None


class Batches:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def open(self, kind: str, file_name: str, now: datetime) -> int:
        return int(BatchTable.insert(kind=kind, file_name=file_name, taken_at=now).execute())

    def close(self, batch_id: int, *, read: int, added: int, updated: int, skipped: int, bad: int) -> None:
        BatchTable.update(read=read, added=added, updated=updated, skipped=skipped, bad=bad).where(
            BatchTable.id == batch_id
        ).execute()

    def files(self) -> list[Taken]:
        """All lists that were taken in, the newest first."""
        columns = [getattr(BatchTable, each.name) for each in fields(Taken)]
        rows = BatchTable.select(*columns).where(BatchTable.kind == FILE).order_by(BatchTable.id.desc())
        return [Taken(*row) for row in rows.tuples()]

    def brought(self, batch_id: int) -> list[tuple[int, str, bool]]:
        """(id, name, whether nothing was written about them since) of the people who came with it."""
        rows = self._db.execute_sql(BROUGHT, (batch_id,)).fetchall()
        return [(ident, name, bool(is_untouched)) for ident, name, is_untouched in rows]

    def remove(self, ids: Sequence[int]) -> None:
        """Takes people away with all that belongs to them, and out of the search."""
        wanted = json.dumps(ids)
        for table, key in (("search", "rowid"), ("search_digits", "rowid"), ("prospects", "id")):
            self._db.execute_sql(f"DELETE FROM {table} WHERE {key} IN (SELECT value FROM json_each(?))", (wanted,))

    def mark_undone(self, batch_id: int, now: datetime) -> None:
        BatchTable.update(undone_at=now).where(BatchTable.id == batch_id).execute()

    def has_sample(self) -> bool:
        return bool(BatchTable.select().where(BatchTable.kind == SAMPLE).exists())

    def remove_sample(self) -> int:
        """Takes the sample people away with all that belongs to them, and their stories; how many people there were."""
        batches = BatchTable.select(BatchTable.id).where(BatchTable.kind == SAMPLE)
        ids = [row.id for row in ProspectTable.select(ProspectTable.id).where(ProspectTable.batch.in_(batches))]
        self.remove(ids)
        stories = StoryTable.select(StoryTable.interview).where(StoryTable.batch.in_(batches))
        InterviewTable.delete().where(InterviewTable.id.in_(stories)).execute()
        StoryTable.delete().where(StoryTable.batch.in_(batches)).execute()
        BatchTable.delete().where(BatchTable.kind == SAMPLE).execute()
        return len(ids)
