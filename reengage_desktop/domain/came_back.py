"""An event of ours as a calendar server gives it back, and what somebody changed about its times there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from .fault import RuleFault
from .own_event import CalendarEvent, digest
from .week import monday_of
from .zone_rules import WEEKDAYS

if TYPE_CHECKING:
    from icalendar import Event

UNREADABLE = "What it says now cannot be read."
WHOLE_DAY = "It has no hours any more."
OVERNIGHT = "It goes on past midnight."
NO_REPEAT = "It does not repeat as a slot does."
REPEATS = "It repeats, and is held only once."
CANCELLED = "It was called off there."
DATES_BACK = "Dates that rest or were moved were set back there."

Span = tuple[datetime, datetime]


class MovedTo(NamedTuple):
    """A promise, an appointment or a visit is at another time; UTC instants."""

    start: datetime
    end: datetime


class NewHours(NamedTuple):
    """All dates to come of a slot are held otherwise, by the clock on my wall."""

    weekdays: frozenset[int]
    every: int
    start: time
    end: time


class MovedOnce(NamedTuple):
    """A single date of a slot is held otherwise, maybe on another date."""

    day: date
    start: time
    end: time
    to_day: date


class Rests(NamedTuple):
    """A single date of a slot was taken out; `day` is the date on which it would have been held."""

    day: date


Change = MovedTo | NewHours | MovedOnce | Rests


@dataclass(frozen=True, slots=True)
class CameBack:
    """The times as they are written there.

    `dates`: of a slot, those of its rule that are held at other instants, or left out (None). `shape` is another one as
    soon as any time is another.
    """

    sequence: int
    shape: str
    start: datetime
    end: datetime
    weekdays: frozenset[int]
    every: int
    repeats: bool
    dates: Mapping[date, Span | None]


def came_back(data: str, uid: str, zone: ZoneInfo) -> CameBack:
    """`zone` is for times without one. Raises `RuleFault`, in words, for what is no event of ours any more."""
    import icalendar

    try:
        found = [event for event in icalendar.Calendar.from_ical(data).events if event.get("UID") == uid]
        main = next(event for event in found if "RECURRENCE-ID" not in event)
        return _read(main, [event for event in found if event is not main], zone)
    except (ValueError, TypeError, KeyError, AttributeError, StopIteration) as error:
        raise RuleFault(UNREADABLE) from error


def changes(event: CalendarEvent, came: CameBack, today: date) -> list[Change]:
    """What to take over from there; dates that are over do not count.

    Raises `RuleFault`, in words, for a change that makes something else of it.
    """
    if event.repeat is None:
        if came.repeats:
            raise RuleFault(REPEATS)
        moved = MovedTo(came.start.astimezone(UTC), came.end.astimezone(UTC))
        return [] if moved == (event.start, event.end) else [moved]
    zone = event.start.tzinfo
    assert isinstance(zone, ZoneInfo)
    start, end = came.start.astimezone(zone), came.end.astimezone(zone)
    if start.date() != end.date():
        raise RuleFault(OVERNIGHT)
    shift = (start.date() - came.start.date()).days
    weekdays = frozenset((day + shift) % 7 for day in came.weekdays)
    weeks = (monday_of(start.date()) - monday_of(event.start.date())).days // 7
    if not came.repeats or weeks % event.repeat.every:
        raise RuleFault(NO_REPEAT)
    hours = NewHours(weekdays, came.every, start.time(), end.time())
    if hours != NewHours(event.repeat.weekdays, event.repeat.every, event.start.time(), event.end.time()):
        return [hours]
    return list(_dates(event, came, zone, today))


def _dates(event: CalendarEvent, came: CameBack, zone: ZoneInfo, today: date) -> Iterable[Change]:
    """A slot has one occurrence for each date of its rule: so dates are held against each other."""
    ours: dict[date, Span | None] = {was.date(): None for was in event.without}
    ours |= {each.was.date(): _instants(each.start, each.end) for each in event.singles}
    coming = [day for day in sorted({*ours, *came.dates}) if day >= today]
    if any(day not in came.dates for day in coming):
        raise RuleFault(DATES_BACK)
    for day in coming:
        ruled = [datetime.combine(day, at.time(), zone) for at in (event.start, event.end)]
        here, there = ours.get(day, _instants(ruled[0], ruled[1])), came.dates[day]
        if here is not None and there is None:
            yield Rests(here[0].astimezone(zone).date())
        elif there is not None and there != here:
            start, end = (at.astimezone(zone) for at in there)
            if start.date() != end.date():
                raise RuleFault(OVERNIGHT)
            yield MovedOnce(day, start.time(), end.time(), start.date())


def _read(main: Event, others: Iterable[Event], zone: ZoneInfo) -> CameBack:
    if _is_cancelled(main):
        raise RuleFault(CANCELLED)
    mine = _Zone(zone, main.start)
    start, end = mine.span(main)
    rule: Any = main.get("RRULE", {})
    days = frozenset(WEEKDAYS.index(str(day)) for day in rule.get("BYDAY", ())) or {start.weekday()}
    weekly = rule.get("FREQ", [""])[0] == "WEEKLY" and not {"UNTIL", "COUNT"} & {*rule}
    listed = main.get("EXDATE", [])
    left_out = [each.dt for dates in (listed if isinstance(listed, list) else [listed]) for each in dates.dts]
    dates: dict[date, Span | None] = {mine.day(at): None for at in left_out}
    for other in others:
        dates[mine.day(other.get("RECURRENCE-ID").dt)] = None if _is_cancelled(other) else _instants(*mine.span(other))
    facts = (*_instants(start, end), sorted(rule.items()), sorted(map(str, dates.items())))
    return CameBack(
        sequence=int(main.get("SEQUENCE", 0)),
        shape=digest(*map(str, facts)),
        start=start,
        end=end,
        weekdays=frozenset(days),
        every=int(rule.get("INTERVAL", [1])[0]),
        repeats=weekly if rule else False,
        dates=dates,
    )


class _Zone:
    """My zone, by whatever name the server calls it; what is written in another one is turned into an instant.

    A name that is not known comes with rules of its own, by which a skipped hour may be read otherwise than here.
    """

    def __init__(self, zone: ZoneInfo, start: date) -> None:
        self._zone, self._alias = zone, None
        if isinstance(start, datetime) and start.tzinfo is not None and not isinstance(start.tzinfo, ZoneInfo):
            is_mine = start.tzinfo is not UTC and start.replace(tzinfo=zone).utcoffset() == start.utcoffset()
            self._alias = start.tzinfo if is_mine else None

    def span(self, event: Event) -> Span:
        start, end = event.start, event.end  # with DURATION, too
        return self._aware(start), self._aware(end)

    def day(self, at: date) -> date:
        """The date of the slot's rule that begins at this time."""
        return self._aware(at).astimezone(self._zone).date()

    def _aware(self, at: date) -> datetime:
        if not isinstance(at, datetime):
            raise RuleFault(WHOLE_DAY)
        return at.replace(tzinfo=self._zone) if at.tzinfo in (None, self._alias) else at


def _is_cancelled(event: Event) -> bool:
    return str(event.get("STATUS", "")).upper() == "CANCELLED"


def _instants(start: datetime, end: datetime) -> Span:
    return start.astimezone(UTC), end.astimezone(UTC)
