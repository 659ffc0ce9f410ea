"""Do-not-call lists that were taken in, and which numbers they name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from peewee import SqliteDatabase

from reengage_desktop.domain.call_list import CallList, ListKind

from .fields import read_instant
from .rows import read_day
from .triage_tables import RegistryListTable

COLUMNS = "id, name, kind, as_of, taken_at, numbers, listed, clear, covers"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a registry said of a number before, and since the list that was taken in, as it lies in the file."""

    phone_id: int
    before: tuple[str, str | None]
    after: tuple[str, str | None]


class Registries:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

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


def _list(ident: int, name: str, kind: str, as_of: str, taken_at: str, *rest: Any) -> CallList:
    *counts, covers = rest
    day = read_day(as_of)
    assert day is not None  # the column is never null
    return CallList(ident, name, ListKind(kind), day, read_instant(taken_at), *counts, tuple(covers.split()))
