"""How new people are written down: which columns of which tables, and what stands in them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from reengage_desktop.domain.arrival import Arrival, has_quote
from reengage_desktop.domain.newcomer import NewProspect
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.reason import WhyNot

from .fields import written_instant

# How nothing is written in columns that may be left out or be NULL. The module looks for adapters of None and of bool,
# which costs ten times what a number does, so what is nullable has a mark that no list can hold.
NULLS = {"company_id": 0, "met_on": "", "value": -1, "worth": -1, "inquired_on": "", "quoted_on": "",
         "closed_on": ""}  # fmt: skip
BLANKS = dict.fromkeys(
    ("title", "street", "city", "region", "postal_code", "country", "zone", "other_zone", "source", "notes",
     "reason_to_call", "next_zone", "next_note", "product", "currency", "stated_reason", "phone"), "",
)  # fmt: skip
NOTHING = NULLS | BLANKS | {"no_email": 0, "next_promised": 0}

ACTION = ("next_kind", "next_from", "next_until", "next_promised", "next_zone", "next_because", "next_note")
QUOTE = ("product", "value", "worth", "currency", "inquired_on", "why_not")
NO_QUOTE = ("", -1, -1, "", "", str(WhyNot.UNKNOWN))
NO_ACTION = (None, None, None, 0, "", "", "")


def insert(table: str, columns: Collection[str]) -> str:
    marks = ", ".join(f"nullif(?, {NULLS[name]!r})" if name in NULLS else "?" for name in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"


INSERT_PHONE = "INSERT INTO phones (prospect_id, e164, written, kind, extension, digits) VALUES (?,?,?,?,?,?)"
INSERT_EMAIL = "INSERT INTO emails (prospect_id, address, key) VALUES (?,?,?)"
OF_QUOTE = ("prospect_id", "product", "value", "worth", "currency", "quoted_on", "why_not", "closed_on", "stage")
INSERT_QUOTE = insert("quotes", OF_QUOTE)
INSERT_REASON = "INSERT INTO reasons (prospect_id, kind, words, told_at) VALUES (?,'stated',?,?)"


def prospect_columns(
    arrivals: Sequence[Arrival],
    quotes: Sequence[tuple[Any, ...]],
    companies: Mapping[str, int],
    batch_id: int | None,
    at: str,
) -> dict[str, Sequence[Any]]:
    """The rows of `prospects` by their columns; those in which nobody has anything are left to their default."""
    people = [arrival.person for arrival in arrivals]
    different = {id(arrival.action): arrival.action for arrival in arrivals}  # nearly all have one and the same
    written = {key: _action(action) for key, action in different.items()}
    actions = [written[id(arrival.action)] for arrival in arrivals]
    columns: dict[str, Sequence[Any]] = {
        "id": [arrival.id for arrival in arrivals],
        "name": [arrival.name for arrival in arrivals],
        "first_name": [arrival.first_name for arrival in arrivals],
        "sort_name": [arrival.name.casefold() for arrival in arrivals],
        "company_id": [companies.get(new.company.strip().casefold(), 0) if new.company else 0 for new in people],
        "title": [new.title for new in people],
        "party": [str(arrival.party) for arrival in arrivals],
        "stage": [str(arrival.stage) for arrival in arrivals],
        "street": [new.street for new in people],
        "city": [new.city for new in people],
        "region": [arrival.region for arrival in arrivals],
        "postal_code": [new.postal_code for new in people],
        "country": [arrival.country for arrival in arrivals],
        "zone": [arrival.zone for arrival in arrivals],
        "other_zone": [arrival.other_zone for arrival in arrivals],
        "met_on": [_day(new.met_on) for new in people],
        "no_email": [int(new.no_email) for new in people],
        "source": [new.source for new in people],
        "notes": [new.notes for new in people],
        "reason_to_call": [arrival.reason_to_call for arrival in arrivals],
        "batch_id": [batch_id] * len(arrivals),
        "created_at": [at] * len(arrivals),
        "stated_reason": [new.stated_reason for new in people],
        "phone": [new.phones[0].e164 or new.phones[0].written if new.phones else "" for new in people],
        "score": [arrival.score for arrival in arrivals],
    }
    columns |= zip(ACTION, zip(*actions, strict=True), strict=True)
    columns |= zip(QUOTE, zip(*quotes, strict=True), strict=True)
    return {name: values for name, values in columns.items() if name not in NOTHING or {*values} != {NOTHING[name]}}


def quote_row(new: NewProspect) -> tuple[Any, ...]:
    """(product, value, worth, currency, day, reason) as they are written, `NO_QUOTE` where they tell of none."""
    if not has_quote(new):
        return NO_QUOTE
    value, worth = -1 if new.value is None else new.value, -1 if new.worth is None else new.worth
    return new.product, value, worth, new.currency, _day(new.quoted_on), str(new.why_not)


def quote_ending(new: NewProspect) -> tuple[str, str]:
    """(closing day, stage), which are kept with the quote alone."""
    return _day(new.closed_on), new.deal_stage


def _action(action: NextAction | None) -> tuple[Any, ...]:
    if action is None:
        return NO_ACTION
    begin, end = written_instant(action.due_from), written_instant(action.due_until)
    return str(action.kind), begin, end, int(action.promised), action.zone, str(action.because), action.note


def _day(at: date | None) -> str:
    return at.isoformat() if at else ""
