"""Files that belong to a prospect: where they lie on the laptop."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from peewee import SqliteDatabase

from reengage_desktop.domain.attached_file import AttachedFile

from .fields import read_instant
from .page_tables import FileTable

COLUMNS = "id, prospect_id, name, path, added_at"


class Files:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def of(self, prospect_id: int) -> list[AttachedFile]:
        """Newest first."""
        rows = self._db.execute_sql(
            f"SELECT {COLUMNS} FROM files WHERE prospect_id = ? ORDER BY id DESC", [prospect_id]
        )
        return [AttachedFile(ident, of, name, Path(path), read_instant(at)) for ident, of, name, path, at in rows]

    def add(self, prospect_id: int, name: str, path: Path, at: datetime) -> int:
        return int(FileTable.insert(prospect=prospect_id, name=name, path=str(path), added_at=at).execute())

    def edit(self, file_id: int, fields: Mapping[str, str]) -> None:
        FileTable.update(**fields).where(FileTable.id == file_id).execute()

    def remove(self, file_id: int) -> None:
        """The entry; the file itself is never touched."""
        FileTable.delete().where(FileTable.id == file_id).execute()
