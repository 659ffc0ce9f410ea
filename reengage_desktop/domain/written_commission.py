"""A commission as it is typed: a rate, or an amount."""

from __future__ import annotations

import re

from .amount import read_amount
from .commission import ALL
from .fault import RuleFault

_RATE = re.compile(r"(\d{1,3})(?:[.,](\d))?\s*%", re.ASCII)
_BARE = re.compile(r"[\d.,]+", re.ASCII)
_HUNDRED = 100_00  # cents

NO_COMMISSION = "“{text}” is no commission. Write a rate such as 7.5 % or an amount such as $250. Nothing was changed."
RATE_OR_AMOUNT = "{text} could be a rate or an amount. Write {text} % or {text} {currency}. Nothing was changed."


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
