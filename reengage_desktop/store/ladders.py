"""Ladders of one's own, and who changed from which to which."""

from __future__ import annotations

import json
import logging
from collections.abc import Collection
from datetime import datetime

from peewee import SqliteDatabase

from reengage_desktop.domain.ladder_change import LadderChange
from reengage_desktop.domain.ladder_plan import OWN, LadderPlan, read, written

from .fields import read_instant, written_instant
from .triage_tables import LadderTable

log = logging.getLogger(__name__)

LEAVE = """
INSERT INTO ladder_changes (prospect_id, at, before, after, tries, because)
SELECT id, ?, ?, ?, CASE WHEN substr(ladder, -1) = 'r' THEN 0 ELSE length(ladder) END, ? FROM prospects
WHERE id IN (SELECT value FROM json_each(?))
"""


class Ladders:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def own(self) -> list[LadderPlan]:
        """By name. One that cannot be understood is left out, and logged: whoever stands on it has the default."""
        found = []
        for ident, name, steps in self._db.execute_sql("SELECT id, name, steps FROM ladders ORDER BY name, id"):
            try:
                found.append(LadderPlan(f"{OWN}{ident}", name, read(steps)))
            except ValueError:
                log.warning("The steps of the ladder %s cannot be read.", ident)
        return found

    def keep(self, plan: LadderPlan, now: datetime) -> str:
        """The key of it: its own, or a new one where it has none yet."""
        values = {"name": plan.name, "steps": written(plan.steps), "changed_at": now}
        if plan.is_own:
            values["id"] = _id(plan.key)
        return f"{OWN}{LadderTable.insert(**values).on_conflict_replace().execute()}"

    def drop(self, key: str) -> None:
        LadderTable.delete().where(LadderTable.id == _id(key)).execute()

    def used(self) -> dict[str, int]:
        """How many people were put on each; those on the default are not told."""
        sql = "SELECT ladder_key, count(*) FROM prospects WHERE ladder_key <> '' GROUP BY ladder_key"
        return dict(self._db.execute_sql(sql).fetchall())

    def people_on(self, key: str) -> list[int]:
        rows = self._db.execute_sql("SELECT id FROM prospects WHERE ladder_key = ? ORDER BY id", (key,))
        return [ident for (ident,) in rows]

    def keys(self, ids: Collection[int]) -> list[tuple[int, str]]:
        """On which each of them was put; those who are gone are left out."""
        rows = self._db.execute_sql(
            "SELECT id, ladder_key FROM prospects WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (json.dumps(list(ids)),),
        )
        return list(rows.fetchall())

    def put(self, ids: Collection[int], key: str) -> None:
        self._db.execute_sql(
            "UPDATE prospects SET ladder_key = ? WHERE id IN (SELECT value FROM json_each(?))",
            (key, json.dumps(list(ids))),
        )

    def begin_anew(self, prospect_id: int, now: datetime) -> None:
        """The attempts until now are no part of the row any more."""
        self._db.execute_sql("UPDATE prospects SET ladder_since = ? WHERE id = ?", (written_instant(now), prospect_id))

    def note(self, ids: Collection[int], before: str, after: str, because: str, now: datetime) -> None:
        """That they changed, with the tries of the row as it stands."""
        self._db.execute_sql(LEAVE, (written_instant(now), before, after, because, json.dumps(list(ids))))

    def unnote(self, ids: Collection[int], at: datetime) -> None:
        """Of a change that was taken back."""
        self._db.execute_sql(
            "DELETE FROM ladder_changes WHERE at = ? AND prospect_id IN (SELECT value FROM json_each(?))",
            (written_instant(at), json.dumps(list(ids))),
        )

    def history(self, prospect_id: int) -> list[LadderChange]:
        """Newest first."""
        rows = self._db.execute_sql(
            "SELECT id, at, before, after, tries, because FROM ladder_changes WHERE prospect_id = ? "
            "ORDER BY at DESC, id DESC",
            (prospect_id,),
        )
        return [LadderChange(ident, read_instant(at), *rest) for ident, at, *rest in rows]


def _id(key: str) -> int:
    return int(key.removeprefix(OWN))
