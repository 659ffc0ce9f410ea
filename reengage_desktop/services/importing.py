"""Taking in a list: look at it, see what it would bring, then write it in one transaction."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from reengage_desktop.domain.arrival import Arrival
from reengage_desktop.domain.columns import require_person
from reengage_desktop.domain.difference import Difference
from reengage_desktop.domain.intake_choice import Choices
from reengage_desktop.domain.newcomer import BadRow
from reengage_desktop.domain.table import Way
from reengage_desktop.store.batches import FILE
from reengage_desktop.store.changes import Changes

from .adding import Adding
from .around import Around
from .placing import Placing
from .recognising import SAMPLES, Sheet, as_last_time, open_list, remember
from .sifting import STEP, Cancelled, ImportCancelled, Plan, Progress, Sifting, differences

__all__ = ["Choices", "Difference", "ImportCancelled", "Importing", "Plan", "Report", "Sheet", "open_list"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did; `batch` is None for a dry run."""

    batch: int | None
    read: int
    added: int
    updated: int
    skipped: int
    bad: tuple[BadRow, ...]


class Importing:
    def __init__(self, around: Around) -> None:
        self._around = around

    def open(self, path: Path, way: Way | None = None) -> Sheet:
        """Reads the file and takes its columns for what they were last time, or look like. Raises `FileFault`."""
        return as_last_time(self._around, open_list(path, self._around.resource, way))

    def plan(
        self, sheet: Sheet, choices: Choices | None = None, progress: Progress = lambda _: None,
        cancelled: Cancelled = lambda: False,
    ) -> Plan:  # fmt: skip
        """Reads every row against who is here, and writes nothing. Raises `FileFault` or `ImportCancelled`."""
        choices = choices or sheet.choices
        if not sheet.table.is_own:
            require_person(choices.mapping, sheet.path.name)
        with _collector_resting():
            return Sifting(self._around, sheet, choices).plan(progress, cancelled)

    def differences(self, plan: Plan, limit: int = 200) -> list[Difference]:
        """What the plan would change in people who are here, by the lines of the list; `limit` rows at most."""
        return differences(self._around, plan, limit)

    def write(self, plan: Plan, progress: Progress = lambda _: None, cancelled: Cancelled = lambda: False) -> Report:
        """All of the plan in one transaction, or nothing. Raises `StoreFault` or `ImportCancelled`."""
        with _collector_resting():
            return self._written(plan, progress, cancelled)

    def _written(self, plan: Plan, progress: Progress, cancelled: Cancelled) -> Report:
        store = self._around.store
        placing = Placing(self._around)
        firsts = placing.firsts(_unless(cancelled, plan.arrivals.values()))
        coming = zip(plan.arrivals.items(), firsts, strict=True)
        with store.writing() as changes:
            now = self._around.now()
            store.journals.forget_old(now)
            batch = store.batches.open(FILE, plan.sheet.path.name, now)
            offset = store.intakes.next_id() - plan.first_id
            adding = Adding(self._around, plan, batch, offset)
            with store.intakes.in_bulk(len(firsts)):
                for start in range(0, len(firsts), STEP):
                    progress(start)
                    part = _unless(cancelled, islice(coming, STEP))
                    placed = [placing.arrival(ident + offset, person, first=first) for (ident, person), first in part]
                    adding.new(placed)
            adding.more_quotes()
            adding.known(_unless(cancelled, dict.fromkeys(ident for ident, _ in plan.updates)))
            adding.close()
            self._tell(plan, adding, changes)
        return Report(batch, plan.read, plan.added, plan.updated, plan.skipped, tuple(plan.bad))

    def _tell(self, plan: Plan, adding: Adding, changes: Changes) -> None:
        remember(self._around, plan.sheet, plan.choices)
        changes.prospects |= adding.changed | adding.unfinished
        changes.same |= adding.unfinished
        changes.everything = True

    def let_go(self) -> None:
        """The list is put away: what was read of it is the collector's again."""
        gc.unfreeze()

    def dry_run(self, plan: Plan) -> Report:
        return Report(None, plan.read, plan.added, plan.updated, plan.skipped, tuple(plan.bad))

    def first_rows(self, plan: Plan, count: int = SAMPLES) -> list[Arrival]:
        """How the first new people will look."""
        placing = Placing(self._around)
        return [placing.arrival(i, person) for i, person in list(plan.arrivals.items())[:count]]


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Among 100,000 rows there are no cycles to find, and looking for them stops every thread, the window's too.

    Afterwards what was read is passed over until `let_go`.
    """
    was_on = gc.isenabled()
    gc.disable()
    gc.unfreeze()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def _unless(cancelled: Cancelled, things: Iterable[T]) -> Iterator[T]:
    """Each of them, until somebody cancels."""
    for thing in things:
        if cancelled():
            raise ImportCancelled
        yield thing
