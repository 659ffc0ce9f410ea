"""Quoting: the quotes of a person, and what each is worth."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from reengage_desktop.domain.cells import clean_line
from reengage_desktop.domain.commission import Commission, Terms
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.prospect import Quote
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.validity import Validity, validity
from reengage_desktop.domain.written_date import default_order, read_date

from .around import Around
from .commissioning import Commissioning
from .forms import amount
from .retracing import Step, recording

LONGEST = 200
GONE = "This quote is not there any more. Nothing was changed."
TOO_LONG = "This has {length} characters. At most {most} are kept here; shorten it. The rest may stand in a note."
NO_DATE = "“{text}” is no date. Write it as 9 June 2026. Nothing was changed."
TO_COME = "A quote cannot have been given on a day to come. Nothing was changed; write the day you gave it."
ENDS_BEFORE = "It would end before it was given. Nothing was changed; write a later day."
TWO_CURRENCIES = (
    "One amount would be in {new}, the other is in {old}. Nothing was changed; write both in one currency, or empty "
    "the other first."
)


class QuoteField(StrEnum):
    """What can be written of a quote, by the names of `Quote`."""

    PRODUCT = "product"
    VALUE = "value"
    WORTH = "worth"
    QUOTED_ON = "quoted_on"
    VALID_UNTIL = "valid_until"
    NUMBER = "number"
    STAGE = "stage"
    WHY_NOT = "why_not"


MONEY = (QuoteField.VALUE, QuoteField.WORTH)
DAYS = (QuoteField.QUOTED_ON, QuoteField.VALID_UNTIL)


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """A quote, what it is worth to the salesperson, and whether it still holds today."""

    quote: Quote
    commission: Commission
    validity: Validity


@dataclass(frozen=True, slots=True)
class Sum:
    """All quotes together, in cents of one currency: to the firm, and to the salesperson."""

    currency: str
    value: int
    worth: int


@dataclass(frozen=True, slots=True)
class Quoted:
    """The newest quote first; `sums` the largest first, without those of nothing."""

    lines: tuple[QuoteLine, ...] = ()
    sums: tuple[Sum, ...] = ()


class Quoting:
    """`products`: what each of them brings."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self.products = Commissioning(around)

    def of(self, prospect_id: int) -> Quoted:
        terms, today = self._terms(), self._around.today()
        lines = tuple(
            QuoteLine(
                quote,
                terms.commission(quote.worth, quote.value, quote.product, quote.currency),
                validity(quote.valid_until, today),
            )
            for quote in self._around.store.quotes.of(prospect_id)
        )
        return Quoted(lines, _sums(lines))

    def product_names(self) -> list[str]:
        """To complete while typing."""
        return self._around.store.products.names()

    def add(self, prospect_id: int, field: QuoteField, text: str) -> tuple[int, Step]:
        """A quote of today of which one thing is known so far; its id. Raises `RuleFault` as `set_field` does."""
        self._around.person(prospect_id)
        home = self._around.settings().currency
        bare = Quote(0, prospect_id, "", None, None, home, self._around.today(), WhyNot.UNKNOWN)
        quote = self._with(bare, field, text)
        with recording(self._around, prospect_id, "quotes") as record:
            ident = self._around.store.quotes.save(quote)
        return ident, record.step

    def set_field(self, prospect_id: int, quote_id: int, field: QuoteField, text: str) -> Step:
        """As typed; an empty text is not known. A reason is given by its value.

        Raises `RuleFault` for what cannot be read or cannot be, and for a quote that is gone.
        """
        quote = self._with(self._quote(prospect_id, quote_id), field, text)
        with recording(self._around, prospect_id, "quotes") as record:
            self._around.store.quotes.save(quote)
        return record.step

    def remove(self, prospect_id: int, quote_id: int) -> Step:
        """Raises `RuleFault` for a quote that is gone."""
        self._quote(prospect_id, quote_id)
        with recording(self._around, prospect_id, "quotes") as record:
            self._around.store.quotes.remove(quote_id)
        return record.step

    def _quote(self, prospect_id: int, quote_id: int) -> Quote:
        for quote in self._around.store.quotes.of(prospect_id):
            if quote.id == quote_id:
                return quote
        raise RuleFault(GONE)

    def _terms(self) -> Terms:
        return self._around.store.products.terms(self._around.settings().commission_rate)

    def _with(self, quote: Quote, field: QuoteField, text: str) -> Quote:
        text = clean_line(text)
        if len(text) > LONGEST:
            raise RuleFault(TOO_LONG, length=len(text), most=LONGEST)
        if field in MONEY:
            return _with_money(quote, field, text, self._around.settings().currency)
        if field in DAYS:
            return self._with_day(quote, field, text)
        if field is QuoteField.WHY_NOT:
            return replace(quote, why_not=WhyNot(text or WhyNot.UNKNOWN))
        return _put(quote, field, text)

    def _with_day(self, quote: Quote, field: QuoteField, text: str) -> Quote:
        today = self._around.today()
        given = field is QuoteField.QUOTED_ON
        day = self._read_day(text, today, given=given) if text else None
        if given and day is not None and day > today:
            raise RuleFault(TO_COME)
        quote = _put(quote, field, day)
        if quote.quoted_on and quote.valid_until and quote.valid_until < quote.quoted_on:
            raise RuleFault(ENDS_BEFORE)
        return quote

    def _read_day(self, text: str, today: date, *, given: bool) -> date:
        """Without its year it is the one nearest to today, and for the day on which it was given none to come."""
        order = default_order(self._around.settings().region)
        if day := read_date(text, order):
            return day
        years = (today.year - 1, today.year, today.year + 1)
        days = [day for year in years if (day := read_date(f"{text} {year}", order)) and not (given and day > today)]
        if not days:
            raise RuleFault(NO_DATE, text=text[:60])
        return min(days, key=lambda day: abs(day - today))


def _with_money(quote: Quote, field: QuoteField, text: str, home: str) -> Quote:
    cents, currency = amount(text, quote.currency or home)
    other = quote.worth if field is QuoteField.VALUE else quote.value
    if currency and other is not None and quote.currency and currency != quote.currency:
        raise RuleFault(TWO_CURRENCIES, new=currency, old=quote.currency)
    return _put(replace(quote, currency=currency or quote.currency or home), field, cents)


def _put(quote: Quote, field: QuoteField, value: Any) -> Quote:
    return replace(quote, **{field.value: value})


def _sums(lines: tuple[QuoteLine, ...]) -> tuple[Sum, ...]:
    value: dict[str, int] = {}
    worth: dict[str, int] = {}
    for line in lines:
        for sums, cents, currency in (
            (value, line.quote.value, line.quote.currency),
            (worth, line.commission.cents, line.commission.currency),
        ):
            if cents:
                sums[currency] = sums.get(currency, 0) + cents
    found = [Sum(currency, value.get(currency, 0), worth.get(currency, 0)) for currency in {**value, **worth}]
    return tuple(sorted(found, key=lambda each: (-each.value, -each.worth, each.currency)))
