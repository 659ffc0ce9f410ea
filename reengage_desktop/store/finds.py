"""What a search finds, and where it stands."""

from __future__ import annotations

from peewee import SqliteDatabase


class Finds:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database
