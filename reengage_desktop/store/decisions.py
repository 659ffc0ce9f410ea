"""What was decided at the desk, and who waits there."""

from __future__ import annotations

from peewee import SqliteDatabase


class Decisions:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database
