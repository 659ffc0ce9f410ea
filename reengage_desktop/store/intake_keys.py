"""By what people are known again when a list tells of them: read at once, since it is asked for each row."""

from __future__ import annotations

from collections.abc import Iterable

from peewee import SqliteDatabase

from reengage_desktop.domain.arrival import KnownKeys
from reengage_desktop.domain.numbered_keys import NumberedKeys

NUMBER_KEY = "CASE e164 WHEN '' THEN digits ELSE e164 END"
EMAILS = "SELECT key, p.id, p.sort_name FROM emails JOIN prospects p ON p.id = prospect_id ORDER BY p.id"
NUMBERS = f"SELECT {NUMBER_KEY}, p.id, p.sort_name FROM phones JOIN prospects p ON p.id = prospect_id ORDER BY p.id"
NAMES = (
    "SELECT p.sort_name, coalesce(c.key, ''), p.id FROM prospects p LEFT JOIN companies c ON c.id = p.company_id "
    "ORDER BY p.id {}"
)


def known(db: SqliteDatabase) -> KnownKeys:
    emails = dict(db.execute_sql("SELECT key, prospect_id FROM emails ORDER BY prospect_id DESC").fetchall())
    people = db.execute_sql(NAMES.format("DESC")).fetchall()
    names = {(name, company): ident for name, company, ident in people}
    called = {ident: name for name, _, ident in people}
    return KnownKeys(emails, _grouped(db.execute_sql(NUMBERS)), names, called=called)


def numbered(db: SqliteDatabase) -> NumberedKeys:
    names: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for name, company, ident in db.execute_sql(NAMES.format("ASC")):
        names.setdefault((name, company), []).append((ident, name))
    return NumberedKeys(_grouped(db.execute_sql(EMAILS)), _grouped(db.execute_sql(NUMBERS)), names)


def _grouped(rows: Iterable[tuple[str, int, str]]) -> dict[str, list[tuple[int, str]]]:
    found: dict[str, list[tuple[int, str]]] = {}
    for key, ident, name in rows:
        found.setdefault(key, []).append((ident, name))
    return found
