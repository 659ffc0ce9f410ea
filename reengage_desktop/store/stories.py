"""The bank of results and stories."""

from __future__ import annotations

from datetime import datetime

from peewee import SqliteDatabase

from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import Story, StoryKind

from .bank_tables import StoryTable

_COLUMNS = "id, words, customer, may_name, product, why_not, kind, result, unit, interview_id"


class Stories:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database
        self._last = 0

    def all(self) -> list[Story]:
        """Newest first."""
        rows = self._db.execute_sql(f"SELECT {_COLUMNS} FROM stories ORDER BY made_at DESC, id DESC")
        return [_story(*row) for row in rows]

    def get(self, story_id: int) -> Story | None:
        row = self._db.execute_sql(f"SELECT {_COLUMNS} FROM stories WHERE id = ?", (story_id,)).fetchone()
        return _story(*row) if row is not None else None

    def save(self, story: Story, at: datetime, *, batch: int | None = None) -> int:
        """Adds a story whose id is 0, else replaces it; the id."""
        values = {
            "words": story.words,
            "customer": story.customer,
            "may_name": story.may_name,
            "product": story.product,
            "why_not": story.why_not.value,
            "kind": str(story.kind),
            "result": story.result,
            "unit": story.unit,
            "interview": story.interview_id,
        }
        if story.id:
            StoryTable.update(**values).where(StoryTable.id == story.id).execute()
            return story.id
        return int(StoryTable.insert(**values, id=self._highest() + 1, batch=batch, made_at=at).execute())

    def remove(self, story_id: int) -> None:
        self._highest()
        StoryTable.delete().where(StoryTable.id == story_id).execute()

    def chosen_for(self, story_id: int) -> list[int]:
        """The people whom it is chosen for."""
        return [who for (who,) in self._db.execute_sql("SELECT id FROM prospects WHERE story_id = ?", (story_id,))]

    def _highest(self) -> int:
        """The highest id that any had while the program runs: one that is removed may come back under its own."""
        highest = self._db.execute_sql("SELECT coalesce(max(id), 0) FROM stories").fetchone()[0]
        self._last = max(self._last, highest)
        return self._last


def _story(
    ident: int,
    words: str,
    customer: str,
    may_name: int,
    product: str,
    why_not: str,
    kind: str,
    result: str,
    unit: str,
    interview_id: int | None,
) -> Story:
    return Story(
        ident, words, customer, bool(may_name), product, WhyNot(why_not), StoryKind(kind), result, unit, interview_id
    )
