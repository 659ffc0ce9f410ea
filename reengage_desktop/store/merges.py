"""People who look like one, and two who are made one and two again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import SqliteDatabase

from reengage_desktop.domain.face import Given
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.reminder import Kind

from . import loose_ends
from .intake_tables import DifferentPeopleTable, ImportChangeTable
from .of_prospect import OF_PROSPECT
from .rows import next_action_columns
from .snapshots import Moved, pointed
from .tables import ClosedActionTable, ProspectTable

OWNED = (*(table._meta.table_name for table in OF_PROSPECT), ImportChangeTable._meta.table_name)
ONE_EACH = {"drafts"}
POINTING = ("commitments", "interviews")
NUMBER = "coalesce(nullif(e164, ''), nullif(digits, ''), written) || ' ' || extension"
EVERYBODY = """
SELECT p.id, p.name, p.first_name, coalesce(c.name, ''), p.city,
    (SELECT group_concat(key, char(10)) FROM emails WHERE prospect_id = p.id),
    (SELECT group_concat(CASE e164 WHEN '' THEN digits ELSE e164 END, char(10)) FROM phones WHERE prospect_id = p.id)
FROM prospects p LEFT JOIN companies c ON c.id = p.company_id ORDER BY p.id
"""
NOBODY_HAS = "id IN (?, ?) AND NOT EXISTS (SELECT 1 FROM prospects WHERE company_id = companies.id)"
BOTH_NUMBERS = """
UPDATE phones SET dead = max(phones.dead, o.dead), kind = CASE phones.kind WHEN 'other' THEN o.kind ELSE phones.kind END
FROM (SELECT dead, kind FROM phones WHERE id = ?) AS o WHERE phones.id = ?
"""
UNBLOCK = """
DELETE FROM blocked_numbers WHERE id > ?1 AND e164 IN (SELECT e164 FROM phones WHERE prospect_id IN (?2, ?3))
AND e164 NOT IN (SELECT e164 FROM phones JOIN prospects p ON p.id = prospect_id
    WHERE p.stage = 'do_not_contact' AND p.id NOT IN (?2, ?3))
"""
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Two:
    """All rows of two people, by table, and what points at them; `last_block` as in a snapshot.

    `pointing`: rows of `POINTING` that name `other`; `links`: entries among the people around others that are `other`.
    """

    keep: int
    other: int
    rows: dict[str, list[Row]]
    companies: list[Row]
    pointing: list[tuple[str, int]]
    reminders: list[tuple[str, int]]
    different: list[Row]
    last_block: int
    links: list[int]


class Merges:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def everybody(self) -> list[Given]:
        """By id; numbers that were not understood by their digits."""
        return [
            Given(ident, name, first, company, city, _lines(emails), _lines(numbers))
            for ident, name, first, company, city, emails, numbers in self._db.execute_sql(EVERYBODY)
        ]

    def different(self) -> set[tuple[int, int]]:
        """Pairs that were said to be two people, the smaller id first."""
        return set(self._db.execute_sql("SELECT one_id, other_id FROM different_people").fetchall())

    def set_different(self, one: int, other: int, now: datetime) -> None:
        one, other = sorted((one, other))
        DifferentPeopleTable.insert(one=one, other=other, said_at=now).on_conflict_ignore().execute()

    def unset_different(self, one: int, other: int) -> None:
        one, other = sorted((one, other))
        self._db.execute_sql("DELETE FROM different_people WHERE one_id = ? AND other_id = ?", (one, other))

    def counts(self, prospect_id: int) -> dict[str, int]:
        """How many rows of each table are theirs."""
        return {table: self._one(f"SELECT count(*) FROM {table} WHERE prospect_id = ?", prospect_id) for table in OWNED}

    def take(self, keep: int, other: int) -> Two:
        """All that is needed to give both back as they are."""
        both = (keep, other)
        rows = {"prospects": self._all("SELECT * FROM prospects WHERE id IN (?, ?)", both)}
        for table in OWNED:
            rows[table] = self._all(f"SELECT * FROM {table} WHERE prospect_id IN (?, ?)", both)
        firms = "SELECT * FROM companies WHERE id IN (SELECT company_id FROM prospects WHERE id IN (?, ?))"
        return Two(
            keep,
            other,
            rows,
            companies=self._all(firms, both),
            pointing=[
                (table, ident)
                for table in POINTING
                for (ident,) in self._all(f"SELECT id FROM {table} WHERE prospect_id = ?", (other,))
            ],
            reminders=self._reminders(other),
            different=self._all(
                "SELECT * FROM different_people WHERE one_id IN (?1, ?2) OR other_id IN (?1, ?2)", both
            ),
            last_block=self._one("SELECT coalesce(max(id), 0) FROM blocked_numbers"),
            links=[ident for (ident,) in self._all("SELECT id FROM people_around WHERE link_id = ?", (other,))],
        )

    def of(self, prospect_id: int) -> dict[str, list[Row]]:
        """All rows of one person, to see later whether something was changed."""
        return self.take(prospect_id, prospect_id).rows

    def join(self, keep: int, other: int) -> None:
        """All that is `other`'s is `keep`'s; a number or an address that both have is there once."""
        self._join_contacts("phones", NUMBER, keep, other)
        self._join_contacts("emails", "key", keep, other)
        self._join_drafts(keep, other)
        # What an import changed in a column of `other` can no longer be put back; rows that it added can.
        self._db.execute_sql("DELETE FROM import_changes WHERE prospect_id = ? AND row_id = 0", (other,))
        for table in (*OWNED, *POINTING):
            self._db.execute_sql(f"UPDATE {table} SET prospect_id = ? WHERE prospect_id = ?", (keep, other))
        # Whoever was around the other one is not around themselves.
        self._db.execute_sql(
            "UPDATE people_around SET link_id = CASE prospect_id WHEN ?1 THEN NULL ELSE ?1 END WHERE link_id = ?2 "
            "OR (link_id = ?1 AND prospect_id = ?1)",
            (keep, other),
        )
        for key, ident in self._reminders(other):
            kind, _, at = key.split(":", 2)
            self._db.execute_sql("UPDATE OR IGNORE reminders SET key = ? WHERE id = ?", (f"{kind}:{keep}:{at}", ident))
        for _, one, two, said_at in self._all(
            "SELECT * FROM different_people WHERE one_id = ?1 OR other_id = ?1", (other,)
        ):
            third = two if one == other else one
            if third != keep:
                pair = sorted((keep, third))
                self._db.execute_sql(
                    "INSERT OR IGNORE INTO different_people (one_id, other_id, said_at) VALUES (?,?,?)",
                    (*pair, said_at),
                )

    def close_action(self, prospect_id: int, action: NextAction, now: datetime) -> None:
        """Into the history: it is not done any more."""
        ClosedActionTable.insert(
            prospect=prospect_id, kind=action.kind.value, due_from=action.due_from, due_until=action.due_until,
            promised=action.promised, because=action.because.value, note=action.note, closed_at=now,
        ).execute()  # fmt: skip

    def set_next(self, prospect_id: int, stage: Stage, action: NextAction | None) -> None:
        """Both were known before: nothing is closed by it. The database refuses a pair against the law."""
        ProspectTable.update(stage=stage.value, **next_action_columns(action)).where(
            ProspectTable.id == prospect_id
        ).execute()

    def remove(self, two: Two) -> None:
        """`other`, whose rows are all `keep`'s, and a firm that nobody has now."""
        self._db.execute_sql("DELETE FROM prospects WHERE id = ?", (two.other,))
        firms = ([row[0] for row in two.companies] + [0, 0])[:2]
        self._db.execute_sql(f"DELETE FROM companies WHERE {NOBODY_HAS}", firms)

    def put_back(self, two: Two) -> int:
        """Both as they were; the id of `other`, which is a new one only if somebody else has theirs by now."""
        other = two.other
        loose_ends.allow(self._db)
        if self._one("SELECT count(*) FROM prospects WHERE id = ?", other):
            other = self._one("SELECT max(id) + 1 FROM prospects")
        firms = {row[0]: self._firm(row) for row in two.companies}
        for table in reversed(OWNED):
            self._db.execute_sql(f"DELETE FROM {table} WHERE prospect_id = ?", (two.keep,))
        columns = [column[1] for column in self._db.execute_sql("PRAGMA table_info(prospects)")]
        firm_at = columns.index("company_id")
        for row in two.rows["prospects"]:
            values = list(row)
            values[firm_at] = firms.get(row[firm_at])
            if row[0] == two.keep:
                marks = ", ".join(f"{column} = ?" for column in columns)
                self._db.execute_sql(f"UPDATE prospects SET {marks} WHERE id = ?", (*values, two.keep))
            else:
                self._insert("prospects", [other, *values[1:]])
        moved: Moved = {}
        for table in OWNED:
            columns = [column[1] for column in self._db.execute_sql(f"PRAGMA table_info({table})")]
            owner = columns.index("prospect_id")
            for row in two.rows[table]:
                values = list(pointed(table, columns, row, moved))
                values[owner] = two.keep if row[owner] == two.keep else other
                moved[table, row[0]] = self._insert_free(table, values)
        for ident in two.links:
            ident = moved.get(("people_around", ident), ident)
            self._db.execute_sql(
                "UPDATE people_around SET link_id = ? WHERE id = ? AND link_id IN (?, ?)",
                (other, ident, two.keep, two.other),
            )
        for who in (two.keep, other):
            loose_ends.tie_up(self._db, who)
        self._point_back(two, other)
        return other

    def _point_back(self, two: Two, other: int) -> None:
        for table, ident in two.pointing:
            self._db.execute_sql(
                f"UPDATE {table} SET prospect_id = ? WHERE id = ? AND prospect_id = ?", (other, ident, two.keep)
            )
        if other == two.other:
            for key, ident in two.reminders:
                self._db.execute_sql("UPDATE OR IGNORE reminders SET key = ? WHERE id = ?", (key, ident))
            known = {row[1:3] for row in two.different}
            for _, *pair, _ in two.different:
                for third in set(pair) - {two.keep, two.other}:
                    if other in pair and tuple(sorted((two.keep, third))) not in known:
                        self.unset_different(two.keep, third)
            for row in two.different:
                self._db.execute_sql("INSERT OR IGNORE INTO different_people VALUES (?,?,?,?)", row)
        self._db.execute_sql(UNBLOCK, (two.last_block, two.keep, other))

    def _join_contacts(self, table: str, key: str, keep: int, other: int) -> None:
        """What both have stays where it is; what only `other` has comes after what `keep` has."""
        sql = f"SELECT {key}, id FROM {table} WHERE prospect_id = ? ORDER BY id"
        known = dict(self._all(sql, (keep,)))
        moved = f"UPDATE import_changes SET row_id = ? WHERE place = '{table}' AND row_id = ? AND prospect_id = ?"
        for value, ident in self._all(sql, (other,)):
            if value not in known:
                known[value] = self._one(f"SELECT max(id) + 1 FROM {table}")
                self._db.execute_sql(
                    f"UPDATE {table} SET id = ?, prospect_id = ? WHERE id = ?", (known[value], keep, ident)
                )
                self._db.execute_sql(moved, (known[value], ident, other))
                continue
            if table == "phones":
                self._db.execute_sql(BOTH_NUMBERS, (ident, known[value]))
            self._db.execute_sql(f"DELETE FROM {table} WHERE id = ?", (ident,))
            self._db.execute_sql(moved, (0, ident, other))  # the row that it added is no more

    def _join_drafts(self, keep: int, other: int) -> None:
        """Of two half notes one is made, since there is one for each person."""
        both = dict.fromkeys((keep, other))
        for ident, note, learned in self._all(
            "SELECT prospect_id, note, learned FROM drafts WHERE prospect_id IN (?, ?)", (keep, other)
        ):
            both[ident] = (note, learned)
        ours, theirs = both[keep], both[other]
        if ours is not None and theirs is not None:
            note, learned = ("\n".join(filter(None, parts)) for parts in zip(ours, theirs, strict=True))
            self._db.execute_sql("UPDATE drafts SET note = ?, learned = ? WHERE prospect_id = ?", (note, learned, keep))
            self._db.execute_sql("DELETE FROM drafts WHERE prospect_id = ?", (other,))

    def _reminders(self, prospect_id: int) -> list[tuple[str, int]]:
        """(key, id) of what was said of their promises, appointments and visits."""
        kinds = [kind for kind in Kind if kind is not Kind.SLOT]
        found: list[tuple[str, int]] = []
        for kind in kinds:
            found += self._all("SELECT key, id FROM reminders WHERE key GLOB ?", (f"{kind}:{prospect_id}:*",))
        return found

    def _firm(self, row: Row) -> int:
        """The id under which this firm is here again."""
        ident, name, key = row
        self._db.execute_sql("INSERT OR IGNORE INTO companies (id, name, key) VALUES (?,?,?)", (ident, name, key))
        self._db.execute_sql("INSERT OR IGNORE INTO companies (name, key) VALUES (?,?)", (name, key))
        return self._one("SELECT id FROM companies WHERE key = ?", key)

    def _insert_free(self, table: str, values: list[Any]) -> int:
        """Under its own id, or under a new one where somebody else's row has taken it meanwhile; the id."""
        if table not in ONE_EACH and self._one(f"SELECT count(*) FROM {table} WHERE id = ?", values[0]):
            values[0] = None
        return self._insert(table, values)

    def _insert(self, table: str, values: Sequence[Any]) -> int:
        marks = ",".join("?" * len(values))
        return int(self._db.execute_sql(f"INSERT INTO {table} VALUES ({marks})", tuple(values)).lastrowid)

    def _all(self, sql: str, values: Sequence[Any]) -> list[Any]:
        return list(self._db.execute_sql(sql, tuple(values)).fetchall())

    def _one(self, sql: str, *values: Any) -> int:
        return int(self._db.execute_sql(sql, values).fetchone()[0])


def _lines(joined: str | None) -> tuple[str, ...]:
    return tuple(filter(None, (joined or "").split("\n")))
