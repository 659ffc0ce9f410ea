"""Notes with their date, among all that is dated in the history of one person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from peewee import SqliteDatabase

from reengage_desktop.domain import ladder as ladders
from reengage_desktop.domain.recount import Beside, BesideKind, Entry, EntryKind, quoted_at

from .fields import read_instant
from .page_tables import AroundTouchTable, NoteTable
from .tables import TouchTable

TOUCHES = """
SELECT id, at, channel, outcome, attempt, contact, seconds, note, learned, learned_for, bulk, slot_key
FROM touches WHERE prospect_id = ? ORDER BY at, id
"""
AROUND = """
SELECT t.id, t.at, t.channel, t.outcome, t.seconds, t.note, t.learned, a.name
FROM around_touches t JOIN people_around a ON a.id = t.person_id WHERE t.prospect_id = ?
"""
NOTES = "SELECT id, at, words FROM notes WHERE prospect_id = ?"
REASONS = "SELECT id, told_at, kind, words, source, certainty FROM reasons WHERE prospect_id = ?"
QUOTES = """
SELECT id, quoted_on, product, value, currency, number FROM quotes WHERE prospect_id = ? AND quoted_on IS NOT NULL
"""
PROMISES = "SELECT id, made_at, due_from, due_until, zone, state, settled_at FROM promises WHERE prospect_id = ?"
LETTERS = "SELECT id, changed_at, words FROM letters WHERE prospect_id = ? AND state = 'sent'"
TRIGGERS = "SELECT id, fired_at, words FROM triggers WHERE prospect_id = ? AND fired_at IS NOT NULL"
LADDERS = "SELECT id, at, before, after, because FROM ladder_changes WHERE prospect_id = ? AND before <> after"
DECISIONS = "SELECT id, at, choice, words, until FROM decisions WHERE prospect_id = ?"
NEW_ROWS = "SELECT at FROM ladder_changes WHERE prospect_id = ? AND before = after ORDER BY at"
REASON_KINDS = (BesideKind.SAID, BesideKind.SEEN, BesideKind.REAL)
SETTLED = (BesideKind.KEPT, BesideKind.BROKEN)
_TABLES = {EntryKind.TOUCH: TouchTable, EntryKind.AROUND: AroundTouchTable, EntryKind.NOTE: NoteTable}

Made = TypeVar("Made")


class Notes:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def add(self, prospect_id: int, words: str, at: datetime) -> int:
        return int(NoteTable.insert(prospect=prospect_id, words=words, at=at).execute())

    def has(self, prospect_id: int, kind: EntryKind, ident: int) -> bool:
        """Whether there is such a note or touch of theirs."""
        table = _TABLES[kind]
        return bool(table.select().where(table.id == ident, table.prospect == prospect_id).exists())

    def edit(self, kind: EntryKind, ident: int, fields: Mapping[str, str]) -> None:
        """Of a note its `words`; of a touch its `note` and `learned`."""
        table = _TABLES[kind]
        table.update(**fields).where(table.id == ident).execute()

    def remove(self, note_id: int) -> None:
        NoteTable.delete().where(NoteTable.id == note_id).execute()

    def entries(self, prospect_id: int) -> list[Entry]:
        """Touches with them and with people around them, and notes; in no order."""
        return [
            *_touches(self._db.execute_sql(TOUCHES, (prospect_id,)), self._made(NEW_ROWS, prospect_id, str)),
            *self._made(AROUND, prospect_id, _around),
            *self._made(NOTES, prospect_id, _note),
        ]

    def beside(self, prospect_id: int, zone: str) -> list[Beside]:
        """What else has a date: reasons, quotes, promises, letters that were sent, what brought them back, and what
        was decided about how they are pursued.
        """
        found = [
            *self._made(REASONS, prospect_id, _reason),
            *self._made(QUOTES, prospect_id, lambda *row: _quote(*row, zone=zone)),
            *self._made(LETTERS, prospect_id, _letter),
            *self._made(TRIGGERS, prospect_id, _trigger),
            *self._made(LADDERS, prospect_id, _ladder),
            *self._made(DECISIONS, prospect_id, _decision),
        ]
        for row in self._db.execute_sql(PROMISES, (prospect_id,)):
            found += _promises(*row)
        return found

    def _made(self, sql: str, prospect_id: int, make: Callable[..., Made]) -> list[Made]:
        return [make(*row) for row in self._db.execute_sql(sql, (prospect_id,))]


def _touches(rows: Iterable[tuple[Any, ...]], new_rows: list[str]) -> Iterator[Entry]:
    """Oldest first, each attempt with its place in its row; another row begins after each instant of `new_rows`."""
    row = ""
    for ident, at, channel, outcome, attempt, contact, seconds, note, learned, use, bulk, slot in rows:
        while new_rows and new_rows[0] < at:
            row = ""
            del new_rows[0]
        row = ladders.after(row, attempt=bool(attempt), contact=bool(contact))
        yield Entry(
            EntryKind.TOUCH, ident, read_instant(at), channel, outcome, bool(contact), seconds, note, learned, use,
            bool(bulk), bool(slot), number=len(row) if attempt else 0,
        )  # fmt: skip


def _around(ident: int, at: str, channel: str, outcome: str, seconds: int, note: str, learned: str, name: str) -> Entry:
    kind = EntryKind.AROUND
    return Entry(
        kind, ident, read_instant(at), channel, outcome, seconds=seconds, note=note, learned=learned, person=name
    )


def _note(ident: int, at: str, words: str) -> Entry:
    return Entry(EntryKind.NOTE, ident, read_instant(at), note=words)


def _reason(ident: int, at: str, kind: str, words: str, source: str, certainty: str) -> Beside:
    known = BesideKind(kind) if kind in REASON_KINDS else BesideKind.SAID  # of a later build
    return Beside(known, ident, read_instant(at), words, source, certainty)


def _quote(ident: int, day: str, product: str, value: int | None, currency: str, number: str, *, zone: str) -> Beside:
    at = quoted_at(date.fromisoformat(day), zone)
    return Beside(BesideKind.QUOTED, ident, at, product, value=value, currency=currency, number=number, by_day=True)


def _letter(ident: int, at: str, words: str) -> Beside:
    return Beside(BesideKind.LETTER, ident, read_instant(at), words)


def _trigger(ident: int, at: str, words: str) -> Beside:
    return Beside(BesideKind.BACK, ident, read_instant(at), words)


def _ladder(ident: int, at: str, before: str, after: str, because: str) -> Beside:
    return Beside(BesideKind.LADDER, ident, read_instant(at), after, before, because)


def _decision(ident: int, at: str, choice: str, words: str, until: str | None) -> Beside:
    day = None if until is None else date.fromisoformat(until)
    return Beside(BesideKind.DECIDED, ident, read_instant(at), words, choice, until=day)


def _promises(ident: int, made: str, start: str, end: str, zone: str, state: str, settled: str | None) -> list[Beside]:
    """When it was given; and when it was kept or broken. One that was moved in time is told by what moved it."""
    window = {"due_from": read_instant(start), "due_until": read_instant(end), "zone": zone}
    found = [Beside(BesideKind.PROMISED, ident, read_instant(made), **window)]  # type: ignore[arg-type]
    if settled and state in SETTLED:
        found.append(Beside(BesideKind(state), ident, read_instant(settled), **window))  # type: ignore[arg-type]
    return found
