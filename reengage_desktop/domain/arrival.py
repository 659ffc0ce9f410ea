"""Somebody who comes in: whether they are here already, and how they are first placed."""

from __future__ import annotations

from dataclasses import dataclass, field

from .newcomer import NewProspect
from .next_action import NextAction
from .phone import Phone, digits
from .prospect import Party, Stage
from .reason import WhyNot


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


FILLED = ("first_name", "company", "title", "street", "city", "region", "postal_code", "country", "notes", "source")
NAMES = ("name", "first_name", "last_name")
QUOTE = ("product", "value", "worth", "currency", "quoted_on", "why_not", "closed_on", "deal_stage")
SOLD, OPEN = "sold", "open"


def quote_key(person: NewProspect) -> tuple[str, int | None]:
    """Two quotes for the same product at the same value are one."""
    return person.product.casefold(), person.value


def merged(one: NewProspect, other: NewProspect) -> NewProspect:
    """Two rows of one file about the same person: the first one's words, its blanks filled by the second.

    Notes of both are kept; a further quote is not in it (see `has_quote`, `quote_key`).
    """
    numbers = {number_key(phone) for phone in one.phones}
    blanks = {name: getattr(other, name) for name in FILLED if name not in NAMES and not getattr(one, name)}
    if not person_has_name(one):
        blanks |= {name: getattr(other, name) for name in NAMES}
    if one.notes and other.notes and other.notes not in one.notes:
        blanks["notes"] = f"{one.notes}\n{other.notes}"
    if not has_quote(one):
        blanks |= {name: getattr(other, name) for name in QUOTE}
    return one._replace(
        **blanks,
        phones=one.phones + tuple(p for p in other.phones if number_key(p) not in numbers),
        emails=tuple(dict.fromkeys(one.emails + other.emails)),
        stage_hint=_hint(one, other),
        stated_reason=one.stated_reason or other.stated_reason,
        met_on=one.met_on or other.met_on,
        do_not_contact=one.do_not_contact or other.do_not_contact,
        no_email=one.no_email or other.no_email,
    )


def _hint(one: NewProspect, other: NewProspect) -> str:
    """Sold are they only if every row that tells of a stage says so."""
    said = {each.stage_hint or OPEN for each in (one, other) if each.stage_hint or each.deal_stage}
    return SOLD if said == {SOLD} else OPEN if said else ""


@dataclass(frozen=True, slots=True)
class KnownKeys:
    """Who is here: e-mail to id, number (E.164, else its digits) to [(id, name)], (name, company) to id; casefolded."""

    emails: dict[str, int]
    numbers: dict[str, list[tuple[int, str]]]
    names: dict[tuple[str, str], int]
    nameless: set[int] = field(default_factory=set)
    """Those who stand under their number: whoever has it gives them a name."""
    called: dict[int, str] = field(default_factory=dict)
    """By id the name they have themselves, whatever rows call them; casefolded."""

    def __post_init__(self) -> None:
        """A name alone is whoever has it first: their firm may have come from another row."""
        self.nameless.update(ident for found in self.numbers.values() for ident, name in found if not _has_letter(name))
        first: dict[str, int] = {}
        for (name, _), ident in self.names.items():
            if ident <= first.get(name, ident):
                first[name] = ident
        for name, ident in first.items():
            self.names.setdefault((name, ""), ident)

    def find(self, person: NewProspect, name: str) -> int | None:
        """The same e-mail; or the same number and name; or, with neither, the same name and company (or no company)."""
        for address in person.emails:
            if (found := self.emails.get(address.casefold())) is not None:
                return found
        key = name.casefold()
        for phone in person.phones:
            for found, other in self.numbers.get(number_key(phone), ()):
                if other == key or found in self.nameless or not person_has_name(person):
                    return found
        if person.emails or person.phones:
            return None
        return self.names.get((key, person.company.strip().casefold()))

    def learn(self, ident: int, person: NewProspect, name: str) -> None:
        """From now on this person is here."""
        if not _has_letter(name):
            self.nameless.add(ident)
        self.called[ident] = name.casefold()
        self.learn_more(ident, person, name)

    def learn_more(self, ident: int, person: NewProspect, name: str) -> None:
        """Who is here goes by this, too; whom the row gives a name, the next one with the number is not."""
        key = name.casefold()
        if ident in self.nameless and person_has_name(person) and _has_letter(name):
            self.nameless.discard(ident)
            self.called[ident] = key
        own = self.called.get(ident, key)
        for address in person.emails:
            self.emails.setdefault(address.casefold(), ident)
        for phone in person.phones:
            known = self.numbers.setdefault(number_key(phone), [])
            known.append((ident, key))
            if own != key:
                known.append((ident, own))
        self.names.setdefault((key, person.company.strip().casefold()), ident)
        self.names.setdefault((key, ""), ident)


def number_key(phone: Phone) -> str:
    return phone.e164 or digits(phone.written)


def _has_letter(name: str) -> bool:
    return name[:1].isalpha() or any(map(str.isalpha, name))


def person_has_name(person: NewProspect) -> bool:
    return bool(person.name or person.first_name or person.last_name)


def display_name(person: NewProspect) -> str:
    """The name, else the company, else the number or address itself: nobody is without one on the screen."""
    full = person.name or f"{person.first_name} {person.last_name}".strip()
    if full:
        return full
    phone = person.phones[0].written if person.phones else ""
    return person.company or phone or (person.emails[0] if person.emails else "")


def first_name(person: NewProspect) -> str:
    """How they are greeted; empty when only a company or a number is known, or where our own list says so."""
    if person.whole is not None:
        return person.whole.first_name
    return person.first_name or (person.name.split()[0] if person.name else "")


def has_quote(person: NewProspect) -> bool:
    """A reason why it did not close tells of a quote, too; a stage alone may be that of the person."""
    told = person.product or person.quoted_on or person.closed_on or person.why_not is not WhyNot.UNKNOWN
    return bool(told or person.value is not None or person.worth is not None)
