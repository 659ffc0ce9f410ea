"""Somebody a list tells of, or the row that was left out and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from .phone import Phone
from .reason import WhyNot
from .whole import Whole


class Reason(StrEnum):
    """Why a row was left out, or what in a kept row needs a look."""

    NOBODY = "nobody"
    SHIFTED = "shifted"
    TOO_LONG = "too_long"
    HEADING_AGAIN = "heading_again"
    FOOTER = "footer"
    PHONE = "phone"
    EMAIL = "email"
    AMOUNT = "amount"
    DATE = "date"
    EXTRA_CELLS = "extra_cells"
    CARD = "card"


REASONS: dict[Reason, str] = {
    Reason.NOBODY: "No name, company, phone or e-mail",
    Reason.SHIFTED: "More cells than columns, and no phone or e-mail where they belong: a comma may lack its quotes",
    Reason.TOO_LONG: "A name or an address is too long: a quote may not be closed",
    Reason.HEADING_AGAIN: "The column names once more",
    Reason.FOOTER: "A remark of the program that wrote the list",
    Reason.PHONE: "“{text}” is not a phone number; it is kept as written",
    Reason.EMAIL: "“{text}” is not an e-mail address",
    Reason.AMOUNT: "“{text}” is not an amount",
    Reason.DATE: "“{text}” is not a date",
    Reason.EXTRA_CELLS: "More cells than columns: “{text}” was left out",
    Reason.CARD: "This card cannot be read",
}


@dataclass(frozen=True, slots=True)
class BadRow:
    """A record left out: the line it starts on (from 1), why, and its beginning. `REASONS[reason].format(text=…)`."""

    line: int
    reason: Reason
    text: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell of a kept row that could not be used as it stands. `column` is counted from 0, -1 where it is not one."""

    reason: Reason
    text: str
    column: int = -1


class NewProspect(NamedTuple):
    """A person as a list tells of them. Amounts in hundredths; e-mails casefolded; `name` is "" for phone-only people.

    `do_not_contact` and `no_email` are only ever switched on by a list: False means that it said nothing.
    `closed_on` and `deal_stage` belong to the quote. `whole` is what only a list that this program wrote can tell.
    A named tuple, since of a list there are 100,000, and a frozen dataclass takes eight times as long to make.
    """

    name: str
    first_name: str
    last_name: str
    company: str
    title: str
    phones: tuple[Phone, ...]
    emails: tuple[str, ...]
    street: str
    city: str
    region: str
    postal_code: str
    country: str
    product: str
    value: int | None
    worth: int | None
    currency: str
    quoted_on: date | None
    why_not: WhyNot
    stated_reason: str
    notes: str
    source: str
    met_on: date | None
    do_not_contact: bool
    no_email: bool
    stage_hint: str
    line: int
    doubts: tuple[Doubt, ...] = ()
    closed_on: date | None = None
    deal_stage: str = ""
    whole: Whole | None = None
