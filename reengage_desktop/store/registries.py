"""Do-not-call lists that were taken in, and which numbers they name."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import SqliteDatabase

from reengage_desktop.domain.call_list import CallList, ListKind
from reengage_desktop.domain.prospect import Registry

from .fields import read_instant, written_instant
from .rows import read_day
from .summaries import REGISTRY
from .triage_tables import RegistryListTable

COLUMNS = "id, name, kind, as_of, taken_at, numbers, listed, clear, covers"
Said = tuple[str, str | None]  # what a registry says of a number, and the day of it, as they lie in the file
# The people of these numbers, as the strictest of their living ones: see `summaries`.
SUMMED = f"""
UPDATE prospects SET (registry, registry_on) = ({REGISTRY.replace("?", "prospects.id")})
WHERE id IN (SELECT prospect_id FROM phones WHERE id IN (SELECT value FROM json_each(?)))
"""
# Living numbers only: a dead one is somebody else's by now.
LIVING = "FROM phones WHERE dead = 0 AND e164 <> '' AND e164 IN (SELECT value FROM json_each(?))"
STOPPED = "FROM phones JOIN prospects p ON p.id = prospect_id WHERE p.stage = 'do_not_contact' AND e164 <> ''"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a registry said of a number before a list was taken in, and since."""

    phone_id: int
    before: Said
    after: Said


class Registries:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    # The lists

    def lists(self) -> list[CallList]:
        """The newest first."""
        rows = self._db.execute_sql(f"SELECT {COLUMNS} FROM registry_lists ORDER BY as_of DESC, id DESC")
        return [_list(*row) for row in rows]

    def add(self, told: CallList) -> int:
        """The id of the list."""
        row = {name: getattr(told, name) for name in ("name", "as_of", "taken_at", "numbers", "listed", "clear")}
        covers = " ".join(told.covers)
        return int(RegistryListTable.insert(**row, kind=told.kind.value, covers=covers).execute())

    def remove(self, list_id: int) -> None:
        RegistryListTable.delete().where(RegistryListTable.id == list_id).execute()

    # What a registry says of one's own numbers

    def known_numbers(self) -> set[str]:
        """All living numbers in E.164."""
        return {number for (number,) in self._db.execute_sql("SELECT e164 FROM phones WHERE dead = 0 AND e164 <> ''")}

    def listed_numbers(self) -> set[str]:
        """Those of them that a registry lists, as far as it is known."""
        sql = "SELECT e164 FROM phones WHERE dead = 0 AND e164 <> '' AND registry = 'listed'"
        return {number for (number,) in self._db.execute_sql(sql)}

    def people_with(self, numbers: Iterable[str]) -> list[int]:
        sql = f"SELECT DISTINCT prospect_id {LIVING} ORDER BY prospect_id"
        return [who for (who,) in self._db.execute_sql(sql, (json.dumps(list(numbers)),))]

    def people_to_stop(self, numbers: Iterable[str]) -> list[int]:
        """Of those who have one of these, who may be contacted still."""
        sql = f"SELECT id FROM prospects WHERE stage <> 'do_not_contact' AND id IN (SELECT prospect_id {LIVING})"
        return [who for (who,) in self._db.execute_sql(f"{sql} ORDER BY id", (json.dumps(list(numbers)),))]

    def mark(self, numbers: Iterable[str], said: Callable[[str, Registry], tuple[Registry, date | None]]) -> list[Mark]:
        """Within a `writing` block. `said` tells of a number, and of what was known of it, what holds from now on."""
        rows = self._db.execute_sql(
            f"SELECT id, e164, registry, registry_on {LIVING} ORDER BY id", (json.dumps(list(numbers)),)
        ).fetchall()
        marks = []
        for ident, number, before, on in rows:
            state, day = said(number, Registry(before))
            mark = Mark(ident, (before, on), (state.value, day.isoformat() if day else None))
            if mark.before != mark.after:
                marks.append(mark)
        self._write((*mark.after, mark.phone_id, *mark.before) for mark in marks)
        self._sum(marks)
        return marks

    def unmark(self, marks: Collection[Mark]) -> None:
        """Within a `writing` block: as it was before, where it still stands as it was written."""
        self._write((*mark.before, mark.phone_id, *mark.after) for mark in marks)
        self._sum(marks)

    def _write(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self._db.cursor().executemany(
            "UPDATE phones SET registry = ?, registry_on = ? WHERE id = ? AND registry = ? AND registry_on IS ?", rows
        )

    def _sum(self, marks: Collection[Mark]) -> None:
        self._db.execute_sql(SUMMED, (json.dumps([mark.phone_id for mark in marks]),))
        self._db.execute_sql("UPDATE prospects SET registry_on = NULL WHERE registry = '' AND registry_on IS NOT NULL")

    # Numbers that are held

    def holds(self, numbers: Iterable[str]) -> bool:
        """Whether one of them asked not to be contacted."""
        sql = "SELECT 1 FROM blocked_numbers WHERE e164 IN (SELECT value FROM json_each(?)) LIMIT 1"
        return self._db.execute_sql(sql, (json.dumps(list(numbers)),)).fetchone() is not None

    def hold(self, numbers: Iterable[str], at: datetime) -> list[str]:
        """Within a `writing` block; of these those that were not held before."""
        since = written_instant(at)
        sql = "INSERT OR IGNORE INTO blocked_numbers (e164, since) VALUES (?, ?) RETURNING e164"
        return [row[0] for number in numbers for row in self._db.execute_sql(sql, (number, since)).fetchall()]

    def release(self, numbers: Iterable[str]) -> None:
        """Within a `writing` block: those that nobody has who must not be contacted."""
        self._db.execute_sql(
            "DELETE FROM blocked_numbers WHERE e164 IN (SELECT value FROM json_each(?)) "
            f"AND e164 NOT IN (SELECT e164 {STOPPED})",
            (json.dumps(list(numbers)),),
        )

    def held(self) -> list[str]:
        """All numbers that must not be called: those that are held, and those of whoever must not be contacted."""
        rows = self._db.execute_sql(f"SELECT e164 FROM blocked_numbers UNION SELECT e164 {STOPPED} ORDER BY 1")
        return [number for (number,) in rows]

    def count_held(self) -> int:
        """How many those are."""
        more = f"SELECT count(DISTINCT e164) {STOPPED} AND e164 NOT IN (SELECT e164 FROM blocked_numbers)"
        row = self._db.execute_sql(f"SELECT (SELECT count(*) FROM blocked_numbers) + ({more})").fetchone()
        return int(row[0])


def _list(
    ident: int, name: str, kind: str, as_of: str, taken_at: str, numbers: int, listed: int, *rest: Any
) -> CallList:
    clear, covers = rest
    day = read_day(as_of)
    assert day is not None  # the column is never null
    return CallList(
        ident, name, ListKind(kind), day, read_instant(taken_at), numbers, listed, clear, tuple(covers.split())
    )
