"""What was tried by phone and who was reached: counted by slot, and touch by touch of late."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import NamedTuple

from peewee import SqliteDatabase

from .fields import written_instant

# Calls that count in a statistic (mission): tries by phone, not logged in bulk.
COUNTS = "attempt = 1 AND bulk = 0 AND channel IN ('call', 'voicemail')"


class LateTouch(NamedTuple):
    """A try or a contact: `at` as it is written down, UTC; `counts` for a call that counts; `slot_key` or empty."""

    prospect_id: int
    at: str
    attempt: int
    contact: int
    counts: int
    slot_key: str


class Reaches:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def of_slot(self, slot_id: int, since: date) -> tuple[int, int]:
        """(attempts, contacts) of the calls that count, made in this slot from this date of it on."""
        attempts, contacts = self._db.execute_sql(
            "SELECT count(*), total(contact) FROM touches "
            f"WHERE slot_key <> '' AND slot_key BETWEEN ? AND ? AND {COUNTS}",
            (f"slot:{slot_id}:{since.isoformat()}", f"slot:{slot_id}:9999-12-31"),
        ).fetchone()
        return int(attempts), int(contacts)

    def late(self, since: datetime, most: int) -> list[LateTouch]:
        """The newest tries and contacts since then, at most so many, newest first; of a second all or none."""
        rows = self._db.execute_sql(
            f"SELECT prospect_id, at, attempt, contact, {COUNTS}, slot_key FROM touches INDEXED BY touches_at "
            "WHERE at >= ? AND (attempt = 1 OR contact = 1) ORDER BY at DESC, id DESC LIMIT ?",
            (written_instant(since), most),
        )
        found = [LateTouch(*row) for row in rows]
        return found if len(found) < most else [touch for touch in found if touch.at > found[-1].at]

    def earlier(self, prospect_ids: set[int], before: str) -> dict[int, list[tuple[bool, bool]]]:
        """(attempt, contact) of the tries and contacts of each of these people before an instant, oldest first."""
        rows = self._db.execute_sql(
            "SELECT prospect_id, attempt, contact FROM touches "
            "WHERE prospect_id IN (SELECT value FROM json_each(?)) AND at < ? AND (attempt = 1 OR contact = 1) "
            "ORDER BY at, id",
            (json.dumps(sorted(prospect_ids)), before),
        )
        found: dict[int, list[tuple[bool, bool]]] = {ident: [] for ident in prospect_ids}
        for ident, attempt, contact in rows:
            found[ident].append((bool(attempt), bool(contact)))
        return found

    def ladders(self, prospect_ids: set[int]) -> dict[int, str]:
        """The pattern of attempts of each of these people."""
        rows = self._db.execute_sql(
            "SELECT id, ladder FROM prospects WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(prospect_ids)),),
        )
        return dict(rows)
