"""Half a note: what was typed in a call that is not saved yet."""

from __future__ import annotations

from datetime import datetime

from .tables import DraftTable


class Drafts:
    def get(self, prospect_id: int) -> tuple[str, str]:
        """(note, learned), empty if there is none."""
        rows = DraftTable.raw("SELECT note, learned FROM drafts WHERE prospect_id = ?", prospect_id).tuples()
        return next(((note, learned) for note, learned in rows), ("", ""))

    def keep(self, prospect_id: int, note: str, learned: str, now: datetime) -> None:
        DraftTable.insert(
            prospect=prospect_id, note=note, learned=learned, saved_at=now
        ).on_conflict_replace().execute()

    def drop(self, prospect_id: int) -> None:
        DraftTable.delete().where(DraftTable.prospect == prospect_id).execute()
