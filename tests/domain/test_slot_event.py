"""Any calendar that expands what is exported finds the engine's own occurrences, in each zone and on each odd date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.calendar_file import calendar_text
from reengage_desktop.domain.own_event import CalendarEvent, published
from reengage_desktop.domain.slot_event import horizon, slot_events
from reengage_desktop.domain.slots import DEFAULT_SLOTS, WORKING_DAYS, Hours, Move, Rest, Slot, occurrences
from reengage_desktop.domain.zone_rules import zone_block

TODAY = date(2026, 10, 13)
NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
TWO_YEARS = TODAY + timedelta(days=731)
ZONES = (
    "America/New_York",
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "America/Santiago",
    "Asia/Kolkata",
    "Pacific/Apia",
    "Africa/Casablanca",
    "Asia/Tehran",
    "America/St_Johns",
    "Pacific/Auckland",
    "UTC",
)
MORNING, LATE = (replace(slot, from_date=TODAY, made_at=NOW) for slot in DEFAULT_SLOTS)
Times = list[tuple[datetime, datetime]]


def day(count: int) -> date:
    return TODAY + timedelta(days=count)


NIGHT = replace(MORNING, weekdays=frozenset({3, 4, 5, 6}))  # on these days clocks are changed
RARE = replace(MORNING, weekdays=frozenset({1, 2}))
SLOTS = {
    "every two weeks": replace(MORNING, weekdays=frozenset({1, 4}), every=2),
    "every three weeks, from a day it does not hold": replace(MORNING, weekdays=frozenset({0}), every=3),
    "inside the hour the clock springs over": replace(NIGHT, start=time(2, 5), end=time(2, 50)),
    "across the change of the clock": replace(NIGHT, start=time(1, 30), end=time(3, 30)),
    "in the hour shown twice": replace(NIGHT, start=time(1, 15), end=time(1, 45)),
    "at midnight": replace(NIGHT, start=time(0), end=time(0, 45)),
    "until midnight": replace(NIGHT, start=time(23, 5), end=time(23, 59)),
    "with dates that rest": replace(RARE, rests=(Rest(day(0), day(2)), Rest(day(30), day(50)))),
    "silent on holidays": replace(
        RARE, rests_on_holidays=True, holidays=frozenset({date(2026, 11, 24), date(2027, 1, 5), date(2028, 7, 4)})
    ),
    "with single dates moved": replace(
        RARE,
        moved=(
            Move(day(0), time(9), time(10)),
            Move(day(1), time(10), time(11, 30), day(3)),
            Move(day(8), time(7), time(7, 30), day(11)),
        ),
        rests=(Rest(day(11), day(11)),),
    ),
    "moved on a holiday all the same": replace(
        RARE,
        rests_on_holidays=True,
        holidays=frozenset({day(1), day(2)}),
        moved=(Move(day(1), time(10), time(11), day(2)),),
    ),
    "with earlier and coming hours": replace(
        MORNING,
        from_date=day(20),
        weekdays=frozenset({5, 6}),
        start=time(2, 15),
        end=time(3, 45),
        before=(
            Hours(day(-400), WORKING_DAYS, time(9), time(10)),
            Hours(day(-3), frozenset({2, 3}), time(7), time(8), 2),
        ),
    ),
}


def written(slots: Iterable[Slot], zone: str, today: date = TODAY) -> str:
    events = [event for slot in slots for event in slot_events(slot, zone, "5f0c", today)]
    return calendar_text([(event, published(event, None, NOW)) for event in events], today.year)


def expanded(text: str, first: date, last: date) -> Times:
    """The starts and ends, as instants, that another program finds between two dates."""
    import icalendar
    import recurring_ical_events

    around = (first - timedelta(days=2), last + timedelta(days=2))
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(*around)
    return sorted((event.start.astimezone(UTC), event.end.astimezone(UTC)) for event in found)


def held(slots: Iterable[Slot], zone: str, first: date, last: date) -> Times:
    return sorted((each.start, each.end) for each in occurrences(slots, zone, first, last))


def within(times: Times, zone: str, first: date, last: date) -> Times:
    return [pair for pair in times if first <= pair[0].astimezone(ZoneInfo(zone)).date() <= last]


@pytest.mark.parametrize("zone", ZONES)
def test_the_default_slots_expand_to_the_engines_occurrences_over_two_years(zone: str) -> None:
    found = within(expanded(written([MORNING, LATE], zone), TODAY, TWO_YEARS), zone, TODAY, TWO_YEARS)
    assert len(found) > 1_000
    assert found == held([MORNING, LATE], zone, TODAY, TWO_YEARS)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("slot", SLOTS.values(), ids=SLOTS.keys())
def test_an_odd_slot_expands_to_the_engines_occurrences(slot: Slot, zone: str) -> None:
    found = within(expanded(written([slot], zone), TODAY, TWO_YEARS), zone, TODAY, TWO_YEARS)
    assert found == held([slot], zone, TODAY, TWO_YEARS)


def read_by_length(event: CalendarEvent, last: date) -> Times:
    """As a program finds them that gives each date the length of the first, in hours that pass (RFC 5545, 3.8.5.3)."""
    assert event.repeat is not None
    length = event.end.astimezone(UTC) - event.start.astimezone(UTC)
    singles = {single.was: (single.start, single.end) for single in event.singles}
    found = []
    for count in range((last - event.start.date()).days + 1):
        wall = event.start + timedelta(days=count)
        monday = event.start.date() - timedelta(days=event.start.weekday())
        if wall.weekday() in event.repeat.weekdays and (wall.date() - monday).days // 7 % event.repeat.every == 0:
            start = wall.astimezone(UTC)
            found += [] if wall in event.without else [singles.get(wall, (start, start + length))]
    return sorted((start.astimezone(UTC), end.astimezone(UTC)) for start, end in found)


@pytest.mark.parametrize("zone", ZONES)
def test_a_program_that_counts_the_hours_that_pass_finds_the_same(zone: str) -> None:
    """Also where the first date is one on which a clock is changed (1 November in New York, 25 October in Berlin)."""
    across = SLOTS["across the change of the clock"]
    sunday = replace(across, weekdays=frozenset({6}))
    for slot in (across, *(replace(sunday, from_date=date(2026, month, at)) for month, at in ((11, 1), (10, 25)))):
        (event,) = slot_events(slot, zone, "5f0c", TODAY)
        found = within(read_by_length(event, TWO_YEARS), zone, TODAY, TWO_YEARS)
        assert found == held([slot], zone, TODAY, TWO_YEARS)


def test_a_date_the_place_never_had_is_left_out() -> None:
    today, friday = date(2011, 6, 1), frozenset({4})
    slot = replace(MORNING, weekdays=friday, from_date=date(2011, 12, 23))
    first, last = date(2011, 12, 20), date(2012, 1, 10)
    found = within(expanded(written([slot], "Pacific/Apia", today), first, last), "Pacific/Apia", first, last)
    assert found == held([slot], "Pacific/Apia", first, last)
    assert [start.astimezone(ZoneInfo("Pacific/Apia")).day for start, _ in found] == [23, 6]


@pytest.mark.parametrize("zone", ZONES)
def test_the_zone_in_the_file_is_right_by_itself(zone: str) -> None:
    """Read by another library, which is told a name it cannot look up."""
    from dateutil import tz

    if zone == "UTC":
        assert "VTIMEZONE" not in written([MORNING], zone)
        return
    text = written([MORNING], zone).replace(zone, "Some/Where")
    (block,) = re.findall(r"BEGIN:VTIMEZONE.*END:VTIMEZONE", text, re.DOTALL)
    read = tz.tzical(StringIO(block.replace("\r\n ", ""))).get("Some/Where")
    first, last = (datetime.combine(at, time(), UTC) for at in horizon(TODAY))
    step = timedelta(hours=5)  # so that each hour of the day has its turn
    for at in (first + count * step for count in range((last - first) // step)):
        wall = at.astimezone(ZoneInfo(zone))
        assert wall.fold or wall.replace(tzinfo=read).utcoffset() == wall.utcoffset(), wall


@pytest.mark.parametrize("zone", [zone for zone in ZONES if zone != "UTC"])
def test_a_program_that_knows_no_zones_finds_the_same(zone: str) -> None:
    slot = SLOTS["across the change of the clock"]
    text = written([slot], zone).replace(zone, f"Nowhere/{zone}")
    found = within(expanded(text, TODAY, TWO_YEARS), zone, TODAY, TWO_YEARS)
    assert found == held([slot], zone, TODAY, TWO_YEARS)


def test_a_zone_with_a_rule_keeps_it_for_ever_and_one_without_has_its_dates() -> None:
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in zone_block("Europe/Berlin", 2026)
    assert "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3" in zone_block("America/New_York", 2026)
    assert "DTSTART:20230312T020000" in zone_block("America/New_York", 2026)
    ramadan = zone_block("Africa/Casablanca", 2026)
    assert "RRULE" not in ramadan
    assert "RDATE" in ramadan


def test_two_years_at_least_lie_within_the_horizon() -> None:
    for today in (date(2026, 1, 1), date(2026, 12, 31), date(2028, 2, 29)):
        assert (horizon(today)[1] - today).days >= 730


HOURS = st.integers(0, 23 * 4 + 2).flatmap(
    lambda start: st.integers(start + 1, 23 * 4 + 3).map(lambda end: (quarter(start), quarter(end)))
)


def quarter(count: int) -> time:
    return time(count // 4, count % 4 * 15)


@st.composite
def slots(draw: st.DrawFn) -> Slot:
    """Any slot: it repeats in some way, had other hours, rests, and was moved on single dates of the next weeks."""
    start, end = draw(HOURS)
    weekdays = st.frozensets(st.integers(0, 6), min_size=1)
    days = st.dates(day(-30), day(400))
    slot = Slot(1, "Any", draw(weekdays), start, end, 8, draw(days), (), NOW, every=draw(st.integers(1, 3)))
    if draw(st.booleans()):
        early, until = draw(HOURS)
        earlier = slot.from_date - timedelta(days=draw(st.integers(1, 60)))
        slot = replace(slot, before=(Hours(earlier, draw(weekdays), early, until),))
    moves = {}
    for at in draw(st.lists(days, max_size=4)):
        monday = at - timedelta(days=at.weekday())
        early, until = draw(HOURS)
        moves[at] = Move(at, early, until, draw(st.none() | st.dates(monday, monday + timedelta(days=6))))
    rests = [Rest(at, at + timedelta(days=draw(st.integers(0, 20)))) for at in draw(st.lists(days, max_size=3))]
    return replace(
        slot,
        moved=tuple(moves.values()),
        rests=tuple(rests),
        rests_on_holidays=draw(st.booleans()),
        holidays=draw(st.frozensets(days, max_size=5)),
    )


@given(slot=slots(), zone=st.sampled_from(["America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Kolkata"]))
def test_any_slot_expands_to_the_engines_occurrences(slot: Slot, zone: str) -> None:
    last = day(480)
    assert within(expanded(written([slot], zone), TODAY, last), zone, TODAY, last) == held([slot], zone, TODAY, last)
