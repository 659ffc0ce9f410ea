"""Everything that is kept, table by table, for whoever wants to have it elsewhere."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import AbstractContextManager
from typing import Any

from peewee import SqliteDatabase

from reengage_desktop.domain.address import Address

from .schema import TABLES
from .settings import KNOWN

# Salted hashes tell nobody anything.
LEFT_OUT = ("held_hashes",)
# Lines of the settings that are none may hold a password, or the salt of the hashes.
ONLY = {"settings": f"key IN ({','.join('?' * len(KNOWN))})"}
VALUES: Mapping[str, tuple[Any, ...]] = {"settings": tuple(KNOWN)}
# The address of a calendar on a server may have a password in it.
EMPTIED = {"calendars": {"place": "CASE kind WHEN 'server' THEN '' ELSE place END"}}
ADDRESSES = (
    "SELECT p.name, coalesce(c.name, ''), p.street, p.city, p.region, p.postal_code, p.country FROM prospects p "
    "LEFT JOIN companies c ON c.id = p.company_id WHERE p.next_kind IS NOT NULL ORDER BY p.sort_name, p.id"
)


class Exports:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def at_one_moment(self) -> AbstractContextManager[object]:
        """Within it the file is read as it was at the first question, whatever is written meanwhile."""
        steady: AbstractContextManager[object] = self._db.atomic("DEFERRED")
        return steady

    def version(self) -> int:
        """Of the tables."""
        return int(self._db.execute_sql("PRAGMA user_version").fetchone()[0])

    def tables(self) -> dict[str, tuple[str, ...]]:
        """The columns of each table."""
        metas = [table._meta for table in TABLES if table._meta.table_name not in LEFT_OUT]
        return {meta.table_name: tuple(field.column_name for field in meta.sorted_fields) for meta in metas}

    def rows(self, table: str) -> Generator[tuple[Any, ...], None, None]:
        """Texts, whole numbers and None in the order of `tables`, by the first column. No passwords and no salt.

        It is closed by whoever does not walk it to its end, in the same thread.
        """
        emptied = EMPTIED.get(table, {})
        columns = ", ".join(emptied.get(name, f'"{name}"') for name in self.tables()[table])
        sql = f"SELECT {columns} FROM {table} WHERE {ONLY.get(table, '1')} ORDER BY 1"
        yield from self._db.execute_sql(sql, VALUES.get(table, ()))

    def people(self) -> int:
        return int(self._db.execute_sql("SELECT count(*) FROM prospects").fetchone()[0])

    def addresses(self) -> list[Address]:
        """Of everybody in the pool, by name; those without a street among them."""
        return [Address(*row) for row in self._db.execute_sql(ADDRESSES)]
