"""Products: those that were quoted, and the commission that was set for them."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from peewee import SqliteDatabase

from reengage_desktop.domain.commission import Terms
from reengage_desktop.domain.product import Product, product_key

from .bank_tables import ProductTable

NAMED_IN = ("interviews", "stories", "quotes")


class Renamed(NamedTuple):
    """A row that had the product's `old` name; `prospect_id` is that of a quote, else 0."""

    table: str
    id: int
    prospect_id: int
    old: str


class Products:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def all(self) -> dict[str, Product]:
        """Those with a commission, by their key."""
        rows = self._db.execute_sql("SELECT key, name, rate, amount, currency FROM products ORDER BY key")
        return {key: Product(*rest) for key, *rest in rows}

    def terms(self, rate: int) -> Terms:
        """`rate` per thousand: the ordinary one."""
        return Terms(rate, self.all())

    def keep(self, product: Product) -> None:
        """Its commission; one that has none is not kept."""
        key = product_key(product.name)
        if not product.has_commission:
            ProductTable.delete().where(ProductTable.key == key).execute()
            return
        kept = {"name": product.name, "rate": product.rate, "amount": product.amount, "currency": product.currency}
        if not ProductTable.update(**kept).where(ProductTable.key == key).execute():
            ProductTable.insert(key=key, **kept).execute()

    def quoted(self) -> list[tuple[str, int]]:
        """(name, quotes) of all that were quoted, the most frequent first; of several spellings the most frequent."""
        rows = self._db.execute_sql(
            "SELECT product, count(*) FROM quotes WHERE product <> '' GROUP BY product ORDER BY count(*) DESC, product"
        )
        names: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for name, count in rows:
            key = product_key(name)
            names.setdefault(key, name)
            counts[key] += count
        return [(names[key], count) for key, count in counts.most_common()]

    def names(self) -> list[str]:
        """To complete while typing: those quoted most first, then those that only have a commission."""
        names = {product_key(name): name for name, _ in self.quoted()}
        return [*names.values(), *(product.name for key, product in self.all().items() if key not in names)]

    def rename(self, key: str, name: str) -> list[Renamed]:
        """In each interview, story and quote."""
        renamed: list[Renamed] = []
        for table in NAMED_IN:
            owner = "prospect_id" if table == "quotes" else "0"
            for old in self._spellings(table, key):
                if old != name:
                    rows = self._db.execute_sql(f"SELECT id, {owner} FROM {table} WHERE product = ?", (old,)).fetchall()
                    self._db.execute_sql(f"UPDATE {table} SET product = ? WHERE product = ?", (name, old))
                    renamed += [Renamed(table, ident, who, old) for ident, who in rows]
        return renamed

    def _spellings(self, table: str, key: str) -> list[str]:
        names = self._db.execute_sql(f"SELECT DISTINCT product FROM {table} WHERE product <> ''")
        return [name for (name,) in names if product_key(name) == key]
