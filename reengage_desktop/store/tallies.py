"""What came of people with the same reason, and of calls with the same number in their row."""

from __future__ import annotations

from peewee import SqliteDatabase


class Tallies:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database
