"""Quotes as they are kept: several for one prospect, the newest one first."""

from __future__ import annotations

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
            "SELECT id, prospect_id, product, value, worth, currency, quoted_on, why_not, closed_on, stage FROM quotes "
            "WHERE prospect_id = ? ORDER BY quoted_on DESC NULLS LAST, id DESC",
            (prospect_id,),
        )
        return [
            Quote(ident, of, product, value, worth, currency, read_day(quoted_on), WhyNot(why), read_day(closed), stage)
            for ident, of, product, value, worth, currency, quoted_on, why, closed, stage in rows
        ]

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
        }
        if quote.id:
            QuoteTable.update(**values).where(QuoteTable.id == quote.id).execute()
            return quote.id
        return int(QuoteTable.insert(prospect=quote.prospect_id, **values).execute())

    def products(self) -> list[str]:
        """All products quoted so far, the most frequent first."""
        rows = self._db.execute_sql(
            "SELECT product FROM quotes WHERE product <> '' GROUP BY product ORDER BY count(*) DESC, product LIMIT 50"
        )
        return [product for (product,) in rows]
