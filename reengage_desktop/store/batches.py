"""Import batches: which file brought whom, and how many."""

from __future__ import annotations

from datetime import datetime

from peewee import SqliteDatabase

from .tables import BatchTable, ProspectTable, StoryTable

FILE, SAMPLE = "file", "sample"


class Batches:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def open(self, kind: str, file_name: str, now: datetime) -> int:
        return int(BatchTable.insert(kind=kind, file_name=file_name, taken_at=now).execute())

    def close(self, batch_id: int, *, read: int, added: int, updated: int, skipped: int, bad: int) -> None:
        BatchTable.update(read=read, added=added, updated=updated, skipped=skipped, bad=bad).where(
            BatchTable.id == batch_id
        ).execute()

    def has_sample(self) -> bool:
        return bool(BatchTable.select().where(BatchTable.kind == SAMPLE).exists())

    def remove_sample(self) -> int:
        """Takes the sample people away with all that belongs to them, and their stories; how many people there were."""
        batches = BatchTable.select(BatchTable.id).where(BatchTable.kind == SAMPLE)
        ids = [row.id for row in ProspectTable.select(ProspectTable.id).where(ProspectTable.batch.in_(batches))]
        for table in ("search", "search_digits"):
            self._db.execute_sql(
                f"DELETE FROM {table} WHERE rowid IN ({','.join('?' * len(ids))})",
                tuple(ids),
            )
        removed = ProspectTable.delete().where(ProspectTable.batch.in_(batches)).execute()
        StoryTable.delete().where(StoryTable.batch.in_(batches)).execute()
        BatchTable.delete().where(BatchTable.kind == SAMPLE).execute()
        return int(removed)
