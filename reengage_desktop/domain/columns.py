"""Which column of a list holds what, known by the names that other programs give their columns."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from .fault import FileFault
from .phone import HOME, MOBILE, OTHER, WORK, kind_from


class Field(StrEnum):
    """What a column can become. `LEAVE_OUT` is a known column that is of no use here.

    `KEEP`: its cells are kept among the notes, each with the heading before it.
    """

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    COMPANY = "company"
    TITLE = "title"
    PHONE = "phone"
    MOBILE = "mobile"
    HOME_PHONE = "home_phone"
    WORK_PHONE = "work_phone"
    EMAIL = "email"
    STREET = "street"
    CITY = "city"
    REGION = "region"
    POSTAL_CODE = "postal_code"
    COUNTRY = "country"
    PRODUCT = "product"
    VALUE = "value"
    WORTH = "worth"
    CURRENCY = "currency"
    QUOTED_ON = "quoted_on"
    WHY_NOT = "why_not"
    NOTES = "notes"
    SOURCE = "source"
    MET_ON = "met_on"
    DO_NOT_CALL = "do_not_call"
    EMAIL_OPT_OUT = "email_opt_out"
    DEAL_STAGE = "deal_stage"
    CLOSED_ON = "closed_on"
    KEEP = "keep"
    LEAVE_OUT = "leave_out"


PHONES = frozenset({Field.PHONE, Field.MOBILE, Field.HOME_PHONE, Field.WORK_PHONE})
PHONE_OF = {MOBILE: Field.MOBILE, HOME: Field.HOME_PHONE, WORK: Field.WORK_PHONE, OTHER: Field.PHONE}
DATES = frozenset({Field.QUOTED_ON, Field.MET_ON, Field.CLOSED_ON})
PERSON = PHONES | {Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.COMPANY, Field.EMAIL}

Mapping = tuple[Field | None, ...]
"""For each column the field it becomes; None for a column whose name says nothing to us."""

NO_PERSON = (
    "{file} has no column with a name, a phone or an e-mail. Nothing was imported; "
    "name the columns in its first row and choose it again."
)

_BRACKETS = re.compile(r"\([^)]*\)")
_DIGITS = re.compile(r"\d+")
_PERSONS = "person|personne|persona|pessoa|persoon|contact|kontakt|contacto|contato|contatto|contactpersoon|lead|custom"
_DEALS = "deal|opportunity|geschäft|negocio|negócio|trato|transaction|affaire|trattativa|affare"
_FIRMS = "organi[sz]ation|organisatie|organización|organização|organizzazione|company|account|unternehmen|firma"
_FIRMS += "|entreprise|empresa|azienda|bedrijf"
_PREFIX = re.compile(rf"\s*(?:(?P<firm>{_FIRMS})|(?P<deal>{_DEALS})|(?:{_PERSONS}))\s*(?: - |: |\.)\s*", re.IGNORECASE)
_CUSTOM = re.compile(r"custom\.|.+__c\Z", re.IGNORECASE)
_VALUE = re.compile(r" \d* ?- Value\Z")
_LONG = 200  # a heading that is longer is none, and is not looked at beyond
_APART = re.compile(r" - |: ")
_NAMES = frozenset(("name", "nom", "nombre", "nome", "naam", "title", "titel", "titre", "titulo", "titolo"))
_PLAIN_ENDS = frozenset(
    ("value", "wert", "adresse", "address", "other", "sonstige", "andere", "autre", "otro", "outro", "altro", "overig")
)


@dataclass(frozen=True, slots=True)
class Beside:
    """A heading that means something else beside certain others: "Title" is a form of address beside "Job Title"."""

    heading: frozenset[str]
    beside: frozenset[str]
    field: Field


@dataclass(frozen=True, slots=True)
class Aliases:
    """Headings by their key, and the meanings that depend on their neighbours."""

    fields: dict[str, Field]
    beside: tuple[Beside, ...] = ()

    @classmethod
    def from_text(cls, text: str) -> Aliases:
        """Read `aliases.json`: {"fields": {field: [headings]}, "beside": [{"headings", "beside", "field"}]}."""
        table = json.loads(text)
        fields = {key(name): Field(target) for target, names in table["fields"].items() for name in names}
        beside = tuple(
            Beside(frozenset(map(key, rule["headings"])), frozenset(map(key, rule["beside"])), Field(rule["field"]))
            for rule in table["beside"]
        )
        return cls(fields, beside)

    def field(self, heading: str) -> Field | None:
        """What a heading means on its own; None when it is not known."""
        if found := self._named(heading):
            return found
        prefix = _PREFIX.match(heading)
        if prefix is None:
            return self._kind_apart(heading)
        bare = heading[prefix.end() :]
        if (prefix["firm"] or prefix["deal"]) and key(bare) in _NAMES:
            return Field.COMPANY if prefix["firm"] else Field.PRODUCT
        return self._named(bare) or self._kind_apart(bare)

    def _named(self, heading: str) -> Field | None:
        found = next((self.fields[k] for k in _keys(heading) if k in self.fields), None)
        return PHONE_OF[kind_from(heading)] if found is Field.PHONE else found

    def _kind_apart(self, heading: str) -> Field | None:
        """ "Teléfono - Trabajo": a number or an e-mail, and then which of them."""
        what, *kinds = _APART.split(heading, maxsplit=1)
        field = self._named(what) if kinds else None
        if field not in PHONES and field is not Field.EMAIL:
            return None
        kind = kind_from(kinds[0])
        if kind == OTHER:
            return field if key(kinds[0]) in _PLAIN_ENDS else None
        return field if field is Field.EMAIL else PHONE_OF[kind]

    def knows(self, heading: str) -> bool:
        return len(heading) < 80 and self.field(heading) is not None


@lru_cache(maxsize=4096)
def key(heading: str) -> str:
    """A heading without case, accents, blanks and punctuation: "E-Mail 1 - Value" -> "email1value"."""
    apart = unicodedata.normalize("NFKD", heading.casefold())
    return "".join(c for c in apart if c.isalnum())


def _keys(heading: str) -> Iterator[str]:
    """The heading as it is, then without brackets, and without counting figures."""
    heading = heading.removesuffix("__c")
    bare = _BRACKETS.sub("", heading)
    yield key(heading)
    yield key(bare)
    yield key(_DIGITS.sub("", bare))


def own_words(heading: str) -> str:
    """The heading without what belongs to the program: "custom.Lease end" -> "Lease end", "Web 1 - Value" -> "Web"."""
    prefix = _PREFIX.match(heading)
    return _VALUE.sub("", heading[prefix.end() :] if prefix else heading).removesuffix("__c").replace("_", " ")


def match(header: Sequence[str], aliases: Aliases, samples: Sequence[Sequence[str]] = ()) -> Mapping:
    """The field for each column: by its heading, and where that says nothing by its contents.

    `samples`: for each column some cells that hold anything, up to 50. Two columns may become the same field: both are
    kept. Fields that somebody made themselves are kept among the notes, unless they are known.
    """
    header = [heading[:_LONG] for heading in header]
    keys = {key(heading) for heading in header}
    fields: list[Field | None] = []
    for heading in header:
        own = set(_keys(heading))
        rule = next((r for r in aliases.beside if own & r.heading and keys & (r.beside - own)), None)
        fields.append(rule.field if rule else aliases.field(heading))
    if samples:
        from .column_contents import guessed

        fields = list(guessed(header, fields, samples))
    return tuple(
        Field.KEEP if field is None and _CUSTOM.match(heading) else field
        for field, heading in zip(fields, header, strict=True)
    )


def kind_columns(header: Sequence[str]) -> dict[int, int]:
    """Columns of a kind beside their numbers: "Phone 1 - Value" -> "Phone 1 - Type" (or "- Label")."""
    places = {key(heading[:_LONG]): place for place, heading in enumerate(header)}
    out: dict[int, int] = {}
    for name, place in places.items():
        stem = name.removesuffix("value")
        label = places.get(f"{stem}type", places.get(f"{stem}label"))
        if stem and label is not None:
            out[place] = label
    return out


def require_person(mapping: Mapping, file: str) -> None:
    """Raise FileFault when no column is a name (a firm's, too), a phone or an e-mail: there is nobody to call."""
    if not PERSON.intersection(field for field in mapping if field is not None):
        raise FileFault(NO_PERSON, file=file)
