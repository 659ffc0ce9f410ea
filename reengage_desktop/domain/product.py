"""A product that is quoted, and the commission it brings where one was set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Product:
    """`rate` is per thousand of the value, or `amount` cents of `currency` for each quote; both None: none was set."""

    name: str
    rate: int | None = None
    amount: int | None = None
    currency: str = ""

    @property
    def has_commission(self) -> bool:
        return self.rate is not None or self.amount is not None


def product_key(name: str) -> str:
    """Two ways to write one product have one key."""
    return " ".join(name.split()).casefold()
