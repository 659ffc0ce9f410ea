"""The bank of results and stories."""

from __future__ import annotations

from datetime import datetime

from peewee import SqliteDatabase

from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import Story

from .bank_tables import StoryTable


class Stories:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def all(self) -> list[Story]:
        """Newest first."""
        rows = self._db.execute_sql(
            "SELECT id, words, customer, may_name, product, why_not FROM stories ORDER BY id DESC"
        )
        return [
            Story(ident, words, customer, bool(may), product, WhyNot(why))
            for ident, words, customer, may, product, why in rows
        ]

    def save(self, story: Story, at: datetime, *, batch: int | None = None) -> int:
        """Adds a story whose id is 0, else replaces it; the id."""
        values = {
            "words": story.words,
            "customer": story.customer,
            "may_name": story.may_name,
            "product": story.product,
            "why_not": story.why_not.value,
        }
        if story.id:
            StoryTable.update(**values).where(StoryTable.id == story.id).execute()
            return story.id
        return int(StoryTable.insert(**values, batch=batch, made_at=at).execute())

    def remove(self, story_id: int) -> None:
        StoryTable.delete().where(StoryTable.id == story_id).execute()
