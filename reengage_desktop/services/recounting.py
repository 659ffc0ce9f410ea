"""Recounting all that happened with one person, newest first, and noting what is to be remembered."""

from __future__ import annotations

from reengage_desktop.domain.recount import Entry, recount

from .noting import Noting


class Recounting(Noting):
    def entries(self, prospect_id: int) -> tuple[Entry, ...]:
        """Newest first. All that is known and dated, each thing once; nothing of somebody who is gone."""
        notes, zone = self._around.store.notes, self._around.zone()
        return recount(notes.entries(prospect_id), notes.beside(prospect_id, zone), zone)
