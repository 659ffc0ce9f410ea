"""What a quote is worth to the salesperson: as typed, else as their product brings, else at their ordinary rate."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .amount import read_amount
from .fault import RuleFault
from .product import Product, product_key

ALL = 1000  # per thousand
_RATE = re.compile(r"(\d{1,3})(?:[.,](\d))?\s*%", re.ASCII)
_BARE = re.compile(r"[\d.,]+", re.ASCII)
_HUNDRED = 100_00  # cents

NO_COMMISSION = "“{text}” is no commission. Write a rate such as 7.5 % or an amount such as $250. Nothing was changed."
RATE_OR_AMOUNT = "{text} could be a rate or an amount. Write {text} % or {text} {currency}. Nothing was changed."


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


def read_commission(text: str, home: str) -> tuple[int | None, int | None, str]:
    """(rate, amount, currency) of what was typed, one of the two; (None, None, "") for nothing.

    Raises `RuleFault` for anything else, and for a small bare number, which could be either.
    """
    text = " ".join(text.split())
    if not text:
        return None, None, ""
    if match := _RATE.fullmatch(text):
        rate = int(match[1]) * 10 + int(match[2] or 0)
        if rate <= ALL:
            return rate, None, ""
    found = read_amount(text, home)
    if found is None:
        raise RuleFault(NO_COMMISSION, text=text[:60])
    cents, currency = found
    if cents <= _HUNDRED and _BARE.fullmatch(text):
        raise RuleFault(RATE_OR_AMOUNT, text=text, currency=home)
    return None, cents, currency or home
