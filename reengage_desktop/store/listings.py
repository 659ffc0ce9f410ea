"""Who is in a list, in what order: vectors of ids, never rows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from peewee import SqliteDatabase

from reengage_desktop.domain.listing import Clock, Filter, ListQuery, PoolWorth, SortBy

from .fields import read_instant, written_instant

MATCHES = 500
BEST = 500
POOL = "next_kind IS NOT NULL"
# An index that is partial is used only where its predicate is spelled out (`POOL`), never bound.
ORDERS = {
    SortBy.PERSON: "sort_name",
    SortBy.QUOTE: "worth",
    SortBy.NEXT: "next_from",
    SortBy.LAST: "last_touch_at",
    SortBy.ATTEMPTS: "length(ladder) * (ladder NOT LIKE '%r'), attempts",
    SortBy.REASON: "stated_reason = '' AND real_reason = '', stated_reason",
    SortBy.THEIR_TIME: "(SELECT value FROM json_each(:offsets) WHERE key = zone)",
    SortBy.BEST: "score",
}
FILTERS = {
    Filter.ALL: POOL,
    Filter.DUE_TODAY: f"{POOL} AND next_from < :tomorrow",
    Filter.PROMISED: f"{POOL} AND next_promised = 1",
    Filter.NEVER_REACHED: f"{POOL} AND last_contact_at IS NULL",
    Filter.NO_NOTE_ON_WHY: f"{POOL} AND stated_reason = '' AND real_reason = '' AND why_not = 'unknown'",
    Filter.NO_REASON_TO_CALL: f"{POOL} AND reason_to_call = ''",
    Filter.KEEP_IN_TOUCH: f"{POOL} AND stage = 'keep_in_touch'",
    Filter.LET_GO: f"{POOL} AND stage = 'let_go'",
    Filter.SOLD: "stage = 'sold'",
    Filter.DO_NOT_CONTACT: "stage = 'do_not_contact'",
    Filter.CALLABLE_NOW: f"""{POOL} AND EXISTS (SELECT 1 FROM json_each(:callable)
        WHERE key = country || '|' || region || '|' || party || '|' || zone || '|' || other_zone
        AND (consented = 1 OR value = '' OR coalesce(inquired_on, '9999') >= value))""",
}
CLOCKS = f"SELECT DISTINCT country, region, party, zone, other_zone FROM prospects WHERE {POOL}"


class Listings:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def ids(self, query: ListQuery, now: datetime, tomorrow: datetime, facts: Mapping[str, Any]) -> list[int]:
        """The whole list in order. With a text at most `MATCHES` ids; `facts` are :callable and :offsets where needed."""
        where, values = FILTERS[query.filter], {"tomorrow": written_instant(tomorrow), **facts}
        if query.text:
            match = self._matching(query.text, values)
            if match is None:
                return []
            where = f"{where} AND id IN ({match})"
        order = ORDERS[query.sort]
        direction = "DESC" if query.descending else "ASC"
        order = (
            ", ".join(f"{term} {direction}" for term in order.split(", "))
            if query.sort is not SortBy.THEIR_TIME
            else f"{order} {direction}"
        )
        sql = f"SELECT id FROM prospects WHERE {where} ORDER BY {order}, id"
        if query.sort is SortBy.PERSON and not query.text:
            sql = sql.removesuffix(", id")
        ids = [row[0] for row in self._db.execute_sql(sql, values)]
        return self._open_promises_first(ids, now) if query.sort is SortBy.BEST else ids

    def count(self, filter_: Filter, tomorrow: datetime, facts: Mapping[str, Any]) -> int:
        values = {"tomorrow": written_instant(tomorrow), **facts}
        sql = f"SELECT count(*) FROM prospects WHERE {FILTERS[filter_]}"
        return int(self._db.execute_sql(sql, values).fetchone()[0])

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

    def names(self, beginning: str, most: int) -> list[tuple[int, str]]:
        """(id, name) of people whose name begins so, in any case."""
        key = beginning.casefold()
        rows = self._db.execute_sql(
            "SELECT id, name FROM prospects WHERE sort_name >= ? AND sort_name < ? ORDER BY sort_name LIMIT ?",
            (key, key + "\U0010ffff", most),
        )
        return [(ident, name) for ident, name in rows]

    def best_due(self, until: datetime) -> list[int]:
        """The best `BEST` people with no promise whose next action may begin before `until`, best first."""
        rows = self._db.execute_sql(
            f"SELECT id FROM prospects WHERE {POOL} AND next_from < ? AND next_promised = 0 "
            f"ORDER BY score DESC LIMIT {BEST}",
            (written_instant(until),),
        )
        return [row[0] for row in rows]

    def promised(self, until: datetime) -> list[int]:
        """Promises, appointments and visits that begin before `until`, earliest first."""
        rows = self._db.execute_sql(
            "SELECT id, next_from FROM prospects WHERE next_promised = 1 AND next_from < ?1 UNION "
            "SELECT id, next_from FROM prospects WHERE next_kind IN ('appointment', 'visit') AND next_from < ?1 "
            "ORDER BY next_from, id",
            (written_instant(until),),
        )
        return [row[0] for row in rows]

    def dated(self, since: datetime, until: datetime) -> list[tuple[int, str, bool, datetime, datetime]]:
        """(prospect id, kind, promised, from, until) of what has an hour of its own, for the reminders."""
        columns = "id, next_kind, next_promised, next_from, next_until"
        rows = self._db.execute_sql(
            f"SELECT {columns} FROM prospects WHERE next_promised = 1 AND next_from >= ?1 AND next_from < ?2 UNION "
            f"SELECT {columns} FROM prospects WHERE next_kind IN ('appointment', 'visit') "
            "AND next_from >= ?1 AND next_from < ?2 ORDER BY next_from",
            (written_instant(since), written_instant(until)),
        )
        return [(i, kind, bool(said), read_instant(start), read_instant(end)) for i, kind, said, start, end in rows]

    def _open_promises_first(self, ids: list[int], now: datetime) -> list[int]:
        at = written_instant(now)
        rows = self._db.execute_sql(
            "SELECT id FROM prospects WHERE next_promised = 1 AND next_from <= ? AND next_until >= ? ORDER BY next_from",
            (at, at),
        )
        here = set(ids)
        first = [row[0] for row in rows if row[0] in here]
        if not first:
            return ids
        chosen = set(first)
        return first + [prospect for prospect in ids if prospect not in chosen]

    def _matching(self, text: str, values: dict[str, Any]) -> str | None:
        """SQL that yields the ids found by `text`; digits are found anywhere in a number."""
        words = re.findall(r"\w+", text)
        if not words:
            return None
        values["words"] = " ".join(f'"{word}"*' for word in words)
        sql = f"SELECT rowid FROM search WHERE search MATCH :words LIMIT {MATCHES}"
        digits = re.sub(r"\D", "", text)
        number = digits.lstrip("0")
        if len(number) >= 3 and not re.search(r"[^\d\s()+./-]", text):
            values["digits"] = f'"{number}"'
            sql = (
                f"SELECT * FROM ({sql}) UNION SELECT * FROM "
                f"(SELECT rowid FROM search_digits WHERE search_digits MATCH :digits LIMIT {MATCHES})"
            )
        return sql


def offsets(minutes: Mapping[str, int]) -> str:
    """:offsets for sorting by their time."""
    return json.dumps(dict(minutes))


def callable_clocks(open_clocks: Iterable[tuple[Clock, date | None]]) -> str:
    """:callable, each open clock with the first day whose inquiry still permits a call (None: any)."""
    return json.dumps(
        {
            "|".join((c.country, c.region, c.party, c.zone, c.other_zone)): day.isoformat() if day else ""
            for c, day in open_clocks
        }
    )
