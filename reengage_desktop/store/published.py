"""What was put into the person's own calendar, and what is to be put there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Any

from peewee import SqliteDatabase, chunked

from reengage_desktop.domain.dated_event import Dated
from reengage_desktop.domain.next_action import ActionKind
from reengage_desktop.domain.own_event import Published

from .fields import read_instant
from .listings import DATED, PROMISED
from .slot_tables import PublishedTable

AT_ONCE = 3_000  # rows of nine values each, for SQLite's 32,766 variables
FIELDS = [field.name for field in fields(Published)]
_COLUMNS = (
    "prospects.id, next_kind, next_from, next_until, prospects.name, coalesce(c.name, ''), phone, "
    "street, city, region, postal_code, country"
)
_FIRM = "LEFT JOIN companies c ON c.id = company_id"
_SOURCES = (PROMISED, DATED)
DATED_PEOPLE = " UNION ".join(
    f"SELECT {_COLUMNS} FROM {source.replace(' WHERE', f' {_FIRM} WHERE')}" for source in _SOURCES
)


class PublishedShelf:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def all(self) -> dict[str, Published]:
        """By UID."""
        rows = PublishedTable.select(*(getattr(PublishedTable, name) for name in FIELDS)).tuples()
        return {row[0]: Published(*row) for row in rows}

    def keep(self, rows: Iterable[Published]) -> None:
        """Writes each under its UID."""
        for some in chunked(map(asdict, rows), AT_ONCE):
            PublishedTable.insert_many(some).on_conflict_replace().execute()

    def forget_server(self) -> None:
        """Nothing is known to lie on a server."""
        PublishedTable.update(href="", etag="", sent=None, shape="").execute()

    def dated(self) -> list[Dated]:
        """Everybody who was told when: promises, appointments and visits, earliest first."""
        return [_dated(*row) for row in self._db.execute_sql(f"{DATED_PEOPLE} ORDER BY next_from, 1")]


def _dated(ident: int, action: str, start: str, end: str, *rest: Any) -> Dated:
    return Dated(ident, ActionKind(action), read_instant(start), read_instant(end), *rest)
