"""What one's own calls taught: who bought after all, who was reached at which attempt, and how long it took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from peewee import SqliteDatabase

from reengage_desktop.domain.ranking import TRIES_COUNTED, Count, Experience
from reengage_desktop.domain.reason import WhyNot

from .fields import written_instant
from .reaches import COUNTS, Reaches

OF_LATE = timedelta(days=365)
MOST_CALLS, MOST_TOUCHES, MOST_DECISIONS = 400, 1_500, 200
HOLDS = timedelta(minutes=10)
LONGEST_SECONDS = 90 * 60  # what is longer was left open, not talked
CALLS = f"""
SELECT prospect_id, at, attempt, contact, {COUNTS}, slot_key, seconds FROM touches INDEXED BY touches_at
WHERE at >= ? AND (attempt = 1 OR contact = 1) ORDER BY at DESC, id DESC LIMIT {MOST_CALLS}
"""
# A story ends by a call that was sold, refused or forbidden, or by a choice at the desk; who is active again, or asked
# to be called later, has not ended it. People who came in as sold or refused have no such call.
ENDED = f"""
SELECT p.why_not, total(p.stage = 'sold'), count(*) FROM (
    SELECT prospect_id FROM (
        SELECT prospect_id, outcome, bulk FROM touches INDEXED BY touches_at
        WHERE at >= ?1 ORDER BY at DESC LIMIT {MOST_TOUCHES}
    ) WHERE bulk = 0 AND outcome IN ('S', 'X', 'D')
    UNION SELECT prospect_id FROM (
        SELECT prospect_id, choice FROM decisions INDEXED BY decisions_at
        WHERE at >= ?1 ORDER BY at DESC LIMIT {MOST_DECISIONS}
    ) WHERE choice IN ('keep_in_touch', 'let_go', 'do_not_contact')
) CROSS JOIN prospects p ON p.id = prospect_id WHERE p.stage <> 'active' GROUP BY p.why_not
"""


class Call(NamedTuple):
    """A try or a contact: `at` as it is written down, UTC; `counts` for a call that counts in a statistic."""

    prospect_id: int
    at: str
    attempt: int
    contact: int
    counts: int
    slot_key: str
    seconds: int


class Tallies:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database
        self._known: tuple[datetime, Experience] | None = None

    def experience(self, now: datetime) -> Experience:
        """Of the newest calls of a year, `MOST_CALLS` at the most. Counted anew after ten minutes: it moves slowly."""
        if self._known is None or not timedelta() <= now - self._known[0] < HOLDS:
            self._known = now, self._counted(written_instant(now - OF_LATE))
        return self._known[1]

    def _counted(self, since: str) -> Experience:
        calls = [Call(*row) for row in self._db.execute_sql(CALLS, (since,))]
        if len(calls) == MOST_CALLS:  # of a second all or none
            calls = [call for call in calls if call.at > calls[-1].at]
        bought = {WhyNot(why): (int(sold), of) for why, sold, of in self._db.execute_sql(ENDED, (since,))}
        counted, numbered = [call for call in calls if call.counts], Reaches(self._db).numbered(calls)
        return Experience(
            bought,
            _counts((min(number, TRIES_COUNTED), call.contact) for number, call in numbered if call.counts),
            _counts((int(call.slot_key.split(":")[1]), call.contact) for call in counted if call.slot_key),
            _timed(call for call in counted if call.contact),
            _timed(call for call in counted if not call.contact),
        )


def _counts(told: Iterable[tuple[int, int]]) -> dict[int, Count]:
    of: Counter[int] = Counter()
    hits: Counter[int] = Counter()
    for key, contact in told:
        of[key] += 1
        hits[key] += contact
    return {key: (hits[key], of[key]) for key in of}


def _timed(calls: Iterable[Call]) -> tuple[int, float]:
    """(calls, minutes) of those that were timed."""
    seconds = [min(call.seconds, LONGEST_SECONDS) for call in calls if call.seconds]
    return len(seconds), sum(seconds) / 60
