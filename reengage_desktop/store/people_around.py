"""People around a prospect, and what happened with them."""

from __future__ import annotations

from peewee import SqliteDatabase


class PeopleAround:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database
