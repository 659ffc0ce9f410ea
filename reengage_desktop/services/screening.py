"""Taking in do-not-call lists: whose numbers they name, and how old they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from reengage_desktop.domain.call_list import BadLine, CallList, ListKind, beside, cover_of, covering
from reengage_desktop.domain.columns import PHONES, Aliases
from reengage_desktop.domain.fault import FileFault, RuleFault
from reengage_desktop.domain.law import RegistryKind, RegistryRule
from reengage_desktop.domain.number_list import NumberList
from reengage_desktop.domain.prospect import KnownPhone, Registry
from reengage_desktop.domain.wall_time import local
from reengage_desktop.store.registries import Mark
from reengage_desktop.store.snapshots import Snapshot

from . import filing
from .around import Around
from .holding import Holding
from .leafing import is_workbook, leaf
from .recognising import open_list
from .stopping import stop

MOST_OWN = 250_000  # numbers; whoever has more of them asks a registry
TAKE_BACK = timedelta(minutes=1)
FUTURE = "A list cannot be of a day to come. Nothing was taken in; write the day on which it was made."
NEWER = "You took in a newer one of these lists already, of {day}. Nothing was taken in; choose the newest."
NOBODY_COVERED = (
    "No number of {file} belongs to the country of this list. Nothing was taken in; choose what kind of list it is."
)
TOO_MANY = "{file} names more than {most} numbers. Nothing was taken in; take it in as a registry's list."
NO_COLUMN = "No column of {file} holds telephone numbers. Nothing was taken in; choose another file."
NOTE = "On the do-not-contact list “{name}” of {day}."
STAYS = (
    "This list was taken in more than a minute ago. Nothing was changed: whoever must not be contacted stays so, and "
    "no list brings them back."
)
UNWRITABLE = "{file} could not be written to {folder}: {cause}. What was there is as it was; choose another folder."

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Look:
    """What a list would change. `held`: the numbers of one's own list, each of them held from then on.

    `covers`: how many numbers it names for each beginning ("+1419") that it speaks for; none for one's own list.
    `listed`, `clear`: numbers of one's own people. Of those that are clear `still_listed` stay listed by
    what another registry may have said, and `not_asked` stay open, as the national registry was not asked of them.
    `people`: who has a listed one; of one's own list, who will not be contacted any more. `numbers` and `bad` count
    lines.
    """

    path: Path
    kind: ListKind
    as_of: date
    numbers: int
    bad: int
    bad_lines: tuple[BadLine, ...]
    covers: tuple[tuple[str, int], ...] = ()
    listed: frozenset[str] = frozenset()
    clear: frozenset[str] = frozenset()
    still_listed: int = 0
    not_asked: int = 0
    held: frozenset[str] = frozenset()
    people: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """A list that was taken in, in order to tell it and to take it back. `stopped`: each as they were, with the
    revision since; `held`: numbers that were not held before.
    """

    list: CallList
    stopped: tuple[tuple[Snapshot, int], ...] = ()
    held: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()


class Screening:
    """For any thread. Of a registry's list only what it says of one's own numbers is kept, and whom it speaks for: the
    whole of it would make the file, and each backup, larger than all else in it. A number that comes in later is open
    until the next look. Raises `StoreFault`.
    """

    def __init__(self, around: Around) -> None:
        self._around = around

    def lists(self) -> list[CallList]:
        """All that were taken in, the newest first."""
        return self._around.store.registries.lists()

    def check_days(self, kind: ListKind) -> int | None:
        """After how many days the law of its country wants another look; None where it says nothing."""
        registry = self._rule(kind)
        return registry.check_days if registry else None

    def shuts(self, kind: ListKind) -> bool:
        """Whether a consumer who is listed may be called with written permission only; else a clock may run."""
        registry = self._rule(kind)
        return registry is None or registry.kind is RegistryKind.SHUT

    def is_held(self, phone: KnownPhone | None) -> bool:
        """Whether this number asked not to be contacted, whoever has it now."""
        return phone is not None and Holding(self._around).holds([phone], ())

    def names(self, ids: Sequence[int]) -> list[str]:
        """Of these people, in their order."""
        return [row.name for row in self._around.store.prospects.rows(ids)]

    def day_of(self, path: Path) -> date:
        """The day of the file, to begin the question with; today where it cannot be read."""
        try:
            written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except (OSError, OverflowError, ValueError):
            return self._around.today()
        return min(self._around.today(), local(written, self._around.zone()).date())

    def look(
        self,
        path: Path,
        kind: ListKind,
        as_of: date | None = None,
        progress: Progress = lambda _: None,
        cancelled: Cancelled = lambda: False,
    ) -> Look:
        """Reads the whole list and changes nothing. `as_of`: without one the day of the file.

        `progress` gets how much of it is read, 0 to 1. Raises `FileFault`, `RuleFault`, `leafing.Stopped`.
        """
        day = as_of or self.day_of(path)
        if day > self._around.today():
            raise RuleFault(FUTURE)
        reader = NumberList(path.name, self._country(kind), self._knows(), exact=kind is ListKind.OWN)
        numbers = self._numbers(reader, path, progress, cancelled)
        found = Look(path, kind, day, 0, 0, ())
        found = self._own(found, numbers) if kind is ListKind.OWN else self._registry(found, numbers)
        return replace(found, numbers=reader.numbers, bad=reader.bad, bad_lines=tuple(reader.bad_lines))

    def take(self, look: Look) -> Taken:
        """All of it in one transaction, or nothing."""
        around, store, now = self._around, self._around.store, self._around.now()
        covers = tuple(cover for cover, _ in look.covers)
        name, counts = look.path.name, (look.numbers, len(look.listed), len(look.clear))
        told = CallList(0, name, look.kind, look.as_of, now, *counts, covers)
        stopped: list[Snapshot] = []
        with store.writing() as changes:
            asked = [] if look.kind is ListKind.OWN else [*look.listed, *look.clear]
            marks = store.registries.mark(asked, self._sayer(look))
            told = replace(told, id=store.registries.add(told))
            held = store.registries.hold(sorted(look.held), now)
            for who in store.registries.people_to_stop(look.held):
                stopped.append(store.snapshots.take(who))
                note = NOTE.format(name=name, day=f"{look.as_of.day} {look.as_of:%B %Y}")
                stop(around, changes, who, they_asked=True, note=note)
            changes.everything = True
        since = tuple((each, store.prospects.revision(each.prospect_id)) for each in stopped)
        return Taken(told, since, tuple(held), tuple(marks))

    def take_back(self, taken: Taken) -> int:
        """Numbers and people as before; how many people stay, since something was written of them meanwhile.

        A list may switch "do not contact" on and never off: people come back only within the minute in which it was
        taken in by mistake. Raises `RuleFault` later.
        """
        store = self._around.store
        if taken.list.kind is ListKind.OWN and self._around.now() - taken.list.taken_at > TAKE_BACK:
            raise RuleFault(STAYS)
        stay = 0
        with store.writing() as changes:
            store.registries.unmark(taken.marks)
            for snapshot, revision in taken.stopped:
                if store.prospects.revision(snapshot.prospect_id) != revision:
                    stay += 1
                    continue
                store.snapshots.restore(snapshot)
                changes.prospects.add(snapshot.prospect_id)
                changes.same.add(snapshot.prospect_id)
            store.registries.release(taken.held)
            store.registries.remove(taken.list.id)
            changes.everything = changes.letters = True
        return stay

    def own_list(self) -> list[str]:
        """All numbers that must not be called, in E.164; of whoever was forgotten there is none."""
        return self._around.store.registries.held()

    def count_held(self) -> int:
        """How many those are."""
        return self._around.store.registries.count_held()

    def export(self, path: Path) -> int:
        """One's own list, a number a line; how many. Raises `FileFault`; then nothing is there."""
        numbers = self.own_list()
        try:
            filing.put(path, "".join(f"{number}\n" for number in numbers).encode())
        except FileFault as fault:
            raise FileFault(UNWRITABLE, **fault.facts) from fault
        return len(numbers)

    # How it is done

    def _rule(self, kind: ListKind) -> RegistryRule | None:
        return None if kind is ListKind.OWN else self._around.law.rule(self._country(kind), "", True).registry

    def _country(self, kind: ListKind) -> str:
        return kind.country or self._around.settings().region

    def _knows(self) -> Callable[[str], bool]:
        aliases = Aliases.from_text(self._around.resource("intake", "aliases.json"))
        return lambda heading: len(heading) < 80 and aliases.field(heading) in PHONES

    def _numbers(self, reader: NumberList, path: Path, progress: Progress, cancelled: Cancelled) -> Iterator[str]:
        if not is_workbook(path):
            return reader.read(leaf(path, progress, cancelled))
        sheet = open_list(path, self._around.resource)
        columns = [at for at, field in enumerate(sheet.mapping) if field in PHONES]
        if not columns:
            raise FileFault(NO_COLUMN, file=path.name)
        return reader.rows(sheet.table.rows, columns)

    def _own(self, look: Look, numbers: Iterable[str]) -> Look:
        held = set[str]()
        for number in numbers:
            held.add(number)
            if len(held) > MOST_OWN:
                raise FileFault(TOO_MANY, file=look.path.name, most=f"{MOST_OWN:,}")
        people = self._around.store.registries.people_to_stop(held)
        ours = self._around.store.registries.known_numbers()
        return replace(look, held=frozenset(held), listed=frozenset(held & ours), people=tuple(people))

    def _registry(self, look: Look, numbers: Iterable[str]) -> Look:
        shelf, country = self._around.store.registries, self._country(look.kind)
        ours, listed, counts = shelf.known_numbers(), set[str](), Counter[str]()
        cover = cover_of(country)
        for number in numbers:
            counts[cover(number)] += 1
            if number in ours:
                listed.add(number)
        counts.pop("", None)
        covers = self._newer_out(look, counts)
        if not covers:
            raise FileFault(NOBODY_COVERED, file=look.path.name)
        looked = {number for number in ours if cover(number) in covers}
        listed &= looked
        clear, before = looked - listed, shelf.listed_numbers()
        look = replace(look, covers=tuple(sorted(covers.items())), listed=frozenset(listed), clear=frozenset(clear))
        said = self._sayer(look)
        told = [said(number, Registry.LISTED if number in before else Registry.UNCHECKED)[0] for number in clear]
        return replace(
            look,
            still_listed=told.count(Registry.LISTED),
            not_asked=told.count(Registry.UNCHECKED),
            people=tuple(shelf.people_with(listed)),
        )

    def _newer_out(self, look: Look, counts: Counter[str]) -> dict[str, int]:
        """Without what a newer list of this registry speaks for. Raises `RuleFault` where that is all of it."""
        newer = [each for each in self.lists() if each.kind is look.kind and each.as_of > look.as_of]
        known = {cover for each in newer for cover in each.covers}
        left = {cover: count for cover, count in counts.items() if cover not in known}
        if counts and not left:
            day = newer[0].as_of
            raise RuleFault(NEWER, day=f"{day.day} {day:%B %Y}")
        return left

    def _sayer(self, look: Look) -> Callable[[str, Registry], tuple[Registry, date | None]]:
        """Where several registries speak for a number, it is clear only as all of them say, as of the oldest look; and
        one that is listed stays so, since which of them named it is not kept. The list of a state clears nobody of whom
        the national registry was not asked.
        """
        others, of_one = beside(self.lists(), look.kind), covering(cover for cover, _ in look.covers)

        def said(number: str, before: Registry) -> tuple[Registry, date | None]:
            also = others.get(of_one(number))
            if number in look.listed:
                return Registry.LISTED, look.as_of
            if also is None and look.kind is ListKind.US_STATE:
                return Registry.UNCHECKED, None
            if also is None:
                return Registry.CLEAR, look.as_of
            return (Registry.LISTED if before is Registry.LISTED else Registry.CLEAR), min(look.as_of, also)

        return said
