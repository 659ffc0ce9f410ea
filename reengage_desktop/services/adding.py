"""Writing what a list brings: new people, and what it changes in those who are here, with a journal of that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from reengage_desktop.domain.arrival import Arrival
from reengage_desktop.domain.gap import Present, believed, gaps
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.store.promises import MOVED

from .around import Around
from .holding import Holding
from .placing import settle_place
from .sifting import STEP, Plan, in_codes
from .stopping import hold_blocked

ADDRESS = frozenset({"country", "region"})


class Adding:
    """Within one `writing` block. New people have the ids of the plan, moved by `offset`.

    `changed` are those who were here and are changed, `unfinished` new people whose summaries are still to be made.
    """

    def __init__(self, around: Around, plan: Plan, batch: int, offset: int) -> None:
        self._around, self._plan, self._batch, self._offset = around, plan, batch, offset
        self._now = around.now()
        self._before = around.store.journals.marks()
        self._holding: Holding | None = None
        self.changed: set[int] = set()
        self.unfinished: set[int] = set()

    def new(self, arrivals: Sequence[Arrival]) -> None:
        store = self._around.store
        store.intakes.add(arrivals, self._batch, self._now)
        if self._plan.sheet.table.is_own:
            whole = [(each.id, each.person.whole) for each in arrivals if each.person.whole is not None]
            self.unfinished |= store.wholes.add(whole)

    def more_quotes(self) -> None:
        """Further quotes of new people, each with the reason that was told of it."""
        quotes, reasons = [], []
        for ident, rows in self._plan.more_quotes.items():
            told = {self._plan.arrivals[ident].stated_reason, ""}
            for row in rows:
                quotes.append((ident + self._offset, row))
                if row.stated_reason not in told:
                    told.add(row.stated_reason)
                    reasons.append((ident + self._offset, row.stated_reason))
            self.unfinished.add(ident + self._offset)
        self._around.store.intakes.add_quotes(quotes, reasons, self._now)

    def known(self, ids: Iterable[int]) -> None:
        """What the rows about these people change; what stood there goes to the journal."""
        store, coming = self._around.store, iter(ids)
        while part := list(islice(coming, STEP)):
            before = store.journals.before(part)
            for present in store.intakes.present(part):
                self._fill(present)
            store.journals.note(self._batch, before)
            self.changed |= set(part)

    def close(self) -> None:
        store, plan = self._around.store, self._plan
        if plan.arrivals or self.changed:
            somebody = plan.first_id + self._offset if plan.arrivals else min(self.changed)
            store.journals.note_made(self._batch, self._before, somebody)
        store.batches.close(
            self._batch,
            read=plan.read, added=plan.added, updated=plan.updated, skipped=plan.skipped, bad=len(plan.bad),
        )  # fmt: skip

    def _fill(self, present: Present) -> None:
        around, store, now = self._around, self._around.store, self._now
        rows = self._plan.here[present.id]
        present = believed(present, rows)
        moved = refused = numbered = False
        for row in rows:
            row = in_codes(around.places, present, row)
            found = gaps(present, row, self._plan.choices.known)
            store.intakes.fill(found, now)
            present = present.after(row, found)
            moved |= not ADDRESS.isdisjoint(name for name, _ in found.fields)
            refused, numbered = refused or found.do_not_contact, numbered or bool(found.phones or found.emails)
        if moved:
            settle_place(around, present.id)
        if refused:
            store.promises.settle(present.id, MOVED, now)
            store.prospects.set_next(present.id, Stage.DO_NOT_CONTACT, None, now)
        if refused or numbered:
            self._holding = self._holding or Holding(around)
            hold_blocked(around, present.id, self._holding)
        if refused:
            self._holding = None  # their numbers are held from now on
