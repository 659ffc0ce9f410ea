"""Quotes in words: what each is worth and why so, when it was given, and whether it still holds."""

from __future__ import annotations

from datetime import date

from reengage_desktop.domain.commission import Basis, Commission
from reengage_desktop.domain.prospect import Quote
from reengage_desktop.domain.validity import Validity
from reengage_desktop.services.quoting import QuoteField, QuoteLine
from reengage_desktop.ui import words
from reengage_desktop.ui.figures import month
from reengage_desktop.ui.words import tr

_HOLDS = {
    Validity.HOLDS: ("valid until {day}", "text2"),
    Validity.ENDS_SOON: ("valid until {day}", "amber"),
    Validity.ENDED: ("was valid until {day}", "text3"),
}
_FIELDS = {
    QuoteField.PRODUCT: "What was quoted: {product}",
    QuoteField.VALUE: "Value of {product}",
    QuoteField.WORTH: "What {product} is worth to you",
    QuoteField.QUOTED_ON: "Day of the quote for {product}",
    QuoteField.VALID_UNTIL: "Last day of the quote for {product}",
    QuoteField.NUMBER: "Number of the quote for {product}",
    QuoteField.STAGE: "How far {product} came",
    QuoteField.WHY_NOT: "Why {product} did not close",
}


def money(cents: int | None, currency: str) -> str:
    """With its hundredths where it has any; it reads back as it was."""
    return words.money(cents, currency, whole=cents is None or cents % 100 == 0).strip()


def percent(rate: int) -> str:
    """Of a rate per thousand: "5 %", "7.5 %"."""
    return f"{rate / 10:g} %"


def product(quote: Quote) -> str:
    return quote.product or tr("No product named")


def mine(commission: Commission) -> str:
    """ "$4,180 to you", "$2,090 to you, 5 %"; "" if unknown."""
    if commission.cents is None:
        return ""
    worth = tr("{money} to you").format(money=words.money(commission.cents, commission.currency).strip())
    return f"{worth}, {percent(commission.rate)}" if commission.rate else worth


def basis(commission: Commission, name: str) -> str:
    """Where the figure comes from: "5 % of Solar roof"; "" as typed or unknown."""
    if commission.basis is Basis.PRODUCT_RATE:
        return tr("{rate} of {product}").format(rate=percent(commission.rate), product=name)
    if commission.basis is Basis.PRODUCT_AMOUNT:
        return tr("as each {product} brings").format(product=name)
    if commission.basis is Basis.OWN_RATE:
        return tr("{rate}, your ordinary rate").format(rate=percent(commission.rate))
    return ""


def given(quote: Quote, today: date) -> str:
    """ "Q-2291, 9 Jun"; "" where neither is known."""
    day = words.date_words(quote.quoted_on, today) if quote.quoted_on else ""
    return ", ".join(filter(None, (quote.number, day)))


def holds(line: QuoteLine, today: date) -> tuple[str, str]:
    """(words, role); both empty where no day was named."""
    if line.quote.valid_until is None:
        return "", ""
    said, role = _HOLDS[line.validity]
    return tr(said).format(day=words.date_words(line.quote.valid_until, today)), role


def written_day(day: date | None) -> str:
    """Such that it is read back as it was: "9 Jun 2026"."""
    return "" if day is None else f"{day.day} {month(day)} {day.year}"


def spoken(line: QuoteLine, today: date) -> str:
    """The whole of a row in one sentence."""
    quote = line.quote
    parts = [product(quote), money(quote.value, quote.currency), mine(line.commission), given(quote, today)]
    return ", ".join(filter(None, (*parts, words.why_not_words(quote.why_not), quote.stage, holds(line, today)[0])))


def changed(field: QuoteField, quote: Quote | None) -> str:
    """What was typed, for taking it back."""
    name = quote.product if quote and quote.product else tr("the quote")
    return tr(_FIELDS[field]).format(product=name)
