"""When an event that repeats is held, with a limit to what a hostile rule may cost; needs the calendar libraries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule  # type: ignore[import-untyped]
from icalendar import Event
from recurring_ical_events import EventAdapter, Occurrence, Series  # type: ignore[import-untyped]
from recurring_ical_events.util import compare_greater  # type: ignore[import-untyped]

from .calendar_event import REPEATING, component
from .calendar_text import EventText
from .calendar_zone import Zones
from .fault import RuleFault

MOST_A_DAY = 10
MOST_TIMES = 10_000
LONGEST = timedelta(days=60)
WIDEST_STEP = 1_000

TOO_OFTEN = "it repeats every {unit}, so it was left out"
MANY_A_DAY = "it repeats more than {most} times a day, so it was left out"
NO_STEP = "it repeats at an interval of {count}, so it was left out"
BACKWARDS = "its repeats end before they begin, so it was left out"
UNREADABLE_RULE = "how it repeats cannot be read, so it was left out"
ENDS_FIRST = "it ends before it begins, so it was left out"
LONG_AGO = "it has repeated for too long to be followed, so it was left out"
TOO_LONG = "it repeats, but lasts longer than {days} days each time, so it was left out"
MANY_TIMES = "it repeats {count} times; it was read as if it had no end"

UNITS = {"SECONDLY": "second", "MINUTELY": "minute", "HOURLY": "hour"}
# Microseconds that a year of each costs to be walked through; what one event may cost.
YEAR_COST = {YEARLY: 50, MONTHLY: 150, WEEKLY: 370, DAILY: 1_100}
MOST_COST = 150_000
EVENT_COST = 600
SINGLE_COST = 95
RARE_YEARS = 10  # a 29th of February, or a year of 53 weeks, is further away at no time


class Held(NamedTuple):
    """One time of an event, as it is written: days, or times with their zone or none."""

    event: EventText
    start: date
    end: date


class Expansion(NamedTuple):
    """`told`: what was changed about it, in words. `cost`: microseconds, beside those that each event costs."""

    times: list[Held]
    told: list[str]
    cost: int


def checked_rule(text: str, start: str) -> tuple[str, str]:
    """The rule as it may be walked, and what was changed about it in words; `start` as it is written in the file.

    Raises `RuleFault` for a rule that is refused.
    """
    parts = dict(part.strip().upper().partition("=")[::2] for part in text.split(";") if part.strip())
    if unit := UNITS.get(parts.get("FREQ", "")):
        raise RuleFault(TOO_OFTEN, unit=unit)
    if not 1 <= (step := _number(parts.get("INTERVAL", "1"))) <= WIDEST_STEP:
        raise RuleFault(NO_STEP, count=step)
    a_day = 1
    for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        a_day *= len(set(parts.get(name, "").split(",")))
    if a_day > MOST_A_DAY:
        raise RuleFault(MANY_A_DAY, most=MOST_A_DAY)
    until = parts.get("UNTIL", "")
    if until and until[:8] < start[:8]:
        raise RuleFault(BACKWARDS)
    if len(until) == 8 < len(start):
        parts["UNTIL"] = f"{until}T235959"  # the last day is meant as a whole
    told = ""
    if "COUNT" in parts and (count := _number(parts["COUNT"])) > MOST_TIMES:
        told = MANY_TIMES.format(count=count)
        del parts["COUNT"]
    return ";".join(f"{name}={value}" for name, value in parts.items()), told


def held_between(series: Sequence[EventText], zones: Zones, first: datetime, last: datetime) -> Expansion:
    """All times from `first` to `last` (both in my zone) of an event with its changed dates.

    Raises `RuleFault`, and whatever the libraries raise for what they cannot make sense of.
    """
    told: list[str] = []
    adapters = [_Adapter(component(_checked(event, told), zones), event) for event in series]
    for each in adapters:
        if compare_greater(each.raw_start, each.raw_end):
            raise RuleFault(ENDS_FIRST)
    if len(adapters) == 1 and not series[0].has(*REPEATING):
        return Expansion([Held(series[0], adapters[0].raw_start, adapters[0].raw_end)], told, 0)
    expanded = _Series(adapters)
    found = [Held(each.text, each.start, each.end) for each in expanded.between(first, last)]
    rules = getattr(expanded.recurrence, "rrules", [])
    return Expansion(found, told, sum(rule.cost for rule in rules if isinstance(rule, _Rule)))


def _checked(event: EventText, told: list[str]) -> EventText:
    if not event.has("RRULE"):
        return event
    lines = []
    for line in event.lines:
        if line.name == "RRULE":
            rule, changed = checked_rule(line.value, event.value("DTSTART"))
            told += [changed] if changed else []
            line = line._replace(value=rule)
        lines.append(line)
    return EventText(lines)


def _number(text: str) -> int:
    try:
        return int(text[:18])
    except ValueError as error:
        raise RuleFault(UNREADABLE_RULE) from error


class _Adapter(EventAdapter):  # type: ignore[misc]
    def __init__(self, component: Event, text: EventText) -> None:
        super().__init__(component)
        self.text = text


class _Occurrence(Occurrence):  # type: ignore[misc]
    def __init__(self, adapter: _Adapter, start: Any = None, end: Any = None, sequence: int = -1) -> None:
        super().__init__(adapter, start, end, sequence)
        self.text = adapter.text


class _Series(Series):  # type: ignore[misc]
    def occurrence(self, adapter: Any, start: Any = None, end: Any = None) -> _Occurrence:
        return _Occurrence(adapter, start, end, self.sequence)

    def compute_span_extension(self) -> None:
        super().compute_span_extension()
        if max(self._subtract_from_start, self._add_to_stop) > LONGEST:
            raise RuleFault(TOO_LONG, days=LONGEST.days)

    class RecurrenceRules(Series.RecurrenceRules):  # type: ignore[misc]
        def rrulestr(self, rule_string: str) -> _Rule:
            return _Rule(super().rrulestr(rule_string))


class _Rule:
    """Stands where the libraries expect an rrule: begins near the time asked for, and does not look on for ever."""

    def __init__(self, rule: Any) -> None:
        self._rule = rule
        self.until = rule.until
        self.cost = 0

    def between(self, after: datetime, before: datetime, inc: bool = True) -> list[datetime]:
        start = self._nearby(after)
        years = max(0, before.year - start.year) + 1
        self.cost += years * YEAR_COST[self._rule._freq]
        if self.cost > MOST_COST:
            raise RuleFault(LONG_AGO)
        walk = _walk(self._rule, start, years + RARE_YEARS)
        found = []
        for at in walk:
            if at > before:
                break
            if at >= after:
                found.append(at)
        self.cost += max(0, walk.walked - years) * YEAR_COST[self._rule._freq]
        return found

    def _nearby(self, after: datetime) -> datetime:
        """A start from which a rule of days or weeks without a count gives the same dates from `after` on."""
        start: datetime = self._rule._dtstart
        days = {DAILY: 1, WEEKLY: 7}.get(self._rule._freq, 0) * self._rule._interval
        if not days or self._rule._count is not None:
            return start
        return start + timedelta(days=days * max(0, (after - start).days // days - 1))


class _Walk(rrule):  # type: ignore[misc]
    """dateutil looks for the next date of a rule up to the year 9999, though there be none (say, 30 February)."""

    _weeks: Any = None
    most = 0
    walked = 0

    @property
    def _byweekno(self) -> Any:
        self.walked += 1  # asked for in each year that is walked through, once or, where there are some, more often
        if self.most and self.walked > self.most * (6 if self._weeks else 1):
            raise _Beyond
        return self._weeks

    @_byweekno.setter
    def _byweekno(self, weeks: Any) -> None:
        self._weeks = weeks

    def _iter(self) -> Iterator[datetime]:
        try:
            yield from super()._iter()
        except _Beyond:
            return


class _Beyond(Exception):
    """The years in which there may be another date are over."""


def _walk(rule: Any, start: datetime, years: int) -> _Walk:
    walk = _Walk(
        rule._freq,
        dtstart=start,
        interval=rule._interval,
        wkst=rule._wkst,
        count=rule._count,
        until=rule._until,
        **rule._original_rule,
    )
    walk.most, walk.walked = years, 0
    return walk
