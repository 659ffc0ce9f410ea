"""One event of a calendar file: whether it blocks time, and its parts as the calendar library wants them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from .calendar_text import EventText, Line
from .calendar_zone import Zones
from .fault import RuleFault

if TYPE_CHECKING:
    from icalendar import Event
    from icalendar.prop import vDDDTypes

MOST_DATES = 2_000
MANY_DATES = "it names more than {most} single dates, so it was left out"
NO_DATE = "its date cannot be read, so it was left out"

FREE = frozenset({"FREE", "WORKINGELSEWHERE"})
TAKEN = frozenset({"BUSY", "OOF"})
REPEATING = ("RRULE", "RDATE")


def is_free(event: EventText, me: str) -> bool:
    """Not busy: transparent, cancelled, or declined by me (a mail address) or by all who were asked.

    A whole day is busy only if it is said to be ("Vacation"): birthdays and holidays often say nothing.
    """
    status = event.value("X-MICROSOFT-CDO-BUSYSTATUS").upper()
    if event.value("STATUS").upper() == "CANCELLED" or status in FREE:
        return True
    transparent = event.value("TRANSP").upper()
    if transparent == "TRANSPARENT" or _is_declined(event, me):
        return True
    whole_day = len(event.value("DTSTART")) == 8
    return whole_day and transparent != "OPAQUE" and status not in TAKEN


def _is_declined(event: EventText, me: str) -> bool:
    asked = [line for line in event.lines if line.name == "ATTENDEE"]
    declined = ["PARTSTAT=DECLINED" in line.parameters.upper() for line in asked]
    mine = any(no and me and me in line.value.lower() for no, line in zip(declined, asked, strict=True))
    return mine or (bool(asked) and all(declined))


def component(event: EventText, zones: Zones) -> Event:
    """Its times and repeats only. Raises `RuleFault`, ValueError or whatever the library raises for broken ones."""
    from icalendar import Event
    from icalendar.prop import vDDDLists, vDuration, vInt, vRecur, vText

    made = Event()
    for line in event.lines:
        value = line.value.upper()
        if line.name in ("RDATE", "EXDATE"):
            if value.count(",") + len(made.get(line.name, ())) > MOST_DATES:
                raise RuleFault(MANY_DATES, most=MOST_DATES)
            dates = [_moment(line, each.strip(), zones) for each in value.split(",") if each.strip()]
            made.add(line.name, vDDDLists(dates), encode=False)
        elif line.name == "RRULE":
            made.add(line.name, vRecur.from_ical(value), encode=False)
        elif line.name in made:
            continue
        elif line.name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
            made[line.name] = _date(line, value, zones)
        elif line.name == "DURATION":
            made[line.name] = vDuration(vDuration.from_ical(value))  # type: ignore[no-untyped-call]
        elif line.name == "SEQUENCE":
            made[line.name] = vInt(value) if value.isdigit() and len(value) < 9 else vInt(0)
        elif line.name == "UID":
            made[line.name] = vText(line.value)
    if "DTSTART" not in made:
        raise RuleFault(NO_DATE)
    return made


def _date(line: Line, value: str, zones: Zones) -> vDDDTypes:
    moment = _moment(line, value, zones)
    if not isinstance(moment.dt, date):
        raise RuleFault(NO_DATE)
    if "THISANDFUTURE" in line.parameters.upper():
        moment.params["RANGE"] = "THISANDFUTURE"
    return moment


def _moment(line: Line, value: str, zones: Zones) -> vDDDTypes:
    from icalendar.prop import vDDDTypes

    try:
        # A day has no zone, though some programs write one.
        zone = None if len(value) == 8 else zones.find(line.parameter("TZID"))
        return vDDDTypes(vDDDTypes.from_ical(value, timezone=zone))  # type: ignore[no-untyped-call]
    except ValueError as error:
        raise RuleFault(NO_DATE) from error
