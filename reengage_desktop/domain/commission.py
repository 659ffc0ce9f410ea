"""What a quote is worth to the salesperson: as typed, else as their product brings, else at their ordinary rate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .product import Product, product_key

ALL = 1000  # per thousand


class Basis(StrEnum):
    """Where the figure comes from."""

    TYPED = "typed"
    PRODUCT_RATE = "product_rate"
    PRODUCT_AMOUNT = "product_amount"
    OWN_RATE = "own_rate"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Commission:
    """`cents` of `currency`, None if unknown; `rate` is per thousand where it is worked out from one."""

    cents: int | None
    currency: str
    basis: Basis
    rate: int = 0


@dataclass(frozen=True, slots=True)
class Terms:
    """`rate` per thousand is the ordinary one of the settings; `products` by `product_key`."""

    rate: int
    products: Mapping[str, Product] = field(default_factory=dict)

    def commission(self, worth: int | None, value: int | None, product: str, currency: str) -> Commission:
        """Of a quote over `value` cents; `worth` as typed wins."""
        if worth is not None:
            return Commission(worth, currency, Basis.TYPED)
        known = self.products.get(product_key(product)) if self.products and product else None
        if known is not None and known.amount is not None:
            return Commission(known.amount, known.currency or currency, Basis.PRODUCT_AMOUNT)
        if value is None:
            return Commission(None, currency, Basis.UNKNOWN)
        if known is not None and known.rate is not None:
            return Commission(value * known.rate // ALL, currency, Basis.PRODUCT_RATE, known.rate)
        return Commission(value * self.rate // ALL, currency, Basis.OWN_RATE, self.rate)

    def worth(self, worth: int | None, value: int | None, product: str, currency: str) -> int | None:
        """Cents of this currency as typed or worked out; None if unknown, or known in another currency only."""
        if worth is not None or (value is None and not self.products):
            return worth
        found = self.commission(worth, value, product, currency)
        return found.cents if not currency or found.currency == currency else None
