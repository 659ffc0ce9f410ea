"""The calendar file: what is in it, what is kept out of it, and how it says that something changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from reengage_desktop.domain.fault import FileFault
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.own_event import is_own
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.services.publishing import Written
from tests.stopwatch import done_within

from .conftest import Clock, Laptop

TOMORROW = datetime(2026, 10, 14, 13, tzinfo=UTC)
HOUR = timedelta(hours=1)
MARIA = PersonForm(
    name="Maria Castellano",
    company="Castellano Bakery",
    phones=("(419) 555-0142",),
    street="1 River Rd",
    city="Toledo",
    region="OH",
    postal_code="43604",
    country="US",
    notes="Likes tea",
    reason_to_call="Her power rate went up",
)


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(MARIA, QuoteForm(product="Roof", stated_reason="too dear"))


def told(services: Services, who: int, start: datetime, kind: ActionKind = ActionKind.CALL, hours: int = 2) -> None:
    """Their next action is one that they know of."""
    promised = kind is ActionKind.CALL
    action = NextAction(
        kind, start, start + hours * HOUR, promised, "America/New_York", Because.AGREED, "bring samples"
    )
    with services.around.store.writing() as changes:
        services.around.store.prospects.set_next(who, Stage.ACTIVE, action, services.around.now())
        changes.prospects.add(who)


def events(services: Services) -> dict[str, Any]:
    """By title; the dates that are held otherwise are left out."""
    found = icalendar.Calendar.from_ical(services.publishing.text())
    return {str(event["SUMMARY"]): event for event in found.walk("VEVENT") if "RECURRENCE-ID" not in event}


def test_the_slots_repeat_in_my_zone_with_an_alarm_at_their_start(services: Services) -> None:
    morning = events(services)["Follow-up calls: Morning"]
    assert morning["RRULE"].to_ical() == b"FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR;WKST=MO"
    assert morning.start == datetime(2026, 10, 13, 8, 15, tzinfo=ZoneInfo("America/New_York"))
    assert morning.end - morning.start == timedelta(minutes=45)
    (alarm,) = morning.walk("VALARM")
    assert (alarm["ACTION"], alarm.TRIGGER) == ("DISPLAY", timedelta())


def test_a_promise_stands_at_its_instant_with_the_name_and_the_number(services: Services, maria: int) -> None:
    told(services, maria, TOMORROW)
    promise = events(services)["Call Maria Castellano"]
    assert (promise.start, promise.end) == (TOMORROW, TOMORROW + 2 * HOUR)
    assert str(promise["DESCRIPTION"]) == "Castellano Bakery\n+14195550142"
    assert "LOCATION" not in promise
    assert promise["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize(
    ("kind", "title"),
    [(ActionKind.VISIT, "Visit Maria Castellano"), (ActionKind.APPOINTMENT, "Appointment with Maria Castellano")],
)
def test_a_meeting_says_where(services: Services, maria: int, kind: ActionKind, title: str) -> None:
    told(services, maria, TOMORROW, kind)
    meeting = events(services)[title]
    assert str(meeting["LOCATION"]) == "1 River Rd, Toledo, OH 43604, US"
    assert meeting["TRANSP"] == "OPAQUE"


def test_notes_and_reasons_stay_here(services: Services, maria: int) -> None:
    told(services, maria, TOMORROW, ActionKind.VISIT)
    text = services.publishing.text()
    assert not [word for word in ("tea", "power", "dear", "Roof", "samples") if word in text]


def test_a_call_that_nobody_was_told_of_is_not_published(services: Services, maria: int) -> None:
    assert all("Maria" not in title for title in events(services))


def test_the_text_is_what_every_calendar_takes(services: Services, maria: int) -> None:
    name = "Ünal; Söhne, “Bäcker” \\ Co" + " x" * 40
    with services.around.store.writing():
        services.around.store.prospects.edit(maria, {"name": f"{name}\x07"})
    told(services, maria, TOMORROW)
    text = services.publishing.text()
    assert text.startswith("BEGIN:VCALENDAR\r\nPRODID:")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "METHOD" not in text
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert f"Call {name}" in events(services)
    assert services.publishing.text() == text


def test_each_event_keeps_its_uid_and_its_sequence_rises_when_it_changes(
    services: Services, maria: int, clock: Clock
) -> None:
    told(services, maria, TOMORROW, ActionKind.APPOINTMENT)
    title = "Appointment with Maria Castellano"
    before = events(services)[title]
    assert is_own(before["UID"])
    assert (before["SEQUENCE"], before.DTSTAMP, before.LAST_MODIFIED) == (0, clock(), clock())
    first = clock()
    clock.advance(minutes=5)
    assert first == events(services)[title].LAST_MODIFIED
    services.moving.move(maria, TOMORROW + 2 * HOUR, TOMORROW + 3 * HOUR, promised=False)
    after = events(services)[title]
    assert (after["UID"], after["SEQUENCE"], after.LAST_MODIFIED) == (before["UID"], 1, clock())
    assert after.start == TOMORROW + 2 * HOUR


def test_a_meeting_that_is_over_stays_where_it_was_and_the_next_is_another(
    services: Services, maria: int, clock: Clock
) -> None:
    told(services, maria, TOMORROW, ActionKind.VISIT)
    first = events(services)["Visit Maria Castellano"]["UID"]
    clock.advance(days=3)
    assert events(services)["Visit Maria Castellano"]["UID"] == first
    told(services, maria, TOMORROW + timedelta(days=9), ActionKind.VISIT)
    assert events(services)["Visit Maria Castellano"]["UID"] != first


def test_a_slot_that_is_moved_keeps_its_uid_and_its_earlier_hours_stay_published(
    services: Services, clock: Clock
) -> None:
    before = events(services)["Follow-up calls: Morning"]
    clock.advance(days=7)
    services.slotting.move_from_now_on(1, time(9), time(10))
    text = services.publishing.text()
    found = [event for event in icalendar.Calendar.from_ical(text).walk("VEVENT") if "slot-1" in event["UID"]]
    now, earlier = sorted(found, key=lambda event: str(event["UID"]) != str(before["UID"]))
    assert (now["UID"], now["SEQUENCE"]) == (before["UID"], 1)
    assert now.start.date() == date(2026, 10, 20)
    assert earlier["RRULE"]["UNTIL"] == [datetime(2026, 10, 19, 12, 15, tzinfo=UTC)]


def test_the_uid_is_kept_in_the_file(laptop: Laptop) -> None:
    found = []
    for _ in range(2):
        opened = laptop.open()
        found.append({event["UID"] for event in events(opened).values()})
        opened.close()
    assert found[0] == found[1]


def test_the_file_is_written_whole_and_says_what_is_in_it(services: Services, maria: int, tmp_path: Path) -> None:
    told(services, maria, TOMORROW)
    path = tmp_path / "follow-up.ics"
    path.write_text("old")
    assert services.publishing.write(path) == Written(slots=2, promises=1, appointments=0, visits=0)
    assert path.read_bytes().decode() == services.publishing.text()
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["follow-up.ics"]


def test_a_folder_that_takes_no_file_is_told_in_words(services: Services, tmp_path: Path) -> None:
    with pytest.raises(FileFault, match="choose another folder"):
        services.publishing.write(tmp_path / "nowhere" / "follow-up.ics")
    (tmp_path / "taken.ics").mkdir()
    with pytest.raises(FileFault, match="could not be written"):
        services.publishing.write(tmp_path / "taken.ics")
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".taken")]


@pytest.mark.measures_time
def test_a_thousand_promises_take_less_than_a_blink(services: Services, take_in: Callable[[str], list[int]]) -> None:
    people = take_in("Name,Phone\n" + "".join(f"Person {n},(419) 555-{n:04}\n" for n in range(1000)))
    store, now = services.around.store, services.around.now()
    with store.writing():
        for who in people:
            store.prospects.set_next(who, Stage.ACTIVE, NextAction(ActionKind.CALL, TOMORROW, TOMORROW, True), now)
    services.publishing.text()
    with done_within(0.5):
        assert services.publishing.text().count("BEGIN:VEVENT") >= 1000
