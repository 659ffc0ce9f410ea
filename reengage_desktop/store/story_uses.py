"""Where each story was told: in a call, a letter or an e-mail."""

from __future__ import annotations

from datetime import datetime

from peewee import SqliteDatabase

from reengage_desktop.domain.story import Told, ToldIn

from .fields import read_instant
from .page_tables import StoryUseTable

_COUNTS = """
SELECT u.story_id, sum(place = 'call'), sum(place = 'letter'), sum(place = 'mail'),
    count(DISTINCT CASE WHEN p.last_contact_at > u.at THEN u.prospect_id END)
FROM story_uses u JOIN prospects p ON p.id = u.prospect_id GROUP BY u.story_id
"""


class StoryUses:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def add(self, prospect_id: int, story_id: int, place: ToldIn, at: datetime) -> None:
        StoryUseTable.insert(prospect=prospect_id, story=story_id, place=place.value, at=at).execute()

    def counts(self) -> dict[int, Told]:
        """By story; those that were never told are left out."""
        return {ident: Told(*counts) for ident, *counts in self._db.execute_sql(_COUNTS)}

    def people(self, story_id: int) -> list[int]:
        """Whom it was told to."""
        sql = "SELECT DISTINCT prospect_id FROM story_uses WHERE story_id = ?"
        return [who for (who,) in self._db.execute_sql(sql, (story_id,))]

    def told_to(self, prospect_id: int) -> dict[int, datetime]:
        """When each story was told to them last."""
        sql = "SELECT story_id, max(at) FROM story_uses WHERE prospect_id = ? GROUP BY story_id"
        return {ident: read_instant(at) for ident, at in self._db.execute_sql(sql, (prospect_id,))}
