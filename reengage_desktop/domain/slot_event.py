"""A slot as the person's own calendar holds it: hours that repeat, dates left out, and dates held otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from .own_event import CalendarEvent, EventKind, Repeat, Single, uid
from .slots import Hours, Occurrence, Slot, occurrence
from .wall_time import zone

DAY = timedelta(days=1)
TITLE = "Follow-up calls: {name}"


def horizon(today: date) -> tuple[date, date]:
    """The dates, both included, that are spelled out one by one: from last year to the end of the year after next.

    So far the public holidays are known, and two years at least lie ahead. Later dates follow the rule alone until
    they come nearer and the slot is published again.
    """
    return date(today.year - 1, 1, 1), date(today.year + 2, 12, 31)


@lru_cache(maxsize=64)  # a round with a calendar server asks twice, and seldom finds anything new
def slot_events(slot: Slot, zone_name: str, file_id: str, today: date) -> tuple[CalendarEvent, ...]:
    """An event for its present hours, under a UID of its own for as long as it lives, and one for each earlier hours.

    Expanded by any calendar they are the engine's own occurrences within the `horizon`: what rests or never came is
    left out, and a date that was moved, or that touches a change of the clock, has its times spelled out.
    """
    found = []
    starts = [hours.from_date for hours in slot.all_hours]
    for place, hours in enumerate(slot.all_hours):
        is_present = hours == slot.hours and place == len(starts) - 1
        last = None if is_present else starts[place + 1] - DAY
        key = uid(file_id, EventKind.SLOT, slot.id, *([] if is_present else [f"{hours.from_date:%Y%m%d}"]))
        event = _event(slot, hours, last, key, zone(zone_name), horizon(today))
        found += [event] if event else []
    return tuple(found)


def _event(
    slot: Slot, hours: Hours, last: date | None, key: str, place: ZoneInfo, span: tuple[date, date]
) -> CalendarEvent | None:
    until = min(last or span[1], span[1])
    days = list(_days(hours, max(hours.from_date, span[0]), until))
    if not days:
        return None
    first, without, singles = days[0], [], []
    while not _is_plain(hours, first, place):  # a rule takes its length from its first date, so that is an ordinary one
        first -= hours.every * 7 * DAY
    without = [_wall(day, hours.start, place) for day in _days(hours, first, days[0] - DAY)]
    for day in days:
        was, held = _wall(day, hours.start, place), occurrence(slot, day, str(place))
        if held is None:
            without.append(was)
        elif not _is_as_ruled(held, hours, place):
            singles.append(Single(was, held.start.astimezone(place), held.end.astimezone(place)))
    ends = _wall(days[-1], hours.start, place).astimezone(UTC) if last else None
    return CalendarEvent(
        uid=key,
        kind=EventKind.SLOT,
        subject_id=slot.id,
        title=TITLE.format(name=slot.name),
        start=_wall(first, hours.start, place),
        end=_wall(first, hours.end, place),
        repeat=Repeat(hours.weekdays, hours.every, ends),
        without=tuple(without),
        singles=tuple(singles),
    )


def _days(hours: Hours, first: date, last: date) -> Iterator[date]:
    return (day for count in range((last - first).days + 1) if hours.hold_on(day := first + count * DAY))


def _wall(day: date, at: time, place: ZoneInfo) -> datetime:
    return datetime.combine(day, at, place)


def _is_plain(hours: Hours, day: date, place: ZoneInfo) -> bool:
    """No clock is changed between its start and its end."""
    start, end = (_wall(day, at, place) for at in (hours.start, hours.end))
    there = [at.astimezone(UTC).astimezone(place).replace(tzinfo=None) for at in (start, end)]
    return there == [start.replace(tzinfo=None), end.replace(tzinfo=None)] and start.utcoffset() == end.utcoffset()


def _is_as_ruled(held: Occurrence, hours: Hours, place: ZoneInfo) -> bool:
    """Whether any calendar finds these times from the rule, however it reads an hour that is skipped or shown twice."""
    start, end = (_wall(held.day, at, place) for at in (hours.start, hours.end))
    return _is_plain(hours, held.day, place) and (held.start, held.end) == (start, end)
