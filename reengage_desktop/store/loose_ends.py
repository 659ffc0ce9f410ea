"""Rows that come back may point to a story or a person that is gone meanwhile: they come back without it."""

from __future__ import annotations

from peewee import SqliteDatabase

_TIE_UP = (
    "UPDATE prospects SET story_id = NULL WHERE id = ? AND story_id NOT IN (SELECT id FROM stories)",
    "UPDATE people_around SET link_id = NULL WHERE prospect_id = ? AND link_id NOT IN (SELECT id FROM prospects)",
    "DELETE FROM story_uses WHERE prospect_id = ? AND story_id NOT IN (SELECT id FROM stories)",
)


def allow(database: SqliteDatabase) -> None:
    """Until the end of this transaction, by which they must be tied up."""
    database.execute_sql("PRAGMA defer_foreign_keys = ON")


def tie_up(database: SqliteDatabase, prospect_id: int) -> None:
    for statement in _TIE_UP:
        database.execute_sql(statement, (prospect_id,))
