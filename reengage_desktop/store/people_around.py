"""People around a prospect, and what happened with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from peewee import SqliteDatabase

from reengage_desktop.domain.person_around import AroundKind, AroundTouch, PersonAround, Side

from .fields import read_instant
from .page_tables import AroundTouchTable, PersonAroundTable

PERSON = "SELECT a.id, a.prospect_id, a.name, a.role, a.phone, a.note, a.met_at, a.kind, a.side, a.link_id"
TOUCH = "SELECT id, prospect_id, person_id, at, channel, outcome, seconds, note, learned FROM around_touches"
AT_OTHERS = f"""
{PERSON}, p.name FROM people_around a JOIN prospects p ON p.id = a.prospect_id
WHERE a.prospect_id <> ?1 AND a.phone <> '' AND a.name COLLATE NOCASE IN (
    SELECT name FROM people_around WHERE prospect_id = ?1 AND phone <> '')
UNION
{PERSON}, p.name FROM people_around a JOIN prospects p ON p.id = a.prospect_id
WHERE a.prospect_id <> ?1 AND a.link_id IN (SELECT link_id FROM people_around WHERE prospect_id = ?1)
ORDER BY 1
"""
KINDS = {kind.value: kind for kind in AroundKind}
SIDES = {side.value: side for side in Side}
Row = Sequence[Any]


class PeopleAround:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def of(self, prospect_id: int) -> list[PersonAround]:
        """Newest first."""
        rows = self._db.execute_sql(
            f"{PERSON} FROM people_around a WHERE prospect_id = ? ORDER BY id DESC", [prospect_id]
        )
        return [_person(row) for row in rows]

    def get(self, person_id: int) -> PersonAround | None:
        row = self._db.execute_sql(f"{PERSON} FROM people_around a WHERE id = ?", (person_id,)).fetchone()
        return None if row is None else _person(row)

    def linked_to(self, prospect_id: int) -> list[tuple[PersonAround, str]]:
        """Who this prospect is around others: the entry, and the name of the other; oldest first."""
        sql = f"{PERSON}, p.name FROM people_around a JOIN prospects p ON p.id = a.prospect_id WHERE a.link_id = ?"
        return _with_names(self._db.execute_sql(f"{sql} AND a.prospect_id <> ?1 ORDER BY a.id", (prospect_id,)))

    def at_others(self, prospect_id: int) -> list[tuple[PersonAround, str]]:
        """Entries at other people, with their names, that may be people around this one: linked to the same prospect,
        or of the same name in any case, and with a number.
        """
        return _with_names(self._db.execute_sql(AT_OTHERS, (prospect_id,)))

    def names(self, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
        """(name, number as it is dialled first) of prospects by id."""
        marks = ",".join("?" * len(ids))
        rows = self._db.execute_sql(f"SELECT id, name, phone FROM prospects WHERE id IN ({marks})", tuple(ids))
        return {ident: (name, phone) for ident, name, phone in rows}

    def add(self, prospect_id: int, name: str, met_at: datetime, **fields: Any) -> int:
        """Its id; `fields` are columns beside."""
        return int(PersonAroundTable.insert(prospect=prospect_id, name=name, met_at=met_at, **fields).execute())

    def meet(self, prospect_id: int, name: str, role: str, note: str, at: datetime) -> None:
        """Somebody who answered: added, unless they are known by this name in any case."""
        known = "SELECT 1 FROM people_around WHERE prospect_id = ? AND name = ? COLLATE NOCASE"
        if self._db.execute_sql(known, (prospect_id, name)).fetchone() is None:
            self.add(prospect_id, name, at, role=role, note=note)

    def edit(self, person_id: int, fields: Mapping[str, Any]) -> None:
        PersonAroundTable.update(**fields).where(PersonAroundTable.id == person_id).execute()

    def remove(self, person_id: int) -> None:
        """What happened with them goes along."""
        PersonAroundTable.delete().where(PersonAroundTable.id == person_id).execute()

    # What happened with them

    def touches(self, prospect_id: int) -> list[AroundTouch]:
        """With all who are around this one, newest first."""
        rows = self._db.execute_sql(f"{TOUCH} WHERE prospect_id = ? ORDER BY at DESC, id DESC", (prospect_id,))
        return [_touch(row) for row in rows]

    def touch(self, touch_id: int) -> AroundTouch | None:
        row = self._db.execute_sql(f"{TOUCH} WHERE id = ?", (touch_id,)).fetchone()
        return None if row is None else _touch(row)

    def open_touch(self, person_id: int) -> AroundTouch | None:
        """A call to them that has no outcome yet; the newest."""
        sql = f"{TOUCH} WHERE person_id = ? AND outcome = '' ORDER BY id DESC LIMIT 1"
        row = self._db.execute_sql(sql, (person_id,)).fetchone()
        return None if row is None else _touch(row)

    def add_touch(self, person: PersonAround, fields: Mapping[str, Any]) -> int:
        """Its id; `fields` are columns, `at` and `channel` among them."""
        row = {"prospect": person.prospect_id, "person": person.id, **fields}
        return int(AroundTouchTable.insert(**row).execute())

    def edit_touch(self, touch_id: int, fields: Mapping[str, Any]) -> None:
        AroundTouchTable.update(**fields).where(AroundTouchTable.id == touch_id).execute()

    def remove_touch(self, touch_id: int) -> None:
        AroundTouchTable.delete().where(AroundTouchTable.id == touch_id).execute()


def _person(row: Row) -> PersonAround:
    """A kind or a side that this build does not know is none."""
    ident, owner, name, role, phone, note, met_at, kind, side, link = row
    kind, side = KINDS.get(kind, AroundKind.OTHER), SIDES.get(side, Side.UNKNOWN)
    return PersonAround(ident, owner, name, role, phone, note, read_instant(met_at), kind, side, link)


def _touch(row: Row) -> AroundTouch:
    ident, owner, person, at, *rest = row
    return AroundTouch(ident, owner, person, read_instant(at), *rest)


def _with_names(rows: Any) -> list[tuple[PersonAround, str]]:
    return [(_person(row[:-1]), row[-1]) for row in rows]
