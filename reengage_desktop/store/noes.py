"""Who said no, and who has gone cold."""

from __future__ import annotations

from peewee import SqliteDatabase


class Noes:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database
