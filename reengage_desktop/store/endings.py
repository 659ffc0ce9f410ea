"""Inquiries whose permission clock runs out: counted by day, from the index of clocks alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from peewee import SqliteDatabase

from reengage_desktop.domain.listing import Clock

FOUND = """
SELECT c.key, p.inquired_on, count(*), min(p.id)
FROM json_each(?) AS c CROSS JOIN prospects AS p INDEXED BY prospects_clock
    ON p.zone = json_extract(c.value, '$[0]') AND p.country = json_extract(c.value, '$[1]')
    AND p.region = json_extract(c.value, '$[2]') AND p.party = json_extract(c.value, '$[3]')
    AND p.other_zone = json_extract(c.value, '$[4]') AND p.consented = 0
    AND p.inquired_on >= json_extract(c.value, '$[5]') AND p.inquired_on <= json_extract(c.value, '$[6]')
WHERE p.next_kind IS NOT NULL GROUP BY c.key, p.inquired_on
"""


class Endings:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def inquired(self, spans: Sequence[tuple[Clock, date, date]]) -> list[tuple[int, date, int, int]]:
        """(place of the span, day of the inquiry, how many, one of them) of people in the pool without consent."""
        told = [
            [
                clock.zone,
                clock.country,
                clock.region,
                clock.party,
                clock.other_zone,
                first.isoformat(),
                last.isoformat(),
            ]
            for clock, first, last in spans
        ]
        rows = self._db.execute_sql(FOUND, (json.dumps(told),))
        return [(place, date.fromisoformat(day), count, one) for place, day, count, one in rows]
