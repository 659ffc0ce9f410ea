"""What stands in a week, as it is looked up: calls that were made in slots, hours of their own, and who comes due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from peewee import SqliteDatabase

from .fields import read_instant, written_instant


@dataclass(frozen=True, slots=True)
class DatedRow:
    """An open appointment or visit: `kind` is an `ActionKind`, `start` and `end` are UTC instants."""

    prospect_id: int
    kind: str
    start: datetime
    end: datetime
    name: str
    city: str
    note: str


class Weeks:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def done(self, slot_id: int, first: date, last: date) -> dict[date, tuple[int, int]]:
        """(calls made, people reached) in this slot by its date, from `first` to `last`."""
        rows = self._db.execute_sql(
            "SELECT slot_key, count(*), sum(contact) FROM touches "
            "WHERE slot_key <> '' AND slot_key BETWEEN ? AND ? GROUP BY slot_key",
            (f"slot:{slot_id}:{first.isoformat()}", f"slot:{slot_id}:{last.isoformat()}"),
        )
        return {date.fromisoformat(key[-10:]): (calls, reached) for key, calls, reached in rows}

    def dated(self, first: datetime, last: datetime) -> list[DatedRow]:
        """Appointments and visits that begin in [first, last)."""
        rows = self._db.execute_sql(
            "SELECT id, next_kind, next_from, next_until, name, city, next_note "
            "FROM prospects INDEXED BY prospects_dated WHERE next_kind IN ('appointment', 'visit') "
            "AND next_from >= ? AND next_from < ? ORDER BY next_from, id",
            (written_instant(first), written_instant(last)),
        )
        return [DatedRow(i, kind, read_instant(start), read_instant(end), *told) for i, kind, start, end, *told in rows]

    def due(self, until: datetime, most: int) -> list[datetime]:
        """When the first `most` of those come due who are to be called before `until` and were promised no hour."""
        rows = self._db.execute_sql(
            "SELECT next_from FROM prospects INDEXED BY prospects_next_from WHERE next_kind IS NOT NULL "
            "AND next_from < ? AND next_promised = 0 AND next_kind NOT IN ('appointment', 'visit') "
            "ORDER BY next_from LIMIT ?",
            (written_instant(until), most),
        )
        return [read_instant(start) for (start,) in rows]
