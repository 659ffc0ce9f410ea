"""What a lamp says in words: until when, from when, and by which rule somebody may be called."""

from __future__ import annotations

from datetime import date, datetime

from reengage_desktop.domain.permission import Lamp, Limit, Permission

from .figures import DAYS, clock, date_words, month, tr


def lamp_words(permission: Permission, now: datetime, city: str = "", *, brief: bool = False) -> tuple[str, str]:
    """What stands beside the lamp, and the role it is painted in if it needs attention; the city when all is well.

    `brief`: as it fits into the column of the list.
    """
    limit = "" if permission.callable else _limit_words(permission, brief)
    match permission.lamp:
        case Lamp.DNC:
            return tr("do not contact"), "red"
        case Lamp.SHUT:
            return limit or _shut_words(permission, brief), "red"
        case Lamp.ENDS:
            return _left_words(permission.days_left or 0), "amber"
        case Lamp.SOON | Lamp.LATER if permission.opens_at is not None:
            if permission.holiday and not brief:
                return tr("holiday, opens {when}").format(when=again(permission.opens_at, permission.local)), ""
            return limit or _opens_words(permission.opens_at, permission.local, brief), ""
    return city, ""


def lamp_spoken(permission: Permission, now: datetime) -> str:
    """The lamp for who does not see it: "can be called now", "opens 8:00"."""
    told = lamp_words(permission, now)[0]
    return told or (tr("can be called now") if permission.callable else tr("cannot be called now"))


def clock_there(permission: Permission, now: datetime) -> str:
    """Beside a lamp: "17:22 there"; with what keeps from calling, "06:10 there, opens 8:00"."""
    told = lamp_words(permission, now)[0]
    if permission.lamp is Lamp.DNC:
        return told
    there = tr("{hour} there").format(hour=f"{permission.local:%H:%M}")
    return tr("{there}, {told}").format(there=there, told=told) if told else there


def _limit_words(permission: Permission, brief: bool) -> str:
    """ "3 of 3 calls in 24 hours, again 14:20"; "" where the hours or the clock decide."""
    match permission.limit:
        case Limit.DAY_CAP | Limit.MONTH_CAP:
            return _cap_words(permission, brief)
        case Limit.REST if permission.opens_at is not None and not brief:
            return tr("said no, {opens}").format(opens=_shut_words(permission, brief))
        case Limit.CONSENT:
            return tr("no consent") if brief else tr("only with written permission")
        case Limit.REGISTRY:
            return tr("do-not-call") if brief else tr("on a do-not-call list")
    return ""


def _cap_words(permission: Permission, brief: bool) -> str:
    opens, here = permission.opens_at, permission.local
    if brief and opens is not None:
        today = opens.astimezone(here.tzinfo).date() == here.date()
        return tr("again {when}").format(when=again(opens, here)) if today else _opens_words(opens, here, brief)
    when = "" if opens is None else again(opens, here)
    in_a_day = permission.limit is Limit.DAY_CAP
    told = tr("{n} of {n} calls in 24 hours") if in_a_day else tr("{n} of {n} calls in 30 days")
    told = told.format(n=permission.cap)
    return tr("{calls}, again {when}").format(calls=told, when=when) if when else told


def again(opens_at: datetime, here: datetime) -> str:
    """In their clock: "14:20", "Thu 9:00", "3 Dec"."""
    opens = opens_at.astimezone(here.tzinfo)
    ahead = (opens.date() - here.date()).days
    if ahead > 6:
        return date_words(opens.date(), here.date())
    return f"{tr(DAYS[opens.weekday()])} {clock(opens)}" if ahead else clock(opens)


def _shut_words(permission: Permission, brief: bool) -> str:
    today, ended = permission.local.date(), permission.ends_on
    if ended is not None and ended < today:
        return tr("ended {day}").format(day=_brief_day(ended, today) if brief else date_words(ended, today))
    if permission.opens_at is not None:
        opens = permission.opens_at.astimezone(permission.local.tzinfo).date()
        return _from(opens, today) if brief else tr("not before {day}").format(day=date_words(opens, today))
    return tr("not allowed")


def _brief_day(day: date, today: date) -> str:
    """ "3 Oct", "Aug", "2025": as exact as there is room beside "ended"."""
    if day.year != today.year:
        return str(day.year)
    return date_words(day, today) if day.day < 10 else month(day)


def _from(day: date, today: date) -> str:
    return tr("from {day}").format(day=date_words(day, today) if day.year == today.year else day.year)


def _left_words(days: int) -> str:
    if days <= 1:
        return tr("1 day left") if days == 1 else tr("last day")
    return tr("{n} days left").format(n=days)


def _opens_words(opens_at: datetime, here: datetime, brief: bool) -> str:
    """In their clock; a weekday is named when it is more than a night away."""
    opens = opens_at.astimezone(here.tzinfo)
    ahead = (opens.date() - here.date()).days
    if ahead > 6:
        when = date_words(opens.date(), here.date())
        return _from(opens.date(), here.date()) if brief else tr("opens {when}").format(when=when)
    if ahead > 1 or (ahead == 1 and opens.time() > here.time()):
        when = f"{tr(DAYS[opens.weekday()])} {clock(opens)}"
        return when if brief else tr("opens {when}").format(when=when)
    return tr("opens {when}").format(when=clock(opens))
