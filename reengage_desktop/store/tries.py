"""Attempts of late: how many by person, and at which hours."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from peewee import SqliteDatabase

from .fields import read_instant, written_instant

# An index that is partial is used only where its predicate is spelled out. A visit is no call.
CALLED = "touches INDEXED BY touches_tried WHERE attempt = 1 AND at >= ? AND channel NOT IN ('visit', 'inbound')"


class Tries:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def since(
        self, at: datetime, ids: Iterable[int] | None = None, *, least: int = 1
    ) -> dict[int, tuple[datetime, ...]]:
        """When each was tried by phone from then on, the oldest first, of these people or of everybody.

        `least`: only of whom that was so often.
        """
        of_them = "" if ids is None else "AND prospect_id IN (SELECT value FROM json_each(?))"
        rows = self._db.execute_sql(
            f"SELECT prospect_id, json_group_array(at) FROM {CALLED} {of_them} "
            f"GROUP BY prospect_id HAVING count(*) >= {int(least)}",
            (written_instant(at), *(() if ids is None else (json.dumps(list(ids)),))),
        )
        return {who: tuple(sorted(map(read_instant, json.loads(told)))) for who, told in rows}
