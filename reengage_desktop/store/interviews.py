"""Interviews of customers on why they bought."""

from __future__ import annotations

from datetime import datetime

from peewee import SqliteDatabase

from reengage_desktop.domain.interview import Interview
from reengage_desktop.domain.reason import WhyNot

from .bank_tables import InterviewTable
from .rows import read_day

_COLUMNS = "id, customer, prospect_id, may_name, product, why_not, held_on, looked, bought, changed"
_SOLD = """
SELECT p.id, p.name, coalesce((SELECT product FROM quotes WHERE prospect_id = p.id
    ORDER BY quoted_on DESC NULLS LAST, id DESC LIMIT 1), '')
FROM prospects p WHERE p.stage = 'sold' ORDER BY p.sort_name LIMIT ?
"""


class Interviews:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database
        self._last = 0

    def all(self) -> list[Interview]:
        """Newest first."""
        sql = f"SELECT {_COLUMNS} FROM interviews ORDER BY coalesce(held_on, substr(made_at, 1, 10)) DESC, id DESC"
        return [_interview(*row) for row in self._db.execute_sql(sql)]

    def get(self, interview_id: int) -> Interview | None:
        row = self._db.execute_sql(f"SELECT {_COLUMNS} FROM interviews WHERE id = ?", (interview_id,)).fetchone()
        return _interview(*row) if row is not None else None

    def save(self, interview: Interview, at: datetime) -> int:
        """Adds one whose id is 0, else replaces it; the id."""
        values = {
            "prospect_id": interview.prospect_id,
            "customer": interview.customer,
            "may_name": interview.may_name,
            "product": interview.product,
            "why_not": interview.why_not.value,
            "held_on": interview.held_on,
            "looked": interview.looked,
            "bought": interview.bought,
            "changed": interview.changed,
        }
        if interview.id:
            InterviewTable.update(**values).where(InterviewTable.id == interview.id).execute()
            return interview.id
        return int(InterviewTable.insert(**values, id=self._highest() + 1, made_at=at).execute())

    def remove(self, interview_id: int) -> None:
        self._highest()
        InterviewTable.delete().where(InterviewTable.id == interview_id).execute()

    def customers(self, most: int) -> list[tuple[int, str, str]]:
        """(id, name, product of their newest quote) of people who bought, by name."""
        return [(who, name, product) for who, name, product in self._db.execute_sql(_SOLD, (most,))]

    def _highest(self) -> int:
        """The highest id that any had while the program runs: one that is removed may come back under its own."""
        highest = self._db.execute_sql("SELECT coalesce(max(id), 0) FROM interviews").fetchone()[0]
        self._last = max(self._last, highest)
        return self._last


def _interview(
    ident: int,
    customer: str,
    prospect_id: int | None,
    may_name: int,
    product: str,
    why_not: str,
    held_on: str | None,
    looked: str,
    bought: str,
    changed: str,
) -> Interview:
    return Interview(
        ident,
        customer,
        prospect_id,
        bool(may_name),
        product,
        WhyNot(why_not),
        read_day(held_on),
        looked,
        bought,
        changed,
    )
