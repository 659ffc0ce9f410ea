"""Who of our own list is here already: its rows are numbered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .arrival import number_key
from .newcomer import NewProspect


@dataclass(frozen=True, slots=True)
class NumberedKeys:
    """All who have an e-mail, a number (E.164, else its digits) or a (name, company), each with their name; casefolded.

    Another number is another person, whatever they share.
    """

    emails: dict[str, list[tuple[int, str]]]
    numbers: dict[str, list[tuple[int, str]]]
    names: dict[tuple[str, str], list[tuple[int, str]]]
    met: dict[int, int] = field(default_factory=dict)
    """Number of the list to id."""
    taken: set[int] = field(default_factory=set)

    def find(self, person: NewProspect, name: str) -> int | None:
        """Who has this number already, else the first of those who are here whom no other number is."""
        number = _number(person)
        if number in self.met:
            return self.met[number]
        found = next((ident for ident in self._alike(person, name.casefold()) if ident not in self.taken), None)
        if found is not None:
            self.met[number] = found
            self.taken.add(found)
        return found

    def learn(self, ident: int, person: NewProspect, _name: str) -> None:
        self.met[_number(person)] = ident

    def learn_more(self, ident: int, person: NewProspect, name: str) -> None:
        """Their number tells all there is to learn."""

    def _alike(self, person: NewProspect, name: str) -> Iterator[int]:
        """By e-mail and name, by e-mail, by number and name; with neither, by name and company."""
        mailed = [each for address in person.emails for each in self.emails.get(address.casefold(), ())]
        yield from sorted(ident for ident, other in mailed if other == name)
        yield from sorted(ident for ident, _ in mailed)
        for phone in person.phones:
            yield from (ident for ident, other in self.numbers.get(number_key(phone), ()) if other == name)
        if not person.emails and not person.phones:
            yield from (ident for ident, _ in self.names.get((name, person.company.strip().casefold()), ()))


def _number(person: NewProspect) -> int:
    return person.whole.number if person.whole is not None else -person.line
