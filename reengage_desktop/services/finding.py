"""Finding people, and what was written about them and in the bank, by words or digits, with the place lit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import islice

from reengage_desktop.domain.found_place import MOST, Line, Place, Sought, Written, cut, folded, places, tidy
from reengage_desktop.domain.phone import shown
from reengage_desktop.domain.story import StoryKind
from reengage_desktop.store.finds import Candidate

from .around import Around
from .browsing import Browsing, ListedProspect

PEOPLE = 24
WRITTEN = 24
OF_ONE = 3
IN_BANK = 6
LONGEST = 200
NOTHING = Line("")


class BankKind(StrEnum):
    STORY = "story"
    RESULT = "result"
    INTERVIEW = "interview"


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """`reach` is their number or the e-mail by which they are found, empty where it is by name."""

    listed: ListedProspect
    reach: Line = NOTHING


@dataclass(frozen=True, slots=True)
class FoundWritten:
    """The lines about one person in which it stands, that which says most of it first."""

    listed: ListedProspect
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class FoundInBank:
    """`title` is the result or whose it is; `line` is where the words stand."""

    kind: BankKind
    id: int
    title: str
    line: Line
    product: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """`left` are those of whom it is only known that it stands somewhere in what was written about them."""

    sought: Sought
    people: tuple[FoundPerson, ...] = ()
    written: tuple[FoundWritten, ...] = ()
    bank: tuple[FoundInBank, ...] = ()
    left: tuple[int, ...] = ()


class Finding:
    """At most `PEOPLE`, `WRITTEN` lines and `IN_BANK`; also who bought and who must not be contacted."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._texts: list[_BankText] = []
        self._read_at = -1  # the commit after which they were read

    @cached_property
    def _browsing(self) -> Browsing:
        return Browsing(self._around)

    def find(self, text: str) -> Found:
        """All at once."""
        return self.further(self.people(text))

    def people(self, text: str) -> Found:
        """Quick enough for each key: those who are named or reached so, by name.

        Where nobody is, whoever is spelled in another way: `Found.sought` is then that spelling.
        """
        sought = Sought(text[:LONGEST])
        if not sought.words:
            return Found(sought)
        sought, candidates = self._candidates(sought)
        numbers = self._numbers(candidates, sought)
        people = [one for one in candidates if sought.begins(f"{one.called} {one.emails}") or one.id in numbers]
        known = {one.id for one in people}
        people.sort(key=lambda one: (one.sort_name, one.id))
        left = islice((one.id for one in candidates if one.id not in known), WRITTEN)
        return Found(sought, tuple(self._people(people[:PEOPLE], numbers, sought)), left=tuple(left))

    def further(self, found: Found, *, with_bank: bool = True) -> Found:
        """And what was written, of whoever was spoken to last first, with the bank."""
        sought = found.sought
        if not sought.words:
            return found
        lit = self._places(found.left, sought)
        listed = {one.row.id: one for one in self._browsing.rows(found.left)}
        unlit = tuple(FoundPerson(one) for who, one in listed.items() if who not in lit)  # nobody is left out
        return Found(
            sought,
            found.people + unlit,
            tuple(FoundWritten(one, tuple(lit[who])) for who, one in listed.items() if who in lit),
            tuple(islice(self._bank(sought), IN_BANK)) if with_bank else (),
        )

    def _candidates(self, sought: Sought) -> tuple[Sought, list[Candidate]]:
        finds = self._around.store.finds
        for each in (sought, *sought.other_spellings):
            if found := finds.candidates(each):
                return each, found
        return sought, []

    def _numbers(self, candidates: Sequence[Candidate], sought: Sought) -> dict[int, str]:
        """The number that holds the digits, of those whose name goes with what else was typed."""
        if not sought.digits:
            return {}
        found: dict[int, str] = {}
        named = [one.id for one in candidates if sought.begins(one.called, sought.names)]
        for who, number in self._around.store.finds.numbers(named):
            if sought.has_number(number):
                found.setdefault(who, number)
        return found

    def _people(self, people: Sequence[Candidate], numbers: Mapping[int, str], sought: Sought) -> Iterator[FoundPerson]:
        by_id = {one.id: one for one in people}
        for listed in self._browsing.rows([*by_id]):
            row, one = listed.row, by_id[listed.row.id]
            if number := shown(numbers.get(row.id, ""), row.country):
                yield FoundPerson(listed, Line(number, sought.in_number(number)))
                continue
            mail = next(filter(sought.in_words, one.emails.split()), "") if not sought.begins(one.called) else ""
            yield FoundPerson(listed, Line(mail, sought.in_words(mail)))

    def _places(self, ids: Sequence[int], sought: Sought) -> dict[int, list[Place]]:
        """By person, in the order of `ids`; the fewer people, the more lines of each."""
        texts: dict[int, list[Written]] = {who: [] for who in ids}
        for text in self._around.store.finds.written(ids):
            texts[text.prospect_id].append(text)
        each = max(1, min(OF_ONE, WRITTEN // max(1, len(texts))))
        found = {who: places(written, sought, each) for who, written in texts.items()}
        return {who: lines for who, lines in found.items() if lines}

    def _bank(self, sought: Sought) -> Iterator[FoundInBank]:
        """Where all of it stands in one story or interview."""
        if self._read_at != self._around.store.commits:
            self._texts, self._read_at = [*self._read_bank()], self._around.store.commits
        for text in self._texts:
            if sought.begins(text.whole):
                yield FoundInBank(text.kind, text.id, text.title, _line(sought, text), text.product)

    def _read_bank(self) -> Iterator[_BankText]:
        store = self._around.store
        for story in store.stories.all():
            kind = BankKind.RESULT if story.kind is StoryKind.RESULT else BankKind.STORY
            title = story.figure or story.customer
            yield _BankText(kind, story.id, title, (story.words, story.customer), story.product)
        for talk in store.interviews.all():
            yield _BankText(BankKind.INTERVIEW, talk.id, talk.customer, talk.answers, talk.product)


@dataclass(frozen=True, slots=True)
class _BankText:
    kind: BankKind
    id: int
    title: str
    told: tuple[str, ...]
    product: str
    whole: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "whole", folded(tidy(" ".join((self.title, *self.told, self.product)))))


def _line(sought: Sought, text: _BankText) -> Line:
    """What was told, from where it is lit, else its beginning."""
    lines = [tidy(told) for told in text.told if told and told != text.title]
    found = next(((line, lit) for line in lines if (lit := sought.in_words(line))), None)
    return cut(*found) if found else Line(lines[0][:MOST] if lines else "")
