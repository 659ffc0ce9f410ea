"""Whether the file is whole and the law of the next action holds in it."""

from __future__ import annotations

from peewee import SqliteDatabase

from .products import Products
from .summaries import COLUMNS, Summaries

# Two small partial indices answer this. That an action has both its instants too, the CHECK alone says.
LAW = (
    "SELECT (SELECT count(*) FROM prospects WHERE next_kind IS NULL AND stage NOT IN ('sold', 'do_not_contact')) + "
    "(SELECT count(*) FROM prospects WHERE stage <> 'active' AND stage IN ('sold', 'do_not_contact') "
    "AND next_kind IS NOT NULL)"
)
COUNTED = ("prospects", "companies", "phones", "emails", "quotes", "touches", "promises", "slots", "reminders")


class Health:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def problems(self) -> list[str]:
        """What SQLite's own checks say; empty for a whole file."""
        lines = [row[0] for row in self._db.execute_sql("PRAGMA integrity_check(20)") if row[0] != "ok"]
        return lines + [f"{row[0]}: row {row[1]}" for row in self._db.execute_sql("PRAGMA foreign_key_check")]

    def without_next_action(self) -> int:
        """How many break the law of the next action; the database does not let it be anything but 0."""
        return int(self._db.execute_sql(LAW).fetchone()[0])

    def counts(self) -> dict[str, int]:
        """Rows of each table people know of."""
        return {table: int(self._db.execute_sql(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in COUNTED}

    def stale_summaries(self, commission_rate: int) -> list[int]:
        """Ids of prospects whose summaries differ from what their quotes, reasons and touches say."""
        computed, terms = Summaries(self._db).computed, Products(self._db).terms(commission_rate)
        rows = self._db.execute_sql(f"SELECT id, {COLUMNS} FROM prospects").fetchall()
        return [row[0] for row in rows if tuple(row[1:]) != computed(row[0], terms)]
