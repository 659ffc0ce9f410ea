"""Do-not-call lists that were taken in, and which numbers they name."""

from __future__ import annotations

from peewee import SqliteDatabase


class Registries:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database
