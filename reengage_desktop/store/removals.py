"""Taking one person out of the file for good, and the hashes that stay of those who must not be contacted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from peewee import DatabaseError, SqliteDatabase

from . import old_copies
from .erasing import HELD, SALT, WORDS, Trace, erase, noted, trace
from .fields import written_instant

COUNTED = ("touches", "quotes", "letters")
NAMED_AT_ONCE = 20
MENTIONS = """
SELECT p.name FROM prospects p WHERE p.id <> ?1 AND (
    p.id IN (SELECT rowid FROM search WHERE search MATCH ?2 AND instr(lower(notes), lower(?3)))
    OR p.id IN (SELECT prospect_id FROM people_around WHERE instr(lower(name || ' ' || note), lower(?3))))
ORDER BY p.sort_name LIMIT ?4
"""


class Removals:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def salt(self) -> str:
        """Of the hashes; "" until somebody was forgotten who must not be contacted."""
        return noted(self._file, SALT) or ""

    def hashes(self) -> frozenset[str]:
        """Of numbers and addresses (see `domain.held`)."""
        rows = self._file.execute("SELECT hash FROM held_hashes")
        return frozenset(found for (found,) in rows).union(noted(self._file, HELD) or ())

    def trace(self, prospect_id: int, salt: str, now: datetime) -> Trace | None:
        """By what they are found; None if they are gone. `salt` is taken where the file has none."""
        return trace(self._file, prospect_id, salt, written_instant(now))

    def counts(self, prospect_id: int) -> tuple[int, ...]:
        """How many touches, quotes and letters they have."""
        sql = "SELECT count(*) FROM {} WHERE prospect_id = ?"
        return tuple(self._file.execute(sql.format(each), (prospect_id,)).fetchone()[0] for each in COUNTED)

    def mentions(self, who: Trace) -> list[str]:
        """Others in whose notes the whole name stands, at most twenty; none for a name of one word."""
        parts = WORDS.findall(who.name)
        if len(parts) < 2:
            return []
        match = " ".join(f'"{part}"' for part in parts)
        rows = self._file.execute(MENTIONS, (who.prospect_id, match, who.name, NAMED_AT_ONCE))
        return [name for (name,) in rows]

    def copies(self, path: Path, who: Trace) -> Iterator[tuple[Path, bool]]:
        """Each copy of the file at `path`, with whether it holds them; read one by one."""
        for copy in old_copies.of(path):
            yield copy, old_copies.holds(copy, who, self._lives)

    def clean(self, copy: Path, who: Trace) -> bool:
        """Takes them out of a copy; whether that could be done. Otherwise it is as it was."""
        return old_copies.clean(copy, who, self._lives)

    def sweep(self, path: Path) -> None:
        """Removes copies that are half made: they would be whole with them in it."""
        old_copies.sweep(path)

    def remove(self, who: Trace) -> None:
        """Within a `writing` block: everything of theirs, and what names them in rows of others."""
        erase(self._file, [who.prospect_id], who)

    def scrub(self) -> bool:
        """Outside of any transaction: what was deleted is in no byte of the file or its -wal; whether it could be."""
        with suppress(DatabaseError, sqlite3.Error):
            self._file.execute("VACUUM")  # for all of secure_delete, a row that was shifted may linger in a gap
            busy, _, _ = self._file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy
        return False

    @property
    def _file(self) -> sqlite3.Connection:
        file: sqlite3.Connection = self._db.connection()
        return file

    def _lives(self, prospect_id: int, created_at: str) -> bool:
        sql = "SELECT 1 FROM prospects WHERE id = ? AND created_at = ?"
        return self._file.execute(sql, (prospect_id, created_at)).fetchone() is not None
