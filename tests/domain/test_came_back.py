"""What a server gives back of an event: read in any zone it is the same, and what was changed is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from reengage_desktop.domain.calendar_file import calendar_text
from reengage_desktop.domain.came_back import Change, MovedOnce, MovedTo, NewHours, Rests, came_back, changes
from reengage_desktop.domain.dated_event import Dated, dated_event
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.next_action import ActionKind
from reengage_desktop.domain.own_event import CalendarEvent, published
from reengage_desktop.domain.slot_event import slot_events
from reengage_desktop.domain.slots import Slot

from .test_slot_event import MORNING, NOW, SLOTS, TODAY, ZONES

BERLIN = ZoneInfo("Europe/Berlin")
VISIT = Dated(7, ActionKind.VISIT, NOW, NOW + timedelta(hours=1), "Maria", *[""] * 7)
Edit = Callable[[icalendar.Calendar, icalendar.Event], object]


def text_of(event: CalendarEvent) -> str:
    return calendar_text([(event, published(event, None, NOW))], TODAY.year)


def present(slot: Slot, zone: str = "Europe/Berlin") -> CalendarEvent:
    """The event of its present hours."""
    return slot_events(slot, zone, "5f0c", TODAY)[-1]


def seen(event: CalendarEvent, edit: Edit, zone: ZoneInfo = BERLIN) -> list[Change]:
    """What is found after somebody changed it there."""
    held = icalendar.Calendar.from_ical(text_of(event))
    edit(held, held.events[0])
    return changes(event, came_back(held.to_ical().decode(), event.uid, zone), TODAY)


def put(**times: object) -> Edit:
    def edit(_: icalendar.Calendar, event: icalendar.Event) -> None:
        for name, value in times.items():
            event.pop(name, None)
            event.add(name, value)

    return edit


def single(was: datetime, start: datetime, end: datetime, **more: str) -> Edit:
    def edit(held: icalendar.Calendar, event: icalendar.Event) -> None:
        other = icalendar.Event()
        other["UID"] = event["UID"]
        for name, value in ({"RECURRENCE-ID": was, "DTSTART": start, "DTEND": end} | more).items():
            other.add(name, value)
        held.add_component(other)

    return edit


def berlin(hour: int, minute: int = 0, day: int = 14) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize("zone", ZONES)
def test_what_was_sent_comes_back_unchanged_by_whatever_name_its_zone_goes(zone: str) -> None:
    for name in ("inside the hour the clock springs over", "at midnight", "with single dates moved"):
        event = present(SLOTS[name], zone)
        for text in (text_of(event), text_of(event).replace(zone, f"Some/{zone}")):
            assert changes(event, came_back(text, event.uid, ZoneInfo(zone)), TODAY) == []


def test_the_shape_tells_whether_times_are_others() -> None:
    event = present(MORNING)
    shape = came_back(text_of(event), event.uid, BERLIN).shape
    assert came_back(text_of(replace(event, title="Other")), event.uid, BERLIN).shape == shape
    assert came_back(text_of(replace(event, without=(berlin(8, 15),))), event.uid, BERLIN).shape != shape


def test_a_visit_is_moved_in_whatever_zone() -> None:
    event = dated_event(VISIT, "visit-7@x.reengage")
    moved = put(DTSTART=berlin(16), DTEND=berlin(17))
    assert seen(event, moved) == [MovedTo(berlin(16).astimezone(UTC), berlin(17).astimezone(UTC))]
    by_length = put(DTSTART=berlin(16), DURATION=timedelta(hours=1))
    assert seen(event, lambda held, it: (it.pop("DTEND"), by_length(held, it))) == seen(event, moved)
    floating = put(DTSTART=berlin(16).replace(tzinfo=None), DTEND=berlin(17).replace(tzinfo=None))
    assert seen(event, floating) == seen(event, moved)


def test_a_slot_is_moved_by_the_wall_of_its_own_zone() -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    there = put(DTSTART=berlin(9).astimezone(tokyo), DTEND=berlin(10).astimezone(tokyo))
    days = frozenset(range(5))
    assert seen(present(MORNING), put(DTSTART=berlin(9), DTEND=berlin(10))) == [NewHours(days, 1, time(9), time(10))]
    assert seen(present(MORNING), there) == [NewHours(days, 1, time(9), time(10))]


def test_a_zone_on_the_other_side_of_midnight_shifts_the_days() -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    late = replace(MORNING, start=time(20), end=time(21), weekdays=frozenset({1}))

    def edit(held: icalendar.Calendar, event: icalendar.Event) -> None:
        start = berlin(20, day=13).astimezone(tokyo)
        put(DTSTART=start, DTEND=start + timedelta(hours=2))(held, event)
        event["RRULE"]["BYDAY"] = ["WE"]

    assert seen(present(late), edit) == [NewHours(frozenset({1}), 1, time(20), time(22))]


def test_single_dates_are_moved_called_off_and_taken_out() -> None:
    event = present(MORNING)
    moved = single(berlin(8, 15), berlin(10, day=15), berlin(11, day=15))
    assert seen(event, moved) == [MovedOnce(date(2026, 10, 14), time(10), time(11), date(2026, 10, 15))]
    off = single(berlin(8, 15), berlin(8, 15), berlin(9), STATUS="CANCELLED")
    assert seen(event, off) == [Rests(date(2026, 10, 14))] == seen(event, put(EXDATE=berlin(8, 15)))


def test_a_date_that_is_over_does_not_count() -> None:
    past = berlin(8, 15, day=12)
    event = present(replace(MORNING, from_date=date(2026, 10, 1)))
    assert seen(event, put(EXDATE=past)) == []


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (lambda _, event: event.pop("RRULE"), "does not repeat"),
        (lambda _, event: event["RRULE"].update(UNTIL=[NOW]), "does not repeat"),
        (lambda _, event: event["RRULE"].update(FREQ=["MONTHLY"]), "does not repeat"),
        (lambda _, event: event.add("STATUS", "CANCELLED"), "called off"),
        (put(DTSTART=date(2026, 10, 14), DTEND=date(2026, 10, 15)), "no hours"),
        (put(DTSTART=berlin(22), DTEND=berlin(1, day=15)), "past midnight"),
        (single(berlin(8, 15), berlin(22), berlin(1, day=15)), "past midnight"),
        (put(UID="another"), "cannot be read"),
        (lambda _, event: event.pop("DTSTART"), "cannot be read"),
    ],
)
def test_what_is_no_slot_any_more_is_refused_in_words(edit: Edit, why: str) -> None:
    with pytest.raises(RuleFault, match=why):
        seen(present(MORNING), edit)


def test_dates_that_rested_and_are_set_back_there_are_refused() -> None:
    resting = present(SLOTS["with dates that rest"])
    with pytest.raises(RuleFault, match="set back"):
        seen(resting, lambda _, event: event.pop("EXDATE"))


def test_the_other_week_of_two_is_another_rhythm() -> None:
    event = present(SLOTS["every two weeks"])
    start, end = (at + timedelta(days=7) for at in (event.start, event.end))
    with pytest.raises(RuleFault, match="does not repeat"):
        seen(event, put(DTSTART=start, DTEND=end))


@pytest.mark.parametrize("text", ["", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "<html>", "BEGIN:VEVENT\r\nDTSTART:x"])
def test_what_is_no_calendar_is_refused_in_words(text: str) -> None:
    with pytest.raises(RuleFault, match="cannot be read"):
        came_back(text, "slot-1@x.reengage", BERLIN)
