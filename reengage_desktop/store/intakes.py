"""Many prospects at once: the hot path of an import, in prepared statements."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from peewee import SqliteDatabase

from reengage_desktop.domain.arrival import FILLED, Arrival, Gaps, KnownKeys, Present, has_quote
from reengage_desktop.domain.intake import NewProspect
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.phone import digits
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.reason import WhyNot

from .fields import written_instant
from .prospects import company_id

PROSPECT = (
    "id, name, first_name, sort_name, company_id, title, party, stage, street, city, region, postal_code, country, "
    "zone, other_zone, met_on, no_email, source, notes, reason_to_call, batch_id, created_at, "
    "next_kind, next_from, next_until, next_promised, next_zone, next_because, next_note, "
    "product, value, worth, currency, why_not, inquired_on, stated_reason, phone, score"
)
# What stands for NULL: the module looks for adapters of None and of bool, at ten times what a number costs.
ABSENT = {"company_id": 0, "met_on": "", "value": -1, "worth": -1, "inquired_on": "", "quoted_on": ""}


def _insert(table: str, columns: str) -> str:
    marks = (f"nullif(?, {ABSENT[name]!r})" if name in ABSENT else "?" for name in columns.split(", "))
    return f"INSERT INTO {table} ({columns}) VALUES ({', '.join(marks)})"


INSERT_PROSPECT = _insert("prospects", PROSPECT)
INSERT_PHONE = "INSERT INTO phones (prospect_id, e164, written, kind, extension, digits) VALUES (?,?,?,?,?,?)"
INSERT_EMAIL = "INSERT INTO emails (prospect_id, address, key) VALUES (?,?,?)"
INSERT_QUOTE = _insert("quotes", "prospect_id, product, value, worth, currency, quoted_on, why_not")
INSERT_REASON = "INSERT INTO reasons (prospect_id, kind, words, told_at) VALUES (?,'stated',?,?)"
INSERT_SEARCH = "INSERT INTO search (rowid, name, company, email, product, notes) VALUES (?,?,?,?,?,?)"
INSERT_DIGITS = "INSERT INTO search_digits (rowid, digits) VALUES (?,?)"
INSERT_BLOCKED = "INSERT OR IGNORE INTO blocked_numbers (e164, since) VALUES (?,?)"

NUMBER_KEY = "CASE e164 WHEN '' THEN digits ELSE e164 END"
CHUNK = 500
BLANK_NAMES = (*(name for name in FILLED if name != "company"), "company", "met_on", "no_email", "stated_reason")
BLANKS = (
    ", ".join(f"p.{name} = ''" for name in FILLED if name != "company")
    + ", p.company_id IS NULL, p.met_on IS NULL, p.no_email = 0, p.stated_reason = ''"
)
NO_QUOTE = ("", -1, -1, "", "", str(WhyNot.UNKNOWN))
NO_ACTION = (None, None, None, 0, "", "", "")
BULK = 2_000
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
        emails = dict(self._db.execute_sql("SELECT key, prospect_id FROM emails ORDER BY prospect_id DESC").fetchall())
        numbers: dict[str, list[tuple[int, str]]] = {}
        for key, prospect_id, name in self._db.execute_sql(
            f"SELECT {NUMBER_KEY}, p.id, p.sort_name FROM phones JOIN prospects p ON p.id = prospect_id ORDER BY p.id"
        ):
            numbers.setdefault(key, []).append((prospect_id, name))
        names = {
            (name, company): prospect_id
            for name, company, prospect_id in self._db.execute_sql(
                "SELECT p.sort_name, coalesce(c.key, ''), p.id FROM prospects p "
                "LEFT JOIN companies c ON c.id = p.company_id ORDER BY p.id DESC"
            )
        }
        return KnownKeys(emails, numbers, names)

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
        companies = self._companies(arrivals)
        at = written_instant(now)
        different = {id(each.action): each.action for each in arrivals}  # nearly all have one and the same
        actions = {key: _action(action) for key, action in different.items()}
        people, phones, emails, quotes, reasons, found, numbers, blocked = [], [], [], [], [], [], [], []
        for arrival in arrivals:
            new, ident, quote = arrival.person, arrival.id, _quote(arrival.person)
            company = companies.get(new.company.strip().casefold(), 0) if new.company else 0
            people.append(_person(arrival, quote, company, batch_id, at, actions[id(arrival.action)]))
            said = ""
            for phone in new.phones:
                bare = phone.e164[1:] or digits(phone.written)
                phones.append((ident, phone.e164, phone.written, phone.kind, phone.extension, bare))
                said = f"{said} {bare}" if said else bare
            for address in new.emails:
                emails.append((ident, address, address.casefold()))
            if quote is not NO_QUOTE:
                quotes.append((ident, *quote))
            if new.stated_reason:
                reasons.append((ident, new.stated_reason, at))
            notes = f"{new.notes} {arrival.reason_to_call} {new.city} {new.stated_reason}"
            found.append((ident, arrival.name, new.company, " ".join(new.emails), new.product, notes))
            numbers.append((ident, said))
            if arrival.stage is Stage.DO_NOT_CONTACT:
                blocked += [(phone.e164, at) for phone in new.phones if phone.e164]
        for sql, rows in (
            (INSERT_PROSPECT, people),
            (INSERT_PHONE, phones),
            (INSERT_EMAIL, emails),
            (INSERT_QUOTE, quotes),
            (INSERT_REASON, reasons),
            (INSERT_SEARCH, found),
            (INSERT_DIGITS, numbers),
            (INSERT_BLOCKED, blocked),
        ):
            self._many(sql, rows)

    def present(self, ids: Sequence[int]) -> Iterator[Present]:
        """What is known of these people, so that a file can be held against it."""
        for start in range(0, len(ids), CHUNK):
            part = tuple(ids[start : start + CHUNK])
            marks = ",".join("?" * len(part))
            numbers = self._grouped(
                f"SELECT prospect_id, {NUMBER_KEY} FROM phones WHERE prospect_id IN ({marks})", part
            )
            emails = self._grouped(f"SELECT prospect_id, key FROM emails WHERE prospect_id IN ({marks})", part)
            quotes: dict[int, set[tuple[str, int | None]]] = {}
            for ident, product, value in self._db.execute_sql(
                f"SELECT prospect_id, product, value FROM quotes WHERE prospect_id IN ({marks})",
                part,
            ):
                quotes.setdefault(ident, set()).add((product.casefold(), value))
            for ident, stage, *cells in self._db.execute_sql(
                f"SELECT p.id, p.stage, {BLANKS} FROM prospects p WHERE p.id IN ({marks})",
                part,
            ):
                blank = frozenset(name for name, empty in zip(BLANK_NAMES, cells, strict=True) if empty)
                yield Present(
                    ident,
                    Stage(stage),
                    blank,
                    frozenset(numbers.get(ident, ())),
                    frozenset(emails.get(ident, ())),
                    frozenset(quotes.get(ident, ())),
                )

    def fill(self, gaps: Gaps, now: datetime) -> None:
        """Writes what a file adds to somebody who is here."""
        fields = dict(gaps.fields)
        if "company" in fields:
            fields["company_id"] = company_id(str(fields.pop("company")))
        for name, value in fields.items():
            self._db.execute_sql(
                f"UPDATE prospects SET {name} = ? WHERE id = ?",
                (value.isoformat() if isinstance(value, date) else value, gaps.id),
            )
        self._many(
            INSERT_PHONE,
            [(gaps.id, p.e164, p.written, p.kind, p.extension, digits(p.e164 or p.written)) for p in gaps.phones],
        )
        self._many(INSERT_EMAIL, [(gaps.id, address, address.casefold()) for address in gaps.emails])
        if gaps.quote is not None:
            self._many(INSERT_QUOTE, [(gaps.id, *_quote(gaps.quote))])
        if gaps.stated_reason:
            self._many(INSERT_REASON, [(gaps.id, gaps.stated_reason, written_instant(now))])

    def _grouped(self, sql: str, values: tuple[Any, ...]) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for ident, key in self._db.execute_sql(sql, values):
            found.setdefault(ident, set()).add(key)
        return found

    def _companies(self, arrivals: Iterable[Arrival]) -> dict[str, int]:
        """Key to id of all firms named, made where they are new."""
        names: dict[str, str] = {}
        for arrival in arrivals:
            if name := arrival.person.company.strip():
                names.setdefault(name.casefold(), name)
        self._many(
            "INSERT OR IGNORE INTO companies (name, key) VALUES (?,?)", [(name, key) for key, name in names.items()]
        )
        wanted = json.dumps(list(names))
        return dict(
            self._db.execute_sql(
                "SELECT key, id FROM companies WHERE key IN (SELECT value FROM json_each(?))", (wanted,)
            ).fetchall()
        )

    def _many(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        if rows:
            self._db.cursor().executemany(sql, rows)


def _person(
    arrival: Arrival, quote: tuple[Any, ...], company: int, batch_id: int | None, at: str, action: tuple[Any, ...]
) -> tuple[Any, ...]:
    new = arrival.person
    product, value, worth, currency, quoted_on, why_not = quote
    phone = next((p.e164 or p.written for p in new.phones), "")
    return (
        arrival.id, arrival.name, arrival.first_name, arrival.name.casefold(), company, new.title, str(arrival.party),
        str(arrival.stage), new.street, new.city, arrival.region, new.postal_code, arrival.country, arrival.zone,
        arrival.other_zone, _iso(new.met_on), int(new.no_email), new.source, new.notes, arrival.reason_to_call,
        batch_id, at, *action, product, value, worth, currency, why_not, quoted_on, new.stated_reason, phone,
        arrival.score,
    )  # fmt: skip


def _quote(new: NewProspect) -> tuple[Any, ...]:
    """(product, value, worth, currency, day, reason) as they are written, `NO_QUOTE` where they tell of none."""
    if not has_quote(new):
        return NO_QUOTE
    value, worth = -1 if new.value is None else new.value, -1 if new.worth is None else new.worth
    return new.product, value, worth, new.currency, _iso(new.quoted_on), str(new.why_not)


def _action(action: NextAction | None) -> tuple[Any, ...]:
    if action is None:
        return NO_ACTION
    begin, end = written_instant(action.due_from), written_instant(action.due_until)
    return str(action.kind), begin, end, int(action.promised), action.zone, str(action.because), action.note


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
