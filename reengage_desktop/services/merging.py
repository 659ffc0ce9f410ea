"""Merging two people who are one: find them, see them side by side, make them one, take it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from reengage_desktop.domain.arrival import display_name, first_name, number_key
from reengage_desktop.domain.face import Face, Given, Nicknames, faces, nicknames
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.likeness import Crowd, LikelyRow, Why, pairs
from reengage_desktop.domain.merger import WORDS, Choice, choices, text, united
from reengage_desktop.domain.newcomer import NewProspect
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.person_card import CardQuote, PersonCard
from reengage_desktop.domain.prospect import Prospect, Stage
from reengage_desktop.store.merges import Two
from reengage_desktop.store.promises import MOVED

from .around import CHANGED_SINCE, Around
from .placing import settle_place
from .stopping import hold_blocked

MOST_PAIRS, MOST_ROWS, STEP = 1_000, 500, 200
THEMSELVES = "These are not two people. Nothing was changed; choose two."
COUNTED = ("touches", "reasons", "quotes", "facts", "homework", "letters", "people_around", "notes", "files")

Progress = Callable[[int], None]
Cancelled = Callable[[], bool]


class SearchCancelled(Exception):
    """The person cancelled; there was nothing to write."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be one; `percent` is 100 where they surely are. Firms are "" where unknown."""

    one_id: int
    other_id: int
    why: Why
    percent: int
    one_name: str
    one_company: str
    other_name: str
    other_company: str


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two people, and what is to be chosen where both differ. The left one is who stays, with what the right one has.

    `action` is the next action that stays if nothing is chosen; None outside the pool. `do_not_contact`: one of both
    must not be contacted, so that nobody will be.
    """

    left_id: int
    right_id: int
    left: PersonCard
    right: PersonCard
    choices: tuple[Choice, ...]
    action: NextAction | None
    do_not_contact: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """Two who were made one, to tell it and to take it back. `prospect_id`, `name`: who stayed."""

    prospect_id: int
    name: str
    other_id: int
    other_name: str
    before: Two
    after: dict[str, list[tuple[object, ...]]]


@dataclass(frozen=True, slots=True)
class Different:
    """Two who were said to be two people."""

    one_id: int
    other_id: int


class Merging:
    def __init__(self, around: Around) -> None:
        self._around = around

    def find(self, progress: Progress = lambda _: None, cancelled: Cancelled = lambda: False) -> list[Pair]:
        """All pairs of people who look like one, the surest first, 1,000 at most. `progress` gets percent.

        Pairs that were said to be two people are not among them. Raises `SearchCancelled`.
        """

        def step(percent: int) -> None:
            if cancelled():
                raise SearchCancelled
            progress(percent)

        shelf = self._around.store.merges
        people = {person.id: person for person in shelf.everybody()}
        different = shelf.different()
        likely = pairs(faces(people.values(), self._nicknames), step)
        found = [pair for pair in likely if (pair.one_id, pair.other_id) not in different][:MOST_PAIRS]
        return [
            Pair(pair.one_id, pair.other_id, pair.why, pair.percent, one.name, one.company, other.name, other.company)
            for pair in found
            for one, other in [(people[pair.one_id], people[pair.other_id])]
        ]

    def likely_rows(
        self, people: Iterable[NewProspect], progress: Progress = lambda _: None, cancelled: Cancelled = lambda: False
    ) -> list[LikelyRow]:
        """For each of a list who looks like somebody here, the likest one: the 500 surest, in the order of the list.

        `progress` gets how many are done. Raises `SearchCancelled`.
        """
        rows = list(people)
        here = {person.id: person for person in self._around.store.merges.everybody()}
        coming = self._faces(rows)
        crowd = Crowd(faces(here.values(), self._nicknames), coming)
        found = []
        for done, (row, face) in enumerate(zip(rows, coming, strict=True)):
            if done % STEP == 0:
                progress(done)
                if cancelled():
                    raise SearchCancelled
            if (likely := crowd.likest(face)) is not None:
                who = here[likely.other_id]
                found.append(LikelyRow(row.line, row, who.id, who.name, likely.why, likely.percent))
        surest = sorted(found, key=lambda likely: -likely.percent)[:MOST_ROWS]
        return sorted(surest, key=lambda likely: likely.line)

    def card(self, prospect_id: int) -> PersonCard:
        """Somebody who is here, as they are shown beside another one. Raises `RuleFault` if they are gone."""
        person, store = self._around.person(prospect_id), self._around.store
        counts = store.merges.counts(prospect_id)
        shown = (*(field for field in WORDS if field != "name"), "notes")
        return PersonCard(
            name=person.name,
            fields={field: found for field in shown if (found := text(person, field))},
            phones=tuple(phone.e164 or phone.written for phone in store.prospects.phones(prospect_id)),
            emails=tuple(store.prospects.emails(prospect_id)),
            quotes=tuple(
                CardQuote(quote.product, quote.value, quote.currency, quote.quoted_on)
                for quote in store.quotes.of(prospect_id)
            ),
            reasons=tuple(reason.words for reason in store.prospects.reasons(prospect_id)),
            counts=tuple((table, counts[table]) for table in COUNTED if counts[table]),
        )

    def compare(self, one: int, other: int) -> SideBySide:
        """Both side by side: left who stays, of whom there is more. Raises `RuleFault` if one of them is gone."""
        if one == other:
            raise RuleFault(THEMSELVES)
        keep, gone = sorted((one, other), key=self._stays)
        left, right = self._around.person(keep), self._around.person(gone)
        differing = choices(left, right)
        taken = frozenset(choice.field for choice in differing if choice.takes_right)
        action = self.next_action(keep, gone, taken)
        stages = (left.stage, right.stage)
        return SideBySide(
            keep, gone, self.card(keep), self.card(gone), differing, action, Stage.DO_NOT_CONTACT in stages
        )

    def next_action(self, keep: int, other: int, taken: frozenset[str]) -> NextAction | None:
        """What would stay to be done if both were merged so. Raises `RuleFault` if one of them is gone."""
        both = self._around.person(keep), self._around.person(other)
        return united(*both, taken, has_number=self._has_number(keep, other)).action

    def merge(self, keep: int, other: int, taken: frozenset[str] = frozenset()) -> Merged:
        """Makes both one, in one transaction. `taken`: the fields of `choices` that are as `other` has them.

        Nothing is lost: all rows of `other` are `keep`'s, and words that gave way stand in the notes. Raises
        `RuleFault` if one of them is gone, or both are the same.
        """
        if keep == other:
            raise RuleFault(THEMSELVES)
        store = self._around.store
        person, gone = self._around.person(keep), self._around.person(other)
        with store.writing() as changes:
            before = store.merges.take(keep, other)
            self._unite(person, gone, taken)
            store.merges.remove(before)
            changes.prospects |= {keep, other}
            changes.commitments = changes.reminders = True
        return Merged(keep, self._around.person(keep).name, other, gone.name, before, store.merges.of(keep))

    def undo(self, merged: Merged) -> None:
        """Both as they were. Raises `RuleFault` if who stayed was changed since, or is gone."""
        store = self._around.store
        self._around.person(merged.prospect_id)
        if store.merges.of(merged.prospect_id) != merged.after:
            raise RuleFault(CHANGED_SINCE)
        with store.writing() as changes:
            other = store.merges.put_back(merged.before)
            changes.prospects |= {merged.prospect_id, other}
            changes.same |= changes.prospects
            changes.commitments = changes.reminders = True

    def different(self, one: int, other: int) -> Different:
        """They are two people: they do not come back among the pairs. Raises `RuleFault` if one of them is gone."""
        for prospect_id in (one, other):
            self._around.person(prospect_id)
        with self._around.store.writing():
            self._around.store.merges.set_different(one, other, self._around.now())
        return Different(one, other)

    def undo_different(self, different: Different) -> None:
        with self._around.store.writing():
            self._around.store.merges.unset_different(different.one_id, different.other_id)

    def _unite(self, person: Prospect, gone: Prospect, taken: frozenset[str]) -> None:
        around, store, now = self._around, self._around.store, self._around.now()
        keep, other = person.id, gone.id
        union = united(person, gone, taken, has_number=self._has_number(keep, other))
        for each in (person, gone):
            if each.next_action is None or each.next_action in union.gave_way:
                store.promises.settle(each.id, MOVED, now)
        store.merges.join(keep, other)
        for action in union.gave_way:
            store.merges.close_action(keep, action, now)
        store.merges.set_next(keep, union.stage, union.action)
        store.prospects.edit(keep, union.fields)
        if union.moves and not (person.zone_chosen or gone.zone_chosen):
            settle_place(around, keep)
        hold_blocked(around, keep)

    def _has_number(self, *ids: int) -> bool:
        phones = self._around.store.prospects.phones
        return any(not phone.dead for prospect_id in ids for phone in phones(prospect_id))

    def _stays(self, prospect_id: int) -> tuple[int, int]:
        """Of whom more was written down stays; else who came first."""
        return -sum(self._around.store.merges.counts(prospect_id).values()), prospect_id

    def _faces(self, rows: list[NewProspect]) -> list[Face]:
        given = [
            Given(
                index,
                display_name(row),
                first_name(row),
                row.company,
                row.city,
                tuple(address.casefold() for address in row.emails),
                tuple(map(number_key, row.phones)),
            )
            for index, row in enumerate(rows)
        ]
        return faces(given, self._nicknames)

    @cached_property
    def _nicknames(self) -> Nicknames:
        return nicknames(self._around.resource("intake", "nicknames.json"))
