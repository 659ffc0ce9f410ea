"""Everything of one person as it was, so that the last step can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from peewee import SqliteDatabase

from .tables import OF_PROSPECT, ProspectTable

TABLES = (ProspectTable, *OF_PROSPECT)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The rows of each table, as they lay in the file."""

    prospect_id: int
    rows: dict[str, list[tuple[Any, ...]]]
    blocked: frozenset[str]


class Snapshots:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def take(self, prospect_id: int) -> Snapshot:
        rows = {
            table._meta.table_name: self._db.execute_sql(
                f"SELECT * FROM {table._meta.table_name} WHERE {_owner(table)} = ?",
                (prospect_id,),
            ).fetchall()
            for table in TABLES
        }
        return Snapshot(prospect_id, rows, frozenset(self._blocked()))

    def restore(self, snapshot: Snapshot) -> None:
        """Puts the person back exactly; what came after the snapshot is gone. The person must still be there."""
        for table in reversed(TABLES[1:]):
            name = table._meta.table_name
            self._db.execute_sql(f"DELETE FROM {name} WHERE prospect_id = ?", (snapshot.prospect_id,))
        columns = [column[1] for column in self._db.execute_sql("PRAGMA table_info(prospects)")]
        marks = ", ".join(f"{column} = ?" for column in columns)
        for row in snapshot.rows["prospects"]:
            self._db.execute_sql(
                f"UPDATE prospects SET {marks} WHERE id = ?",
                (*row, snapshot.prospect_id),
            )
        for table in TABLES[1:]:
            name = table._meta.table_name
            for row in snapshot.rows[name]:
                self._db.execute_sql(f"INSERT INTO {name} VALUES ({','.join('?' * len(row))})", row)
        for number in set(self._blocked()) - snapshot.blocked:
            self._db.execute_sql("DELETE FROM blocked_numbers WHERE e164 = ?", (number,))

    def _blocked(self) -> list[str]:
        return [number for (number,) in self._db.execute_sql("SELECT e164 FROM blocked_numbers")]


def _owner(table: type) -> str:
    return "id" if table is ProspectTable else "prospect_id"
