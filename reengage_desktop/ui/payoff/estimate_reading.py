"""What somebody types as their own estimate, read as the number that is kept."""

from __future__ import annotations

import re

from reengage_desktop.domain.amount import read_amount
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.plain_line import plain_line
from reengage_desktop.services.weighing import ALLOWED, Estimate
from reengage_desktop.ui import words

NO_AMOUNT = "Write an amount, such as {example}."
NOT_WHOLE = "Only whole numbers are kept here. Nothing was changed; write {low} or {high}."
OTHER_CURRENCY = "Their quote is in {currency}. Write it in {currency}, or change the quote on their page."
_NUMBER = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,2}))?\s*(?:%|percent|min|min\.|minutes)?", re.IGNORECASE)


def read(part: Estimate, text: str, currency: str) -> int | None:
    """Percent, percent, minutes, or cents of `currency`; None where nothing is written: it is worked out again.

    Raises `RuleFault` for what cannot be read; whether it can be is asked when it is kept.
    """
    typed = plain_line(text)
    if not typed:
        return None
    if part is Estimate.WORTH:
        return _cents(typed, currency)
    found = _NUMBER.fullmatch(typed)
    least, most, impossible = ALLOWED[part]
    if found is None:
        raise RuleFault(impossible)
    whole, rest = int(found[1]), found[2] or "0"
    if rest.strip("0"):
        if not least <= whole < most:
            raise RuleFault(impossible)
        raise RuleFault(NOT_WHOLE, low=str(whole), high=str(whole + 1))
    return whole


def _cents(typed: str, currency: str) -> int:
    found = read_amount(typed, currency or "USD")
    if found is None:
        raise RuleFault(NO_AMOUNT, example=words.money(120_000, currency or "USD"))
    cents, written = found
    if currency and written not in ("", currency):
        raise RuleFault(OTHER_CURRENCY, currency=currency)
    return cents
