"""Two people who look like one, in words: why, what is known of each, what differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reengage_desktop.domain.likeness import Why
from reengage_desktop.domain.person_card import CardQuote, PersonCard
from reengage_desktop.domain.phone import shown
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.ui.words import date_words, money, tr

LONGEST = 280

WHY = {
    Why.EMAIL: "same e-mail",
    Why.NUMBER_AND_NAME: "same number, same name",
    Why.NUMBER: "same number, another name",
    Why.NAME_AND_COMPANY: "same name, same company",
    Why.NAME: "same name",
    Why.SWAPPED: "same name, other order",
    Why.NICKNAME: "short for the same name",
    Why.INITIAL: "same name, one with initials",
    Why.SPELLING: "nearly the same name",
}
FIELDS = {
    "name": "Name",
    "company": "Company",
    "title": "Title",
    "address": "Address",
    "phones": "Phone",
    "emails": "E-mail",
    "quotes": "Quote",
    "reasons": "Why not",
    "met_on": "Met on",
    "source": "From",
    "reason_to_call": "Reason to call",
    "stage": "Stage",
    "notes": "Notes",
    "counts": "History",
}
"""In the order in which they are shown."""

STAGES = {
    Stage.ACTIVE: "To be called",
    Stage.KEEP_IN_TOUCH: "Keep in touch",
    Stage.LET_GO: "Let go",
    Stage.SOLD: "Sold",
    Stage.DO_NOT_CONTACT: "Do not contact",
}
COUNTS = {
    "touches": ("1 touch", "{n} touches"),
    "facts": ("1 fact", "{n} facts"),
    "homework": ("1 thing to prepare", "{n} things to prepare"),
    "letters": ("1 letter", "{n} letters"),
    "people_around": ("1 person around", "{n} people around"),
    "notes": ("1 note", "{n} notes"),
    "files": ("1 file", "{n} files"),
}
TELLING = frozenset({"company", "title", "address", "phones", "emails", "quotes"})
"""Where it speaks for one person that both have the same."""

ADDRESS = ("street", "city", "region", "postal_code", "country")


@dataclass(frozen=True, slots=True)
class Line:
    """What both are told to have of one thing; `shared` says that it is the same or partly the same."""

    field: str
    left: str
    right: str
    shared: bool


def why_words(why: Why) -> str:
    return tr(WHY[why])


def percent_words(percent: int) -> str:
    """How sure it is: "95 %"; "sure" where nothing speaks against it."""
    return tr("sure") if percent == 100 else tr("{n} %").format(n=percent)


def field_words(field: str) -> str:
    return tr(FIELDS[field])


def lines(left: PersonCard, right: PersonCard, today: date, region: str) -> Iterator[Line]:
    """Without the name, what at least one of both has. `region` ("US") is where numbers are seen from."""
    ours, theirs = (dict(_told(card, today, region)) for card in (left, right))
    for field in FIELDS:
        mine, other = ours.get(field, ()), theirs.get(field, ())
        if field != "name" and (mine or other):
            both = {each.casefold() for each in mine} & {each.casefold() for each in other}
            yield Line(field, "\n".join(mine), "\n".join(other), bool(both) and field in TELLING)


def value_words(field: str, text: str, today: date) -> str:
    """One value of a field as it is kept: a date, a stage, or words."""
    if field == "stage":
        return tr(STAGES[Stage(text)])
    if field == "met_on":
        return date_words(date.fromisoformat(text), today)
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"


def _told(card: PersonCard, today: date, region: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    known = dict(card.fields)
    parts = [known.pop(name) for name in ADDRESS if name in known]
    if parts:
        known["address"] = ", ".join(parts)
    yield from ((field, (value_words(field, text, today),)) for field, text in known.items())
    yield "phones", tuple(shown(number, region) for number in card.phones)
    yield "emails", card.emails
    yield "quotes", tuple(_quote(quote, today) for quote in card.quotes)
    yield "reasons", tuple(f"“{words}”" for words in dict.fromkeys(card.reasons))
    told = (_count(table, count) for table, count in card.counts if table in COUNTS)
    if counted := ", ".join(told):
        yield "counts", (counted,)


def _quote(quote: CardQuote, today: date) -> str:
    quoted = date_words(quote.quoted_on, today) if quote.quoted_on else ""
    return ", ".join(filter(None, (quote.product, money(quote.value, quote.currency), quoted)))


def _count(table: str, count: int) -> str:
    one, more = COUNTS[table]
    return tr(one) if count == 1 else tr(more).format(n=count)
