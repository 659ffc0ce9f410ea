"""Many prospects at once: the hot path of an import, in prepared statements."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import chain
from typing import Any

from peewee import SqliteDatabase

from reengage_desktop.domain.arrival import Arrival, KnownKeys
from reengage_desktop.domain.gap import Gaps, Present
from reengage_desktop.domain.newcomer import NewProspect
from reengage_desktop.domain.numbered_keys import NumberedKeys
from reengage_desktop.domain.phone import digits
from reengage_desktop.domain.prospect import Stage

from . import intake_keys, intake_present
from .fields import written_instant
from .intake_rows import (
    INSERT_EMAIL,
    INSERT_PHONE,
    INSERT_QUOTE,
    INSERT_REASON,
    NO_QUOTE,
    insert,
    prospect_columns,
    quote_ending,
    quote_row,
)
from .intake_tables import ColumnChoicesTable

INSERT_SEARCH = "INSERT INTO search (rowid, name, company, email, product, notes) VALUES (?,?,?,?,?,?)"
INSERT_DIGITS = "INSERT INTO search_digits (rowid, digits) VALUES (?,?)"
INSERT_BLOCKED = "INSERT OR IGNORE INTO blocked_numbers (e164, since) VALUES (?,?)"

BULK = 2_000
TOGETHER = 25  # of 38 columns that is just within what any SQLite binds in one statement
# Those by which a prospect's own rows are found are needed while people are added.
INDICES_OF_THE_LIST = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND name LIKE 'prospects~_%' ESCAPE '~' "
    "OR name IN ('emails_key', 'phones_e164')"
)


class Intakes:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def known_keys(self) -> KnownKeys:
        """What tells whether somebody is here already: e-mails, numbers, and names of people who have neither."""
        return intake_keys.known(self._db)

    def numbered_keys(self) -> NumberedKeys:
        """The same for our own list, with all who share one."""
        return intake_keys.numbered(self._db)

    def present(self, ids: Sequence[int]) -> Iterator[Present]:
        """What is known of these people, so that a list can be held against it; in the order of their ids."""
        return intake_present.present(self._db, ids)

    def fill(self, gaps: Gaps, now: datetime) -> None:
        """Writes what a list changes in somebody who is here."""
        intake_present.fill(self._db, gaps, now)

    def chosen(self, fingerprint: str) -> str:
        """What was remembered for lists with these headings, "" if nothing was."""
        found = ColumnChoicesTable.select(ColumnChoicesTable.choices).where(
            ColumnChoicesTable.fingerprint == fingerprint
        )
        return found.scalar() or ""

    def choose(self, fingerprint: str, choices: str, now: datetime) -> None:
        ColumnChoicesTable.insert(fingerprint=fingerprint, choices=choices, used_at=now).on_conflict_replace().execute()

    def next_id(self) -> int:
        """The id the next new prospect gets; ids are given in order within one transaction."""
        return int(self._db.execute_sql("SELECT coalesce(max(id), 0) + 1 FROM prospects").fetchone()[0])

    @contextmanager
    def in_bulk(self, expected: int) -> Iterator[None]:
        """Around all `add`s of one import of about `expected` people, inside the transaction that writes them.

        Where more come in than are here, the indices of the list are built once at the end, which takes half the time.
        """
        here = int(self._db.execute_sql("SELECT count(*) FROM prospects").fetchone()[0])
        if expected < max(BULK, here):
            yield
            return
        indices = self._db.execute_sql(INDICES_OF_THE_LIST).fetchall()
        for name, _ in indices:
            self._db.execute_sql(f"DROP INDEX {name}")
        yield
        for _, sql in indices:
            self._db.execute_sql(sql)

    def add(self, arrivals: Sequence[Arrival], batch_id: int | None, now: datetime) -> None:
        """Writes new people with their first action, quote, numbers and what search finds them by."""
        at = written_instant(now)
        quotes = [quote_row(arrival.person) for arrival in arrivals]
        self._add_people(arrivals, quotes, batch_id, at)
        phones, emails, reasons, found, numbers, blocked = [], [], [], [], [], []
        for arrival in arrivals:
            new, ident, said = arrival.person, arrival.id, ""
            for phone in new.phones:
                bare = phone.e164[1:] or digits(phone.written)
                phones.append((ident, phone.e164, phone.written, phone.kind, phone.extension, bare))
                said = f"{said} {bare}" if said else bare
            for address in new.emails:
                emails.append((ident, address, address.casefold()))
            if new.stated_reason:
                reasons.append((ident, new.stated_reason, at))
            notes = f"{new.notes} {arrival.reason_to_call} {new.city}"
            if new.stated_reason:
                notes = f"{notes} {new.stated_reason}"
            found.append((ident, arrival.name, new.company, " ".join(new.emails), new.product, notes))
            numbers.append((ident, said))
            if arrival.stage is Stage.DO_NOT_CONTACT:
                blocked += [(phone.e164, at) for phone in new.phones if phone.e164]
        told = [
            (arrival.id, *quote, *quote_ending(arrival.person))
            for arrival, quote in zip(arrivals, quotes, strict=True)
            if quote is not NO_QUOTE
        ]
        for sql, rows in (
            (INSERT_PHONE, phones),
            (INSERT_EMAIL, emails),
            (INSERT_QUOTE, told),
            (INSERT_REASON, reasons),
            (INSERT_BLOCKED, blocked),
        ):
            self._together(sql, rows)
        self._many(INSERT_SEARCH, found)
        self._many(INSERT_DIGITS, numbers)

    def _add_people(
        self, arrivals: Sequence[Arrival], quotes: Sequence[tuple[Any, ...]], batch_id: int | None, at: str
    ) -> None:
        if arrivals:
            companies = self._companies([arrival.person for arrival in arrivals])
            columns = prospect_columns(arrivals, quotes, companies, batch_id, at)
            self._together(insert("prospects", columns), list(zip(*columns.values(), strict=True)))

    def add_quotes(
        self, quotes: Sequence[tuple[int, NewProspect]], reasons: Sequence[tuple[int, str]], now: datetime
    ) -> None:
        """Further quotes and stated reasons of people, by their ids."""
        at = written_instant(now)
        self._together(INSERT_QUOTE, [(ident, *quote_row(told), *quote_ending(told)) for ident, told in quotes])
        self._together(INSERT_REASON, [(ident, words, at) for ident, words in reasons])

    def _companies(self, people: Iterable[NewProspect]) -> dict[str, int]:
        """Key to id of all firms named, made where they are new."""
        names: dict[str, str] = {}
        for new in people:
            if new.company and (name := new.company.strip()):
                names.setdefault(name.casefold(), name)
        self._together(
            "INSERT OR IGNORE INTO companies (name, key) VALUES (?,?)", [(name, key) for key, name in names.items()]
        )
        wanted = json.dumps(list(names))
        return dict(
            self._db.execute_sql(
                "SELECT key, id FROM companies WHERE key IN (SELECT value FROM json_each(?))", (wanted,)
            ).fetchall()
        )

    def _together(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Several rows to a statement, which takes half as long; only the index of the search takes longer."""
        insert, marks = sql.rsplit(" VALUES ", 1)
        whole = len(rows) - len(rows) % TOGETHER
        self._many(
            f"{insert} VALUES {', '.join([marks] * TOGETHER)}",
            [tuple(chain.from_iterable(rows[at : at + TOGETHER])) for at in range(0, whole, TOGETHER)],
        )
        self._many(sql, rows[whole:])

    def _many(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        if rows:
            self._db.cursor().executemany(sql, rows)
