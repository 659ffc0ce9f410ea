"""The person's own calendars, and the busy times that were read from each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from reengage_desktop.domain.busy import Busy, SourceKind
from reengage_desktop.store.calendars import Calendars
from reengage_desktop.store.file import Store

Clock = Callable[[], datetime]


@pytest.fixture
def shelf(store: Store) -> Calendars:
    return store.calendars


def busy(clock: Clock, hours: float, title: str = "Dentist", minutes: int = 60) -> Busy:
    start = clock() + timedelta(hours=hours)
    return Busy(0, start, start + timedelta(minutes=minutes), title)


def test_what_was_read_comes_back_with_its_calendar(shelf: Calendars, clock: Clock) -> None:
    ident = shelf.add(SourceKind.FILE, "work.ics")
    times = [busy(clock, 2, "Later"), busy(clock, 1)]
    shelf.keep(ident, times, name="Work", read_at=clock(), fingerprint="abc", problem="One was left out")
    (source,) = shelf.all()
    assert (source.kind, source.place, source.name) == (SourceKind.FILE, "work.ics", "Work")
    assert (source.read_at, source.fingerprint, source.problem, source.times) == (clock(), "abc", "One was left out", 2)
    found = shelf.busy(clock(), clock() + timedelta(days=1))
    assert [(each.calendar_id, each.title) for each in found] == [(ident, "Dentist"), (ident, "Later")]
    assert (found[0].start, found[0].end) == (times[1].start, times[1].end)


@pytest.mark.parametrize(
    ("hours", "minutes", "met"),
    [(-1, 60, False), (-1, 61, True), (1, 60, False), (0.99, 60, True), (-1, 300, True), (0.25, 10, True)],
)
def test_only_those_are_found_that_meet_the_time_asked_for(
    shelf: Calendars, clock: Clock, hours: float, minutes: int, met: bool
) -> None:
    shelf.keep(
        shelf.add(SourceKind.FILE, "a.ics"),
        [busy(clock, hours, minutes=minutes)],
        name="",
        read_at=clock(),
        fingerprint="",
    )
    assert bool(shelf.busy(clock(), clock() + timedelta(hours=1))) is met


def test_what_is_read_again_takes_the_place_of_all_that_was_known(shelf: Calendars, clock: Clock) -> None:
    ident, other = shelf.add(SourceKind.FILE, "a.ics"), shelf.add(SourceKind.FOLDER, "b")
    for source, title in ((ident, "Old"), (other, "Other"), (ident, "New")):
        shelf.keep(source, [busy(clock, 1, title)], name="", read_at=clock(), fingerprint="")
    assert {each.title for each in shelf.busy(clock(), clock() + timedelta(days=1))} == {"New", "Other"}


def test_the_same_place_is_added_once(shelf: Calendars) -> None:
    assert shelf.add(SourceKind.FILE, "a.ics") == shelf.add(SourceKind.FILE, "a.ics")
    assert shelf.add(SourceKind.FOLDER, "a.ics") != shelf.add(SourceKind.FILE, "a.ics")


def test_a_calendar_goes_with_its_times_and_nothing_is_kept_for_it_afterwards(shelf: Calendars, clock: Clock) -> None:
    ident = shelf.add(SourceKind.FILE, "a.ics")
    shelf.keep(ident, [busy(clock, 1)], name="", read_at=clock(), fingerprint="")
    shelf.remove(ident)
    shelf.keep(ident, [busy(clock, 1)], name="", read_at=clock(), fingerprint="")
    assert shelf.all() == [] and shelf.busy(clock(), clock() + timedelta(days=1)) == []


def test_with_a_problem_what_was_last_known_stays_and_is_to_be_read_anew(shelf: Calendars, clock: Clock) -> None:
    ident = shelf.add(SourceKind.FILE, "a.ics")
    shelf.keep(ident, [busy(clock, 1)], name="Work", read_at=clock(), fingerprint="abc")
    shelf.note_problem(ident, "It is gone.")
    (source,) = shelf.all()
    assert (source.problem, source.times, source.fingerprint, source.name) == ("It is gone.", 1, "", "Work")


def test_thousands_of_times_are_kept(shelf: Calendars, clock: Clock) -> None:
    ident = shelf.add(SourceKind.FILE, "a.ics")
    shelf.keep(ident, [busy(clock, n / 10) for n in range(12_000)], name="", read_at=clock(), fingerprint="")
    assert shelf.all()[0].times == 12_000
