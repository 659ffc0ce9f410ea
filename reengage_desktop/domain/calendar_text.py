"""A calendar file (iCalendar, RFC 5545) cut into its events, however broken it is."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from .fault import FileFault

MAX_BYTES = 10 * 2**20
LONGEST_TITLE = 200
LONGEST_LINE = 4_000
LONGEST_EVENT = 100_000  # characters of what is kept of it
LONGEST_ZONE = 20_000

TOO_LARGE = "It is larger than {limit} MB. Export only the coming months of the calendar."
NO_CALENDAR = "It is no calendar file. Export the calendar as .ics and choose that."
DATES = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE"})
KEPT = DATES | {"UID", "SUMMARY", "DURATION", "RRULE", "STATUS", "TRANSP", "ATTENDEE", "SEQUENCE"}
KEPT |= {"X-MICROSOFT-CDO-BUSYSTATUS"}
NAMES = ("X-WR-CALNAME", "NAME")
_KEPT = re.compile(f"(?:{'|'.join(sorted(KEPT))})(?=[;:])", re.IGNORECASE)
_QUOTED = re.compile(r'((?:[^":]|"[^"]*")*):(.*)', re.DOTALL)
_ESCAPED = re.compile(r"\\([\\;,nN])")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Line(NamedTuple):
    """A property of an event: its name in capitals, its parameters and its value as they are written."""

    name: str
    parameters: str
    value: str

    def parameter(self, name: str) -> str:
        """Without its quotes, empty if there is none."""
        found = re.search(f';{name}=("[^"]*"|[^;"]*)', self.parameters, re.IGNORECASE)
        return found[1].strip('"') if found else ""


@dataclass(slots=True)
class EventText:
    """The lines of an event that matter for busy times; `broken` if they were too long, or could not be read."""

    lines: list[Line] = field(default_factory=list)
    size: int = 0
    broken: bool = False

    def value(self, name: str) -> str:
        """The value of the first line of this name, empty if there is none."""
        return next((line.value for line in self.lines if line.name == name), "")

    def parameters(self, name: str) -> str:
        return next((line.parameters.upper() for line in self.lines if line.name == name), "")

    def has(self, *names: str) -> bool:
        return any(line.name in names for line in self.lines)

    @property
    def title(self) -> str:
        text = _ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], self.value("SUMMARY"))
        return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:LONGEST_TITLE]


@dataclass(slots=True)
class CalendarText:
    """`zones`: the text of each VTIMEZONE by its TZID. `torn`: the file ends in the middle of an event."""

    name: str = ""
    events: list[EventText] = field(default_factory=list)
    zones: dict[str, str] = field(default_factory=dict)
    torn: bool = False


def cut(data: bytes) -> CalendarText:
    """Raises `FileFault`, in words, for what is too large or no calendar; whatever else is broken is passed over."""
    if len(data) > MAX_BYTES:
        raise FileFault(TOO_LARGE, limit=MAX_BYTES // 2**20)
    text = _decoded(data).replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    cutter = _Cutter()
    # Folded lines: what begins with a blank goes on with the line before.
    for line in text.replace("\n ", "").replace("\n\t", "").split("\n"):
        cutter.take(line)
    cutter.end()
    if not cutter.is_calendar:
        raise FileFault(NO_CALENDAR)
    return cutter.found


def _decoded(data: bytes) -> str:
    known = next((name for bom, name in _BOMS if data.startswith(bom)), "")
    head = data[:400]
    if not known and head.count(0) > len(head) // 4:
        known = "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
    if known:
        return data.decode(known, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


class _Cutter:
    """Takes line after line: in an event, in what lies within it (an alarm), in a zone, or outside of them."""

    def __init__(self) -> None:
        self.found = CalendarText()
        self.is_calendar = False
        self._event: EventText | None = None
        self._within = 0
        self._zone: list[str] | None = None

    def take(self, line: str) -> None:
        if line[:6].upper() == "BEGIN:":
            self._begin(line[6:40].strip().upper(), line)
        elif line[:4].upper() == "END:":
            self._end(line[4:40].strip().upper(), line)
        elif self._zone is not None:
            self._zone.append(line)
        elif self._event is None:
            self._outside(line)
        elif not self._within:
            _keep(self._event, line)

    def end(self) -> None:
        self.found.torn = self._event is not None

    def _begin(self, what: str, line: str) -> None:
        if what == "VCALENDAR":
            self.is_calendar = True
        elif what == "VEVENT":
            self.is_calendar = True
            self._close_event()
            self._event, self._zone = EventText(), None
        elif self._event is not None:
            self._within += 1
        elif what == "VTIMEZONE":
            self._zone = [line]
        elif self._zone is not None:
            self._zone.append(line)

    def _end(self, what: str, line: str) -> None:
        if what in ("VEVENT", "VCALENDAR"):
            self._close_event()
        elif self._event is not None:
            self._within = max(0, self._within - 1)
        elif self._zone is not None:
            self._zone.append(line)
            if what == "VTIMEZONE":
                self._close_zone(self._zone)

    def _close_event(self) -> None:
        if self._event is not None:
            self.found.events.append(self._event)
        self._event, self._within = None, 0

    def _close_zone(self, lines: list[str]) -> None:
        self._zone = None
        name = next((line.partition(":")[2].strip() for line in lines if line.upper().startswith("TZID")), "")
        if name and sum(map(len, lines)) < LONGEST_ZONE:
            self.found.zones.setdefault(name, "\r\n".join(lines))

    def _outside(self, line: str) -> None:
        name, _, value = line[:LONGEST_TITLE].partition(":")
        if not self.found.name and name.partition(";")[0].strip().upper() in NAMES:
            self.found.name = EventText([Line("SUMMARY", "", value)]).title


def _keep(event: EventText, line: str) -> None:
    found = _KEPT.match(line)
    if found is None:
        return
    name = found[0].upper()
    if name == "ATTENDEE" and event.size > LONGEST_EVENT // 2:
        return
    if name == "SUMMARY":
        line = line[: 2 * LONGEST_TITLE]
    longest = LONGEST_EVENT if name in ("RDATE", "EXDATE") else LONGEST_LINE
    if len(line) > longest or event.size > LONGEST_EVENT:
        event.broken = True
        return
    event.size += len(line)
    event.lines.append(_line(name, line))


def _line(name: str, line: str) -> Line:
    rest = line[len(name) :]
    if name in DATES:  # a zone's name may hold a colon without the quotes it needs; a date never does
        parameters, _, value = rest.rpartition(":")
    elif '"' in rest:
        found = _QUOTED.fullmatch(rest)
        parameters, value = (found[1], found[2]) if found else ("", "")
    else:
        parameters, _, value = rest.partition(":")
    return Line(name, parameters, value.strip())
