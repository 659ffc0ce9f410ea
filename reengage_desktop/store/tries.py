"""Attempts of late: how many by person, and at which hours."""

from __future__ import annotations

from peewee import SqliteDatabase


class Tries:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database
