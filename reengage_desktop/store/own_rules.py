"""Rules of the law as the person wrote them."""

from __future__ import annotations

from peewee import SqliteDatabase


class OwnRules:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database
