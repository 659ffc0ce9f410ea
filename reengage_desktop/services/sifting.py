"""What an import would do: each row of a list held against who is here and what stood further up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from reengage_desktop.domain.arrival import KnownKeys, display_name, has_quote, merged, quote_key
from reengage_desktop.domain.difference import Difference
from reengage_desktop.domain.gap import Present, believed, changes, gaps
from reengage_desktop.domain.intake import RowReader, date_orders
from reengage_desktop.domain.intake_choice import Choices
from reengage_desktop.domain.newcomer import BadRow, Doubt, NewProspect
from reengage_desktop.domain.numbered_keys import NumberedKeys
from reengage_desktop.domain.place import Places
from reengage_desktop.domain.table import Row
from reengage_desktop.domain.written_date import DateOrder

from .around import Around
from .recognising import Sheet

if TYPE_CHECKING:
    from reengage_desktop.domain.likeness import LikelyRow

STEP = 500
COMPARED = 20_000  # so many new people are held against everybody for likeness; beyond that it takes too long

Progress = Callable[[int], None]
Cancelled = Callable[[], bool]


class ImportCancelled(Exception):
    """The person cancelled; nothing was written."""


class Reader(Protocol):
    def read(self, line: int, cells: Sequence[str]) -> NewProspect | BadRow: ...


@dataclass(slots=True)
class Plan:
    """What an import would do; the counts add up to `read`. Ids run from `first_id`.

    `orders`: for each column of dates the order in which they were read. `here`: all rows about each of those who are
    here, `updates` those of them that change something; `more_quotes` the rows with a further quote of somebody new.
    `likely`: new people who may be here already.
    """

    sheet: Sheet
    choices: Choices
    first_id: int
    orders: dict[int, DateOrder] = field(default_factory=dict)
    read: int = 0
    skipped: int = 0
    arrivals: dict[int, NewProspect] = field(default_factory=dict)
    more_quotes: dict[int, list[NewProspect]] = field(default_factory=dict)
    here: dict[int, list[NewProspect]] = field(default_factory=dict)
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
        """Rows that change people who are here, or add to another row of the same file."""
        return len(self.updates) + self.doubled

    @property
    def known(self) -> int:
        """Rows about people who are here."""
        return sum(map(len, self.here.values()))

    @property
    def again(self) -> int:
        """Rows about somebody new who stands further up in the same file."""
        return self.updated + self.skipped - self.known

    @property
    def phone_only(self) -> int:
        return sum(1 for p in self.arrivals.values() if p.phones and not (p.name or p.first_name or p.emails))


class Sifting:
    """One round of sifting: who is here is read once."""

    def __init__(self, around: Around, sheet: Sheet, choices: Choices) -> None:
        self._around = around
        self._sheet, self._choices = sheet, choices
        shelf = around.store.intakes
        self._keys: KnownKeys | NumberedKeys = shelf.numbered_keys() if sheet.table.is_own else shelf.known_keys()
        self._same = {line: ident for line, ident in choices.same if around.store.prospects.get(ident) is not None}
        self._plan = Plan(sheet, choices, shelf.next_id())

    def plan(self, progress: Progress, cancelled: Cancelled) -> Plan:
        plan = self._plan
        reader, unread = self._reader(), self._sheet.table.unread
        plan.bad += unread
        plan.read = len(unread)
        for line, cells in self._rows():
            if plan.read % STEP == 0:
                progress(plan.read)
                if cancelled():
                    raise ImportCancelled
            plan.read += 1
            row = reader.read(line, cells)
            if isinstance(row, BadRow):
                plan.bad.append(row)
            else:
                self._sort(row)
        self._compare()
        if plan.first_id > 1 and len(plan.arrivals) <= COMPARED and not self._sheet.table.is_own:
            plan.likely = self._likely(progress, cancelled)
        return plan

    def _reader(self) -> Reader:
        settings, table = self._around.settings(), self._sheet.table
        region = self._choices.region or settings.region
        if table.is_own:
            from reengage_desktop.domain.flat_file import FlatReader

            return FlatReader(table.header, region=region)
        mapping = self._choices.mapping
        self._plan.orders = date_orders(self._rows(), mapping, region) | self._choices.orders
        return RowReader(
            table.header,
            mapping,
            region=region,
            currency=settings.currency,
            date_orders=self._plan.orders,
            country_code=self._around.places.country_code,
        )

    def _rows(self) -> Iterator[Row]:
        """The rows of the list, with the cells that were mended in their places."""
        mended: dict[int, dict[int, str]] = {}
        for (line, column), text in self._choices.mended.items():
            mended.setdefault(line, {})[column] = text
        return _with(mended, self._sheet.table.rows) if mended else self._sheet.table.rows

    def _sort(self, row: NewProspect) -> None:
        """New, already here, or another row about somebody further up in the same file."""
        plan, keys = self._plan, self._keys
        name = display_name(row)
        if row.doubts:
            plan.doubts += [(row.line, doubt) for doubt in row.doubts]
        found = self._same.get(row.line) if self._same else None
        if found is None:
            found = keys.find(row, name)
        if found is None:
            ident = plan.first_id + len(plan.arrivals)
            plan.arrivals[ident] = row
            keys.learn(ident, row, name)
            return
        if found < plan.first_id:
            plan.here.setdefault(found, []).append(row)
        else:
            _join(plan, found, row)
        keys.learn_more(found, row, name)  # further down they may go by what this row calls them

    def _compare(self) -> None:
        """Rows about people who are here: those that change something, and those that do not."""
        plan = self._plan
        for start in _presents(self._around, plan):
            present = start
            for person in plan.here[present.id]:
                person = in_codes(self._around.places, present, person)
                found = gaps(present, person, plan.choices.known)
                present = present.after(person, found)
                if found:
                    plan.updates.append((present.id, person))
                else:
                    plan.skipped += 1

    def _likely(self, progress: Progress, cancelled: Cancelled) -> list[LikelyRow]:
        from .merging import Merging, SearchCancelled

        try:
            return Merging(self._around).likely_rows(self._plan.arrivals.values(), progress, cancelled)
        except SearchCancelled as wish:
            raise ImportCancelled from wish


def differences(around: Around, plan: Plan, limit: int) -> list[Difference]:
    """What the plan would change in people who are here, by the lines of the list; `limit` rows at most."""
    found: list[Difference] = []
    changed = {ident for ident, _ in plan.updates[:limit]}
    for start in _presents(around, plan, sorted(changed)):
        present, name = start, str(start.known["name"])
        for person in plan.here[present.id]:
            person = in_codes(around.places, present, person)
            added = gaps(present, person, plan.choices.known)
            if added:
                found.append(Difference(present.id, name, person.line, changes(present, added)))
            present = present.after(person, added)
    return sorted(found, key=lambda each: each.line)[:limit]


def in_codes(places: Places, present: Present, person: NewProspect) -> NewProspect:
    """Their country and region by the codes that are kept, so that they are held against the same."""
    if not person.country and not person.region:
        return person
    country = places.country_code(person.country) or person.country
    known = country or str(present.known.get("country") or "")
    return person._replace(country=country, region=places.region_code(known, person.region) or person.region)


def _presents(around: Around, plan: Plan, ids: list[int] | None = None) -> Iterator[Present]:
    wanted = list(plan.here) if ids is None else ids
    for present in around.store.intakes.present(wanted):
        yield believed(present, plan.here[present.id])


def _with(mended: dict[int, dict[int, str]], rows: Iterator[Row]) -> Iterator[Row]:
    for line, cells in rows:
        if line in mended:
            cells = [*cells, *[""] * (max(mended[line]) + 1 - len(cells))]
            for column, text in mended[line].items():
                cells[column] = text
        yield line, cells


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
