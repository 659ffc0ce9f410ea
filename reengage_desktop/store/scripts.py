"""Scripts the salesperson changed or wrote; the others ship with the program. Each text that was said is kept."""

from __future__ import annotations

from datetime import datetime

from peewee import SqliteDatabase

from reengage_desktop.domain.script_library import ScriptKind
from reengage_desktop.domain.script_version import OwnScript, ScriptVersion

from .blanks import BLANK
from .fields import read_instant
from .reaches import COUNTS
from .script_tables import ScriptDraftTable, ScriptTable, ScriptVersionTable

MOST_LACKING = 1_000
# A first call is a try after which a row of attempts has one mark: nobody was tried or reached before, or they were
# reached last. The newest by id come from the index.
FIRST_CALLS = f"""
SELECT count(*), total(contact) FROM (
    SELECT id, prospect_id, at, contact FROM touches
    WHERE script <> '' AND script = ? AND {COUNTS} ORDER BY id DESC LIMIT ?) AS said
WHERE coalesce((
    SELECT before.contact FROM touches AS before
    WHERE before.prospect_id = said.prospect_id AND (before.at, before.id) < (said.at, said.id)
        AND (before.attempt = 1 OR before.contact = 1)
    ORDER BY before.at DESC, before.id DESC LIMIT 1), 1) = 1"""


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

    def draft(self, name: str) -> str | None:
        """What was typed and is not in use; None where nothing is."""
        rows = self._db.execute_sql("SELECT markdown FROM script_drafts WHERE name = ?", (name,))
        return next((str(markdown) for (markdown,) in rows), None)

    def drafts(self) -> set[str]:
        """The names of scripts with something typed that is not in use."""
        return {str(name) for (name,) in self._db.execute_sql("SELECT name FROM script_drafts")}

    def keep_draft(self, name: str, markdown: str, now: datetime) -> None:
        ScriptDraftTable.insert(name=name, markdown=markdown, saved_at=now).on_conflict_replace().execute()

    def drop_draft(self, name: str) -> None:
        ScriptDraftTable.delete().where(ScriptDraftTable.name == name).execute()

    def uses(self) -> dict[str, int]:
        """How many touches each script was said or sent in."""
        rows = self._db.execute_sql("SELECT script, count(*) FROM touches WHERE script <> '' GROUP BY script")
        return {str(name): int(count) for name, count in rows}

    def first_calls(self, name: str, most: int) -> tuple[int, int]:
        """(first attempts, those reached) among the newest calls that were opened with it; bulk never counts."""
        attempts, contacts = self._db.execute_sql(FIRST_CALLS, (name, most)).fetchone()
        return int(attempts), int(contacts)

    def lacking(self, word: str, names: int) -> tuple[int, list[tuple[int, str]]]:
        """How many people of the pool this word is empty for, with (id, first name or name) of the newest of them.

        At most `MOST_LACKING` are counted. (0, []) for a word that is nobody's.
        """
        blank = BLANK.get(word)
        if blank is None:
            return 0, []
        of = f"FROM prospects AS p NOT INDEXED WHERE p.next_kind IS NOT NULL AND {blank}"
        (count,) = self._db.execute_sql(f"SELECT count(*) FROM (SELECT 1 {of} LIMIT {MOST_LACKING})").fetchone()
        shown = f"SELECT p.id, coalesce(nullif(p.first_name, ''), p.name) {of} ORDER BY p.id DESC LIMIT ?"
        rows = self._db.execute_sql(shown, (names,)) if count else ()
        return int(count), [(int(ident), str(name)) for ident, name in rows]
