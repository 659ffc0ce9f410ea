"""Days, weeks and hours of the calendar in words; without Qt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from reengage_desktop.domain import ago
from reengage_desktop.domain.wall_time import local
from reengage_desktop.ui.figures import DAYS, date_words
from reengage_desktop.ui.words import tr

_NEAR = 300  # days


def week_title(monday: date, today: date) -> str:
    """ "12–18 October", "28 September – 4 October"; with the year where it is another one than today's."""
    sunday = monday + timedelta(days=6)
    year = "" if monday.year == sunday.year == today.year else f" {sunday.year}"
    if monday.month == sunday.month:
        return f"{monday.day}–{sunday.day} {_month(sunday)}{year}"
    first_year = "" if monday.year == sunday.year else f" {monday.year}"
    return f"{monday.day} {_month(monday)}{first_year} – {sunday.day} {_month(sunday)}{year}"


def long_day(day: date, today: date) -> str:
    """ "Tuesday 13 October"."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{tr(ago.DAYS[day.weekday()])} {day.day} {_month(day)}{year}"


def short_day(weekday: int) -> str:
    """ "Mon"."""
    return tr(DAYS[weekday])


def weekdays_words(weekdays: Iterable[int]) -> str:
    """ "Mon–Fri", "Tue, Thu", "every day"."""
    days = sorted(weekdays)
    if len(days) == len(DAYS):
        return tr("every day")
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{short_day(days[0])}–{short_day(days[-1])}"
    return ", ".join(short_day(each) for each in days)


def clock_of(minutes: int) -> str:
    """Minutes from midnight: "09:45"."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def span_words(start: int, end: int) -> str:
    """ "09:00–09:45", from minutes of the day."""
    return f"{clock_of(start)}–{clock_of(end)}"


def was_words(start: int) -> str:
    """Where a slot stood before: "was 12:15"."""
    return tr("was {hour}").format(hour=clock_of(start))


def spoken_hours(start: datetime, end: datetime, zone: str) -> str:
    """For a screen reader: "08:15 to 09:00"."""
    first, last = f"{local(start, zone):%H:%M}", f"{local(end, zone):%H:%M}"
    return tr("at {hour}").format(hour=first) if start == end else f"{first} {tr('to')} {last}"


def rest_until(last: date, today: date) -> str:
    """ "rests until 6 Jan", that day included; with the year only where it is far off."""
    near = (last - today).days < _NEAR
    return tr("rests until {day}").format(day=date_words(last, last if near else today))


def _month(day: date) -> str:
    return tr(ago.MONTHS[day.month - 1])
