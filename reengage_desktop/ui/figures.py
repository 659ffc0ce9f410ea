"""Money and time in words; `words` hands them on to window and command line."""

from __future__ import annotations

import sys
from datetime import date, datetime, time

from reengage_desktop.domain import ago
from reengage_desktop.domain.wall_time import local

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€", "CAD": "CA$", "AUD": "A$"}
_MILLION = 1_000_000


def tr(text: str) -> str:
    """The text in the language of the window; as it stands where there is no window."""
    qt = sys.modules.get("PySide6.QtCore")
    return str(qt.QCoreApplication.translate("words", text)) if qt else text


def money(cents: int | None, currency: str, whole: bool = True) -> str:
    """ "$4,180", "CHF 1,200"; with its cents if not `whole`; "" if unknown."""
    if cents is None:
        return ""
    amount = f"{(abs(cents) + 50) // 100:,}" if whole else f"{abs(cents) / 100:,.2f}"
    return _with_sign(cents, currency, amount)


def short_money(cents: int | None, currency: str) -> str:
    """The same, but "$1.91 M" from a million on."""
    if cents is None or abs(cents) < _MILLION * 100:
        return money(cents, currency)
    amount = f"{abs(cents) / (_MILLION * 100):,.2f}".rstrip("0").rstrip(".")
    return _with_sign(cents, currency, f"{amount} M")


def _with_sign(cents: int, currency: str, amount: str) -> str:
    minus = "−" if cents < 0 else ""
    return f"{minus}{_SIGNS.get(currency) or f'{currency} '}{amount}"


def date_words(day: date, today: date) -> str:
    """ "15 Oct", with the year when it is another."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {month(day)}{year}"


def short_date(day: date, today: date) -> str:
    """ "15 Oct", and of another year its month, "Jan 2027"."""
    return date_words(day, today) if day.year == today.year else f"{month(day)} {day.year}"


def month(day: date) -> str:
    """ "Oct"."""
    return tr(_MONTHS[day.month - 1])


def day(day: date, today: date) -> str:
    """ "today", "tomorrow", "Thu 15 Oct", "Thu 14 Oct 2027"."""
    ahead = (day - today).days
    if ahead in (0, 1):
        return tr("today") if ahead == 0 else tr("tomorrow")
    return f"{tr(DAYS[day.weekday()])} {date_words(day, today)}"


def hour(at: datetime, zone: str) -> str:
    """A clock: "08:33"."""
    return f"{local(at, zone):%H:%M}"


def window(from_: datetime, until: datetime, zone: str) -> str:
    """A promise's hours: "8:30–9:30"; "14:00" if it is a single moment."""
    start, end = clock(local(from_, zone)), clock(local(until, zone))
    return start if start == end else f"{start}–{end}"


def short_window(from_: datetime, until: datetime, zone: str) -> str:
    """The same without the minutes where both ends are full hours: "15–16"."""
    start, end = local(from_, zone), local(until, zone)
    whole = not (start.minute or end.minute) and start < end
    return f"{start.hour}–{end.hour}" if whole else window(from_, until, zone)


def slot_hours(start: time | datetime, end: time | datetime) -> str:
    """A slot's hours, in the wall time they are given: "08:15–09:00"."""
    return f"{start:%H:%M}–{end:%H:%M}"


def past(at: datetime, now: datetime, zone: str) -> str:
    """ "Today", "Yesterday", "2 days ago", "Last Thursday", "3 weeks ago", "3 months ago"."""
    then, today = local(at, zone).date(), local(now, zone).date()
    return past_day(then, today)


def past_day(then: date, today: date) -> str:
    days = (today - then).days
    if days <= 1:
        return tr("Yesterday") if days == 1 else tr("Today")
    # Wednesday is too long a name for the column of the list.
    if 4 <= days < 7 and then.weekday() > today.weekday() and then.weekday() != ago.DAYS.index("Wednesday"):
        return tr("Last {day}").format(day=tr(ago.DAYS[then.weekday()]))
    if days < 14:
        return tr("{n} days ago").format(n=days)
    if days < 28:
        return tr("{n} weeks ago").format(n=round(days / 7))
    months = max(1, round(days / 30.4))
    if months < 12:
        return tr("A month ago") if months == 1 else tr("{n} months ago").format(n=months)
    years = max(1, round(days / 365.25))
    return tr("A year ago") if years == 1 else tr("{n} years ago").format(n=years)


def duration(seconds: int) -> str:
    """ "40 s", "4 min", "1 h 10 min"."""
    if seconds < 60:
        return tr("{n} s").format(n=seconds)
    minutes = round(seconds / 60)
    if minutes < 60:
        return tr("{n} min").format(n=minutes)
    whole = tr("{n} h").format(n=minutes // 60)
    return f"{whole} {tr('{n} min').format(n=minutes % 60)}" if minutes % 60 else whole


def clock(at: datetime) -> str:
    return f"{at.hour}:{at:%M}"
