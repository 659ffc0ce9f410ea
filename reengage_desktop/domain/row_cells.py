"""What the cells of one row say, alone or several together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from .cells import clean, clean_line, is_given, says_allowed, says_no
from .columns import key
from .newcomer import BadRow, Reason
from .phone import Phone, digits, parse_phone

_EXPECTED = ("expected", "erwartet", "voraussichtlich", "prevu", "previst", "prevista", "verwacht")
_OF_PERSONS = ("lead", "lifecycle", "lebenszyklus", "cicl", "cycle", "levenscyclus", "contact")


@lru_cache(maxsize=8192)
def said(cell: str) -> str:
    """A short cell on one line; "" where it says nothing."""
    text = clean_line(cell)
    return text if is_given(text) else ""


def two_letters(country: str) -> str:
    """The code of a country that is written as one; "" for all else."""
    return country.upper() if len(country) == 2 and country.isascii() and country.isalpha() else ""


def tells_of_persons(heading: str) -> bool:
    """Whether a stage is that of a lead, and not of a quote."""
    return any(word in key(heading) for word in _OF_PERSONS)


def is_expected(heading: str) -> bool:
    """Whether a closing day is only hoped for."""
    return any(word in key(heading) for word in _EXPECTED)


def only_a_number(name: str, region: str) -> Phone | None:
    """People of whom a phone knows the number alone come with it in place of a name."""
    if any(c.isalpha() for c in name) or len(digits(name)) < 7:
        return None
    phone = parse_phone(name, region)
    return phone if phone.understood else None


def is_on(cells: Sequence[str], places: tuple[int, ...]) -> bool:
    """Whether one of these cells switches something on."""
    for place in places:
        text = clean_line(cells[place])
        if text and not says_no(text) and not says_allowed(text):
            return True
    return False


def joined(cells: Sequence[str], places: tuple[int, ...]) -> str:
    """All that these cells say, a line each, nothing twice."""
    if len(places) == 1:
        text = clean(cells[places[0]])
        return text if is_given(text) else ""
    return "\n".join(dict.fromkeys(text for place in places if is_given(text := clean(cells[place]))))


def bad_row(line: int, reason: Reason, cells: Sequence[str]) -> BadRow:
    """The record with its beginning, by which it is found again."""
    return BadRow(line, reason, " · ".join(filter(None, (clean_line(cell[:80]) for cell in cells[:20])))[:120])
