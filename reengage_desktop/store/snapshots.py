"""Everything of one person as it was, so that the last step can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from peewee import SqliteDatabase

from . import loose_ends
from .of_prospect import OF_PROSPECT
from .steps import POINTS
from .tables import DraftTable, ProspectTable

TABLES = (ProspectTable, *OF_PROSPECT)
Moved = dict[tuple[str, int], int]  # by table and id before: the id under which a row came back


OWN_NUMBERS = "SELECT e164 FROM phones WHERE prospect_id = ?1 AND e164 <> ''"
UNBLOCK = f"""
DELETE FROM blocked_numbers WHERE id > ?2 AND e164 IN ({OWN_NUMBERS})
AND e164 NOT IN (SELECT e164 FROM phones JOIN prospects p ON p.id = prospect_id
    WHERE p.stage = 'do_not_contact' AND p.id <> ?1)
"""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The rows of each table, as they lay in the file; `last_block` is the id of the number that was blocked last."""

    prospect_id: int
    rows: dict[str, list[tuple[Any, ...]]]
    last_block: int


class Snapshots:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def take(self, prospect_id: int) -> Snapshot:
        rows = {}
        for table in TABLES:
            name, owner = table._meta.table_name, "id" if table is ProspectTable else "prospect_id"
            rows[name] = self._db.execute_sql(f"SELECT * FROM {name} WHERE {owner} = ?", (prospect_id,)).fetchall()
        last_block = self._db.execute_sql("SELECT coalesce(max(id), 0) FROM blocked_numbers").fetchone()[0]
        return Snapshot(prospect_id, rows, last_block)

    def restore(self, snapshot: Snapshot) -> None:
        """Puts the person back exactly; what came after the snapshot is gone. The person must still be there.

        Notes of a call that are half typed now stay, in place of those of then. A number blocked since then is free
        again, unless somebody else who must not be contacted has it too.
        """
        who = snapshot.prospect_id
        loose_ends.allow(self._db)
        self._db.execute_sql(UNBLOCK, (who, snapshot.last_block))
        tables = [table for table in OF_PROSPECT if table is not DraftTable or not self._is_typing(who)]
        for table in reversed(tables):
            self._db.execute_sql(f"DELETE FROM {table._meta.table_name} WHERE prospect_id = ?", (who,))
        columns = [column[1] for column in self._db.execute_sql("PRAGMA table_info(prospects)")]
        marks = ", ".join(f"{column} = ?" for column in columns)
        for row in snapshot.rows["prospects"]:
            self._db.execute_sql(f"UPDATE prospects SET {marks} WHERE id = ?", (*row, who))
        moved: Moved = {}
        for table in tables:
            self._put_back(table._meta.table_name, snapshot.rows[table._meta.table_name], moved)
        loose_ends.tie_up(self._db, who)

    def _is_typing(self, who: int) -> bool:
        return bool(self._db.execute_sql("SELECT 1 FROM drafts WHERE prospect_id = ?", (who,)).fetchone())

    def _put_back(self, table: str, rows: list[tuple[Any, ...]], moved: Moved) -> None:
        """Under its own id, or under a new one where somebody else's row has taken it meanwhile."""
        columns = [column[1] for column in self._db.execute_sql(f"PRAGMA table_info({table})")]
        for row in rows:
            key, *values = pointed(table, columns, row, moved)
            if table != "drafts" and self._db.execute_sql(f"SELECT 1 FROM {table} WHERE id = ?", (key,)).fetchone():
                key = None
            marks = ",".join("?" * len(row))
            made = self._db.execute_sql(f"INSERT INTO {table} VALUES ({marks})", (key, *values)).lastrowid
            moved[table, row[0]] = made


def pointed(table: str, columns: Sequence[str], row: Sequence[Any], moved: Moved) -> Sequence[Any]:
    """A row that comes back, pointing to what came back before it by the ids that it has now."""
    if table not in POINTS:
        return row
    column, other = POINTS[table]
    cells = dict(zip(columns, row, strict=True))
    cells[column] = moved.get((other, cells[column]), cells[column])
    return tuple(cells.values())
