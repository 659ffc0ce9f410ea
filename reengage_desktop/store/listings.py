"""Who is in a list, in what order: vectors of ids, never rows."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from peewee import SqliteDatabase

from reengage_desktop.domain.listing import Clock, Filter, ListQuery, PoolWorth, SortBy
from reengage_desktop.domain.next_action import ActionKind

from .due import COLUMNS, Due, due
from .fields import read_instant, written_instant
from .open_clocks import CALLABLE, CLOCK, OPEN

MATCHES = 500
BEST = 500
FEW = 1_000
"""So many who may be called are looked up one by one; of more, the best are found sooner by walking by score."""
PIECE = 30_000
POOL = "next_kind IS NOT NULL"
# An index that is partial is used only where its predicate is spelled out, never bound: `POOL` and `OFF` are such.
OFF = "stage <> 'active'"
UNREASONED = "stated_reason = '' AND real_reason = ''"
# Whoever came back since :cold begins anew.
COLD = """stage = 'active' AND last_contact_at IS NOT NULL
    AND ((last_contact_at < :cold AND coalesce(walked_at, '') < :cold)
    OR (length(ladder) > 1 AND substr(ladder, -1) <> 'r'))"""
# The terms of each order as it runs when `descending` is False, spelled as in the index that yields it.
ORDERS = {
    SortBy.BEST: ("score", "next_from DESC", "next_promised DESC", "id DESC"),
    SortBy.PERSON: ("sort_name", "id"),
    SortBy.QUOTE: ("worth", "id"),
    SortBy.NEXT: ("next_from", "id"),
    SortBy.LAST: ("last_touch_at", "id"),
    SortBy.ATTEMPTS: ("(substr(ladder, -1) <> 'r') * length(ladder)", "attempts", "id"),
    SortBy.REASON: (f"({UNREASONED})", "substr(stated_reason, 1, 40)", "id"),
}
# What was done before a coming attempt, by the values of `StepWay`: since the attempt or the talk that was the last.
SINCE = "coalesce((SELECT max(at) FROM touches WHERE prospect_id = t.prospect_id AND (attempt = 1 OR contact = 1)), '')"
BEFOREHAND = f"""
SELECT t.prospect_id, t.channel || '_first' FROM touches t
WHERE t.prospect_id IN (SELECT value FROM json_each(?1)) AND t.channel IN ('letter', 'text') AND t.at > {SINCE}
UNION
SELECT t.prospect_id, a.kind FROM around_touches t JOIN people_around a ON a.id = t.person_id
WHERE t.prospect_id IN (SELECT value FROM json_each(?1)) AND t.outcome = 'R' AND a.side <> 'against' AND t.at > {SINCE}
"""
FILTERS = {
    Filter.ALL: POOL,
    Filter.DUE_TODAY: f"{POOL} AND next_from < :tomorrow",
    Filter.PROMISED: "next_promised = 1",
    Filter.NEVER_REACHED: f"{POOL} AND last_contact_at IS NULL",
    Filter.GOING_COLD: f"{POOL} AND {COLD}",
    Filter.NO_NOTE_ON_WHY: f"{POOL} AND {UNREASONED} AND why_not = 'unknown'",
    Filter.NO_REASON_TO_CALL: f"{POOL} AND reason_to_call = ''",
    Filter.KEEP_IN_TOUCH: f"{POOL} AND {OFF} AND stage = 'keep_in_touch'",
    Filter.LET_GO: f"{POOL} AND {OFF} AND stage = 'let_go'",
    Filter.SOLD: f"{OFF} AND stage = 'sold'",
    Filter.DO_NOT_CONTACT: f"{OFF} AND stage = 'do_not_contact'",
}
FILTERS[Filter.CALLABLE_NOW] = f"{POOL} AND {CALLABLE}"
# Without statistics the planner takes any partial index for the best: these are named.
PROMISED = "prospects INDEXED BY prospects_promised WHERE next_promised = 1"
DATED = "prospects INDEXED BY prospects_dated WHERE next_kind IN ('appointment', 'visit')"
# From the first person of each clock to the first of the next: no clock is read twice. What is greater than any
# `consented` steps over the rest of a clock, and the + keeps the index in play for all its columns.
_WALK, _NEXT = "zone, country, region, party, other_zone", "n.zone, n.country, n.region, n.party, n.other_zone"
BY_PHONE = f"(next_kind IN ({', '.join(repr(kind.value) for kind in ActionKind if kind.by_phone)}))"
CLOCKS = f"""
WITH RECURSIVE one (id) AS (
    SELECT id FROM (SELECT id FROM prospects WHERE {POOL} ORDER BY {_WALK} LIMIT 1)
    UNION ALL
    SELECT (SELECT n.id FROM prospects AS n WHERE n.{POOL}
            AND ({_NEXT}, n.consented) > (+p.zone, +p.country, +p.region, +p.party, +p.other_zone, 2)
            ORDER BY {_NEXT}, n.consented LIMIT 1)
    FROM one JOIN prospects AS p ON p.id = one.id)
SELECT {", ".join(CLOCK)} FROM one JOIN prospects USING (id)"""
DUE = (
    f"{{with_}}SELECT {{columns}} FROM prospects INDEXED BY prospects_best {{join}} WHERE {POOL} "
    f"AND next_from < :until AND next_promised = 0 AND {{kinds}} ORDER BY score DESC, next_from LIMIT {BEST}"
)
_BY_LAW = {"with_": f"{OPEN} ", "join": f"CROSS JOIN open USING ({', '.join(CLOCK)})", "columns": COLUMNS}
BEST_DUE = DUE.format(kinds=f"{BY_PHONE} AND {CALLABLE}", **_BY_LAW)
_HERE = f"SELECT id FROM open CROSS JOIN prospects USING ({', '.join(CLOCK)}) WHERE {POOL} AND {CALLABLE}"
# In two steps, as the index of clocks has them, so that whoever gave no consent is passed over where it is needed.
CALLABLE_FEW = f"""
{OPEN} {_HERE} AND consented = 1 UNION ALL {_HERE} AND consented = 0 AND needs <> 'consent' LIMIT :most
"""
DUE_OF_FEW = f"""
SELECT {COLUMNS} FROM prospects WHERE id IN (SELECT value FROM json_each(:few)) AND {POOL} AND next_from < :until
AND next_promised = 0 AND {BY_PHONE} ORDER BY score DESC, next_from, id LIMIT {BEST}
"""
NUMBER_ONLY = re.compile(r"[\d\s()+./-]+")


class Listings:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def ids(self, query: ListQuery, now: datetime, tomorrow: datetime, facts: Mapping[str, Any]) -> Sequence[int]:
        """The whole list in order, as an array; with a text a list of at most `MATCHES` ids.

        `facts` are :callable and :capped (ids of who was tried too often) for `Filter.CALLABLE_NOW`, :cold for
        `Filter.GOING_COLD` (an instant as it is written; who answered last before it is going cold), and :offsets for
        `SortBy.THEIR_TIME`.
        """
        values = {"tomorrow": written_instant(tomorrow), **facts}
        if query.text:
            found = _found(query, values)
            return self._ordered(f"id IN ({found})", query, values, now).tolist() if found else []
        if query.filter in (Filter.SOLD, Filter.DO_NOT_CONTACT):
            return self._ordered(FILTERS[query.filter], query, values, now)
        everybody = self._ordered(POOL, query, values, now)
        if query.filter is Filter.ALL:
            return everybody
        # The index of the order is walked and held against the filter's ids: no line of the table is touched.
        chosen = set(self._ids(_people(query.filter), values))
        return array("q", filter(chosen.__contains__, everybody))

    def count(self, filter_: Filter, tomorrow: datetime, facts: Mapping[str, Any]) -> int:
        values = {"tomorrow": written_instant(tomorrow), **facts}
        sql = f"SELECT count(*) FROM ({_people(filter_)})"
        return int(self._db.execute_sql(sql, values).fetchone()[0])

    def done_beforehand(self, ids: Sequence[int]) -> set[tuple[int, str]]:
        """(prospect id, value of a `StepWay`) of what was done before the coming attempt."""
        return set(self._db.execute_sql(BEFOREHAND, (json.dumps(ids),)).fetchall())

    def clocks(self) -> list[Clock]:
        """Each distinct kind of clock in the pool: what decides the calling hours."""
        return [Clock(*row) for row in self._db.execute_sql(CLOCKS)]

    def worth(self) -> list[PoolWorth]:
        """What the pool is worth, by currency, the largest first; money in cents."""
        rows = self._db.execute_sql(
            f"SELECT currency, count(*), total(value), total(worth) FROM prospects WHERE {POOL} "
            "GROUP BY currency ORDER BY 3 DESC"
        )
        return [PoolWorth(currency, people, int(value), int(worth)) for currency, people, value, worth in rows]

    def is_empty(self) -> bool:
        """Nobody at all is in the file."""
        return self._db.execute_sql("SELECT 1 FROM prospects LIMIT 1").fetchone() is None

    def names(self, beginning: str, most: int) -> list[tuple[int, str]]:
        """(id, name) of people whose name begins so, in any case."""
        key, between = beginning.casefold(), "AND sort_name >= ?1 AND sort_name < ?2"
        rows = self._db.execute_sql(
            f"SELECT id, name FROM (SELECT id, name, sort_name FROM prospects WHERE {POOL} {between} UNION ALL "
            f"SELECT id, name, sort_name FROM prospects WHERE next_kind IS NULL {between}) ORDER BY sort_name LIMIT ?3",
            (key, key + "\U0010ffff", most),
        )
        return [(ident, name) for ident, name in rows]

    def best_due(self, until: datetime, clocks: str) -> list[Due]:
        """The best `BEST` people to call, without a promise, from some time before `until` on: by score, best first.

        Of those whom the law lets us call, see `callable_clocks`: the others would stand before them forever.
        """
        values = {"until": written_instant(until), "callable": clocks, "capped": "[]", "most": FEW + 1}
        few = self._ids(CALLABLE_FEW, values)
        if len(few) > FEW:
            return [due(*row) for row in self._db.execute_sql(BEST_DUE, values)]
        values["few"] = json.dumps(few.tolist())
        return [due(*row) for row in self._db.execute_sql(DUE_OF_FEW, values)]

    def due_work(self, until: datetime) -> list[int]:
        """As many whose next action needs no phone: a number to find, a letter. A decision lies on the desk."""
        kinds = f"NOT {BY_PHONE} AND next_kind <> '{ActionKind.DECIDE.value}'"
        sql = DUE.format(with_="", join="", columns="id", kinds=kinds)
        return [row[0] for row in self._db.execute_sql(sql, {"until": written_instant(until)})]

    def promised(self, until: datetime) -> list[int]:
        """Promises, appointments and visits that begin before `until`, earliest first."""
        rows = self._db.execute_sql(
            f"SELECT id, next_from FROM {PROMISED} AND next_from < ?1 UNION "
            f"SELECT id, next_from FROM {DATED} AND next_from < ?1 "
            "ORDER BY next_from, id",
            (written_instant(until),),
        )
        return [row[0] for row in rows]

    def dated(self, since: datetime, until: datetime) -> list[tuple[int, str, bool, datetime, datetime]]:
        """(prospect id, kind, promised, from, until) of what has an hour of its own, for the reminders."""
        columns = "id, next_kind, next_promised, next_from, next_until"
        rows = self._db.execute_sql(
            f"SELECT {columns} FROM {PROMISED} AND next_from >= ?1 AND next_from < ?2 UNION "
            f"SELECT {columns} FROM {DATED} AND next_from >= ?1 AND next_from < ?2 ORDER BY next_from",
            (written_instant(since), written_instant(until)),
        )
        return [(i, kind, bool(said), read_instant(start), read_instant(end)) for i, kind, said, start, end in rows]

    def _ids(self, sql: str, values: Mapping[str, Any]) -> array[int]:
        # One text with all ids is read in half the time of as many rows.
        return _read(self._db.execute_sql(f"SELECT json_group_array(id) FROM ({sql})", values).fetchone()[0])

    def _ordered(self, where: str, query: ListQuery, values: dict[str, Any], now: datetime) -> array[int]:
        if query.sort is SortBy.THEIR_TIME:
            return self._by_their_time(where, values, query.descending)
        terms = ORDERS[query.sort]
        order = ", ".join(map(_reversed, terms) if query.descending else terms)
        if query.sort is SortBy.BEST:
            return self._pressing_first(f"FROM prospects WHERE {where} ORDER BY {order}", values, now)
        return self._ids(f"SELECT id FROM prospects WHERE {where} ORDER BY {order}", values)

    def _by_their_time(self, where: str, values: dict[str, Any], descending: bool) -> array[int]:
        sql = f"SELECT zone, json_group_array(id) FROM prospects WHERE {where} GROUP BY zone"
        minutes = json.loads(values["offsets"])
        parts = self._db.execute_sql(sql, values).fetchall()
        parts.sort(key=lambda part: minutes.get(part[0], 0), reverse=descending)
        ids = array("q")
        for _, part in parts:
            ids.extend(_read(part))
        return ids

    def _pressing_first(self, best: str, values: dict[str, Any], now: datetime) -> array[int]:
        """Promises whose window is open, then who is due today, then all others, these as `best` orders them."""
        at = written_instant(now)
        rows = self._db.execute_sql(
            f"SELECT id FROM {PROMISED} AND next_from <= ? AND next_until >= ? ORDER BY next_from, id", (at, at)
        )
        promised = {who: place for place, (who,) in enumerate(rows)}
        parts = self._db.execute_sql(
            f"SELECT {', '.join(f'json_group_array(id) FILTER (WHERE part = {part})' for part in range(3))} "
            "FROM (SELECT id, CASE WHEN next_promised AND id IN (SELECT value FROM json_each(:promised)) THEN 0 "
            f"WHEN next_from < :tomorrow THEN 1 ELSE 2 END AS part {best})",
            {**values, "promised": json.dumps([*promised])},
        ).fetchone()
        first, today, later = map(_read, parts)
        return array("q", sorted(first, key=promised.__getitem__)) + today + later


def _read(text: str) -> array[int]:
    """The ids of a JSON list, piece by piece: all at once as numbers of Python they take five times as much room."""
    ids = array("q")
    begin, end = 1, len(text) - 1
    while begin < end:
        comma = text.find(",", begin + PIECE)
        piece_end = comma if comma > 0 else end
        ids.fromlist(json.loads(f"[{text[begin:piece_end]}]"))
        begin = piece_end + 1
    return ids


def _reversed(term: str) -> str:
    return term.removesuffix(" DESC") if term.endswith(" DESC") else f"{term} DESC"


def _people(filter_: Filter, found: str = "") -> str:
    """SQL that yields the ids of the filter's people; with `found`, SQL that yields ids, of those alone."""
    here = f"({found}) AS f CROSS JOIN prospects ON id = f.rowid" if found else "prospects"
    if filter_ is Filter.CALLABLE_NOW:
        here = f"{here} CROSS JOIN open" if found else f"open CROSS JOIN {here}"
        return f"{OPEN} SELECT id FROM {here} USING ({', '.join(CLOCK)}) WHERE {FILTERS[filter_]}"
    return f"SELECT id FROM {here} WHERE {FILTERS[filter_]}"


def _found(query: ListQuery, values: dict[str, Any]) -> str:
    """SQL that yields the first `MATCHES` ids found by the text; digits, three at least, anywhere in a number.

    "" for a text without a word. Adds to `values` what the SQL binds.
    """
    words = re.findall(r"[^\W_]+", query.text)
    if not words:
        return ""
    by_words = "SELECT rowid FROM search WHERE search MATCH :words"
    values["words"] = " ".join(f'"{word}"*' for word in words)
    by_words = f"SELECT id FROM ({_people(query.filter, by_words)} LIMIT {MATCHES})"
    number = re.sub(r"[^0-9]", "", query.text.replace("(0)", "")).lstrip("0")
    if len(number) < 3:
        return by_words
    values["number"] = f'"{number}"'
    by_number = "SELECT rowid FROM search_digits WHERE search_digits MATCH :number"
    names = [word for word in words if not word.isdecimal()]
    if names and not NUMBER_ONLY.fullmatch(query.text):
        values["names"] = " ".join(f'"{word}"*' for word in names)
        by_number = f"{by_number} AND +rowid IN (SELECT rowid FROM search WHERE search MATCH :names)"
    by_number = f"SELECT id FROM ({_people(query.filter, by_number)} LIMIT {MATCHES})"
    return f"{by_words} UNION {by_number} LIMIT {MATCHES}"


def offsets(minutes: Mapping[str, int]) -> str:
    """:offsets for sorting by their time."""
    return json.dumps(dict(minutes))


def cold_since(at: datetime) -> str:
    """:cold for `Filter.GOING_COLD`."""
    return written_instant(at)
