"""What was typed in a call that is not saved yet: half a note, and a wrap-up that was interrupted."""

from __future__ import annotations

from datetime import datetime

from reengage_desktop.domain.draft import Draft

from .tables import DraftTable


class Drafts:
    def get(self, prospect_id: int) -> Draft:
        rows = DraftTable.raw("SELECT note, learned, wrap_up FROM drafts WHERE prospect_id = ?", prospect_id).tuples()
        return next((Draft(*row) for row in rows), Draft())

    def keep(self, prospect_id: int, draft: Draft, now: datetime) -> None:
        DraftTable.insert(
            prospect=prospect_id, note=draft.note, learned=draft.learned, wrap_up=draft.wrap_up, saved_at=now
        ).on_conflict_replace().execute()

    def drop(self, prospect_id: int) -> None:
        DraftTable.delete().where(DraftTable.prospect == prospect_id).execute()
