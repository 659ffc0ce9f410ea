"""Quotes as they are kept: several for one prospect, the newest one first."""

from __future__ import annotations

from typing import Any

from peewee import SqliteDatabase

from reengage_desktop.domain.prospect import Quote
from reengage_desktop.domain.reason import WhyNot

from .rows import read_day
from .tables import QuoteTable


class Quotes:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def of(self, prospect_id: int) -> list[Quote]:
        """Those without a date last."""
        rows = self._db.execute_sql(
            "SELECT id, prospect_id, product, value, worth, currency, quoted_on, why_not, closed_on, stage, number, "
            "valid_until FROM quotes WHERE prospect_id = ? ORDER BY quoted_on DESC NULLS LAST, id DESC",
            (prospect_id,),
        )
        return [_quote(row) for row in rows]

    def save(self, quote: Quote) -> int:
        """Adds a quote whose id is 0, else replaces it; the id."""
        values = {
            "product": quote.product,
            "value": quote.value,
            "worth": quote.worth,
            "currency": quote.currency,
            "quoted_on": quote.quoted_on,
            "why_not": quote.why_not.value,
            "closed_on": quote.closed_on,
            "stage": quote.stage,
            "number": quote.number,
            "valid_until": quote.valid_until,
        }
        if quote.id:
            QuoteTable.update(**values).where(QuoteTable.id == quote.id).execute()
            return quote.id
        return int(QuoteTable.insert(prospect=quote.prospect_id, **values).execute())

    def remove(self, quote_id: int) -> None:
        QuoteTable.delete().where(QuoteTable.id == quote_id).execute()


def _quote(row: tuple[Any, ...]) -> Quote:
    ident, of, product, value, worth, currency, quoted, why, closed, stage, number, until = row
    days = read_day(quoted), read_day(closed), read_day(until)
    return Quote(ident, of, product, value, worth, currency, days[0], WhyNot(why), days[1], stage, number, days[2])
