"""What brings a prospect back to active."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from peewee import SqliteDatabase

from reengage_desktop.domain.trigger import Trigger, TriggerKind

from .fields import read_instant, written_instant
from .page_tables import TriggerTable
from .rows import read_day

COLUMNS = "t.id, t.prospect_id, t.kind, t.words, t.due_on, t.made_at, t.fired_at"
# Whoever has left the pool is never brought back.
WAITING = f"""SELECT {COLUMNS} FROM triggers AS t CROSS JOIN prospects AS p ON p.id = t.prospect_id
    WHERE t.fired_at IS NULL AND p.next_kind IS NOT NULL"""


class Triggers:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def of(self, prospect_id: int) -> list[Trigger]:
        """Those that wait, by their day and then by age; then those that have come, the newest first."""
        found = self._read(f"SELECT {COLUMNS} FROM triggers AS t WHERE prospect_id = ?", prospect_id)
        waiting = [each for each in found if each.fired_at is None]
        come = [each for each in found if each.fired_at is not None]
        waiting.sort(key=lambda each: (each.due_on is None, each.due_on or date.max, each.id))
        return [*waiting, *sorted(come, key=lambda each: (each.fired_at, each.id), reverse=True)]

    def get(self, trigger_id: int) -> Trigger | None:
        return next(iter(self._read(f"SELECT {COLUMNS} FROM triggers AS t WHERE id = ?", trigger_id)), None)

    def due(self, today: date) -> list[Trigger]:
        """Those whose day has come and that were not acted on, the earliest first."""
        return self._read(f"{WAITING} AND t.due_on <= ? ORDER BY t.due_on, t.id", today.isoformat())

    def for_news(self) -> list[Trigger]:
        """Those that wait for news."""
        return self._read(f"{WAITING} AND t.due_on IS NULL AND t.kind = ? ORDER BY t.id", TriggerKind.NEWS.value)

    def add(self, prospect_id: int, kind: TriggerKind, words: str, due_on: date | None, at: datetime) -> int:
        return int(
            TriggerTable.insert(prospect=prospect_id, kind=kind.value, words=words, due_on=due_on, made_at=at).execute()
        )

    def change(self, trigger_id: int, kind: TriggerKind, words: str, due_on: date | None) -> None:
        TriggerTable.update(kind=kind.value, words=words, due_on=due_on).where(TriggerTable.id == trigger_id).execute()

    def remove(self, trigger_id: int) -> None:
        TriggerTable.delete().where(TriggerTable.id == trigger_id).execute()

    def mark_come(self, ids: Iterable[int], at: datetime) -> None:
        for trigger_id in ids:
            self._db.execute_sql("UPDATE triggers SET fired_at = ? WHERE id = ?", (written_instant(at), trigger_id))

    def _read(self, sql: str, *values: Any) -> list[Trigger]:
        return [
            Trigger(
                ident,
                of,
                TriggerKind(kind),
                words,
                read_day(due_on),
                read_instant(made),
                read_instant(fired) if fired else None,
            )
            for ident, of, kind, words, due_on, made, fired in self._db.execute_sql(sql, values)
        ]
