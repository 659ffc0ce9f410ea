"""The fields of a person that are edited one by one, and how long each may be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .cells import clean, clean_line
from .fault import RuleFault

TOO_LONG = "That is longer than {most} characters. It was not kept; write it shorter."


class Field(StrEnum):
    """`party` and `importance` hold values of their kinds, `consented` "yes" or nothing, all others words."""

    NAME = "name"
    FIRST_NAME = "first_name"
    TITLE = "title"
    COMPANY = "company"
    STREET = "street"
    CITY = "city"
    REGION = "region"
    POSTAL_CODE = "postal_code"
    COUNTRY = "country"
    SOURCE = "source"
    REASON_TO_CALL = "reason_to_call"
    NOTES = "notes"
    PARTY = "party"
    CONSENTED = "consented"
    IMPORTANCE = "importance"


LONGEST = {Field.NOTES: 20_000, Field.REASON_TO_CALL: 600, Field.POSTAL_CODE: 40}
LONGEST_LINE = 200
YES = "yes"


@dataclass(frozen=True, slots=True)
class KnownEmail:
    """An e-mail address as it is kept."""

    id: int
    address: str

    @property
    def understood(self) -> bool:
        """Whether a mail can be sent to it."""
        name, _, host = self.address.rpartition("@")
        return bool(name and "." in host.strip(".") and not any(char.isspace() for char in self.address))


def kept_words(field: Field, text: str) -> str:
    """What is kept of what was typed. Raises `RuleFault` for what is too long."""
    words, most = clean(text) if field is Field.NOTES else clean_line(text), LONGEST.get(field, LONGEST_LINE)
    return not_longer(words, most)


def not_longer(words: str, most: int) -> str:
    """The words. Raises `RuleFault` if they are more than `most` characters."""
    if len(words) > most:
        raise RuleFault(TOO_LONG, most=f"{most:,}")
    return words
