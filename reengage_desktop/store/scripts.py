"""Scripts the salesperson changed; the others ship with the program."""

from __future__ import annotations

from datetime import datetime

from .script_tables import ScriptTable


class Scripts:
    def get(self, name: str) -> str | None:
        """The person's own Markdown, or None where the shipped one stands."""
        row = ScriptTable.get_or_none(ScriptTable.name == name)
        return None if row is None else str(row.markdown)

    def keep(self, name: str, markdown: str, now: datetime) -> None:
        ScriptTable.insert(name=name, markdown=markdown, changed_at=now).on_conflict(
            conflict_target=[ScriptTable.name], update={"markdown": markdown, "changed_at": now}
        ).execute()
