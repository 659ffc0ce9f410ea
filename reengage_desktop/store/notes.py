"""Notes with their date, as the salesperson wrote them."""

from __future__ import annotations

from peewee import SqliteDatabase


class Notes:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database
