"""Steps: rows before and after something was written, so that it alone can be taken back."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from peewee import IntegrityError, SqliteDatabase

from .summaries import COLUMNS

# Made anew from what was written, or counting it: they are no part of what was written.
DERIVED = frozenset({*COLUMNS.split(", "), "revision"})
OF_NOBODY = frozenset({"stories", "interviews", "products", "blocked_numbers"})
# A row that comes back under another id takes those along that point to it.
POINTS = {"around_touches": ("person_id", "people_around")}
# What may be gone by the time a row comes back: it comes back without it.
LOOSE = {"story_id": "stories", "interview_id": "interviews", "batch_id": "import_batches"}
# A number that asked not to be contacted stays held while somebody else who asked has it.
STILL_HELD = """
SELECT 1 FROM blocked_numbers b JOIN phones USING (e164) JOIN prospects p ON p.id = prospect_id
WHERE b.id = ? AND p.stage = 'do_not_contact' AND p.id NOT IN (SELECT value FROM json_each(?))
"""

Cells = dict[str, Any]
Rows = dict[tuple[str, int], Cells]


@dataclass(frozen=True, slots=True)
class Piece:
    """Of one row the cells that differ; None where there was no such row before, or is none after."""

    table: str
    id: int
    before: Cells | None
    after: Cells | None

    @property
    def place(self) -> tuple[object, ...]:
        return self.table, self.id, tuple(self.after or self.before or ())

    def is_of(self, people: Collection[int]) -> bool:
        """Whether it is one of them, or tells whose it is and that is one of them."""
        cells = self.before or self.after or {}
        return (self.id if self.table == "prospects" else cells.get("prospect_id")) in people


@dataclass(frozen=True, slots=True)
class Step:
    """What one act wrote about these people, row by row, in the order in which rows need each other.

    `revisions`: (prospect, how often something of theirs was written before it, and with it).
    """

    prospect_ids: tuple[int, ...]
    pieces: tuple[Piece, ...]
    revisions: tuple[tuple[int, int, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pieces)

    def goes_on(self, before: Step) -> bool:
        """Whether it only writes further in the cells that `before` wrote, as typing does."""
        mine, theirs = ([piece.place for piece in step.pieces] for step in (self, before))
        return mine == theirs and all(piece.before is not None for piece in self.pieces)

    def joined(self, before: Step) -> Step:
        """Both as one."""
        pairs = zip(before.pieces, self.pieces, strict=True)
        both = (Piece(old.table, old.id, old.before, new.after) for old, new in pairs)
        pieces = tuple(piece for piece in both if piece.before != piece.after)
        return Step(self.prospect_ids, pieces, self.counted_from(before))

    def counted_from(self, before: Step) -> tuple[tuple[int, int, int], ...]:
        """The revisions of both as one; none where something else was written between them."""
        if [then for *_, then in before.revisions] != [now for _, now, _ in self.revisions]:
            return ()
        both = zip(before.revisions, self.revisions, strict=True)
        return tuple((who, first, last) for (who, first, _), (*_, last) in both)

    def without(self, gone: Collection[int]) -> Step:
        """What it wrote of nobody, and of those who are here."""
        pieces = tuple(piece for piece in self.pieces if not piece.is_of(gone))
        return Step(tuple(who for who in self.prospect_ids if who not in gone), pieces)


class Watch:
    """Remembers the rows as they are now; `step` tells what was written since."""

    def __init__(self, steps: Steps, ids: Sequence[int], tables: Sequence[str]) -> None:
        self._steps, self._ids, self._tables = steps, ids, tables
        self._before = steps.rows(ids, tables)

    def step(self) -> Step:
        after = self._steps.rows(self._ids, self._tables)
        keys = {**self._before, **after}
        pieces = [_piece(*key, self._before.get(key), after.get(key)) for key in keys]
        order = {table: place for place, table in enumerate(self._tables)}
        found = [piece for piece in pieces if piece.before != piece.after]
        return Step(tuple(self._ids), tuple(sorted(found, key=lambda piece: (order[piece.table], piece.id))))


class Steps:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def watch(self, ids: Sequence[int], tables: Sequence[str]) -> Watch:
        """`tables`: each one after those it points to."""
        return Watch(self, ids, tables)

    def rows(self, ids: Sequence[int], tables: Sequence[str]) -> Rows:
        """Those of these people, and all of a table that belongs to nobody."""
        found: Rows = {}
        for table in tables:
            owner = "id" if table == "prospects" else "prospect_id"
            where = "" if table in OF_NOBODY else f"WHERE {owner} IN (SELECT value FROM json_each(?))"
            cursor = self._db.execute_sql(f"SELECT * FROM {table} {where}", (json.dumps(list(ids)),) if where else ())
            names = [column[0] for column in cursor.description]
            for row in cursor:
                cells = dict(zip(names, row, strict=True))
                if table == "prospects":
                    cells = {name: value for name, value in cells.items() if name not in DERIVED}
                found[table, cells["id"]] = cells
        return found

    def put_back(self, step: Step) -> bool:
        """Within a `writing` block, which must end in a fault where this is False: a row was changed since, or what
        it belongs to is gone.
        """
        if not all(self._stands(piece) for piece in step.pieces):
            return False
        try:
            self._write_back(step)
        except IntegrityError:
            return False
        return True

    def _write_back(self, step: Step) -> None:
        moved: dict[tuple[str, int], int] = {}
        for piece in reversed(step.pieces):
            if piece.before is None and not self._is_held(piece, step):
                self._db.execute_sql(f"DELETE FROM {piece.table} WHERE id = ?", (piece.id,))
        for piece in step.pieces:
            if piece.before is None:
                continue
            cells = self._tied_up(piece.before)
            if piece.after is None:
                moved[piece.table, piece.id] = self._insert(piece.table, cells, moved)
            else:
                marks = ", ".join(f"{name} = ?" for name in cells)
                self._db.execute_sql(f"UPDATE {piece.table} SET {marks} WHERE id = ?", (*cells.values(), piece.id))

    def _is_held(self, piece: Piece, step: Step) -> bool:
        if piece.table != "blocked_numbers":
            return False
        found = self._db.execute_sql(STILL_HELD, (piece.id, json.dumps(step.prospect_ids)))
        return found.fetchone() is not None

    def _tied_up(self, cells: Cells) -> Cells:
        """Without what it pointed to where that is gone."""
        tied = dict(cells)
        for column in LOOSE.keys() & cells.keys():
            sql = f"SELECT id FROM {LOOSE[column]} WHERE id = ?"
            tied[column] = next((found for (found,) in self._db.execute_sql(sql, (cells[column],))), None)
        return tied

    def _stands(self, piece: Piece) -> bool:
        if piece.after is None:
            return True
        names = list(piece.after)
        found = self._db.execute_sql(f"SELECT {', '.join(names)} FROM {piece.table} WHERE id = ?", (piece.id,))
        return bool(found.fetchone() == tuple(piece.after.values()))

    def _insert(self, table: str, cells: Cells, moved: dict[tuple[str, int], int]) -> int:
        """Under its own id, or under a new one where another row has taken it meanwhile."""
        if table in POINTS:
            column, other = POINTS[table]
            cells[column] = moved.get((other, cells[column]), cells[column])
        if self._db.execute_sql(f"SELECT 1 FROM {table} WHERE id = ?", (cells["id"],)).fetchone():
            cells["id"] = None
        marks = ",".join("?" * len(cells))
        sql = f"INSERT INTO {table} ({', '.join(cells)}) VALUES ({marks})"
        return int(self._db.execute_sql(sql, tuple(cells.values())).lastrowid)


def _piece(table: str, ident: int, before: Cells | None, after: Cells | None) -> Piece:
    if before is None or after is None:
        return Piece(table, ident, before, after)
    names = [name for name in before if before[name] != after[name]]
    return Piece(table, ident, {name: before[name] for name in names}, {name: after[name] for name in names})
