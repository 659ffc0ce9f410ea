"""The ledger of promises: what we told them, and how much of it was kept."""

from __future__ import annotations

from reengage_desktop.domain.promise import PromiseLedger, PromiseRow, PromiseState

from .around import Around


class Promising:
    def __init__(self, around: Around) -> None:
        self._around = around

    def ledger(self, most: int = 200) -> PromiseLedger:
        """All promises counted, and the newest `most` of them as rows."""
        promises, now = self._around.store.promises, self._around.now()
        counts = promises.counts(now)
        owed = counts.get(PromiseState.OWED, 0)
        return PromiseLedger(
            kept=counts.get(PromiseState.KEPT, 0),
            broken=counts.get(PromiseState.BROKEN, 0) + owed,
            owed=owed,
            open=counts.get(PromiseState.OPEN, 0),
            moved=counts.get(PromiseState.MOVED, 0),
            rows=tuple(PromiseRow(each, each.seen_at(now)) for each in promises.newest(most)),
        )
