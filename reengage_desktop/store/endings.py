"""Permission clocks that run out: counted by their days, from the index of clocks alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from peewee import SqliteDatabase

from reengage_desktop.domain.law import RegistryKind
from reengage_desktop.domain.listing import Clock

from .rows import read_day

Days = tuple[date, date]
NO_DAYS = ("9999", "")
_PLACE = ("zone", "country", "region", "party", "other_zone")
_NAMES = (*_PLACE, "inquired_first", "inquired_last", "bought_first", "bought_last", "clear_from", "kind")
_TEXTS = ", ".join(f"CAST(json_extract(value, '$[{place}]') AS TEXT)" for place in range(len(_NAMES)))
_SAME = " AND ".join(f"p.{name} = c.{name}" for name in _PLACE)
_INQUIRED = "p.inquired_on >= c.inquired_first AND p.inquired_on <= c.inquired_last"
# The inquiry is a range of the index; for a purchase all of a clock is walked, so the rarest thing is asked first.
_BOUGHT = (
    "p.bought_on >= c.bought_first AND p.bought_on <= c.bought_last "
    "AND NOT coalesce(p.inquired_on BETWEEN c.inquired_first AND c.inquired_last, 0)"
)
_OPEN = (
    "NOT (p.registry = 'clear' AND coalesce(p.registry_on, '') >= c.clear_from) "
    f"AND NOT (p.registry = 'listed' AND c.kind = '{RegistryKind.SHUT}')"
)
_FOUND = (
    "SELECT c.place, p.inquired_on, p.bought_on, p.id FROM c CROSS JOIN prospects AS p "
    f"INDEXED BY prospects_clock ON {_SAME} AND p.consented = 0 AND {{days}} AND {_OPEN} WHERE p.next_kind IS NOT NULL"
)
FOUND = (
    f"WITH c (place, {', '.join(_NAMES)}) AS MATERIALIZED (SELECT key, {_TEXTS} FROM json_each(?)) "
    "SELECT place, inquired_on, bought_on, count(*), min(id) FROM "
    f"({_FOUND.format(days=_INQUIRED)} UNION ALL {_FOUND.format(days=_BOUGHT)}) GROUP BY place, inquired_on, bought_on"
)


class Span(NamedTuple):
    """Of a kind of clock: inquiries and purchases whose clock may run out, first and last day; None: no such clock.

    A look at the registry from `clear` on holds still; None where the law has no registry, `registry` tells which kind.
    """

    clock: Clock
    inquired: Days | None
    bought: Days | None
    clear: date | None
    registry: RegistryKind | None


class Ended(NamedTuple):
    """So many people with these days, one of them by id; `place` is that of their span."""

    place: int
    inquired_on: date | None
    bought_on: date | None
    people: int
    one: int


class Endings:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def of(self, spans: Sequence[Span]) -> Iterator[Ended]:
        """People in the pool whom only a clock lets us call: without consent, and not clear by a look that holds."""
        for place, inquired_on, bought_on, people, one in self._db.execute_sql(FOUND, (json.dumps(_told(spans)),)):
            yield Ended(place, read_day(inquired_on), read_day(bought_on), people, one)


def _told(spans: Sequence[Span]) -> list[list[str]]:
    return [
        [
            *(getattr(span.clock, name) for name in _PLACE),
            *_days(span.inquired),
            *_days(span.bought),
            span.clear.isoformat() if span.clear else "9999",
            span.registry or "",
        ]
        for span in spans
    ]


def _days(days: Days | None) -> tuple[str, str]:
    return (days[0].isoformat(), days[1].isoformat()) if days else NO_DAYS
