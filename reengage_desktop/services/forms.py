"""What the dialogs hold as it is typed, and how it is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reengage_desktop.domain.amount import read_amount
from reengage_desktop.domain.arrival import number_key
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.intake import NewProspect
from reengage_desktop.domain.phone import Phone, parse_phone
from reengage_desktop.domain.prospect import KnownPhone, Party, Prospect, Quote, Reason
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.settings import Settings
from reengage_desktop.domain.written_name import arranged

NOT_AN_AMOUNT = "“{text}” is not an amount. Write it as 4180 or 4,180. Nothing was saved yet."


@dataclass(frozen=True, slots=True)
class PersonForm:
    """What the add and edit dialogs hold, as typed. `phones` and `emails` one a line; amounts as written."""

    name: str = ""
    company: str = ""
    title: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    consumer: bool = False
    consented: bool = False
    reason_to_call: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class QuoteForm:
    """A quote as typed; `id` 0 is a new one. `stated_reason`, `real_reason`: added to what is known, if new."""

    id: int = 0
    product: str = ""
    value: str = ""
    worth: str = ""
    quoted_on: date | None = None
    why_not: WhyNot = WhyNot.UNKNOWN
    stated_reason: str = ""
    real_reason: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.product.strip() or self.value.strip() or self.worth.strip())


@dataclass(frozen=True, slots=True)
class Record:
    """One person whole, to be edited."""

    prospect: Prospect
    phones: tuple[KnownPhone, ...]
    emails: tuple[str, ...]
    quote: Quote | None
    reasons: tuple[Reason, ...]


def new_prospect(form: PersonForm, quote: QuoteForm | None, settings: Settings) -> NewProspect:
    """What was typed, read. Raises `RuleFault` for an amount that is none."""
    value, value_in = amount(quote.value if quote else "", settings.currency)
    worth, worth_in = amount(quote.worth if quote else "", settings.currency)
    name, first, last = arranged(" ".join(form.name.split()), "", "")
    return NewProspect(
        name=name,
        first_name=first,
        last_name=last,
        company=form.company.strip(),
        title=form.title.strip(),
        phones=_phones(form.phones, settings.region),
        emails=tuple(dict.fromkeys(e.strip() for e in form.emails if e.strip())),
        street=form.street.strip(),
        city=form.city.strip(),
        region=form.region.strip(),
        postal_code=form.postal_code.strip(),
        country=form.country.strip(),
        product=quote.product.strip() if quote else "",
        value=value,
        worth=worth,
        currency=value_in or worth_in or settings.currency,
        quoted_on=quote.quoted_on if quote and not quote.is_empty else None,
        why_not=quote.why_not if quote else WhyNot.UNKNOWN,
        stated_reason="",
        notes=form.notes.strip(),
        source="",
        met_on=None,
        do_not_contact=False,
        no_email=False,
        stage_hint="",
        line=0,
    )


def form_of(record: Record) -> PersonForm:
    """What the edit dialog begins with; the name is empty for whoever stands under their firm, number or address."""
    person = record.prospect
    stand_ins = {person.company, *record.emails, *(phone.written for phone in record.phones)}
    return PersonForm(
        name="" if not person.first_name and person.name in stand_ins else person.name,
        company=person.company,
        title=person.title,
        phones=tuple(phone.written for phone in record.phones),
        emails=record.emails,
        street=person.street,
        city=person.city,
        region=person.region,
        postal_code=person.postal_code,
        country=person.country,
        consumer=person.party is Party.CONSUMER,
        consented=person.consented,
        reason_to_call=person.reason_to_call,
        notes=person.notes,
    )


def _phones(written: Sequence[str], region: str) -> tuple[Phone, ...]:
    return once(parse_phone(text, region) for text in written if text.strip())


def once(phones: Iterable[Phone]) -> tuple[Phone, ...]:
    """Each number once, however it is written."""
    found: dict[str, Phone] = {}
    for phone in phones:
        found.setdefault(number_key(phone), phone)
    return tuple(found.values())


def as_before(phone: Phone, known: Mapping[str, KnownPhone]) -> Phone:
    """A number that was not touched keeps its kind, and the country from which it was read."""
    same = known.get(phone.written)
    return phone if same is None else Phone(same.e164, same.written, same.kind, same.extension)


def amount(text: str, home: str) -> tuple[int | None, str]:
    """(cents, currency code) of what was typed; (None, "") for nothing. "$" is `home` where that is a dollar."""
    if not text.strip():
        return None, ""
    found = read_amount(text.strip(), home)
    if found is None:
        raise RuleFault(NOT_AN_AMOUNT, text=text.strip())
    return found
