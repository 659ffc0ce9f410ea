"""Time in words, as it is spoken on the phone; English only, because the scripts that ship are English."""

from __future__ import annotations

from datetime import date, time

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NUMBERS = ("twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_YEAR_IS_TOLD_AFTER = 300  # days: "9 November" is plain in February, "9 June" of two years ago is not


def ago(then: date, now: date) -> str:
    """How long ago a day was: "yesterday", "last Thursday", "three weeks ago", "a year ago"; "today" if not past."""
    days = (now - then).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < 7:
        in_the_week_before = days >= 4 and then.weekday() > now.weekday()
        return f"last {DAYS[then.weekday()]}" if in_the_week_before else f"{_number(days)} days ago"
    if days < 28:
        return _many(round(days / 7), "week")
    months = max(1, _months(then, now))
    if months < 12:
        return _many(months, "month")
    if 16 <= months <= 20:
        return "a year and a half ago"
    return _many(max(1, (months + 3) // 12), "year")


def spoken_date(day: date, now: date) -> str:
    """A day by its date: "on 9 June", with the year when it is most of a year away."""
    year = f" {day.year}" if abs((now - day).days) > _YEAR_IS_TOLD_AFTER else ""
    return f"on {day.day} {MONTHS[day.month - 1]}{year}"


def spoken_day(day: date, today: date) -> str:
    """A day to come: "today", "tomorrow", "on Thursday", "on Tuesday 1 December". A day past is told by its date."""
    days = (day - today).days
    if days in (0, 1):
        return ("today", "tomorrow")[days]
    name = DAYS[day.weekday()]
    if 1 < days < 7:
        return f"on {name}"
    return spoken_date(day, today).replace("on ", f"on {name} ", 1)


def spoken_hours(from_: time, until: time) -> str:
    """A window of wall time: "between 9 and 11", "between two and four", "between half past eight and half past nine".

    Whole hours of a morning are digits; after noon, where digits would have two meanings, they are words.
    A window without length is "at 9".
    """
    odd = any(moment.minute % 15 for moment in (from_, until))
    whole_morning = all(1 <= moment.hour <= 12 and not moment.minute for moment in (from_, until))
    say = _digits if odd or whole_morning else _clock
    part = " in the evening" if part_of_day(from_) == part_of_day(until) == "evening" else ""
    if from_ == until:
        return f"at {say(from_)}{part}"
    return f"between {say(from_)} and {say(until)}{part}"


def part_of_day(moment: time) -> str:
    """ "morning" before 12:00, "afternoon" before 18:00, then "evening"."""
    if moment.hour < 12:
        return "morning"
    return "afternoon" if moment.hour < 18 else "evening"


def _months(then: date, now: date) -> int:
    """Whole months between two days, to the nearest."""
    months = (now.year - then.year) * 12 + now.month - then.month
    over = now.day - then.day
    return months + (over >= 16) - (over <= -16)


def _many(count: int, unit: str) -> str:
    return f"a {unit} ago" if count == 1 else f"{_number(count)} {unit}s ago"


def _number(count: int) -> str:
    return _NUMBERS[count] if 0 < count < len(_NUMBERS) else str(count)


def _clock(moment: time) -> str:
    """On the quarter, in words: "half past eight", "quarter to four", "midnight"."""
    if moment.minute == 0:
        return "midnight" if moment.hour == 0 else _NUMBERS[moment.hour % 12]
    if moment.minute == 45:
        return f"quarter to {_NUMBERS[(moment.hour + 1) % 12]}"
    past = "quarter" if moment.minute == 15 else "half"
    return f"{past} past {_NUMBERS[moment.hour % 12]}"


def _digits(moment: time) -> str:
    hour = moment.hour % 12 or 12
    return f"{hour}:{moment.minute:02d}" if moment.minute else str(hour)
