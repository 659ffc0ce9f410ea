"""Ladders of one's own, and who changed from which to which."""

from __future__ import annotations

from peewee import SqliteDatabase


class Ladders:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database
