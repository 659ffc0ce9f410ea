"""The day that people mean by what they say: "budget in spring", "after Easter", "in two months", "Q1" (English)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

from .ago import DAYS, MONTHS
from .permission import add_months
from .written_date import DateOrder, read_date

FURTHEST = 10  # years that anybody plans for


class DayFault(StrEnum):
    """Why no day to come was understood."""

    NOTHING = "nothing"
    PAST = "past"
    NO_DAY = "no_day"
    FAR = "far"


_MONTH = {name[:length].casefold(): at for at, name in enumerate(MONTHS, 1) for length in (3, len(name))} | {"sept": 9}
_SEASON = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_NUMBER = {
    word: at
    for at, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
} | {"a": 1, "an": 1, "couple of": 2, "a couple of": 2, "few": 3, "a few": 3}  # fmt: skip
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_MONTHS = "|".join(sorted(_MONTH, key=len, reverse=True))
_SEASONS = "|".join(_SEASON)
_COUNT = rf"\d{{1,4}}|{'|'.join(sorted(_NUMBER, key=len, reverse=True))}"
_YEAR = r"(?:,?\s*(?:of\s+)?(?P<year>(?:19|20|21)\d\d))?"
# Words that are verbs too ("may", "march", "fall", "spring") name a time only after one of these, or before a year.
_LEAD = (
    r"(?P<lead>\b(?:in|by|from|until|till|after|before|since|last|during|of|next|this|the|coming|around|for)\s+"
    r"(?:the\s+|next\s+)?)?"
)
_PART = r"(?P<part>\b(?:mid|middle of|early|start of|beginning of|late|end of)[\s-]+(?:the\s+)?)?"
_BEFORE_NOW = ("since", "last")

Found = date | DayFault | None
_Rule = Callable[[re.Match[str], date], Found]


def read_when(words: str, today: date, order: DateOrder = "dmy") -> date | DayFault | None:
    """The first day after `today` that the words name; None where they name none. `order`: of dates in figures.

    A season begins on the first of its first month, as in the northern half of the world.
    """
    text = " ".join(words.casefold().replace("’", "'").split())
    for pattern, rule in _RULES:
        for match in pattern.finditer(text):
            found = rule(match, today) if pattern is not _FIGURES else _figures(match, today, order)
            if found is not None:
                return found
    return None


def _ahead(day: date, today: date) -> date | DayFault:
    if day <= today:
        return DayFault.PAST
    return DayFault.FAR if day.year > today.year + FURTHEST else day


def _figures(match: re.Match[str], today: date, order: DateOrder) -> Found:
    day = read_date(match[0], order)
    return DayFault.NO_DAY if day is None else _ahead(day, today)


def _month_day(match: re.Match[str], today: date) -> Found:
    """ "15 March 2027", "March 15th": without a year the next one there is."""
    month, number = _MONTH[match["month"]], int(match["day"])
    years = [int(match["year"])] if match["year"] else range(today.year, today.year + 9)
    days = [day for year in years if (day := _day(year, month, number))]
    if not days:
        return DayFault.NO_DAY
    ahead = [day for day in days if day > today]
    return _ahead(ahead[0] if ahead else days[0], today)


def _span(match: re.Match[str], today: date) -> Found:
    """ "in three weeks", "in half a year", "two months from now"."""
    unit = match["unit"]
    if match["count"] in ("half a", "half an"):
        return add_months(today, 6) if unit == "year" else None
    count = int(match["count"]) if match["count"].isdecimal() else _NUMBER[match["count"]]
    if count == 0:
        return DayFault.PAST
    if count > FURTHEST * {"day": 366, "week": 53, "month": 12, "quarter": 4, "year": 1}[unit]:
        return DayFault.FAR
    if unit in ("day", "week"):
        return today + timedelta(days=count * (7 if unit == "week" else 1))
    return add_months(today, count * {"month": 1, "quarter": 3, "year": 12}[unit])


def _next(match: re.Match[str], today: date) -> Found:
    unit = match["unit"]
    if unit == "week":
        return today + timedelta(days=7 - today.weekday())
    if unit == "month":
        return add_months(today.replace(day=1), 1)
    if unit == "quarter":
        return add_months(date(today.year, (today.month - 1) // 3 * 3 + 1, 1), 3)
    return date(today.year + 1, 1, 1)


def _quarter(match: re.Match[str], today: date) -> Found:
    number = int(match["q"]) if match["q"] else _ORDINAL[match["ordinal"]]
    return _from_month(3 * number - 2, 1, match["year"], today)


def _season(match: re.Match[str], today: date) -> Found:
    season = match["season"]
    if _led(match) in _BEFORE_NOW:
        return None
    if season in ("spring", "fall") and not (match["lead"] or match["part"] or match["year"] or _is_all(match)):
        return None
    return _in_part(match, _SEASON[season] + 3 * (_led(match) == "after"), today, length=3)


def _month(match: re.Match[str], today: date) -> Found:
    month = match["month"]
    if _led(match) in _BEFORE_NOW:
        return None
    if month in ("may", "march", "mar") and not (match["lead"] or match["part"] or match["year"] or _is_all(match)):
        return None
    return _in_part(match, _MONTH[month] + (_led(match) == "after"), today, length=1)


def _in_part(match: re.Match[str], month: int, today: date, *, length: int) -> Found:
    """Its beginning, its middle, or its last third."""
    part = (match["part"] or "").split("-")[0].split(" ")[0]
    first = _from_month(month, 1, match["year"], today)
    if not isinstance(first, date) and part not in ("mid", "middle", "late", "end"):
        return first
    if part in ("mid", "middle"):
        month, day = (month, 15) if length == 1 else (month + 1, 15)
    elif part in ("late", "end"):
        month, day = month + length - 1, 20
    else:
        return first
    return _from_month(month, day, match["year"], today)


def _feast(match: re.Match[str], today: date) -> Found:
    """After: the day after it and those that belong to it; before: two weeks earlier."""
    before, named = match["side"] == "before", match["feast"]
    for year in [int(match["year"])] if match["year"] else range(today.year, today.year + 3):
        if named == "easter":
            feast, after = _easter(year), 2
        elif named == "thanksgiving":
            feast, after = _thanksgiving(year), 4
        else:
            feast, after = date(year, 12, 25), 13  # the new year has begun
        day = feast - timedelta(days=14) if before else feast + timedelta(days=after if match["side"] else 0)
        if day > today:
            return _ahead(day, today)
    return DayFault.PAST


def _year_end(match: re.Match[str], today: date) -> Found:
    year = int(match["year"]) if match["year"] else today.year
    return _ahead(date(year, 12, 1), today) if date(year, 12, 1) > today else _ahead(date(year + 1, 1, 2), today)


def _new_year(_match: re.Match[str], today: date) -> Found:
    return date(today.year + 1, 1, 2)


def _year_alone(match: re.Match[str], today: date) -> Found:
    return _ahead(date(int(match["year"]), 1, 1), today)


def _weekday(match: re.Match[str], today: date) -> Found:
    wanted = [name.casefold() for name in DAYS].index(match["name"])
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _tomorrow(_match: re.Match[str], today: date) -> Found:
    return today + timedelta(days=1)


def _from_month(month: int, day: int, year: str | None, today: date) -> Found:
    """The first such day to come; `month` may run past December."""
    if year:
        return _ahead(_in_month(int(year), month, day), today)
    found = (_in_month(today.year + more, month, day) for more in (-1, 0, 1, 2))
    return next(each for each in found if each > today)


def _in_month(year: int, month: int, day: int) -> date:
    years, month = divmod(month - 1, 12)
    return date(year + years, month + 1, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _led(match: re.Match[str]) -> str:
    """The first word before it."""
    return (match["lead"] or "").partition(" ")[0]


def _is_all(match: re.Match[str]) -> bool:
    return match[0].strip() == match.string.strip(" .!?,")


def _easter(year: int) -> date:
    """Easter Sunday by the Gregorian calendar (the rule of Butcher and Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    last = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * last) // 451
    month, day = divmod(h + last - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _thanksgiving(year: int) -> date:
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


_FIGURES = re.compile(r"\b\d{1,4}([./-])\d{1,2}\1\d{1,4}\b")
_RULES: tuple[tuple[re.Pattern[str], _Rule], ...] = (
    (_FIGURES, lambda _match, _today: None),
    (re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?P<month>{_MONTHS})\b\.?{_YEAR}"), _month_day),
    (re.compile(rf"\b(?P<month>{_MONTHS})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d){_YEAR}"), _month_day),
    (
        re.compile(
            rf"\b(?:in|after|within|for)\s+(?:about\s+|another\s+)?(?P<count>half an?|{_COUNT})\s+"
            r"(?P<unit>day|week|month|quarter|year)s?\b"
        ),
        _span,
    ),
    (
        re.compile(rf"\b(?P<count>half an?|{_COUNT})\s+(?P<unit>day|week|month|quarter|year)s?\s+(?:from now|later)\b"),
        _span,
    ),
    (re.compile(rf"\bq(?P<q>[1-4])\b(?P<ordinal>){_YEAR}"), _quarter),
    (re.compile(rf"\b(?P<ordinal>{'|'.join(_ORDINAL)})\s+quarter\b(?P<q>){_YEAR}"), _quarter),
    (
        re.compile(
            rf"\b(?:(?P<side>after|before|around|at)\s+)?(?:the\s+)?(?P<feast>easter|christmas|holidays|thanksgiving)\b"
            rf"{_YEAR}"
        ),
        _feast,
    ),
    (re.compile(r"\bnew year(?:'s)?\b"), _new_year),
    (re.compile(rf"{_LEAD}{_PART}\b(?P<season>{_SEASONS})\b{_YEAR}"), _season),
    (re.compile(rf"{_LEAD}{_PART}\b(?P<month>{_MONTHS})\b{_YEAR}"), _month),
    (re.compile(rf"\b(?:end of (?:the |this )?year|year[- ]end)\b{_YEAR}"), _year_end),
    (re.compile(r"\bnext (?P<unit>week|month|quarter|year)\b"), _next),
    (re.compile(rf"\b(?:next |on |by |this )?(?P<name>{'|'.join(name.casefold() for name in DAYS)})\b"), _weekday),
    (re.compile(r"\b(?:in|from|until|till|after|by|during)\s+(?P<year>20\d\d)\b"), _year_alone),
    (re.compile(r"^(?P<year>20\d\d)$"), _year_alone),
    (re.compile(r"\btomorrow\b"), _tomorrow),
)
