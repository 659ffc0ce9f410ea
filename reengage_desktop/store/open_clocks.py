"""Whom the law lets us call, asked of many at once: by the kinds of clock that are open to calls."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from reengage_desktop.domain.listing import Clock

from .fields import written_instant

CLOCK = ("country", "region", "party", "zone", "other_zone")
# As `domain.permission` says it. What the index of clocks has is asked first: the line of the table only if need be.
CALLABLE = """(:capped = '[]' OR id NOT IN (SELECT value FROM json_each(:capped)))
    AND (rested = '' OR coalesce(refused_at, '') < rested)
    AND (consented = 1 OR CASE
        WHEN needs = 'consent' THEN 0
        WHEN since = '' AND bought = '' AND needs = '' THEN 1
        WHEN needs <> 'shut' AND since <> '' AND inquired_on >= since THEN 1
        WHEN needs = 'shut' AND registry = 'listed' THEN 0
        WHEN since <> '' AND inquired_on >= since OR bought <> '' AND bought_on >= bought THEN 1
        WHEN needs <> '' AND registry = 'clear' AND registry_on >= clear THEN 1
        WHEN since <> '' AND inquired_on IS NOT NULL OR bought <> '' AND bought_on IS NOT NULL THEN 0
        ELSE needs = '' OR registry <> 'listed' END)"""
# Texts by name, since only then SQLite makes an index over them when it looks up the clocks of found people.
_OPEN = (*CLOCK, "since", "bought", "needs", "clear", "rested")
_TEXTS = ", ".join(f"CAST(json_extract(value, '$[{place}]') AS TEXT)" for place in range(len(_OPEN)))
OPEN = f"WITH open ({', '.join(_OPEN)}) AS MATERIALIZED (SELECT {_TEXTS} FROM json_each(:callable))"


class OpenClock(NamedTuple):
    """A kind of clock in its calling hours, and what those who have it must have to be called.

    The first days of an inquiry, of a purchase and of a look at the registry that still count; None where the law has
    no such clock. `needs`: "consent", or the kind of the registry. A refusal must be older than `rested`, if there is.
    """

    clock: Clock
    since: date | None = None
    bought: date | None = None
    needs: str = ""
    clear: date | None = None
    rested: datetime | None = None


def callable_clocks(open_clocks: Iterable[OpenClock]) -> str:
    """:callable; who has none of these clocks may not be called."""
    told = []
    for clock, since, bought, needs, clear, rested in open_clocks:
        place = [getattr(clock, name) for name in CLOCK]
        at = written_instant(rested) if rested else ""
        told.append([*place, _day(since), _day(bought), needs, _day(clear), at])
    return json.dumps(told)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
