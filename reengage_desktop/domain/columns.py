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
PERSON = PHONES | {Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.COMPANY, Field.EMAIL}

Mapping = tuple[Field | None, ...]
"""For each column the field it becomes; None for a column whose name says nothing to us."""

NO_PERSON = (
    "{file} has no column with a name, a phone or an e-mail. Nothing was imported; "
    "name the columns in its first row and choose it again."
)

_BRACKETS = re.compile(r"\([^)]*\)")
_DIGITS = re.compile(r"\d+")
_PREFIX = re.compile(
    r"\s*(?:person|deal|organi[sz]ation|contact|lead|account|custom)\s*(?: - |: |\.)\s*", re.IGNORECASE
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
        return next((self.fields[k] for k in _keys(heading) if k in self.fields), None)

    def knows(self, heading: str) -> bool:
        return len(heading) < 80 and self.field(heading) is not None


@lru_cache(maxsize=4096)
def key(heading: str) -> str:
    """A heading without case, accents, blanks and punctuation: "E-Mail 1 - Value" -> "email1value"."""
    apart = unicodedata.normalize("NFKD", heading.casefold())
    return "".join(c for c in apart if c.isalnum())


def _keys(heading: str) -> Iterator[str]:
    """The heading as it is, then without brackets, without counting figures, and without the object it belongs to."""
    for text in (heading, _PREFIX.sub("", heading, count=1)):
        yield key(text)
        yield key(_BRACKETS.sub("", text))
        yield key(_DIGITS.sub("", _BRACKETS.sub("", text)))


def match(header: Sequence[str], aliases: Aliases) -> Mapping:
    """The field for each column. Two columns may become the same field: both are kept."""
    keys = {key(heading) for heading in header}
    fields: list[Field | None] = []
    for heading in header:
        own = set(_keys(heading))
        rule = next((r for r in aliases.beside if own & r.heading and keys & (r.beside - own)), None)
        fields.append(rule.field if rule else aliases.field(heading))
    return tuple(fields)


def kind_columns(header: Sequence[str]) -> dict[int, int]:
    """Columns of a kind beside their numbers: "Phone 1 - Value" -> "Phone 1 - Type" (or "- Label")."""
    places = {key(heading): place for place, heading in enumerate(header)}
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
