"""Dates as people write them, in the order that the whole column shows."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

DateOrder = Literal["dmy", "mdy", "ymd"]

_MONTH_FIRST = frozenset(("US", "CA", "PH", "PR", "GU", "VI"))
_YEAR_FIRST = frozenset(("CN", "JP", "KR", "TW", "HU", "LT", "MN"))
_DECIDED = 200  # telling dates after which no more need be looked at

_NUMBERS = re.compile(
    r"(\d{1,4})\s?([./\- ])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?(?:(?:T|\s*,?\s+|\s+um\s+)\d{1,2}[:.h].{0,30})?"
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T\d{4,6}Z?)?")
_TUESDAYS = frozenset({"mardi", "martes", "martedi"})  # which begin as March does
_WORDS = re.compile(r"[^\W_]+")
_CLOCK = re.compile(r"[\sT,]+\d{1,2}:\d\d.*")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_EXCEL_DAY_0 = date(1899, 12, 30)
_MONTHS = {
    month: number
    for number, names in enumerate(
        (
            "jan ene gen",
            "feb fev fevr",
            "mar marz maer mrt maar",
            "apr avr abr",
            "may mai mag mei maj",
            "jun juin giu",
            "jul juil lug",
            "aug aou aout ago",
            "sep set sept",
            "oct okt ott out",
            "nov",
            "dec dez dic",
        ),
        start=1,
    )
    for month in names.split()
}


def default_order(region: str) -> DateOrder:
    """How dates are written where the list comes from ("US" -> "mdy"), for columns that do not tell."""
    return "mdy" if region in _MONTH_FIRST else "ymd" if region in _YEAR_FIRST else "dmy"


class OrderVotes:
    """What the values of one column tell of their order, counted as they come by."""

    def __init__(self) -> None:
        self._votes: Counter[str] = Counter()

    def add(self, text: str) -> None:
        match = _NUMBERS.fullmatch(text.strip()) if len(text) < 60 else None
        if match is None:
            return
        if len(match[1]) > 2:
            self._votes["ymd"] += 1
        elif int(match[1]) > 12:
            self._votes["dmy"] += 1
        elif int(match[3]) > 12:
            self._votes["mdy"] += 1
        elif match[2] == ".":
            self._votes["dotted"] += 1

    @property
    def is_decided(self) -> bool:
        return self._votes["dmy"] + self._votes["mdy"] + self._votes["ymd"] >= _DECIDED

    def order(self, default: DateOrder) -> DateOrder:
        votes = self._votes
        if votes["dmy"] or votes["mdy"]:
            return "dmy" if votes["dmy"] >= votes["mdy"] else "mdy"
        if votes["dotted"]:
            return "dmy"
        return "ymd" if votes["ymd"] else default


def date_order(values: Iterable[str], default: DateOrder = "mdy") -> DateOrder:
    """The order that the values of one column agree on; `default` where each could be read either way."""
    votes = OrderVotes()
    for value in values:
        votes.add(value)
    return votes.order(default)


def read_date(text: str, order: DateOrder) -> date | None:
    """The day a text names; None when it names none ("31.02.2026"). A time of day behind it is passed over."""
    text = text.strip()
    if not text or len(text) > 60 or not any("0" <= c <= "9" for c in text):
        return None
    if match := _NUMBERS.fullmatch(text):
        return _by_numbers(match[1], match[3], match[4], order)
    if match := _COMPACT.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _SERIAL.fullmatch(text):
        # Spreadsheets count days; 20000 to 79999 is 1954 to 2119, which no postal code column should reach.
        serial = int(match[1])
        return _EXCEL_DAY_0 + timedelta(days=serial) if 20_000 <= serial < 80_000 else None
    return _by_words(_CLOCK.sub("", text))


def _by_numbers(first: str, second: str, third: str, order: DateOrder) -> date | None:
    a, b, c = int(first), int(second), int(third)
    if len(first) > 2 or (order == "ymd" and len(third) <= 2):
        return _day(_year(first), b, c)
    if order == "dmy":
        return _day(_year(third), b, a)
    return _day(_year(third), a, b)


def _by_words(text: str) -> date | None:
    """ "15 Mar 2024", "March 15th, 2024", "15. März 2024", "15 de marzo de 2024": one month and two numbers."""
    months: list[int] = []
    numbers: list[str] = []
    for word in _WORDS.findall(_plain(text)):
        figure = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th|er|e|o)?", word, re.ASCII)
        if figure:
            numbers.append(figure[1])
        elif word not in _TUESDAYS and (
            month := next((_MONTHS[word[:n]] for n in (4, 3) if word[:n] in _MONTHS), None)
        ):
            months.append(month)
    if len(months) != 1 or len(numbers) != 2:
        return None
    day, year = (numbers[1], numbers[0]) if len(numbers[0]) > 2 else (numbers[0], numbers[1])
    return _day(_year(year), months[0], int(day)) if len(day) <= 2 else None


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


def _year(text: str) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    return 2000 + year if year < 70 else 1900 + year


def _day(year: int, month: int, day: int) -> date | None:
    if not 1900 <= year <= 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
