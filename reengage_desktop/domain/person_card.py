"""A person as they are shown beside another one who may be the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .arrival import display_name, has_quote
from .newcomer import NewProspect


@dataclass(frozen=True, slots=True)
class CardQuote:
    """`value` in cents of `currency`, None if unknown."""

    product: str
    value: int | None
    currency: str
    quoted_on: date | None = None


@dataclass(frozen=True, slots=True)
class PersonCard:
    """`fields` holds by the name of the column what is one thing of a person ("city"), as text; only what is known.

    `phones` are E.164 where understood, else as written. `counts`: how many touches, reasons ... there are, by table.
    """

    name: str
    fields: dict[str, str]
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    quotes: tuple[CardQuote, ...] = ()
    reasons: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()


SHOWN = ("company", "title", "street", "city", "region", "postal_code", "country", "source", "notes")


def card_of(person: NewProspect) -> PersonCard:
    """Somebody as a list tells of them."""
    fields = {name: str(value) for name in SHOWN if (value := getattr(person, name))}
    quote = CardQuote(person.product, person.value, person.currency, person.quoted_on)
    return PersonCard(
        name=display_name(person),
        fields=fields,
        phones=tuple(phone.e164 or phone.written for phone in person.phones),
        emails=person.emails,
        quotes=(quote,) if has_quote(person) else (),
        reasons=(person.stated_reason,) if person.stated_reason else (),
    )
