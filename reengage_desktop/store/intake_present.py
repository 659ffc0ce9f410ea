"""What is known of people whom a list tells of, and how what it changes in them is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from peewee import SqliteDatabase

from reengage_desktop.domain.gap import Gaps, Present
from reengage_desktop.domain.phone import digits
from reengage_desktop.domain.prospect import Stage

from .fields import written_instant
from .intake_keys import NUMBER_KEY
from .intake_rows import INSERT_EMAIL, INSERT_PHONE, INSERT_QUOTE, INSERT_REASON, quote_ending, quote_row
from .prospects import company_id
from .rows import read_day

CHUNK = 500
PLAIN = ("name", "sort_name", "first_name", "title", "street", "city", "region", "postal_code", "country", "notes",
         "source", "no_email")  # fmt: skip
KNOWN = (
    f"SELECT p.id, p.stage, p.met_on, c.name, {', '.join(f'p.{name}' for name in PLAIN)} FROM prospects p "
    "LEFT JOIN companies c ON c.id = p.company_id WHERE p.id IN ({marks}) ORDER BY p.id"
)
OF_THEM = (
    f"SELECT prospect_id, {NUMBER_KEY} FROM phones WHERE prospect_id IN ({{marks}})",
    "SELECT prospect_id, key FROM emails WHERE prospect_id IN ({marks})",
    "SELECT prospect_id, product, value FROM quotes WHERE prospect_id IN ({marks})",
    "SELECT prospect_id, words FROM reasons WHERE prospect_id IN ({marks}) AND kind = 'stated'",
)


def present(db: SqliteDatabase, ids: Sequence[int]) -> Iterator[Present]:
    for start in range(0, len(ids), CHUNK):
        part = tuple(ids[start : start + CHUNK])
        marks = ",".join("?" * len(part))
        numbers, emails, quotes, reasons = (_grouped(db, sql.format(marks=marks), part) for sql in OF_THEM)
        for ident, stage, met_on, company, *cells in db.execute_sql(KNOWN.format(marks=marks), part).fetchall():
            told = dict(zip(PLAIN, cells, strict=True)) | {"met_on": read_day(met_on), "company": company}
            yield Present(
                ident,
                Stage(stage),
                {name: value for name, value in told.items() if value},
                frozenset(key for (key,) in numbers.get(ident, ())),
                frozenset(key for (key,) in emails.get(ident, ())),
                frozenset((product.casefold(), value) for product, value in quotes.get(ident, ())),
                frozenset(words for (words,) in reasons.get(ident, ())),
            )


def fill(db: SqliteDatabase, gaps: Gaps, now: datetime) -> None:
    fields = dict(gaps.fields)
    if "company" in fields:
        fields["company_id"] = company_id(str(fields.pop("company")))
    if fields:
        values = [value.isoformat() if isinstance(value, date) else value for value in fields.values()]
        db.execute_sql(
            f"UPDATE prospects SET {', '.join(f'{name} = ?' for name in fields)} WHERE id = ?", (*values, gaps.id)
        )
    for phone in gaps.phones:
        bare = digits(phone.e164 or phone.written)
        db.execute_sql(INSERT_PHONE, (gaps.id, phone.e164, phone.written, phone.kind, phone.extension, bare))
    for address in gaps.emails:
        db.execute_sql(INSERT_EMAIL, (gaps.id, address, address.casefold()))
    if gaps.quote is not None:
        db.execute_sql(INSERT_QUOTE, (gaps.id, *quote_row(gaps.quote), *quote_ending(gaps.quote)))
    if gaps.stated_reason:
        db.execute_sql(INSERT_REASON, (gaps.id, gaps.stated_reason, written_instant(now)))


def _grouped(db: SqliteDatabase, sql: str, ids: tuple[int, ...]) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    for ident, *cells in db.execute_sql(sql, ids):
        found.setdefault(ident, []).append(tuple(cells))
    return found
