"""What a search finds, and where it stands."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import SqliteDatabase

from reengage_desktop.domain.found_place import Day, PlaceKind, Sought, Written

from .fields import read_instant

MATCHES, NAMESAKES = 250, 40
DAY = 10  # characters of a day; an instant has more
WHO = (
    "SELECT p.id, p.sort_name, p.name || ' ' || coalesce(c.name, '') || ' ' || p.city, s.email "
    "FROM ({found}) AS f JOIN prospects AS p ON p.id = f.rowid JOIN search AS s ON s.rowid = p.id "
    "LEFT JOIN companies AS c ON c.id = p.company_id ORDER BY {order}"
)
BY_NAME, NEWEST = "p.sort_name, p.id", "p.last_touch_at DESC NULLS LAST, p.id DESC"
# Names lie in their index, which is walked in order: it ends early where many are named so.
NAMED = (
    f"SELECT id AS rowid FROM (SELECT id FROM prospects WHERE next_kind IS NOT NULL AND {{called}} LIMIT {NAMESAKES}) "
    f"UNION SELECT id FROM (SELECT id FROM prospects WHERE next_kind IS NULL AND {{called}} LIMIT {NAMESAKES}) "
    "UNION SELECT id FROM (SELECT p.id FROM companies AS c JOIN prospects AS p ON p.company_id = c.id "
    f"WHERE {{firms}} LIMIT {NAMESAKES})"
)
THEIRS = "prospect_id IN (SELECT value FROM json_each(:ids))"
# (prospect, kind, words, when, detail) of all that is written about these people.
WRITTEN = f"""
SELECT id, '{PlaceKind.REASON_TO_CALL}', reason_to_call, NULL, '' FROM prospects
    WHERE id IN (SELECT value FROM json_each(:ids)) AND reason_to_call <> ''
UNION ALL SELECT id, '{PlaceKind.BACKGROUND}', notes, NULL, '' FROM prospects
    WHERE id IN (SELECT value FROM json_each(:ids)) AND notes <> ''
UNION ALL SELECT prospect_id, kind, words, told_at, source FROM reasons WHERE {THEIRS}
UNION ALL SELECT prospect_id, '{PlaceKind.FACT}', words, learned_at, source FROM facts WHERE {THEIRS}
UNION ALL SELECT prospect_id, '{PlaceKind.FACT}', became, asked_at, '' FROM facts WHERE {THEIRS} AND became <> ''
UNION ALL SELECT prospect_id, '{PlaceKind.NOTE}', words, at, '' FROM notes WHERE {THEIRS}
UNION ALL SELECT prospect_id, '{PlaceKind.TOUCH}', note, at, channel FROM touches WHERE {THEIRS} AND note <> ''
UNION ALL SELECT prospect_id, '{PlaceKind.LEARNED}', learned, at, '' FROM touches WHERE {THEIRS} AND learned <> ''
UNION ALL SELECT prospect_id, '{PlaceKind.HOMEWORK}', words, made_at, '' FROM homework WHERE {THEIRS}
UNION ALL SELECT prospect_id, '{PlaceKind.AROUND}', name || iif(role = '', '', ' · ' || role)
    || iif(phone = '', '', ' · ' || phone) || iif(note = '', '', ' · ' || note), met_at, ''
    FROM people_around WHERE {THEIRS}
UNION ALL SELECT t.prospect_id, '{PlaceKind.AROUND_TOUCH}', t.note || iif(t.learned = '', '', ' · ' || t.learned),
    t.at, a.name FROM around_touches AS t JOIN people_around AS a ON a.id = t.person_id
    WHERE t.{THEIRS} AND t.note || t.learned <> ''
UNION ALL SELECT prospect_id, '{PlaceKind.QUOTE}', trim(product || ' · ' || number, ' ·'), quoted_on, ''
    FROM quotes WHERE {THEIRS}
UNION ALL SELECT prospect_id, '{PlaceKind.FILE}', name, added_at, '' FROM files WHERE {THEIRS}
UNION ALL SELECT prospect_id, '{PlaceKind.TRIGGER}', words, coalesce(due_on, made_at), ''
    FROM triggers WHERE {THEIRS} AND words <> ''
"""
NUMBERS = f"SELECT prospect_id, iif(e164 = '', written, e164) FROM phones WHERE {THEIRS} ORDER BY dead, id"

KINDS = {kind.value: kind for kind in PlaceKind}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of whom all that is looked for is known; `called` is their name, their firm and their city."""

    id: int
    sort_name: str
    called: str
    emails: str


class Finds:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def candidates(self, sought: Sought) -> list[Candidate]:
        """The first `MATCHES` in whom it stands, who was spoken to last before the others.

        The first who are named so are always among them, however many others it stands in.
        """
        sql, values = _matching(sought)
        if not sql:
            return []
        found = self._who(sql, values, NEWEST)
        if len(found) < MATCHES:
            return found
        return [*{one.id: one for one in (*self._named(sought), *found)}.values()]

    def written(self, ids: Sequence[int]) -> list[Written]:
        """All that is written about these people."""
        rows = self._db.execute_sql(WRITTEN, {"ids": json.dumps(list(ids))})
        return [Written(who, KINDS[kind], words, _day(at), detail) for who, kind, words, at, detail in rows]

    def numbers(self, ids: Sequence[int]) -> list[tuple[int, str]]:
        """(prospect, number), E.164 where it was understood; living ones first."""
        return [*self._db.execute_sql(NUMBERS, {"ids": json.dumps(list(ids))})]

    def _named(self, sought: Sought) -> list[Candidate]:
        """The first `NAMESAKES` whose name has all of it in it, and as many of such firms."""
        values = {f"w{place}": f"%{word}%" for place, word in enumerate(sought.as_typed)}
        called = " AND ".join(f"sort_name LIKE :{name}" for name in values)
        firms = " AND ".join(f"c.name LIKE :{name}" for name in values)
        return self._who(NAMED.format(called=called, firms=firms), values, BY_NAME)

    def _who(self, found: str, values: dict[str, Any], order: str) -> list[Candidate]:
        return [Candidate(*row) for row in self._db.execute_sql(WHO.format(found=found, order=order), values)]


def _matching(sought: Sought) -> tuple[str, dict[str, Any]]:
    """SQL that yields the rowids; "" where no word is looked for."""
    if not sought.words:
        return "", {}
    values = {"words": _match(sought.words)}
    by_words = f"SELECT rowid FROM (SELECT rowid FROM search WHERE search MATCH :words LIMIT {MATCHES})"
    if not sought.digits:
        return by_words, values
    values["number"] = f'"{sought.digits.lstrip("0")}"'
    by_number = "SELECT rowid FROM search_digits WHERE search_digits MATCH :number"
    if sought.names:
        values["names"] = _match(sought.names)
        by_number = f"{by_number} AND +rowid IN (SELECT rowid FROM search WHERE search MATCH :names)"
    return f"{by_words} UNION SELECT rowid FROM ({by_number} LIMIT {MATCHES})", values


def _match(words: Sequence[str]) -> str:
    return " ".join(f'"{word}"*' for word in words)


def _day(at: str | None) -> Day:
    if not at:
        return None
    return date.fromisoformat(at) if len(at) == DAY else read_instant(at)
