"""Taking somebody out of one file, be it the one in use or a copy of any version."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from reengage_desktop.domain.held import held_address, held_hashes, held_number
from reengage_desktop.domain.reminder import Kind
from reengage_desktop.domain.story import Story, said

from .summaries import index

SALT = "held_salt"
HELD = "held_hashes"  # a note in files that have no such table yet: it holds after a restore, too
HALF = "half_sentences"
SEARCHES = ("search", "search_digits")
REMINDED = tuple(kind for kind in Kind if kind is not Kind.SLOT)
# Not those of somebody else who must not be contacted.
UNBLOCK = """
DELETE FROM blocked_numbers WHERE e164 IN (SELECT e164 FROM phones WHERE prospect_id = ?1)
AND e164 NOT IN (SELECT e164 FROM phones JOIN prospects p ON p.id = prospect_id
    WHERE p.stage = 'do_not_contact' AND p.id <> ?1)
"""
LONELY_FIRMS = "SELECT id, name FROM companies c WHERE NOT EXISTS (SELECT 1 FROM prospects WHERE company_id = c.id)"
# What lies on a server, be it over, is taken out there by the next round.
PUBLISHED = (
    "DELETE FROM published WHERE {theirs} AND href = ''",
    "UPDATE published SET ends_at = NULL WHERE {theirs}",
)
# Rows that hold a name and belong to nobody.
NAMED = (
    ("interviews", "customer", "DELETE FROM interviews WHERE id = ?"),
    ("commitments", "who", "DELETE FROM commitments WHERE id = ? AND prospect_id IS NULL"),
)
WORDS = re.compile(r"[^\W_]+")

Lives = Callable[[int, str], bool]


@dataclass(frozen=True, slots=True)
class Trace:
    """By what somebody is found in a file: the row, else a number or an address of theirs. `since` is an instant.

    `salt`: for a file that has none, where `is_held`: then number and address stay as hashes.
    """

    prospect_id: int
    created_at: str
    name: str = field(repr=False)
    numbers: frozenset[str] = field(repr=False)
    addresses: frozenset[str] = field(repr=False)
    is_held: bool
    salt: str = field(repr=False)
    since: str


def trace(file: sqlite3.Connection, prospect_id: int, salt: str, since: str) -> Trace | None:
    """None if they are not there."""
    found = file.execute("SELECT created_at, name, stage FROM prospects WHERE id = ?", (prospect_id,)).fetchone()
    if found is None:
        return None
    created_at, name, stage = found
    phones = file.execute("SELECT e164, written FROM phones WHERE prospect_id = ?", (prospect_id,)).fetchall()
    emails = file.execute("SELECT address FROM emails WHERE prospect_id = ?", (prospect_id,)).fetchall()
    numbers = frozenset(filter(None, (held_number(*phone) for phone in phones)))
    addresses = frozenset(filter(None, (held_address(address) for (address,) in emails)))
    return Trace(prospect_id, created_at, name, numbers, addresses, stage == "do_not_contact", salt, since)


def ids_of(file: sqlite3.Connection, who: Trace, lives: Lives) -> list[int]:
    """Who of a copy it is: the same row, and those with their number or address who are not here any more.

    Those were merged with them, or came with an import that was taken back. `lives` tells whether an id made at an
    instant is in the file in use.
    """
    same = "SELECT id, created_at FROM prospects WHERE id = ? AND created_at = ?"
    found = dict(file.execute(same, (who.prospect_id, who.created_at)).fetchall())
    for table, column, keys in (
        ("phones", "CASE e164 WHEN '' THEN digits ELSE e164 END", who.numbers),
        ("emails", "key", who.addresses),
    ):
        alike = file.execute(
            f"SELECT p.id, p.created_at FROM {table} JOIN prospects p ON p.id = prospect_id "
            f"WHERE {column} IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(keys)),),
        )
        found.update({ident: at for ident, at in alike if not lives(ident, at)})
    return sorted(found)


def erase(file: sqlite3.Connection, ids: Iterable[int], who: Trace) -> None:
    """Within a transaction, with foreign keys on: all rows of theirs, and what names them in rows of others."""
    known = _tables(file)
    for ident in ids:
        _erase_one(file, ident, known)
    for table, column, sql in NAMED:
        if table in known:
            rows = file.execute(f"SELECT id, {column} FROM {table} WHERE {column} <> ''").fetchall()
            file.executemany(sql, [(row,) for row, name in rows if name.casefold() == who.name.casefold()])
    if "stories" in known:
        _unname_stories(file, who.name)
    if who.is_held:
        _hold(file, who, known)
    for search in SEARCHES:  # what was deleted there is only marked until then
        file.execute(f"INSERT INTO {search} ({search}) VALUES ('optimize')")


def noted(file: sqlite3.Connection, key: str) -> Any:
    found = file.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
    return None if found is None else json.loads(found[0])


def words(text: str) -> set[str]:
    return set(WORDS.findall(text.casefold()))


def _erase_one(file: sqlite3.Connection, ident: int, known: set[str]) -> None:
    name, firm = file.execute("SELECT name, company_id FROM prospects WHERE id = ?", (ident,)).fetchone()
    _rename_lists(file, ident, name, known)
    file.execute(UNBLOCK, (ident,))
    for kind in REMINDED:
        file.execute("DELETE FROM reminders WHERE key GLOB ?", (f"{kind}:{ident}:*",))
    if "published" in known:
        theirs = " OR ".join(f"uid GLOB '{kind}-{ident}-*'" for kind in REMINDED)
        for sql in PUBLISHED:
            file.execute(sql.format(theirs=f"({theirs})"))
    if "commitments" in known:
        file.execute("DELETE FROM commitments WHERE prospect_id = ?", (ident,))
    if halves := noted(file, HALF):
        _note(file, HALF, {day: half for day, half in halves.items() if not _is_about(half, ident, name)})
    if "around_touches" in known:
        _erase_at_others(file, ident)
    for search in SEARCHES:
        file.execute(f"DELETE FROM {search} WHERE rowid = ?", (ident,))
    file.execute("DELETE FROM prospects WHERE id = ?", (ident,))  # all tables of theirs go along
    _drop_firms(file, firm, name)


def _erase_at_others(file: sqlite3.Connection, ident: int) -> None:
    """Whoever has them among the people around; and what they told in an interview."""
    file.execute("DELETE FROM interviews WHERE prospect_id = ?", (ident,))
    others = file.execute("SELECT DISTINCT prospect_id FROM people_around WHERE link_id = ?", (ident,)).fetchall()
    file.execute("DELETE FROM people_around WHERE link_id = ?", (ident,))
    for (other,) in others:
        index(file.execute, other)


def _unname_stories(file: sqlite3.Connection, name: str) -> None:
    """What they told stays in the bank, told by a customer: their name stands in the words no more, either."""
    rows = file.execute("SELECT id, customer, words FROM stories WHERE customer <> ''").fetchall()
    for ident, customer, told in rows:
        if customer.casefold() == name.casefold():
            without = said(Story(ident, told, customer)) if told else ""
            sql = "UPDATE stories SET customer = '', may_name = 0, words = ? WHERE id = ?"
            file.execute(sql, (without, ident))


def _drop_firms(file: sqlite3.Connection, last: int | None, name: str) -> None:
    """Theirs if nobody else has it, and earlier ones that have a word of their name."""
    lonely = file.execute(LONELY_FIRMS).fetchall()
    going = [(firm,) for firm, called in lonely if firm == last or not words(name).isdisjoint(words(called))]
    file.executemany("DELETE FROM companies WHERE id = ?", going)


def _rename_lists(file: sqlite3.Connection, ident: int, name: str, known: set[str]) -> None:
    """A list that was called by their name, as a single card is, keeps its ending only."""
    sql = "SELECT id, file_name FROM import_batches WHERE id IN (SELECT batch_id FROM prospects WHERE id = ?1"
    if "import_changes" in known:
        sql += " UNION SELECT batch_id FROM import_changes WHERE prospect_id = ?1"
    for batch, file_name in file.execute(f"{sql})", (ident,)).fetchall():
        if words(name) and words(name) <= words(file_name):
            renamed = f"…{PurePath(file_name).suffix}"
            file.execute("UPDATE import_batches SET file_name = ? WHERE id = ?", (renamed, batch))


def _is_about(half: dict[str, Any], ident: int, name: str) -> bool:
    return half.get("prospect_id") == ident or str(half.get("who", "")).casefold() == name.casefold()


def _hold(file: sqlite3.Connection, who: Trace, known: set[str]) -> None:
    salt = noted(file, SALT) or who.salt
    _note(file, SALT, salt)
    hashes = held_hashes(who.numbers | who.addresses, salt)
    if "held_hashes" in known:
        sql = "INSERT OR IGNORE INTO held_hashes (hash, since) VALUES (?, ?)"
        file.executemany(sql, [(each, who.since) for each in sorted(hashes)])
    else:
        _note(file, HELD, sorted(hashes.union(noted(file, HELD) or ())))


def _note(file: sqlite3.Connection, key: str, value: Any) -> None:
    file.execute("INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", (key, json.dumps(value)))


def _tables(file: sqlite3.Connection) -> set[str]:
    return {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
