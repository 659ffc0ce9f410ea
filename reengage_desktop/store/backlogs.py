"""What was left over: who waits from before a day, and putting many of their calls off at once, in a few statements."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from peewee import SqliteDatabase

from reengage_desktop.domain.next_action import ActionKind, Because

from .fields import read_instant, written_instant
from .rows import read_day

# Partial indices are named, and their predicates spelled out: see `listings`.
SINCE = "prospects INDEXED BY prospects_next_from WHERE next_kind IS NOT NULL"
OWED = "prospects INDEXED BY prospects_promised WHERE next_promised = 1"
CALLS = ", ".join(f"'{kind}'" for kind in ActionKind if kind.by_phone and not kind.has_hour)
WITH_HOUR = ", ".join(f"'{kind}'" for kind in ActionKind if kind.has_hour)
# What else decides when somebody may be called; "" for most.
MARKS = "coalesce(bought_on, '') || coalesce(refused_at, '') || registry || coalesce(registry_on, '')"
IS_CALL = f"next_promised = 0 AND next_kind IN ({CALLS})"
IS_PROMISE = f"next_kind NOT IN ({WITH_HOUR})"
ACTION = "next_kind, next_from, next_until, next_promised, next_zone, next_because, next_note"
CLOSED = "kind, due_from, due_until, promised, because, note"
_NEXT = "next_kind, next_from, next_until, next_promised, next_because, next_note"
_READ = "json_extract(value, '$[{place}]') AS {name}"
_OF_MOVES = ", ".join(_READ.format(place=place, name=name) for place, name in enumerate(("who", "start", "finish")))
MOVES = f"(SELECT {_OF_MOVES} FROM json_each(?)) AS m"


class Waiting(NamedTuple):
    """Somebody who waits, and what decides when a call is allowed: the clock of their kind, the date of the inquiry."""

    id: int
    clock: tuple[Any, ...]
    inquired_on: date | None


class PutOff(NamedTuple):
    """Another time for somebody's call."""

    prospect_id: int
    due_from: datetime
    due_until: datetime


@dataclass(frozen=True, slots=True)
class Before:
    """What was put off: each person's columns of the next action as they were, and where they were put."""

    actions: tuple[tuple[Any, ...], ...]
    moves: tuple[PutOff, ...]
    last_closed: int
    last_touch: int


class Backlogs:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def count(self, before: datetime) -> tuple[int, int]:
        """(calls, promises) that were to begin before then; appointments, visits and desk work are neither."""
        at = written_instant(before)
        calls = self._one(f"SELECT count(*) FROM {SINCE} AND next_from < ? AND {IS_CALL}", at)[0]
        return int(calls), int(self._one(f"SELECT count(*) FROM {OWED} AND next_from < ? AND {IS_PROMISE}", at)[0])

    def promises(self, before: datetime) -> list[int]:
        """Who was promised a call before then, the longest owed first."""
        sql = f"SELECT id FROM {OWED} AND next_from < ? AND {IS_PROMISE} ORDER BY next_from, id"
        return [ident for (ident,) in self._db.execute_sql(sql, (written_instant(before),))]

    def calls(self, before: datetime) -> list[Waiting]:
        """The other calls, best first."""
        rows = self._db.execute_sql(
            "SELECT id, inquired_on, "
            f"country, region, party, zone, other_zone, consented, {MARKS} "
            f"FROM {SINCE} AND next_from < ? AND {IS_CALL} ORDER BY score DESC, next_from, id",
            (written_instant(before),),
        )
        return [Waiting(row[0], row[2:], read_day(row[1])) for row in rows]

    def planned(self, first: datetime, last: datetime) -> list[datetime]:
        """When the calls begin that stand between the two instants without a promise."""
        rows = self._db.execute_sql(
            f"SELECT next_from FROM {SINCE} AND next_from >= ? AND next_from < ? AND {IS_CALL}",
            (written_instant(first), written_instant(last)),
        )
        return [read_instant(at) for (at,) in rows]

    def put_off(self, moves: Iterable[PutOff], before: datetime, now: datetime) -> Before:
        """Closes the calls that still wait from `before` into the history and opens them again at their new time."""
        last_closed, last_touch = self._last("closed_actions"), self._last("touches")
        wanted = {move.prospect_id: move for move in moves}
        sql = f"SELECT id, {ACTION} FROM prospects WHERE id IN (SELECT value FROM json_each(?)) AND next_from < ?"
        sql = f"{sql} AND {IS_CALL}"
        actions = tuple(self._db.execute_sql(sql, (json.dumps([*wanted]), written_instant(before))))
        kept = tuple(wanted[row[0]] for row in actions)
        text = _text(kept)
        self._db.execute_sql(
            f"INSERT INTO closed_actions (prospect_id, {CLOSED}, closed_at) "
            f"SELECT id, {_NEXT}, ? FROM {MOVES} CROSS JOIN prospects ON id = m.who",
            (written_instant(now), text),
        )
        self._db.execute_sql(
            f"UPDATE prospects SET next_from = m.start, next_until = m.finish, next_because = '{Because.MOVED}' "
            f"FROM {MOVES} WHERE id = m.who",
            (text,),
        )
        return Before(actions, kept, last_closed, last_touch)

    def changed_since(self, before: Before) -> int:
        """How many of them had a touch or another next action since, or are gone."""
        same = self._one(
            f"SELECT count(*) FROM {MOVES} CROSS JOIN prospects ON id = m.who WHERE next_from = m.start "
            f"AND next_until = m.finish AND next_because = '{Because.MOVED}' AND {IS_CALL} "
            "AND NOT EXISTS (SELECT 1 FROM touches WHERE prospect_id = prospects.id AND touches.id > ?)",
            _text(before.moves),
            before.last_touch,
        )[0]
        return len(before.moves) - int(same)

    def put_back(self, before: Before) -> None:
        """Each next action exactly as it was."""
        ids = json.dumps([row[0] for row in before.actions])
        self._db.execute_sql(
            "DELETE FROM closed_actions WHERE id > ? AND prospect_id IN (SELECT value FROM json_each(?))",
            (before.last_closed, ids),
        )
        columns = ACTION.split(", ")
        given = ", ".join(_READ.format(place=place, name=name) for place, name in enumerate(["who", *columns]))
        marks = ", ".join(f"{column} = m.{column}" for column in columns)
        self._db.execute_sql(
            f"UPDATE prospects SET {marks} FROM (SELECT {given} FROM json_each(?)) AS m WHERE id = m.who",
            (json.dumps(before.actions),),
        )

    def _last(self, table: str) -> int:
        return int(self._one(f"SELECT coalesce(max(id), 0) FROM {table}")[0])

    def _one(self, sql: str, *values: Any) -> tuple[Any, ...]:
        found: tuple[Any, ...] = self._db.execute_sql(sql, values).fetchone()
        return found


def _text(moves: Iterable[PutOff]) -> str:
    return json.dumps([(who, written_instant(start), written_instant(end)) for who, start, end in moves])
