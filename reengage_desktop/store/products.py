"""Products whose commission was set."""

from __future__ import annotations

from peewee import SqliteDatabase


class Products:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database
