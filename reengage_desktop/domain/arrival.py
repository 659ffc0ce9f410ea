"""Somebody who comes in: whether they are here already, and how they are first placed."""

from __future__ import annotations

from dataclasses import dataclass

from .intake import NewProspect
from .next_action import NextAction
from .phone import Phone, digits
from .prospect import Party, Stage


@dataclass(frozen=True, slots=True)
class Arrival:
    """A new person with an id, placed in the pool. `country` and `region` are of the address, else of the number."""

    id: int
    person: NewProspect
    name: str
    first_name: str
    party: Party
    stage: Stage
    country: str
    region: str
    zone: str
    other_zone: str
    action: NextAction | None
    score: int
    reason_to_call: str = ""

    @property
    def has_quote(self) -> bool:
        return has_quote(self.person)


@dataclass(frozen=True, slots=True)
class KnownKeys:
    """Who is here: e-mail to id, number (E.164, else its digits) to [(id, name)], (name, company) to id; casefolded."""

    emails: dict[str, int]
    numbers: dict[str, list[tuple[int, str]]]
    names: dict[tuple[str, str], int]

    def find(self, person: NewProspect, name: str) -> int | None:
        """The same e-mail; or the same number and name; or, with neither, the same name and company."""
        for address in person.emails:
            if (found := self.emails.get(address.casefold())) is not None:
                return found
        key = name.casefold()
        for phone in person.phones:
            for found, other in self.numbers.get(number_key(phone), ()):
                if other == key or not person_has_name(person) or other == phone.written.casefold():
                    return found
        if person.emails or person.phones:
            return None
        return self.names.get((key, person.company.strip().casefold()))

    def learn(self, ident: int, person: NewProspect, name: str) -> None:
        """From now on this person is here."""
        key = name.casefold()
        for address in person.emails:
            self.emails.setdefault(address.casefold(), ident)
        for phone in person.phones:
            self.numbers.setdefault(number_key(phone), []).append((ident, key))
        self.names.setdefault((key, person.company.strip().casefold()), ident)


def number_key(phone: Phone) -> str:
    return phone.e164 or digits(phone.written)


def person_has_name(person: NewProspect) -> bool:
    return bool(person.name or person.first_name or person.last_name)


def display_name(person: NewProspect) -> str:
    """The name, else the company, else the number or address itself: nobody is without one on the screen."""
    full = person.name or f"{person.first_name} {person.last_name}".strip()
    phone = person.phones[0].written if person.phones else ""
    return full or person.company or phone or (person.emails[0] if person.emails else "")


def first_name(person: NewProspect) -> str:
    """How they are greeted; empty when only a company or a number is known."""
    return person.first_name or (person.name.split()[0] if person.name else "")


def has_quote(person: NewProspect) -> bool:
    return bool(person.product or person.value is not None or person.worth is not None or person.quoted_on)
