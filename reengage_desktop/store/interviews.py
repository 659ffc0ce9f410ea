"""Interviews of customers on why they bought."""

from __future__ import annotations

from peewee import SqliteDatabase


class Interviews:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database
