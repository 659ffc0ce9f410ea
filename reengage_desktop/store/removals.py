"""Taking one person out of the file for good, and the hashes that stay of those who must not be contacted."""

from __future__ import annotations

from peewee import SqliteDatabase

from .settings import SettingsShelf

SALT = "held_salt"


class Removals:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def salt(self) -> str:
        """ "" until somebody was forgotten who must not be contacted."""
        noted = SettingsShelf().noted(SALT)
        return noted if isinstance(noted, str) else ""

    def hashes(self) -> frozenset[str]:
        """Of numbers and addresses (see `domain.held`)."""
        return frozenset(found for (found,) in self._db.execute_sql("SELECT hash FROM held_hashes"))
