"""Steps: rows before and after something was written, so that it alone can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from peewee import SqliteDatabase

from .summaries import COLUMNS

# Made anew from what was written, or counting it: they are no part of what was written.
DERIVED = frozenset({*COLUMNS.split(", "), "revision"})
OF_NOBODY = frozenset({"stories", "interviews", "products"})
# A row that comes back under another id takes those along that point to it.
POINTS = {"around_touches": ("person_id", "people_around")}

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


@dataclass(frozen=True, slots=True)
class Step:
    """What one act wrote about these people, row by row, in the order in which rows need each other."""

    prospect_ids: tuple[int, ...]
    pieces: tuple[Piece, ...]

    def __bool__(self) -> bool:
        return bool(self.pieces)

    def goes_on(self, before: Step) -> bool:
        """Whether it only writes further in the cells that `before` wrote, as typing does."""
        mine, theirs = ([piece.place for piece in step.pieces] for step in (self, before))
        return mine == theirs and all(piece.before is not None for piece in self.pieces)

    def joined(self, before: Step) -> Step:
        """Both as one."""
        pairs = zip(before.pieces, self.pieces, strict=True)
        pieces = tuple(Piece(old.table, old.id, old.before, new.after) for old, new in pairs)
        return Step(self.prospect_ids, tuple(piece for piece in pieces if piece.before != piece.after))


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
            marks = ",".join("?" * len(ids))
            where, values = ("", ()) if table in OF_NOBODY else (f"WHERE {owner} IN ({marks})", tuple(ids))
            cursor = self._db.execute_sql(f"SELECT * FROM {table} {where}", values)
            names = [column[0] for column in cursor.description]
            for row in cursor:
                cells = dict(zip(names, row, strict=True))
                if table == "prospects":
                    cells = {name: value for name, value in cells.items() if name not in DERIVED}
                found[table, cells["id"]] = cells
        return found

    def put_back(self, step: Step) -> bool:
        """Within a `writing` block. False, and nothing written, where a row was changed since."""
        if not all(self._stands(piece) for piece in step.pieces):
            return False
        moved: dict[tuple[str, int], int] = {}
        for piece in reversed(step.pieces):
            if piece.before is None:
                self._db.execute_sql(f"DELETE FROM {piece.table} WHERE id = ?", (piece.id,))
        for piece in step.pieces:
            if piece.before is None:
                continue
            if piece.after is None:
                moved[piece.table, piece.id] = self._insert(piece.table, dict(piece.before), moved)
            else:
                marks = ", ".join(f"{name} = ?" for name in piece.before)
                values = (*piece.before.values(), piece.id)
                self._db.execute_sql(f"UPDATE {piece.table} SET {marks} WHERE id = ?", values)
        return True

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
