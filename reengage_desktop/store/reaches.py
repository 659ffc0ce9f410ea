"""What was tried by phone and who was reached: counted by slot, and touch by touch of late."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain, repeat
from typing import NamedTuple, Protocol, TypeVar

from peewee import SqliteDatabase

from reengage_desktop.domain.attempts import Tried, numbered, pattern_before, pattern_of

from .fields import written_instant

# Calls that count in a statistic (mission): tries by phone, not logged in bulk.
COUNTS = "attempt = 1 AND bulk = 0 AND channel IN ('call', 'voicemail')"


BEGUN = "ladder_changes WHERE because = 'pushed_on'"  # `Why.PUSHED_ON`: the first window does without its room


class Numbered(Protocol):
    """A try or a contact that has a number in its row; `at` is as it is written down, UTC."""

    @property
    def prospect_id(self) -> int: ...
    @property
    def at(self) -> str: ...
    @property
    def attempt(self) -> int: ...
    @property
    def contact(self) -> int: ...


Told = TypeVar("Told", bound=Numbered)


class LateTouch(NamedTuple):
    """A try or a contact: `at` as it is written down, UTC; `counts` for a call that counts; `slot_key` or empty."""

    prospect_id: int
    at: str
    attempt: int
    contact: int
    counts: int
    slot_key: str


class Reaches:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def of_slot(self, slot_id: int, since: date) -> tuple[int, int]:
        """(attempts, contacts) of the calls that count, made in this slot from this date of it on."""
        attempts, contacts = self._db.execute_sql(
            "SELECT count(*), total(contact) FROM touches "
            f"WHERE slot_key <> '' AND slot_key BETWEEN ? AND ? AND {COUNTS}",
            (f"slot:{slot_id}:{since.isoformat()}", f"slot:{slot_id}:9999-12-31"),
        ).fetchone()
        return int(attempts), int(contacts)

    def late(self, since: datetime, most: int) -> list[LateTouch]:
        """The newest tries and contacts since then, at most so many, newest first; of a second all or none."""
        rows = self._db.execute_sql(
            f"SELECT prospect_id, at, attempt, contact, {COUNTS}, slot_key FROM touches INDEXED BY touches_at "
            "WHERE at >= ? AND (attempt = 1 OR contact = 1) ORDER BY at DESC, id DESC LIMIT ?",
            (written_instant(since), most),
        )
        found = [LateTouch(*row) for row in rows]
        return found if len(found) < most else [touch for touch in found if touch.at > found[-1].at]

    def numbered(self, newest_first: Sequence[Told]) -> Iterator[tuple[int, Told]]:
        """Each of the newest tries and contacts with its number in its row, person by person, oldest first."""
        theirs: defaultdict[int, list[Told]] = defaultdict(list)
        for touch in reversed(newest_first):
            theirs[touch.prospect_id].append(touch)
        people = set(theirs)
        begun, ladders = self._begun(people), self._ladders(people)
        rows = {who: _rows(mine, begun.get(who, ())) for who, mine in theirs.items()}
        before = {
            who: pattern_before(ladders[who], list(map(_tried, first))) if not further else None
            for who, (first, *further) in rows.items()
        }
        unknown = {who for who, pattern in before.items() if pattern is None}
        if unknown:
            earlier = self._earlier(unknown, newest_first[-1].at)
            before |= {who: pattern_of(mine) for who, mine in earlier.items()}
        for who, mine in rows.items():
            for pattern, row in zip(chain([before[who] or ""], repeat("")), mine, strict=False):
                yield from zip(numbered(pattern, list(map(_tried, row))), row, strict=True)

    def _begun(self, prospect_ids: set[int]) -> dict[int, list[str]]:
        """When a row of each was begun anew at the desk: what came after those instants is of the new one."""
        rows = self._db.execute_sql(
            f"SELECT prospect_id, at FROM {BEGUN} AND prospect_id IN (SELECT value FROM json_each(?)) ORDER BY at",
            (json.dumps(sorted(prospect_ids)),),
        )
        found: dict[int, list[str]] = {}
        for ident, at in rows:
            found.setdefault(ident, []).append(at)
        return found

    def _earlier(self, prospect_ids: set[int], before: str) -> dict[int, list[tuple[bool, bool]]]:
        """(attempt, contact) of the tries and contacts of their row before an instant, oldest first."""
        begun = f"SELECT max(at) FROM {BEGUN} AND prospect_id = touches.prospect_id AND at < ?2"
        rows = self._db.execute_sql(
            "SELECT prospect_id, attempt, contact FROM touches "
            "WHERE prospect_id IN (SELECT value FROM json_each(?1)) AND at < ?2 AND (attempt = 1 OR contact = 1) "
            f"AND at > coalesce(({begun}), '') ORDER BY at, id",
            (json.dumps(sorted(prospect_ids)), before),
        )
        found: dict[int, list[tuple[bool, bool]]] = {ident: [] for ident in prospect_ids}
        for ident, attempt, contact in rows:
            found[ident].append((bool(attempt), bool(contact)))
        return found

    def _ladders(self, prospect_ids: set[int]) -> dict[int, str]:
        """The pattern of attempts of each of these people."""
        rows = self._db.execute_sql(
            "SELECT id, ladder FROM prospects WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(prospect_ids)),),
        )
        return dict(rows)


def _rows(mine: Sequence[Told], begun: Iterable[str]) -> list[list[Told]]:
    """One's touches, oldest first, parted where a row was begun among them."""
    ahead = deque(at for at in begun if at >= mine[0].at)
    rows: list[list[Told]] = [[]]
    for touch in mine:
        if ahead and ahead[0] < touch.at:
            rows.append([])
        while ahead and ahead[0] < touch.at:
            ahead.popleft()
        rows[-1].append(touch)
    return rows


def _tried(touch: Numbered) -> Tried:
    return bool(touch.attempt), bool(touch.contact)
