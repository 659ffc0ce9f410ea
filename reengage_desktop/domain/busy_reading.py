"""Busy times read from a calendar file, however much or however broken it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from .busy import Busy
from .calendar_event import REPEATING, is_free
from .calendar_text import CalendarText, EventText, cut
from .calendar_zone import Zones
from .fault import RuleFault
from .own_event import is_own
from .wall_time import instant, local

MOST_TIMES = 5_000
MOST_COST = 500_000  # microseconds, as `repeats` counts them
MOST_TOLD = 20
MOST_ZONES_TOLD = 3
MARGIN = timedelta(days=2)  # a day is compared before its zone is known

ABOUT = "“{title}”: {problem}."
UNTITLED = "An event without a title: {problem}."
UNREADABLE = "it cannot be read, so it was left out"
TORN = "The file breaks off in the middle of an event, which was left out."
NO_ZONE = "The time zone “{zone}” is not known: its times were read as yours."
TOO_MANY = "It has more than {most} busy times: what follows was left out."
TOO_MUCH = "It has more repeating or broken events than can be read: what follows was left out."
AND_MORE = "The same goes for {count} more events."


@dataclass(frozen=True, slots=True)
class BusyReading:
    """`times` by start, with calendar id 0. `name` is what the calendar calls itself; `problems` are sentences.

    `cost`: microseconds, about; see `MOST_COST`.
    """

    times: tuple[Busy, ...]
    name: str
    problems: tuple[str, ...]
    cost: int


def read_busy(data: bytes, zone: str, first: datetime, last: datetime) -> BusyReading:
    """The busy times from `first` to `last` (UTC), cut to them; days, and times without a zone, are those of `zone`.

    See `is_free` for what is not busy; nor is what this program published.
    Raises `FileFault`, in words, for what is no calendar; one bad event does not lose the others.
    """
    text = cut(data)
    reader = _Reader(zone, first, last, text)
    for series in _by_uid(text):
        reader.take(series)
    times = sorted(set(reader.times), key=lambda busy: (busy.start, busy.end, busy.title))
    return BusyReading(tuple(times), text.name, tuple(reader.told()), reader.cost)


def _by_uid(text: CalendarText) -> Iterable[list[EventText]]:
    """Each event with its changed dates, which have the same UID."""
    found: defaultdict[str, list[EventText]] = defaultdict(list)
    for number, event in enumerate(text.events):
        uid = event.value("UID")
        if not is_own(uid):
            found[uid or f"\n{number}"].append(event)
    return found.values()


class _Reader:
    def __init__(self, zone: str, first: datetime, last: datetime, text: CalendarText) -> None:
        self.times: list[Busy] = []
        self._zone, self._first, self._last = zone, first, last
        self._span = local(first, zone), local(last, zone)
        self._days = f"{first - MARGIN:%Y%m%d}", f"{last + MARGIN:%Y%m%d}"
        self._zones = Zones(text.zones)
        self._me = text.name.lower() if "@" in text.name else ""  # a mail account's calendar has its address
        self._torn = text.torn
        self._problems: list[str] = []
        self._cut_off = ""
        self.cost = 0

    def take(self, series: list[EventText]) -> None:
        """An event with its changed dates; once it is too much, nothing is taken any more."""
        near = [] if self._cut_off else [event for event in series if self._may_be_near(event)]
        if all(is_free(event, self._me) for event in near):
            return
        try:
            self._expand(near)
        except RuleFault as fault:
            self._tell(near[0], str(fault))
        except Exception:  # the libraries raise whatever comes to hand for what makes no sense to them
            self._tell(near[0], UNREADABLE)

    def told(self) -> list[str]:
        """All problems in sentences."""
        more = len(self._problems) - MOST_TOLD
        told = self._problems[:MOST_TOLD] + ([AND_MORE.format(count=more)] if more > 0 else [])
        told += [NO_ZONE.format(zone=name) for name in self._zones.unknown[:MOST_ZONES_TOLD]]
        return told + [each for each in (self._cut_off, TORN if self._torn else "") if each]

    def _tell(self, event: EventText, problem: str) -> None:
        self._problems.append((ABOUT if event.title else UNTITLED).format(title=event.title, problem=problem))

    def _may_be_near(self, event: EventText) -> bool:
        """By the days as they are written, so that years of the past need not be read."""
        days = [day for name in ("DTSTART", "DTEND", "RECURRENCE-ID") if (day := event.value(name)[:8])]
        if not days or event.broken or not all(day.isdigit() for day in days):
            return True
        goes_on = event.has(*REPEATING, "DURATION") or "THISANDFUTURE" in event.parameters("RECURRENCE-ID")
        first, last = self._days
        return min(days) <= last and (goes_on or max(days) >= first)

    def _expand(self, series: list[EventText]) -> None:
        from .repeats import EVENT_COST, SINGLE_COST, held_between

        alone = len(series) == 1 and not series[0].has(*REPEATING)
        self.cost += SINGLE_COST if alone else EVENT_COST * len(series)
        if self.cost > MOST_COST:
            self._cut_off = TOO_MUCH
            return
        if any(event.broken for event in series):
            raise RuleFault(UNREADABLE)
        expanded = held_between(series, self._zones, *self._span)
        self.cost += expanded.cost
        for told in expanded.told:
            self._tell(series[0], told)
        for held in expanded.times:
            if not is_free(held.event, self._me):
                self._add(held.start, held.end, held.event.title)

    def _add(self, start: date, end: date, title: str) -> None:
        if len(self.times) >= MOST_TIMES:
            self._cut_off = TOO_MANY.format(most=MOST_TIMES)
            return
        since, until = max(self._instant(start), self._first), min(self._instant(end), self._last)
        if since < until:
            self.times.append(Busy(0, since, until, title, not isinstance(start, datetime)))

    def _instant(self, at: date) -> datetime:
        if not 1000 < at.year < 9000:  # too near the ends of the calendar to count from
            return self._first if at.year < 9000 else self._last
        if not isinstance(at, datetime):
            return instant(at, time(0), self._zone)
        return at.astimezone(UTC) if at.tzinfo else instant(at.date(), at.time(), self._zone)
