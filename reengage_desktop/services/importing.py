"""Taking in a list: look at it, see what it would bring, then write it in one transaction."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reengage_desktop.domain.arrival import Arrival, KnownKeys, display_name, gaps, has_quote, merged, quote_key
from reengage_desktop.domain.columns import require_person
from reengage_desktop.domain.difference import Difference, FieldChange
from reengage_desktop.domain.intake import RowReader, date_orders
from reengage_desktop.domain.intake_choice import Choices, Known
from reengage_desktop.domain.newcomer import BadRow, Doubt, NewProspect
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.table import Way
from reengage_desktop.domain.written_date import DateOrder
from reengage_desktop.store.batches import FILE
from reengage_desktop.store.promises import MOVED

from .around import Around
from .placing import Placing, hold_blocked, settle_place
from .recognising import SAMPLES, Sheet, open_list

if TYPE_CHECKING:
    from reengage_desktop.domain.likeness import LikelyRow

__all__ = [
    "Choices",
    "Difference",
    "FieldChange",
    "ImportCancelled",
    "Importing",
    "Known",
    "Plan",
    "Report",
    "Sheet",
    "Way",
    "open_list",
]

STEP = 500
ADDRESS = frozenset({"country", "region"})

Progress = Callable[[int], None]
Cancelled = Callable[[], bool]
T = TypeVar("T")


class ImportCancelled(Exception):
    """The person cancelled; nothing was written."""


@dataclass(slots=True)
class Plan:
    """What an import would do; the counts add up to `read`. Ids run from `first_id`.

    `orders`: for each column of dates the order in which they were read. `updates` has an entry for each row that
    changes somebody who is here, `more_quotes` the rows with a further quote of somebody new. `likely`: new people who
    may be here already.
    """

    sheet: Sheet
    choices: Choices
    first_id: int
    orders: dict[int, DateOrder] = field(default_factory=dict)
    read: int = 0
    skipped: int = 0
    arrivals: dict[int, NewProspect] = field(default_factory=dict)
    more_quotes: dict[int, list[NewProspect]] = field(default_factory=dict)
    updates: list[tuple[int, NewProspect]] = field(default_factory=list)
    doubled: int = 0
    bad: list[BadRow] = field(default_factory=list)
    doubts: list[tuple[int, Doubt]] = field(default_factory=list)
    likely: list[LikelyRow] = field(default_factory=list)

    @property
    def added(self) -> int:
        return len(self.arrivals)

    @property
    def updated(self) -> int:
        """Rows that add to people who are here, or to another row of the same file."""
        return len(self.updates) + self.doubled

    @property
    def phone_only(self) -> int:
        return sum(1 for p in self.arrivals.values() if p.phones and not (p.name or p.first_name or p.emails))


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

    def open(
        self, path: Path, way: Way | None = None, *, encoding: str | None = None, delimiter: str | None = None
    ) -> Sheet:
        """Reads the file and takes its columns for what they were last time, or look like. Raises `FileFault`."""
        return open_list(path, self._around.resource, way or Way(encoding, delimiter))

    def plan(
        self, sheet: Sheet, choices: Choices | None = None, progress: Progress = lambda _: None,
        cancelled: Cancelled = lambda: False,
    ) -> Plan:  # fmt: skip
        """Reads every row against who is here, and writes nothing. Raises `FileFault` or `ImportCancelled`."""
        choices = choices or sheet.choices
        require_person(choices.mapping, sheet.path.name)
        with _collector_resting():
            return self._planned(sheet, choices, progress, cancelled)

    def _planned(self, sheet: Sheet, choices: Choices, progress: Progress, cancelled: Cancelled) -> Plan:
        settings = self._around.settings()
        region = choices.region or settings.region
        orders = date_orders(sheet.table.rows, choices.mapping, region) | choices.orders
        reader = RowReader(
            sheet.table.header, choices.mapping, region=region, currency=settings.currency, date_orders=orders
        )
        keys = self._around.store.intakes.known_keys()
        plan = Plan(sheet, choices, self._around.store.intakes.next_id(), orders)
        here: dict[int, list[NewProspect]] = {}
        for line, cells in sheet.table.rows:
            if plan.read % STEP == 0:
                progress(plan.read)
                if cancelled():
                    raise ImportCancelled
            plan.read += 1
            row = reader.read(line, cells)
            if isinstance(row, BadRow):
                plan.bad.append(row)
            else:
                _sort(plan, here, keys, row)
        self._compare(plan, here)
        return plan

    def differences(self, plan: Plan, limit: int = 200) -> list[Difference]:
        """What the plan would change in people who are here, row by row as in the list."""
        raise NotImplementedError

    def write(self, plan: Plan, progress: Progress = lambda _: None, cancelled: Cancelled = lambda: False) -> Report:
        """All of the plan in one transaction, or nothing. Raises `StoreFault` or `ImportCancelled`."""
        with _collector_resting():
            return self._written(plan, progress, cancelled)

    def _written(self, plan: Plan, progress: Progress, cancelled: Cancelled) -> Report:
        around, store, now = self._around, self._around.store, self._around.now()
        placing = Placing(around)
        firsts = placing.firsts(_unless(cancelled, plan.arrivals.values()))
        coming = zip(plan.arrivals.items(), firsts, strict=True)
        with store.writing() as changes:
            offset = store.intakes.next_id() - plan.first_id
            batch = store.batches.open(FILE, plan.sheet.path.name, now)
            with store.intakes.in_bulk(len(firsts)):
                for start in range(0, len(firsts), STEP):
                    progress(start)
                    part = _unless(cancelled, islice(coming, STEP))
                    placed = [placing.arrival(ident + offset, person, first=first) for (ident, person), first in part]
                    store.intakes.add(placed, batch, now)
            further = [(ident + offset, row) for ident, rows in plan.more_quotes.items() for row in rows]
            for ident, person in _unless(cancelled, further + plan.updates):
                self._fill(ident, person)
                changes.prospects.add(ident)
            store.batches.close(
                batch,
                read=plan.read, added=plan.added, updated=plan.updated, skipped=plan.skipped, bad=len(plan.bad),
            )  # fmt: skip
            changes.everything = True
        return Report(batch, plan.read, plan.added, plan.updated, plan.skipped, tuple(plan.bad))

    def let_go(self) -> None:
        """The list is put away: what was read of it is the collector's again."""
        gc.unfreeze()

    def dry_run(self, plan: Plan) -> Report:
        return Report(None, plan.read, plan.added, plan.updated, plan.skipped, tuple(plan.bad))

    def first_rows(self, plan: Plan, count: int = SAMPLES) -> list[Arrival]:
        """How the first new people will look."""
        placing = Placing(self._around)
        return [placing.arrival(i, person) for i, person in list(plan.arrivals.items())[:count]]

    def _compare(self, plan: Plan, here: dict[int, list[NewProspect]]) -> None:
        """Rows about people who are here: those that add something, and those that do not."""
        for present in self._around.store.intakes.present(list(here)):
            for person in here[present.id]:
                if found := gaps(present, person):
                    plan.updates.append((present.id, person))
                    present = present.after(found)
                else:
                    plan.skipped += 1

    def _fill(self, ident: int, person: NewProspect) -> None:
        store, now = self._around.store, self._around.now()
        for present in store.intakes.present([ident]):
            found = gaps(present, person)
            store.intakes.fill(found, now)
            if ADDRESS & {name for name, _ in found.fields}:
                settle_place(self._around, ident)
            if found.do_not_contact:
                store.promises.settle(ident, MOVED, now)
                store.prospects.set_next(ident, Stage.DO_NOT_CONTACT, None, now)
            if found.do_not_contact or found.phones:
                hold_blocked(self._around, ident)


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


def _sort(plan: Plan, here: dict[int, list[NewProspect]], keys: KnownKeys, row: NewProspect) -> None:
    """New, already here, or another row about somebody further up in the same file."""
    name = display_name(row)
    if row.doubts:
        plan.doubts += [(row.line, doubt) for doubt in row.doubts]
    found = keys.find(row, name)
    if found is None:
        ident = plan.first_id + len(plan.arrivals)
        plan.arrivals[ident] = row
        keys.learn(ident, row, name)
    elif found < plan.first_id:
        here.setdefault(found, []).append(row)
        keys.learn_more(found, row, name)  # further down they may go by what this row calls them
    else:
        _join(plan, found, row)
        keys.learn_more(found, row, name)


def _join(plan: Plan, ident: int, row: NewProspect) -> None:
    """Another row about somebody new: what it adds to them, and a quote of its own."""
    before = plan.arrivals[ident]
    plan.arrivals[ident] = merged(before, row)
    further = plan.more_quotes.get(ident, [])
    is_new = has_quote(row) and quote_key(row) not in {quote_key(each) for each in (plan.arrivals[ident], *further)}
    if is_new:
        plan.more_quotes[ident] = [*further, row]
    if is_new or plan.arrivals[ident] != before:
        plan.doubled += 1
    else:
        plan.skipped += 1
