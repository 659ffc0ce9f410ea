"""The day that people mean by what they say: "budget in spring", "after Easter", "in two months", "Q1" (English)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

from . import spoken_forms as forms
from .ago import DAYS
from .feast import easter, thanksgiving
from .permission import add_months
from .written_date import DateOrder, read_date

FURTHEST = 10  # years that anybody plans for


class DayFault(StrEnum):
    """Why no day to come was understood."""

    NOTHING = "nothing"
    PAST = "past"
    NO_DAY = "no_day"
    FAR = "far"


_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_BEFORE_NOW = ("since", "last")

Found = date | DayFault | None
_Rule = Callable[[re.Match[str], date], Found]


def read_when(words: str, today: date, order: DateOrder = "dmy") -> date | DayFault | None:
    """The first day after `today` that the words name; None where they name none. `order`: of dates in figures.

    A season begins on the first of its first month, as in the northern half of the world.
    """
    text = " ".join(words.casefold().replace("’", "'").split())
    if (written := _figures(text, today, order)) is not None:
        return written
    for pattern, rule in _RULES:
        for match in pattern.finditer(text):
            found = rule(match, today)
            if found is not None:
                return found
    return None


def _ahead(day: date, today: date) -> date | DayFault:
    if day <= today:
        return DayFault.PAST
    return DayFault.FAR if day.year > today.year + FURTHEST else day


def _figures(text: str, today: date, order: DateOrder) -> Found:
    """ "15.3.2027" anywhere; "15.3." and "by 15/3" where no more is said, and then the next one there is."""
    if match := forms.DATE.search(text):
        day = read_date(match[0], order)
        return DayFault.NO_DAY if day is None else _ahead(day, today)
    match = forms.DAY_AND_MONTH.fullmatch(text)
    if match and (match["lead"] or match["mark"] == "." == match["end"]):
        number, month = int(match["first"]), int(match["second"])
        if match["mark"] == "/" and order != "dmy":
            number, month = month, number
        days = (_day(today.year + more, month, number) for more in range(9))
        return next((day for day in days if day and day > today), DayFault.NO_DAY)
    return None


def _month_day(match: re.Match[str], today: date) -> Found:
    """ "15 March 2027", "March 15th": without a year the next one there is."""
    month, number = forms.MONTH_NUMBER[match["month"]], int(match["day"])
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
    count = int(match["count"]) if match["count"].isdecimal() else forms.NUMBER[match["count"]]
    if count == 0:
        return DayFault.PAST
    if count > FURTHEST * {"day": 366, "week": 53, "fortnight": 27, "month": 12, "quarter": 4, "year": 1}[unit]:
        return DayFault.FAR
    if unit in _DAYS:
        return today + timedelta(days=count * _DAYS[unit])
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


def _end_of(match: re.Match[str], today: date) -> Found:
    """Its last third, of a week its Friday."""
    later, unit = match["next"] is not None, match["unit"]
    if unit == "week":
        friday = today + timedelta(days=4 - today.weekday())
        return friday + timedelta(days=7 * (later or friday <= today))
    months = 1 if unit == "month" else 3
    first = add_months(today.replace(day=1), months - 1 - (today.month - 1) % months).replace(day=20)
    return add_months(first, months * (later or first <= today))


def _part_of_year(match: re.Match[str], today: date) -> Found:
    month = forms.PART_MONTH[match["part"]]
    if match["year"] == "next year":
        return date(today.year + 1, month, 1)
    if match["year"].isdecimal():
        return _ahead(date(int(match["year"]), month, 1), today)
    return date(today.year + (today.month >= month), month, 1)


def _quarter(match: re.Match[str], today: date) -> Found:
    number = int(match["q"]) if match["q"] else forms.ORDINAL[match["ordinal"]]
    return _from_month(3 * number - 2, 1, match["year"], today)


def _season(match: re.Match[str], today: date) -> Found:
    season = match["season"]
    if _led(match) in _BEFORE_NOW:
        return None
    if season in ("spring", "fall") and not (match["lead"] or match["part"] or match["year"] or _is_all(match)):
        return None
    return _in_part(match, forms.SEASON_MONTH[season] + 3 * (_led(match) == "after"), today, length=3)


def _month(match: re.Match[str], today: date) -> Found:
    month = match["month"]
    if _led(match) in _BEFORE_NOW:
        return None
    if month in ("may", "march", "mar") and not (match["lead"] or match["part"] or match["year"] or _is_all(match)):
        return None
    return _in_part(match, forms.MONTH_NUMBER[month] + (_led(match) == "after"), today, length=1)


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
            feast, after = easter(year), 2
        elif named == "thanksgiving":
            feast, after = thanksgiving(year), 4
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
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1 + 7 * (match["week"] is not None))


def _tomorrow(match: re.Match[str], today: date) -> Found:
    return today + timedelta(days=2 if match["after"] else 1)


def _day_alone(match: re.Match[str], today: date) -> Found:
    """ "the 15th": of this month, else of the next that has it."""
    number, first = int(match["day"]), today.replace(day=1)
    months = [add_months(first, more) for more in (range(1, 2) if match["next"] else range(13))]
    days = (_day(month.year, month.month, number) for month in months)
    return next((day for day in days if day and day > today), DayFault.NO_DAY)


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


_RULES: tuple[tuple[re.Pattern[str], _Rule], ...] = (
    (forms.DAY_OF_MONTH, _month_day),
    (forms.MONTH_AND_DAY, _month_day),
    (forms.SPAN, _span),
    (forms.SPAN_AHEAD, _span),
    (forms.QUARTER, _quarter),
    (forms.QUARTER_IN_WORDS, _quarter),
    (forms.FEAST, _feast),
    (forms.NEW_YEAR, _new_year),
    (forms.SEASON, _season),
    (forms.MONTH, _month),
    (forms.YEAR_END, _year_end),
    (forms.PART_OF_YEAR, _part_of_year),
    (forms.END_OF, _end_of),
    (forms.DAY_ALONE, _day_alone),
    (forms.NEXT, _next),
    (forms.WEEKDAY, _weekday),
    (forms.IN_YEAR, _year_alone),
    (forms.YEAR, _year_alone),
    (forms.TOMORROW, _tomorrow),
)
