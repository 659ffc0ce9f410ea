"""A calendar on a real server: what is here is there, what changes there comes back, and nothing is lost on the way."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from zoneinfo import ZoneInfo

import icalendar
import pytest

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.next_action import ActionKind
from reengage_desktop.domain.promise import PromiseState
from reengage_desktop.domain.slots import Move, Rest, Slot
from reengage_desktop.services import calendar_server
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calendar_server import ServerCalendar, ServerFault
from reengage_desktop.services.comparing import SyncReport
from reengage_desktop.services.forms import PersonForm

from .conftest import Clock
from .phone import PASSWORD, Phone, Radicale
from .test_publishing import HOUR, MARIA, TOMORROW, told

pytest.importorskip("caldav", reason="the extra [caldav] is not installed")
pytest.importorskip("radicale", reason="Radicale, the server of these tests, is not installed")

HOME = ZoneInfo("America/New_York")
MORNING, LATE, PROMISE = "Follow-up calls: Morning", "Follow-up calls: Late", "Call Maria Castellano"
APPOINTMENT = "Appointment with Maria Castellano"


@pytest.fixture(scope="module")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Radicale]:
    server = Radicale(tmp_path_factory.mktemp("radicale"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def phone(radicale: Radicale) -> Phone:
    """Of somebody new, with an empty calendar named Work."""
    radicale.used += 1
    made = Phone(radicale, f"u{radicale.used}")
    made.calendar("Work")
    return made


@pytest.fixture
def linked(services: Services, phone: Phone) -> Services:
    """The program knows the calendar, and nothing was sent yet."""
    link(services, phone)
    return services


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(MARIA)


def link(services: Services, phone: Phone) -> None:
    syncing = services.syncing
    (calendar,) = [each for each in calendars(services, phone) if each.name == "Work"]
    syncing.connect(phone.server.address, phone.user, PASSWORD, calendar)


def calendars(services: Services, phone: Phone, password: str = PASSWORD) -> list[ServerCalendar]:
    return services.syncing.calendars(phone.server.address, phone.user, password)


def run(services: Services) -> SyncReport:
    """A round in which nothing went wrong."""
    report = services.syncing.run()
    assert report.problems == ()
    return report


def slot(services: Services, ident: int = 1) -> Slot:
    return next(each for each in services.slotting.all() if each.id == ident)


def next_start(services: Services, who: int) -> datetime:
    person = services.around.store.prospects.get(who)
    assert person is not None and person.next_action is not None
    return person.next_action.due_from


def at(hour: int, minute: int = 0, day: int = 14) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=HOME)


def moved_to(start: datetime, end: datetime):
    """Somebody drags the event, all of its dates, on the phone."""

    def edit(_: icalendar.Calendar, event: icalendar.Event) -> None:
        for name, when in (("DTSTART", start), ("DTEND", end)):
            del event[name]
            event.add(name, when)

    return edit


def once(was: datetime, start: datetime, end: datetime):
    """Somebody drags one date of the event on the phone."""

    def edit(held: icalendar.Calendar, event: icalendar.Event) -> None:
        single = icalendar.Event()
        for name in ("UID", "SUMMARY", "DTSTAMP"):
            single[name] = event[name]
        for name, when in (("RECURRENCE-ID", was), ("DTSTART", start), ("DTEND", end)):
            single.add(name, when)
        held.add_component(single)

    return edit


def test_the_calendars_of_the_server_can_be_chosen_from(services: Services, phone: Phone) -> None:
    phone.calendar("Alone")
    assert [each.name for each in calendars(services, phone)] == ["Alone", "Work"]


def test_slots_and_promises_are_sent_and_not_sent_again(linked: Services, phone: Phone, maria: int) -> None:
    told(linked, maria, TOMORROW)
    assert run(linked).sent == 3
    assert set(phone.hrefs()) == {MORNING, LATE, PROMISE}
    assert (phone.event(PROMISE).start, phone.event(PROMISE)["SEQUENCE"]) == (TOMORROW, 0)
    again = run(linked)
    assert (again.sent, again.taken, again.busy, again.told) == (0, 0, 0, ())


def test_what_is_moved_here_is_moved_there(linked: Services, phone: Phone, maria: int) -> None:
    told(linked, maria, TOMORROW, ActionKind.APPOINTMENT)
    run(linked)
    before = phone.event(APPOINTMENT)
    linked.moving.move(maria, TOMORROW + 2 * HOUR, TOMORROW + 3 * HOUR, promised=False)
    linked.slotting.move_once(1, date(2026, 10, 15), time(10), time(11))
    assert run(linked).sent == 2
    after = phone.event(APPOINTMENT)
    assert (after["UID"], after["SEQUENCE"]) == (before["UID"], 1)
    assert after.start == TOMORROW + 2 * HOUR
    held = phone.read(phone.hrefs()[MORNING]).events
    assert [event.start for event in held if "RECURRENCE-ID" in event] == [at(10, day=15)]


def test_what_is_no_longer_to_come_is_taken_out_there(linked: Services, phone: Phone, maria: int) -> None:
    told(linked, maria, TOMORROW)
    run(linked)
    told(linked, maria, TOMORROW + timedelta(days=1), ActionKind.VISIT)
    assert run(linked).sent == 2
    assert set(phone.hrefs()) == {MORNING, LATE, "Visit Maria Castellano"}


def test_what_is_over_stays_in_the_diary(linked: Services, phone: Phone, maria: int, clock: Clock) -> None:
    told(linked, maria, TOMORROW, ActionKind.VISIT)
    run(linked)
    clock.advance(days=2)
    told(linked, maria, TOMORROW + timedelta(days=3))
    run(linked)
    assert {"Visit Maria Castellano", PROMISE} <= set(phone.hrefs())


def test_a_promise_moved_there_is_moved_here_and_counts_as_moved(linked: Services, phone: Phone, maria: int) -> None:
    linked.moving.move(maria, TOMORROW, TOMORROW + HOUR, promised=True)
    run(linked)
    phone.change(PROMISE, moved_to(TOMORROW + 3 * HOUR, TOMORROW + 4 * HOUR))
    report = run(linked)
    assert (report.taken, report.told) == (1, ())
    assert next_start(linked, maria) == TOMORROW + 3 * HOUR
    states = [row.promise.state for row in linked.promising.ledger().rows]
    assert states == [PromiseState.OPEN, PromiseState.MOVED]
    assert run(linked).sent == 0


def test_a_slot_moved_there_has_other_hours_here_from_today_on(linked: Services, phone: Phone) -> None:
    run(linked)
    phone.change(LATE, moved_to(at(16, 45, day=13), at(17, 45, day=13)))
    report = run(linked)
    assert (report.taken, report.told) == (1, ())
    late = slot(linked, 2)
    assert (late.start, late.end, late.weekdays) == (time(16, 45), time(17, 45), frozenset(range(5)))
    assert run(linked).sent == 0
    assert phone.event(LATE)["SEQUENCE"] > 0


def test_a_slot_on_other_days_there_is_on_them_here(linked: Services, phone: Phone) -> None:
    run(linked)
    phone.change(LATE, lambda _, event: event["RRULE"].update(BYDAY=["TU", "TH"]))
    assert run(linked).taken == 1
    assert slot(linked, 2).weekdays == frozenset({1, 3})


def test_a_single_date_moved_there_is_moved_here(linked: Services, phone: Phone) -> None:
    run(linked)
    phone.change(MORNING, once(at(8, 15), at(10, day=15), at(11, day=15)))
    assert run(linked).taken == 1
    assert slot(linked).moved == (Move(date(2026, 10, 14), time(10), time(11), date(2026, 10, 15)),)
    assert (slot(linked).start, run(linked).sent) == (time(8, 15), 0)


def test_a_single_date_taken_out_there_rests_here(linked: Services, phone: Phone) -> None:
    run(linked)
    phone.change(MORNING, lambda _, event: event.add("EXDATE", at(8, 15)))
    assert run(linked).taken == 1
    assert slot(linked).rests == (Rest(date(2026, 10, 14), date(2026, 10, 14)),)
    assert run(linked).sent == 0


def test_what_is_deleted_there_is_put_back_and_told(linked: Services, phone: Phone, maria: int) -> None:
    told(linked, maria, TOMORROW)
    run(linked)
    phone.delete(MORNING)
    phone.delete(PROMISE)
    report = run(linked)
    assert (report.sent, report.taken) == (2, 0)
    assert [fault.facts["title"] for fault in report.told] == [MORNING, PROMISE]
    assert "not taken away" in str(report.told[0])
    assert set(phone.hrefs()) == {MORNING, LATE, PROMISE}
    assert run(linked) == SyncReport()


def test_a_time_the_law_forbids_is_put_back_and_told(linked: Services, phone: Phone, maria: int) -> None:
    told(linked, maria, TOMORROW)
    run(linked)
    night = datetime(2026, 10, 15, 7, tzinfo=UTC)
    phone.change(PROMISE, moved_to(night, night + HOUR))
    report = run(linked)
    assert (report.taken, next_start(linked, maria)) == (0, TOMORROW)
    assert "may not be called then" in str(report.told[0])
    assert phone.event(PROMISE).start == TOMORROW


@pytest.mark.parametrize("rule", ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO;COUNT=3"])
def test_what_is_no_slot_any_more_is_put_back_and_told(linked: Services, phone: Phone, rule: str) -> None:
    run(linked)
    before = slot(linked)
    phone.change(MORNING, lambda _, event: event.update(RRULE=icalendar.vRecur.from_ical(rule)))
    report = run(linked)
    assert (report.taken, len(report.told)) == (0, 1)
    assert slot(linked) == before
    assert phone.event(MORNING)["RRULE"]["BYDAY"] == ["MO", "TU", "WE", "TH", "FR"]


def test_a_whole_day_is_no_time_for_a_promise(linked: Services, phone: Phone, maria: int) -> None:
    told(linked, maria, TOMORROW)
    run(linked)
    phone.change(PROMISE, moved_to(date(2026, 10, 16), date(2026, 10, 17)))  # type: ignore[arg-type]
    assert "no hours" in str(run(linked).told[0])
    assert phone.event(PROMISE).start == TOMORROW


def test_what_changed_on_both_sides_holds_as_it_is_here(linked: Services, phone: Phone, maria: int) -> None:
    told(linked, maria, TOMORROW, ActionKind.APPOINTMENT)
    run(linked)
    phone.change(APPOINTMENT, moved_to(TOMORROW + 5 * HOUR, TOMORROW + 6 * HOUR))
    linked.moving.move(maria, TOMORROW + 2 * HOUR, TOMORROW + 3 * HOUR, promised=False)
    report = run(linked)
    assert "here and in your calendar" in str(report.told[0])
    assert next_start(linked, maria) == TOMORROW + 2 * HOUR == phone.event(APPOINTMENT).start
    assert run(linked) == SyncReport()


def test_what_changes_there_in_the_middle_of_a_round_is_not_written_over(
    linked: Services, phone: Phone, maria: int
) -> None:
    jo = linked.keeping.add(PersonForm(name="Jo Meyer", phones=("(419) 555-0143",)))
    told(linked, maria, TOMORROW)
    told(linked, jo, TOMORROW, ActionKind.APPOINTMENT)
    run(linked)
    phone.change(PROMISE, moved_to(TOMORROW + 3 * HOUR, TOMORROW + 4 * HOUR))
    linked.moving.move(jo, TOMORROW + HOUR, TOMORROW + 2 * HOUR, promised=False)
    theirs = TOMORROW + 6 * HOUR
    meanwhile = [lambda: phone.change("Appointment with Jo Meyer", moved_to(theirs, theirs + HOUR))]
    linked.listen(lambda _: meanwhile.pop()() if meanwhile else None)  # as the promise that was moved is taken over
    assert (run(linked).told, meanwhile) == ((), [])
    assert phone.event("Appointment with Jo Meyer").start == theirs
    assert "here and in your calendar" in str(run(linked).told[0])
    assert phone.event("Appointment with Jo Meyer").start == TOMORROW + HOUR


def test_what_they_add_to_an_event_there_stays(linked: Services, phone: Phone, maria: int) -> None:
    told(linked, maria, TOMORROW)
    run(linked)
    phone.change(PROMISE, lambda _, event: event.add("COMMENT", "Bring the plans"))
    assert run(linked) == SyncReport()
    assert phone.event(PROMISE)["COMMENT"] == "Bring the plans"


def test_the_sequence_stays_above_that_of_the_phone(linked: Services, phone: Phone, maria: int) -> None:
    told(linked, maria, TOMORROW)
    run(linked)
    moved = moved_to(TOMORROW + 3 * HOUR, TOMORROW + 4 * HOUR)
    phone.change(PROMISE, lambda held, event: (moved(held, event), event.update(SEQUENCE=7)))
    run(linked)
    assert phone.event(PROMISE)["SEQUENCE"] > 7


def test_all_other_events_are_busy_times(linked: Services, phone: Phone) -> None:
    phone.calendar("Family")
    phone.write("Dentist", "20261014T130000Z", "20261014T140000Z")
    phone.write("School", "20261014T190000Z", "20261014T200000Z", "RRULE:FREQ=WEEKLY;COUNT=2", calendar="family")
    assert run(linked).busy == 3
    week = linked.around.busy(TOMORROW - timedelta(days=1), TOMORROW + timedelta(days=5))
    assert [(busy.title, busy.start.hour) for busy in week] == [("Dentist", 13), ("School", 19)]
    phone.delete("Dentist")
    assert run(linked).busy == 2
    phone.delete_calendar("family")
    assert run(linked).busy == 0


def test_the_answer_to_what_was_sent_may_get_lost(linked: Services, phone: Phone, maria: int) -> None:
    told(linked, maria, TOMORROW)
    run(linked)
    with linked.around.store.writing():
        linked.around.store.published.forget_server()
    assert run(linked).problems == ()
    assert set(phone.hrefs()) == {MORNING, LATE, PROMISE}
    assert run(linked) == SyncReport()


def test_another_calendar_gets_all_of_it_and_the_first_keeps_what_it_has(linked: Services, phone: Phone) -> None:
    run(linked)
    phone.calendar("Other")
    (other,) = [each for each in calendars(linked, phone) if each.name == "Other"]
    linked.syncing.connect(phone.server.address, phone.user, PASSWORD, other)
    report = run(linked)
    assert (report.sent, report.busy) == (2, 0)
    assert set(phone.hrefs("other")) == set(phone.hrefs("work")) == {MORNING, LATE}


def test_the_chosen_calendar_may_be_gone(linked: Services, phone: Phone) -> None:
    run(linked)
    phone.delete_calendar("work")
    (fault,) = linked.syncing.run().problems
    assert "no calendar at that address" in str(fault)


def test_a_calendar_of_somebody_else_is_told_in_words(services: Services, phone: Phone) -> None:
    other = ServerCalendar("Work", f"{phone.server.address}u59/work/")
    services.syncing.connect(phone.server.address, phone.user, PASSWORD, other)
    (fault,) = services.syncing.run().problems
    assert "does not let you" in str(fault)


def test_a_wrong_password_is_told_in_words(services: Services, phone: Phone) -> None:
    with pytest.raises(ServerFault, match="name and password"):
        calendars(services, phone, "wrong")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "begins with https"),
        ("calendar", "begins with https"),
        ("http://calendar.example/dav", "read your password"),
        ("http://127.0.0.1:1/", "cannot be reached"),
        ("https://nowhere.invalid/", "cannot be reached"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_in_words(services: Services, address: str, words: str) -> None:
    with pytest.raises(ServerFault, match=words):
        services.syncing.calendars(address, "sam", PASSWORD)


def test_a_server_that_speaks_no_secure_language_is_told_in_words(services: Services, radicale: Radicale) -> None:
    with pytest.raises(ServerFault, match="secure connection"):
        services.syncing.calendars(radicale.address.replace("http:", "https:"), "u1", PASSWORD)


def test_a_server_that_hangs_is_left_alone(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_server, "PATIENCE", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(ServerFault, match="did not answer"):
        services.syncing.calendars(f"http://127.0.0.1:{silent.getsockname()[1]}/", "sam", PASSWORD)


def test_a_server_that_stops_loses_nothing(services: Services, maria: int, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    server = Radicale(tmp_path_factory.mktemp("stops"))
    server.start()
    try:
        phone = Phone(server, "u0")
        phone.calendar("Work")
        phone.write("Dentist", "20261014T130000Z", "20261014T140000Z")
        link(services, phone)
        run(services)
        told(services, maria, TOMORROW)
        server.stop()
        report = services.syncing.run()
        assert "cannot be reached" in str(report.problems[0])
        assert next_start(services, maria) == TOMORROW
        assert services.around.busy(TOMORROW - HOUR, TOMORROW + HOUR)
        server.start()
        assert run(services).sent == 1
        assert PROMISE in phone.hrefs()
    finally:
        server.stop()


def test_it_runs_in_a_thread_of_its_own(linked: Services, phone: Phone) -> None:
    found: list[SyncReport] = []

    def work() -> None:
        found.append(linked.syncing.run())
        linked.close_thread()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found[0].sent == 2


def test_without_a_server_there_is_nothing_to_compare(services: Services) -> None:
    with pytest.raises(RuleFault, match="No calendar server"):
        services.syncing.run()


def test_what_is_no_longer_connected_is_forgotten(linked: Services, phone: Phone) -> None:
    phone.write("Dentist", "20261014T130000Z", "20261014T140000Z")
    run(linked)
    connection = linked.syncing.connection()
    assert connection is not None and connection.name == "Work"
    assert PASSWORD not in repr(connection)
    linked.syncing.disconnect()
    assert linked.syncing.connection() is None
    assert linked.around.busy(TOMORROW - HOUR, TOMORROW + HOUR) == []
    assert all(state == replace(state, href="", etag="", sent=None) for _, state in linked.publishing.states())


def test_without_the_extra_part_it_says_how_to_add_it(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_server, "find_spec", lambda _: None)
    assert not services.syncing.available()
    with pytest.raises(ServerFault, match=r"pip install reengage-desktop\[caldav\]"):
        services.syncing.calendars("https://calendar.example/", "sam", PASSWORD)


class _Portal(BaseHTTPRequestHandler):
    """Answers everything with a page, as the network of a hotel does."""

    def _page(self) -> None:
        page = b"<html><body>Welcome, please log in</body></html>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    do_GET = do_PROPFIND = do_REPORT = do_PUT = do_OPTIONS = _page

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


def test_what_is_no_calendar_server_is_told_in_words(services: Services, phone: Phone) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Portal) as portal:
        threading.Thread(target=portal.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{portal.server_port}/"
        with pytest.raises(ServerFault, match="no calendar server"):
            services.syncing.calendars(address, "sam", PASSWORD)
        services.syncing.connect(address, "sam", PASSWORD, ServerCalendar("Work", f"{address}work/"))
        assert len(services.syncing.run().problems) == 1
        portal.shutdown()
    link(services, phone)
    assert run(services).sent == 2
