"""Where each story was told."""

from __future__ import annotations

from peewee import SqliteDatabase


class StoryUses:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database
