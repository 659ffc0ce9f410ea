"""What the search of a caller finds: people by name or number, then by what was written about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reengage_desktop.domain.listing import Filter, ListQuery, SortBy
from reengage_desktop.domain.phone import shown
from reengage_desktop.services.browsing import Browsing, ListedProspect
from reengage_desktop.ui import words
from reengage_desktop.ui.words import tr

from .row_words import household

SHOWN = 40
_EVERYBODY = (Filter.ALL, Filter.SOLD, Filter.DO_NOT_CONTACT)


@dataclass(frozen=True, slots=True)
class Head:
    """The title of a group; it cannot be chosen."""

    words: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One person found."""

    id: int
    lamp: str
    name: str
    firm: str
    below: str

    @property
    def spoken(self) -> str:
        return ", ".join(filter(None, (self.name, self.firm, self.below)))


@dataclass(frozen=True, slots=True)
class TheyCalled:
    """The wish to say that it is they who called."""

    words: str


@dataclass(frozen=True, slots=True)
class AddPerson:
    """The wish to add whoever is calling."""

    words: str


Entry = Head | Hit | TheyCalled | AddPerson


def found(browsing: Browsing, text: str, now: datetime, my_zone: str, *, inbound: bool = False) -> list[Entry]:
    """At most `SHOWN` people, also who bought or must not be contacted; and a way to add whoever is not here.

    `inbound`: it was said already that they called.
    """
    text = text.strip()
    if not text:
        return []
    ids = [i for f in _EVERYBODY for i in browsing.ids(ListQuery(text, f, SortBy.PERSON, descending=False))[:SHOWN]]
    rows = browsing.rows(ids[:SHOWN])
    named = [_hit(listed, now, my_zone) for listed in rows if _is_named(listed, text)]
    written = [_hit(listed, now, my_zone) for listed in rows if not _is_named(listed, text)]
    groups = [*_group(tr("People"), named), *_group(tr("In numbers, notes and quotes"), written)]
    add = AddPerson(tr("Add a person with this number") if number_in(text) else tr("Add a person of this name"))
    called = [TheyCalled(tr("They called me"))] if rows and not inbound else []
    return [*groups, Head(tr("Do")), *called, add]


def _group(title: str, hits: Sequence[Hit]) -> list[Entry]:
    return [Head(title), *hits] if hits else []


def _hit(listed: ListedProspect, now: datetime, my_zone: str) -> Hit:
    row, permission = listed.row, listed.permission
    first, second, _ = words.next_action_words(row.next_action, now, my_zone)
    lamp = words.lamp_words(permission, now)[0] if not permission.callable else ""
    below = " · ".join(
        filter(
            None,
            (shown(row.phone, row.country), lamp, ", ".join(filter(None, (first[:1].lower() + first[1:], second)))),
        )
    )
    return Hit(row.id, permission.lamp.value, row.name, household(row), below)


def _is_named(listed: ListedProspect, text: str) -> bool:
    """By name, firm or their first number; the search itself also looks into all the rest."""
    row = listed.row
    if number := number_in(text):
        return number in re.sub(r"\D", "", row.phone)
    inside = f"{row.name} {row.company}".casefold()
    return all(word in inside for word in re.findall(r"\w+", text.casefold()))


def number_in(text: str) -> str:
    """The digits of a text that is a number; "" for any other."""
    return "" if re.search(r"[^\d\s()+./-]", text) else re.sub(r"\D", "", text).lstrip("0")
