"""The ledger of reminders: one row for each key, so that nothing is said twice or lost."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from reengage_desktop.domain.due import Span
from reengage_desktop.domain.reminder import LedgerRow, Said

from .fields import read_instant, written_instant
from .slot_tables import ReminderTable

PATIENCE_MS = 50
COLUMNS = "r.key, r.scheduled_at, r.state, r.shown_at, r.again_at, r.tries"
# Cast, since only texts are looked up in the index of the keys.
SPANS = (
    f"SELECT {COLUMNS} FROM json_each(?) AS span CROSS JOIN reminders AS r ON r.key BETWEEN "
    "CAST(json_extract(span.value, '$[0]') AS TEXT) AND CAST(json_extract(span.value, '$[2]') AS TEXT) "
    "WHERE r.state NOT IN ('acted', 'skipped') OR r.key >= json_extract(span.value, '$[1]')"
)
KEEP = (
    "INSERT INTO reminders (key, scheduled_at, state, shown_at, again_at, tries) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (key) DO UPDATE SET scheduled_at = excluded.scheduled_at, state = excluded.state, "
    "shown_at = excluded.shown_at, again_at = excluded.again_at, tries = excluded.tries"
)
ONE = f"SELECT {COLUMNS} FROM reminders AS r WHERE r.key = ?"


class Reminders:
    def ledger(self, spans: Iterable[Span]) -> tuple[dict[str, LedgerRow], dict[str, str]]:
        """The rows that are asked for, and what could not be read, and why; both by key.

        Only these are read, since the ledger is never thinned.
        """
        rows, unread = {}, {}
        for values in _rows(SPANS, json.dumps([*spans])):
            try:
                rows[values[0]] = _ledger_row(values)
            except (ValueError, TypeError) as error:
                unread[values[0]] = f"{type(error).__name__}: {error}"
        return rows, unread

    def get(self, key: str) -> LedgerRow | None:
        """None also for a row that cannot be read: it is written anew."""
        for values in _rows(ONE, key):
            try:
                return _ledger_row(values)
            except (ValueError, TypeError):
                return None
        return None

    def keep(self, rows: Iterable[LedgerRow]) -> None:
        """Writes each row under its key."""
        for row in rows:
            shown_at, again_at = (None if at is None else written_instant(at) for at in (row.shown_at, row.again_at))
            values = (row.key, written_instant(row.scheduled), row.state.value, shown_at, again_at, row.tries)
            _database().execute_sql(KEEP, values)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """In it a file that is busy is told after 50 ms, not after five seconds: the window waits for the beat."""
        database = _database()
        (usual,) = database.execute_sql("PRAGMA busy_timeout").fetchone()
        database.execute_sql(f"PRAGMA busy_timeout = {PATIENCE_MS}")
        try:
            yield
        finally:
            database.execute_sql(f"PRAGMA busy_timeout = {int(usual)}")


def _database() -> Any:
    return ReminderTable._meta.database


def _rows(sql: str, value: str) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = _database().execute_sql(sql, (value,)).fetchall()
    return found


def _ledger_row(values: tuple[Any, ...]) -> LedgerRow:
    key, scheduled, state, shown_at, again_at, tries = values
    return LedgerRow(
        key=key,
        scheduled=read_instant(scheduled),
        state=Said(state),
        shown_at=None if shown_at is None else read_instant(shown_at),
        again_at=None if again_at is None else read_instant(again_at),
        tries=tries,
    )
