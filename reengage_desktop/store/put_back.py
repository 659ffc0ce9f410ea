"""How what an import wrote is taken out of the file again."""

from __future__ import annotations

from typing import Any

from peewee import SqliteDatabase

from reengage_desktop.domain.taking_back import BLOCKED, Change

from .prospects import company_id

ROWS = {
    "phones": "e164, written, kind, extension, digits, dead",
    "emails": "address, key",
    "quotes": "product, value, worth, currency, quoted_on, why_not, closed_on, stage, number, valid_until",
    "reasons": "kind, words, told_at, certainty, source",
    "closed_actions": "kind, due_from, due_until, promised, because, note, closed_at",
}
PROMISE = "made_at, due_from, due_until, zone, state, settled_at"
UNBLOCK = """
DELETE FROM blocked_numbers WHERE e164 = ? AND e164 NOT IN (
    SELECT e164 FROM phones JOIN prospects p ON p.id = prospect_id WHERE p.stage = 'do_not_contact' AND e164 = ?1)
"""
LONELY = """
DELETE FROM companies WHERE id > ? AND id <= ?
AND NOT EXISTS (SELECT 1 FROM prospects WHERE company_id = companies.id)
"""


def columns(db: SqliteDatabase, prospect_id: int, back: dict[str, Any]) -> None:
    values = dict(back)
    if "company" in values:
        values["company_id"] = company_id(values.pop("company"))
    if values:
        marks = ", ".join(f"{name} = ?" for name in values)
        db.execute_sql(f"UPDATE prospects SET {marks} WHERE id = ?", (*values.values(), prospect_id))


def row(db: SqliteDatabase, change: Change) -> bool:
    """Whether nothing of it is left that the import wrote and nobody has changed."""
    if change.place == BLOCKED:
        db.execute_sql(UNBLOCK, tuple(change.after))
        return True
    if change.place == "promises":
        return _promise(db, change)
    names = ROWS[change.place].split(", ")[: len(change.after)]  # an older version may have noted fewer
    marks = " AND ".join(f"{name} IS ?" for name in names)
    # Whoever saves a form writes their numbers anew, under other ids.
    found = db.execute_sql(
        f"SELECT id FROM {change.place} WHERE prospect_id = ? AND {marks} ORDER BY id = ? DESC, id DESC LIMIT 1",
        (change.prospect_id, *change.after, change.row_id),
    ).fetchone()
    if found is not None:
        db.execute_sql(f"DELETE FROM {change.place} WHERE id = ?", found)
        return True
    still = f"SELECT 1 FROM {change.place} WHERE id = ? AND prospect_id = ?"
    return db.execute_sql(still, (change.row_id, change.prospect_id)).fetchone() is None


def firms(db: SqliteDatabase, first: int, last: int) -> None:
    db.execute_sql(LONELY, (first, last))


def _promise(db: SqliteDatabase, change: Change) -> bool:
    names = PROMISE.split(", ")
    same = " AND ".join(f"{name} IS ?" for name in names)
    back = ", ".join(f"{name} = ?" for name in names)
    done = db.execute_sql(
        f"UPDATE promises SET {back} WHERE id = ? AND prospect_id = ? AND {same}",
        (*change.before, change.row_id, change.prospect_id, *change.after),
    )
    return bool(done.rowcount)
