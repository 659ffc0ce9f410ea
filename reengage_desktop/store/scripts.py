"""Scripts the salesperson changed or wrote; the others ship with the program. Each text that was said is kept."""

from __future__ import annotations

from datetime import datetime

from peewee import SqliteDatabase

from reengage_desktop.domain.script_library import ScriptKind
from reengage_desktop.domain.script_version import OwnScript, ScriptVersion

from .fields import read_instant
from .script_tables import ScriptTable, ScriptVersionTable


class Scripts:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def get(self, name: str) -> str | None:
        """The person's own Markdown, or None where the shipped one stands."""
        rows = self._db.execute_sql("SELECT markdown FROM scripts WHERE name = ?", (name,))
        return next((str(markdown) for (markdown,) in rows), None)

    def own(self) -> list[OwnScript]:
        """In the order they were written."""
        rows = self._db.execute_sql("SELECT name, kind, markdown, changed_at FROM scripts ORDER BY id")
        return [OwnScript(name, ScriptKind(kind), text, read_instant(at)) for name, kind, text, at in rows]

    def keep(self, name: str, markdown: str, now: datetime, kind: ScriptKind = ScriptKind.CALL) -> None:
        values = {"markdown": markdown, "changed_at": now, "kind": kind.value}
        ScriptTable.insert(name=name, **values).on_conflict(conflict_target=[ScriptTable.name], update=values).execute()

    def drop(self, name: str) -> None:
        """Back to the shipped text, or gone if there is none; what was said stays in its versions."""
        ScriptTable.delete().where(ScriptTable.name == name).execute()

    def version_of(self, name: str, markdown: str, now: datetime) -> int:
        """The id of this very text, made if it was not said or kept before."""
        rows = self._db.execute_sql(
            "SELECT id FROM script_versions WHERE name = ? AND markdown = ? ORDER BY id DESC LIMIT 1", (name, markdown)
        )
        found = next((int(ident) for (ident,) in rows), None)
        if found is not None:
            return found
        return int(ScriptVersionTable.insert(name=name, markdown=markdown, made_at=now).execute())

    def versions(self, name: str) -> list[ScriptVersion]:
        """Newest first."""
        rows = self._db.execute_sql(
            "SELECT v.id, v.name, v.markdown, v.made_at, (SELECT count(*) FROM touches t WHERE t.version_id = v.id) "
            "FROM script_versions v WHERE v.name = ? ORDER BY v.id DESC",
            (name,),
        )
        return [ScriptVersion(ident, of, text, read_instant(at), uses) for ident, of, text, at, uses in rows]
