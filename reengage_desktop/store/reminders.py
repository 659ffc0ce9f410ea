"""The ledger of reminders: one row for each key, so that nothing is said twice or lost."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from reengage_desktop.domain.reminder import LedgerRow, Said

from .tables import ReminderTable


class Reminders:
    def ledger(self, since: datetime) -> dict[str, LedgerRow]:
        """All rows that are not answered yet, and the answered ones scheduled since then."""
        query = ReminderTable.select().where(
            (ReminderTable.scheduled_at >= since) | ReminderTable.state.not_in(["acted", "skipped"])
        )
        return {row.key: _ledger_row(row) for row in query}

    def get(self, key: str) -> LedgerRow | None:
        row = ReminderTable.get_or_none(ReminderTable.key == key)
        return None if row is None else _ledger_row(row)

    def keep(self, rows: Iterable[LedgerRow]) -> None:
        """Writes each row under its key."""
        for row in rows:
            values = {
                "scheduled_at": row.scheduled,
                "state": row.state.value,
                "shown_at": row.shown_at,
                "again_at": row.again_at,
                "tries": row.tries,
            }
            ReminderTable.insert(key=row.key, **values).on_conflict(
                conflict_target=[ReminderTable.key], update=values
            ).execute()


def _ledger_row(row: Any) -> LedgerRow:
    return LedgerRow(
        key=row.key,
        scheduled=row.scheduled_at,
        state=Said(row.state),
        shown_at=row.shown_at,
        again_at=row.again_at,
        tries=row.tries,
    )
