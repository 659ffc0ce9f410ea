"""What a list adds to somebody who is here, or would put in the place of what is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .arrival import FILLED, display_name, first_name, has_quote, number_key, person_has_name, quote_key
from .difference import FieldChange
from .intake_choice import Known
from .newcomer import NewProspect
from .phone import Phone
from .prospect import Stage

PLAIN = tuple(name for name in FILLED if name not in ("first_name", "notes"))
NAME = ("first_name", "name", "sort_name")


@dataclass(frozen=True, slots=True)
class Present:
    """What is known of somebody who is here.

    `known`: by column what stands there, of the firm its name; nothing for what is blank. `reasons` are those that were
    stated, `told` what rows further up in the same list said already: the first one is believed.
    """

    id: int
    stage: Stage
    known: dict[str, object]
    numbers: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    quotes: frozenset[tuple[str, int | None]] = frozenset()
    reasons: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()

    def after(self, person: NewProspect, added: Gaps) -> Present:
        """What is known once `added` is written: the next row about the same person is held against that."""
        said = {name for name in (*PLAIN, "met_on", "stated_reason") if getattr(person, name)}
        return replace(
            self,
            stage=Stage.DO_NOT_CONTACT if added.do_not_contact else self.stage,
            known=self.known | dict(added.fields),
            numbers=self.numbers | {number_key(phone) for phone in added.phones},
            emails=self.emails | {address.casefold() for address in added.emails},
            quotes=self.quotes | ({quote_key(added.quote)} if added.quote else set()),
            reasons=self.reasons | ({added.stated_reason} if added.stated_reason else set()),
            told=self.told | said | ({"name"} if person_has_name(person) else set()),
        )


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is to be written of one row; do-not-contact is only switched on."""

    id: int
    fields: tuple[tuple[str, object], ...]
    phones: tuple[Phone, ...]
    emails: tuple[str, ...]
    quote: NewProspect | None
    stated_reason: str
    do_not_contact: bool

    def __bool__(self) -> bool:
        return bool(
            self.fields or self.phones or self.emails or self.quote or self.stated_reason or self.do_not_contact
        )


def gaps(present: Present, person: NewProspect, known: Known = Known.FILL) -> Gaps:
    """What the row changes: blanks, or all that it says otherwise; numbers, e-mails and quotes that are new.

    Whoever is skipped may still say that they must not be contacted.
    """
    refuses = person.do_not_contact and present.stage is not Stage.DO_NOT_CONTACT
    if known is Known.SKIP:
        return Gaps(present.id, (), (), (), None, "", refuses)
    quote = person if has_quote(person) and quote_key(person) not in present.quotes else None
    return Gaps(
        id=present.id,
        fields=tuple(_fields(present, person, replacing=known is Known.REPLACE).items()),
        phones=tuple(p for p in person.phones if number_key(p) not in present.numbers),
        emails=tuple(address for address in person.emails if address.casefold() not in present.emails),
        quote=quote,
        stated_reason=_reason(present, person, known, quote is not None),
        do_not_contact=refuses,
    )


def believed(present: Present, rows: Iterable[NewProspect]) -> Present:
    """Before `rows` of one list: if one of them goes by the name that is known, no other one takes its place.

    Else that row would be somebody else the next time.
    """
    names = (display_name(row) for row in rows if person_has_name(row) or not (row.phones or row.emails))
    keeps = any(name.casefold() == present.known.get("sort_name") for name in names)
    return replace(present, told=present.told | {"name"}) if keeps else present


def changes(present: Present, found: Gaps) -> tuple[FieldChange, ...]:
    """The same in words, to be looked at."""
    fields = [(name, value) for name, value in found.fields if name not in ("sort_name", "first_name")]
    told = [FieldChange(name, _words(present.known.get(name)), _words(value)) for name, value in fields]
    told += [FieldChange("phone", "", phone.e164 or phone.written) for phone in found.phones]
    told += [FieldChange("email", "", address) for address in found.emails]
    if found.quote is not None:
        told.append(FieldChange("quote", "", _quote_words(found.quote)))
    if found.stated_reason:
        told.append(FieldChange("reason", "", found.stated_reason))
    if found.do_not_contact:
        told.append(FieldChange("do_not_contact", "", "yes"))
    return tuple(told)


def _fields(present: Present, person: NewProspect, *, replacing: bool) -> dict[str, object]:
    here = present.known

    def takes(name: str, value: object) -> bool:
        if not value or _same(name, here.get(name), value):
            return False
        return not here.get(name) or (replacing and name not in present.told)

    found: dict[str, object] = {name: value for name in PLAIN if takes(name, value := getattr(person, name))}
    found |= {name: value for name in ("met_on", "no_email") if takes(name, value := getattr(person, name))}
    notes = str(here.get("notes") or "")
    if person.notes and person.notes not in notes and (replacing or not notes):
        found["notes"] = f"{notes}\n{person.notes}" if notes else person.notes
    # Until now they stood under their number, firm or address: nobody who has a name is without a first name.
    if person_has_name(person) and "name" not in present.told and (replacing or not here.get("first_name")):
        name = display_name(person)
        names: dict[str, object] = {"first_name": first_name(person), "name": name, "sort_name": name.casefold()}
        found |= {column: value for column, value in names.items() if value and value != here.get(column)}
    return found


def _reason(present: Present, person: NewProspect, known: Known, is_new_quote: bool) -> str:
    """A reason is added to those that are known, never put in their place; each quote may have its own."""
    words = person.stated_reason
    if not words or words in present.reasons:
        return ""
    is_first = "stated_reason" not in present.told and (known is Known.REPLACE or not present.reasons)
    return words if is_new_quote or is_first else ""


def _same(name: str, one: object, other: object) -> bool:
    """Firms are one in any case; elsewhere a blank at an end is nothing to take in."""
    if not (isinstance(one, str) and isinstance(other, str)):
        return one == other
    one, other = one.strip(), other.strip()
    return one == other or (name == "company" and one.casefold() == other.casefold())


def _words(value: object) -> str:
    return "" if not value else "yes" if value is True else str(value)


def _quote_words(person: NewProspect) -> str:
    money = "" if person.value is None else f"{person.value / 100:,.2f}".removesuffix(".00")
    amount = f"{money} {person.currency}".strip()
    return ", ".join(filter(None, (person.product, amount if money else "", person.deal_stage)))
