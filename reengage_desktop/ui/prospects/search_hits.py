"""What the search over the window shows: people, what was written about them, what is in the bank, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from reengage_desktop.domain.found_place import Line, Span
from reengage_desktop.domain.phone import shown
from reengage_desktop.services.browsing import ListedProspect
from reengage_desktop.services.finding import BankKind, Found, FoundInBank, FoundPerson, FoundWritten
from reengage_desktop.ui import words
from reengage_desktop.ui.lamp_words import lamp_spoken
from reengage_desktop.ui.words import tr

from .place_words import bank_words, place_words
from .row_words import household


@dataclass(frozen=True, slots=True)
class Head:
    """The title of a group; it cannot be chosen."""

    words: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One person found; `lit` is what of the line below was looked for."""

    id: int
    lamp: str
    name: str
    firm: str
    can: str  # be called, as the lamp says
    below: str
    lit: tuple[Span, ...] = ()

    @property
    def spoken(self) -> str:
        can = "" if self.can in self.below else self.can
        return ", ".join(filter(None, (self.name, self.firm, can, self.below)))


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """A line about one person; `before` says what it is and of when, `place` are the words the page finds it by.

    `again`: the line above is about the same person.
    """

    id: int
    lamp: str
    name: str
    firm: str
    can: str
    before: str
    line: Line
    place: str
    again: bool = False

    @property
    def spoken(self) -> str:
        return ", ".join(filter(None, (self.name, self.firm, self.can, f"{self.before}: {self.line.words}")))


@dataclass(frozen=True, slots=True)
class BankHit:
    """A story, a result, or an interview."""

    id: int
    kind: BankKind
    name: str
    firm: str
    before: str
    line: Line

    @property
    def spoken(self) -> str:
        return ", ".join(filter(None, (self.name, self.firm, f"{self.before}: {self.line.words}")))


@dataclass(frozen=True, slots=True)
class TheyCalled:
    """The wish to say that it is they who called."""

    words: str


@dataclass(frozen=True, slots=True)
class AddPerson:
    """The wish to add whoever is calling."""

    words: str


Entry = Head | Hit | PlaceHit | BankHit | TheyCalled | AddPerson


def entries(
    found: Found, now: datetime, my_zone: str, *, inbound: bool = False, to_the_end: bool = True
) -> list[Entry]:
    """In groups, with a way to add whoever is not here; nothing where nothing is looked for.

    `inbound`: it was said already that they called. `to_the_end`: all was looked through, so that no more will come.
    """
    text = found.sought.text.strip()
    if not text:
        return []
    groups = [
        *_group(tr("People"), (_hit(one, now, my_zone) for one in found.people)),
        *_group(tr("Written about them"), _places(found.written, now, my_zone)),
        *_group(tr("In the bank"), map(_in_bank, found.bank)),
    ]
    add = AddPerson(tr("Add a person with this number") if number_in(text) else tr("Add a person of this name"))
    called = [TheyCalled(tr("They called me"))] if (found.people or found.written) and not inbound else []
    do = tr("Nothing found") if to_the_end and not groups else tr("Do")
    return [*groups, Head(do), *called, add]


def _group(title: str, hits: Iterable[Entry]) -> list[Entry]:
    found = [*hits]
    return [Head(title), *found] if found else []


def _hit(found: FoundPerson, now: datetime, my_zone: str) -> Hit:
    listed, reach = found.listed, found.reach
    row, permission = listed.row, listed.permission
    first, second, _ = words.next_action_words(row.next_action, now, my_zone)
    lamp = words.lamp_words(permission, now)[0] if not permission.callable else ""
    does = ", ".join(filter(None, (first[:1].lower() + first[1:], second)))
    below = " · ".join(filter(None, (reach.words or shown(row.phone, row.country), lamp, does)))
    return Hit(*_who(listed, now), below, reach.lit)


def _places(found: Sequence[FoundWritten], now: datetime, my_zone: str) -> list[PlaceHit]:
    return [
        PlaceHit(*_who(one.listed, now), place_words(place, now, my_zone), place.line, place.words, again=number > 0)
        for one in found
        for number, place in enumerate(one.places)
    ]


def _in_bank(found: FoundInBank) -> BankHit:
    what = bank_words(found.kind)
    return BankHit(found.id, found.kind, found.title or what, found.product, what, found.line)


def _who(listed: ListedProspect, now: datetime) -> tuple[int, str, str, str, str]:
    row, permission = listed.row, listed.permission
    return row.id, permission.lamp.value, row.name, household(row), lamp_spoken(permission, now)


def number_in(text: str) -> str:
    """The digits of a text that is a number; "" for any other."""
    return "" if re.search(r"[^\d\s()+./-]", text) else re.sub(r"\D", "", text).lstrip("0")
