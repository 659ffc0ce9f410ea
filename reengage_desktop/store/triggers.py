"""What brings a prospect back to active."""

from __future__ import annotations

from peewee import SqliteDatabase


class Triggers:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database
