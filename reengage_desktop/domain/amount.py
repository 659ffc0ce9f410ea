"""Amounts of money as people write them."""

from __future__ import annotations

import re

MAX_CENTS = 10**14

_SIGNS = {"$": "USD", "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "R$": "BRL"}
_SIGNS |= {"€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "RS": "INR", "KR": "SEK", "ZŁ": "PLN", "FR": "CHF"}
_SIGNS |= {
    "EURO": "EUR",
    "EUROS": "EUR",
    "DOLLARS": "USD",
    "₺": "TRY",
    "₽": "RUB",
    "₪": "ILS",
    "KČ": "CZK",
    "FT": "HUF",
}
_CODES = {"AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "GBP"}
_CODES |= {"HKD", "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KES", "KRW", "MAD", "MXN", "MYR", "NGN", "NOK", "NZD"}
_CODES |= {"PEN", "PHP", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD"}
_CODES |= {"VND", "ZAR"}
_DOLLARS = {"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP"}
_TIMES = {"": 1, "K": 1_000, "M": 1_000_000, "MIO": 1_000_000}

_AMOUNT = re.compile(
    r"""(?:(?:ca|circa|about|approx|around|roughly|rund|etwa|env|environ|aprox|unos|cerca\ de)\.?\s+|~\s*)?
        (?P<before>[^\W\d_]{2,7}|[^\W\d_]{0,2}[$€£¥₹₺₽₪])? \s* \.? \s*
        (?P<number>\d[\d.,'’\ ]*?) (?:,?-{1,2}|\.-)? \s* (?P<times>k|m|mio)? \.? \s*
        (?P<after>[^\W\d_]{2,7}|[^\W\d_]{0,2}[$€£¥₹₺₽₪])? \.?
        (?:\s*(?:/|\b(?:a|per)\b)\s*(?:year|yr|annum|jahr|an)|\s*p\.?\ ?a\.?)?""",
    re.VERBOSE | re.IGNORECASE,
)
_WHOLE = re.compile(r"\d+|\d{1,3}(?:([.,])(?:\d{2,3}\1)*\d{3})")
_PLAIN = re.compile(r"(\$?)(\d{1,12}|[1-9]\d{0,2}(?:,\d{3}){1,3})(?:\.(\d{1,2}))?", re.ASCII)


def read_amount(text: str, home: str = "USD") -> tuple[int, str] | None:
    """(hundredths of the unit, currency code or ""); None for what is no amount, and for negative ones.

    A lone separator before exactly three digits parts thousands: "1.234" is 1234. "$" is `home` where that is a dollar.
    """
    plain = _PLAIN.fullmatch(text)
    if plain is not None:
        sign, whole, fraction = plain.groups()
        cents = int(whole.replace(",", "")) * 100 + (int(fraction.ljust(2, "0")) if fraction else 0)
        return cents, (home if home in _DOLLARS else "USD") if sign else ""
    return _read_any(text, home)


def _read_any(text: str, home: str) -> tuple[int, str] | None:
    """The way for all amounts, ten times as slow as the plain one."""
    match = _AMOUNT.fullmatch(text.replace("\xa0", " ").replace("\u202f", " ").strip()) if len(text) < 60 else None
    if match is None or not match["number"].isprintable():
        return None
    codes = [_currency(match[side], home) for side in ("before", "after") if match[side]]
    number = _hundredths(match["number"].strip(), _TIMES[(match["times"] or "").upper()])
    if number is None or None in codes or len(set(codes)) > 1:
        return None
    return number, (codes[0] or "") if codes else ""


def currency_code(word: str) -> str:
    """The code of a currency column: "usd" -> "USD"; "" for what is none."""
    return word.upper() if word.upper() in _CODES else ""


def _currency(word: str, home: str) -> str | None:
    word = word.upper()
    if word == "$" and home in _DOLLARS:
        return home
    return word if word in _CODES else _SIGNS.get(word)


def _hundredths(number: str, times: int) -> int | None:
    """Which sign parts the fraction: the last one, if it stands once and not before exactly three digits."""
    number = re.sub(r"['’ ]", "", number)
    if not number.isascii():
        return None
    last = max(number.rfind("."), number.rfind(","))
    whole, fraction = number, ""
    if last != -1:
        sign, both = number[last], "." in number and "," in number
        tail = number[last + 1 :]
        grouped = len(tail) == 3 and not both and not number.startswith("0")
        if number.count(sign) == 1 and not grouped:
            whole, fraction = number[:last], tail
    if not _WHOLE.fullmatch(whole) or (fraction and not fraction.isdigit()) or len(fraction) > 12:
        return None
    whole = whole.replace(".", "").replace(",", "")
    scale = 10 ** len(fraction)
    cents = (int(whole + fraction) * times * 100 * 2 + scale) // (2 * scale)
    return cents if cents <= MAX_CENTS else None
