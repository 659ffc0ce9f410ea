"""What stands in the way of dialling in words: why not now, by which rule, and when it is allowed first."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from reengage_desktop.domain import ago
from reengage_desktop.domain.calling_hours import Interval
from reengage_desktop.domain.permission import Lamp, Limit, Permission
from reengage_desktop.domain.wall_time import local
from reengage_desktop.ui import figures, lamp_words
from reengage_desktop.ui.figures import tr

if TYPE_CHECKING:
    from reengage_desktop.services.permitting import Dialling


def why(permission: Permission, place: str, now: datetime) -> str:
    """One sentence or two: "It is 21:30 in Toledo. Calls are allowed from Wed 8:00."."""
    told = lamp_words.lamp_words(permission, now)[0]
    match permission.limit:
        case Limit.DAY_CAP | Limit.MONTH_CAP:
            return tr("You have made {told}.").format(told=told)
        case Limit.REST:
            return tr("They {told}.").format(told=told)
        case Limit.CONSENT:
            return tr("They may be called only with written permission, and none is noted.")
        case Limit.REGISTRY:
            return tr("Their number is on a do-not-call list, and no written permission is noted.")
        case Limit.CLOCK:
            return tr("The permission to call them {told}.").format(told=told)
    here = tr("It is {hour} in {place}.").format(hour=f"{permission.local:%H:%M}", place=place)
    if permission.holiday:
        here = tr("{here} Today is a public holiday there: {holiday}.").format(here=here, holiday=permission.holiday)
    if permission.opens_at is None:
        return here
    from_ = lamp_words.again(permission.opens_at, permission.local)
    return tr("{here} Calls are allowed from {hour}.").format(here=here, hour=from_)


def notice(permission: Permission, now: datetime) -> tuple[str, str]:
    """One line for the head of the call, and its role; "" while nothing stands in the way."""
    told = lamp_words.lamp_words(permission, now)[0]
    if permission.lamp is Lamp.DNC:
        return tr("They asked not to be contacted. No call can be started."), "red"
    if permission.callable:
        if permission.lamp is not Lamp.ENDS or permission.ends_on is None:
            return "", ""
        until = ago.spoken_date(permission.ends_on, permission.local.date()).removeprefix("on ")
        return tr("you may call until {day}, ask for consent").format(day=until), "amber"
    if permission.holiday and permission.opens_at is not None:
        when = lamp_words.again(permission.opens_at, permission.local)
        told = tr("{holiday}, a public holiday there: opens {when}")
        return told.format(holiday=permission.holiday, when=when), "amber"
    if permission.limit is Limit.HOURS:
        return tr("outside calling hours: {opens} there").format(opens=told), "amber"
    if permission.limit in (Limit.DAY_CAP, Limit.MONTH_CAP):
        return tr("no more calls now: {told}").format(told=told), "amber"
    return tr("calls are not allowed: {why}").format(why=told), "red"


def copying(permission: Permission, now: datetime) -> str:
    """The tip of the button that copies the number: it says too whether it may be dialled."""
    told = notice(permission, now)[0] if not permission.callable else ""
    source = permission.source.replace("<", "‹") if told else ""  # a rule of one's own may hold any text
    return "\n".join(filter(None, (tr("Copy the number, Ctrl C"), told, source)))


def stopped(on: date | None, asked: bool, today: date) -> str:
    """Of somebody who must not be contacted: "They asked on 3 Oct not to be contacted."."""
    day = figures.date_words(on, today) if on is not None else ""
    if not asked:
        return tr("You noted on {day} that they are not to be contacted.").format(day=day)
    return (tr("They asked on {day} not to be contacted.") if day else tr("They asked not to be contacted.")).format(
        day=day
    )


def first_hours(dialling: Dialling, now: datetime) -> str:
    """ "First hour allowed: Wed 14 Oct, 8:00–9:00 there, 9:00–10:00 for you"; or that there is none."""
    if dialling.allowed is None:
        return tr("There is no hour at which they may be called.")
    there, here = (_hours(dialling.allowed, now, zone) for zone in (dialling.their_zone, dialling.zone))
    if there == here:
        return tr("First hour allowed: {hours}").format(hours=there)
    return tr("First hour allowed: {hours} there, {mine} for you").format(hours=there, mine=here)


def planned(dialling: Dialling, now: datetime) -> str:
    """What is booked already for an hour that is allowed: "Planned already: tomorrow, 10:00–11:00"; else ""."""
    if dialling.waits is None:
        return ""
    hours = _hours((dialling.waits.due_from, dialling.waits.due_until), now, dialling.zone)
    return tr("Planned already: {hours}").format(hours=hours)


def hour(dialling: Dialling, now: datetime) -> str:
    """When it would be moved to, by my clock: "Wed 14 Oct, 8:00"."""
    assert dialling.allowed is not None
    at, today = local(dialling.allowed[0], dialling.zone), local(now, dialling.zone).date()
    return tr("{day} {hour}").format(day=figures.day(at.date(), today), hour=figures.clock(at))


def _hours(hours: Interval, now: datetime, zone: str) -> str:
    day = figures.day(local(hours[0], zone).date(), local(now, zone).date())
    return f"{day}, {figures.window(*hours, zone)}"
