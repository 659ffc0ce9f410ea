"""Files that belong to a prospect: where they lie on the laptop."""

from __future__ import annotations

from peewee import SqliteDatabase


class Files:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database
