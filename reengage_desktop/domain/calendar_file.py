"""Events as the text of a calendar file (RFC 5545), which any calendar takes in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from .own_event import CalendarEvent, EventKind, Published
from .zone_rules import WEEKDAYS, zone_block

PRODUCT = "-//ReEngage Desktop//Calendar//EN"
LINE = 75  # octets, as the format has it
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def calendar_text(events: Iterable[tuple[CalendarEvent, Published]], year: int) -> str:
    """One VCALENDAR with an alarm at each start, and the zones of the events as they are kept around this year.

    It is a plain list of events, no invitation: so it has no METHOD, and nobody is asked or answered. Lines are put
    together here, since a component of `icalendar` takes three times as long; escaping and folding are its own.
    """
    given = list(events)
    names = sorted({event.start.tzinfo.key for event, _ in given if isinstance(event.start.tzinfo, ZoneInfo)})
    lines = ["BEGIN:VCALENDAR", f"PRODID:{PRODUCT}", "VERSION:2.0", "CALSCALE:GREGORIAN"]
    lines += [zone_block(name, year) for name in names if name != "UTC"]
    for event, state in given:
        lines += _lines(event, state)
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def _lines(event: CalendarEvent, state: Published) -> Iterator[str]:
    """The event, and after it each of its dates that is held otherwise."""
    yield from _event(event, state, event.start, event.end, [*_repetition(event)])
    for single in event.singles:
        yield from _event(event, state, single.start, single.end, [_time("RECURRENCE-ID", single.was)])


def _event(
    event: CalendarEvent, state: Published, start: datetime, end: datetime, more: Iterable[str]
) -> Iterator[str]:
    title, changed = _text(event.title), _utc(state.changed_at)
    yield from ("BEGIN:VEVENT", f"UID:{event.uid}", f"SEQUENCE:{state.sequence}")
    yield from (f"DTSTAMP:{changed}", f"LAST-MODIFIED:{changed}")
    yield from (_folded(f"SUMMARY:{title}"), _time("DTSTART", start), _time("DTEND", end), *more)
    if event.text:
        yield _folded(f"DESCRIPTION:{_text(event.text)}")
    if event.place:
        yield _folded(f"LOCATION:{_text(event.place)}")
    # A window in which a call was promised leaves room for other things; all else takes the time as a whole.
    yield "TRANSP:TRANSPARENT" if event.kind is EventKind.PROMISE else "TRANSP:OPAQUE"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", _folded(f"DESCRIPTION:{title}"), "TRIGGER:PT0S", "END:VALARM")
    yield "END:VEVENT"


def _repetition(event: CalendarEvent) -> Iterator[str]:
    if event.repeat is not None:
        days = ",".join(WEEKDAYS[day] for day in sorted(event.repeat.weekdays))
        until = f";UNTIL={_utc(event.repeat.until)}" if event.repeat.until else ""
        yield f"RRULE:FREQ=WEEKLY;INTERVAL={event.repeat.every};BYDAY={days};WKST=MO{until}"
    yield from (_time("EXDATE", at) for at in event.without)


def _time(name: str, at: datetime) -> str:
    """In UTC, or as the wall shows it in the zone that is named with it."""
    if isinstance(at.tzinfo, ZoneInfo) and at.tzinfo.key != "UTC":
        return f"{name};TZID={at.tzinfo.key}:{at:%Y%m%dT%H%M%S}"
    return f"{name}:{_utc(at)}"


def _utc(at: datetime) -> str:
    return f"{at:%Y%m%dT%H%M%S}Z"


def _text(text: str) -> str:
    from icalendar import vText

    return vText(_CONTROLS.sub("", text)).to_ical().decode()


def _folded(line: str) -> str:
    if len(line.encode()) <= LINE:
        return line
    from icalendar.parser import Contentline

    return str(Contentline(line).to_ical().decode())  # type: ignore[no-untyped-call]
