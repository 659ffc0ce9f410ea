"""The journal of imports: what each changed in people who were here, and what it made, so that it can be taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from peewee import SqliteDatabase

from reengage_desktop.domain.taking_back import BLOCKED, FIRM, LAW, NAME, Change

from . import put_back
from .fields import written_instant

KEPT_FOR = timedelta(days=30)
"""So long an import can be undone."""

COLUMNS = (*sorted(NAME | LAW), "title", "street", "city", "region", "postal_code", "country", "zone", "other_zone",
           "met_on", "no_email", "notes", "source")  # fmt: skip
PEOPLE = (
    f"SELECT p.id, coalesce(c.name, ''), {', '.join(f'p.{name}' for name in COLUMNS)} FROM prospects p "
    "LEFT JOIN companies c ON c.id = p.company_id WHERE p.id IN ({marks})"
)
ADDED = put_back.ROWS
HELD = """
SELECT b.id, b.e164, min(p.id) FROM blocked_numbers b CROSS JOIN phones ON phones.e164 = b.e164 AND phones.e164 <> ''
CROSS JOIN prospects p ON p.id = phones.prospect_id AND p.stage = 'do_not_contact' WHERE b.id > ? GROUP BY b.id
"""
NOTE = "INSERT INTO import_changes (batch_id, prospect_id, place, row_id, before, after) VALUES (?,?,?,?,?,?)"


@dataclass(frozen=True, slots=True)
class Before:
    """Some people before they are changed: their columns, their promises, and the last row of each table."""

    people: dict[int, dict[str, Any]]
    promises: dict[int, tuple[Any, ...]]
    marks: dict[str, int]


class Journals:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def marks(self) -> dict[str, int]:
        """The last id of each table to which an import adds."""
        tables = (*ADDED, "companies", BLOCKED)
        sql = "SELECT coalesce(max(id), 0) FROM {}"
        return {table: self._db.execute_sql(sql.format(table)).fetchone()[0] for table in tables}

    def before(self, ids: Sequence[int]) -> Before:
        return Before(self.people(ids), self._promises(ids), self.marks())

    def note(self, batch: int, before: Before) -> None:
        """What is different in these people now."""
        ids = list(before.people)
        found = []
        for ident, columns in self.people(ids).items():
            was = before.people[ident]
            found += [Change(ident, name, 0, was[name], value) for name, value in columns.items() if value != was[name]]
        promises = self._promises(ids)
        for row_id, (ident, *cells) in before.promises.items():
            if promises[row_id] != (ident, *cells):
                found.append(Change(ident, "promises", row_id, cells, promises[row_id][1:]))
        for table, columns_of in ADDED.items():
            sql = f"SELECT id, prospect_id, {columns_of} FROM {table} WHERE id > ?"
            for row_id, ident, *cells in self._db.execute_sql(sql, (before.marks[table],)):
                found.append(Change(ident, table, row_id, None, cells))
        self._write(batch, found)

    def note_made(self, batch: int, marks: dict[str, int], prospect_id: int) -> None:
        """Firms that were made and numbers that were blocked since; `prospect_id` is one of the people it brought."""
        after = self.marks()
        found = [
            Change(ident, BLOCKED, row_id, None, [e164])
            for row_id, e164, ident in self._db.execute_sql(HELD, (marks[BLOCKED],))
        ]
        if after["companies"] > marks["companies"]:
            found.append(Change(prospect_id, FIRM, after["companies"], marks["companies"], after["companies"]))
        self._write(batch, found)

    def changes(self, batch: int) -> Iterator[tuple[int, list[Change]]]:
        """(person, what the import wrote of them), by their ids."""
        rows = self._db.execute_sql(
            "SELECT prospect_id, place, row_id, before, after FROM import_changes WHERE batch_id = ? "
            "ORDER BY prospect_id, id",
            (batch,),
        ).fetchall()
        read = (Change(who, place, row, json.loads(was), json.loads(now)) for who, place, row, was, now in rows)
        for ident, group in groupby(read, key=lambda change: change.prospect_id):
            yield ident, list(group)

    def people(self, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
        """Their columns as they lie in the file, and the name of their firm."""
        rows = self._db.execute_sql(PEOPLE.format(marks=",".join("?" * len(ids))), tuple(ids))
        return {ident: dict(zip(("company", *COLUMNS), cells, strict=True)) for ident, *cells in rows}

    def later(self, prospect_id: int, batch: int) -> dict[str, str]:
        """What later imports that stand wrote of this person: by place the name of the file."""
        rows = self._db.execute_sql(
            "SELECT c.place, b.file_name FROM import_changes c JOIN import_batches b ON b.id = c.batch_id "
            "WHERE c.prospect_id = ? AND c.batch_id > ? ORDER BY c.id",
            (prospect_id, batch),
        )
        return dict(rows.fetchall())

    def put_columns_back(self, prospect_id: int, columns: dict[str, Any]) -> None:
        put_back.columns(self._db, prospect_id, columns)

    def put_row_back(self, change: Change) -> bool:
        """False if the row was changed since; one that is gone is no longer in the way."""
        return put_back.row(self._db, change)

    def put_revision_back(self, prospect_id: int) -> None:
        """The write of the import no longer counts."""
        self._db.execute_sql("UPDATE prospects SET revision = max(0, revision - 1) WHERE id = ?", (prospect_id,))

    def remove_firms(self, first: int, last: int) -> None:
        """Of those that were made in between the ones that nobody has."""
        put_back.firms(self._db, first, last)

    def drop(self, batch: int) -> None:
        self._db.execute_sql("DELETE FROM import_changes WHERE batch_id = ?", (batch,))

    def forget_old(self, now: datetime) -> None:
        """What can no longer be undone need not be known."""
        self._db.execute_sql(
            "DELETE FROM import_changes WHERE batch_id IN (SELECT id FROM import_batches WHERE taken_at < ?)",
            (written_instant(now - KEPT_FOR),),
        )

    def _promises(self, ids: Sequence[int]) -> dict[int, tuple[Any, ...]]:
        sql = f"SELECT id, prospect_id, {put_back.PROMISE} FROM promises WHERE prospect_id IN ({{}})"
        rows = self._db.execute_sql(sql.format(",".join("?" * len(ids))), tuple(ids))
        return {row_id: tuple(cells) for row_id, *cells in rows}

    def _write(self, batch: int, changes: Sequence[Change]) -> None:
        rows = [
            (batch, each.prospect_id, each.place, each.row_id, json.dumps(each.before), json.dumps(each.after))
            for each in changes
        ]
        if rows:
            self._db.cursor().executemany(NOTE, rows)
