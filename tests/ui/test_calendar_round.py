"""The round of the calendars: at the start, when a file changes, and told once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calendar_server import ServerCalendar
from reengage_desktop.services.comparing import SyncReport
from reengage_desktop.ui.calendar_round import CalendarRound
from reengage_desktop.ui.notices import Changed, Notices

Clock = Callable[[], datetime]
EVENT = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261013T090000\r\nDURATION:PT1H\r\nSUMMARY:{}\r\nEND:VEVENT\r\n"


@pytest.fixture
def notices(services: Services, qapp: QObject) -> Notices:
    made = Notices(qapp)
    services.listen(made.hear)
    return made


@pytest.fixture
def round_(services: Services, notices: Notices, clock: Clock, qapp: QObject) -> Iterator[CalendarRound]:
    made = CalendarRound(services.heeding, services.syncing, services.close_thread, clock, qapp)
    notices.changed.connect(made.hear)
    made.soon.setInterval(20)
    yield made
    made.close()


def started(qtbot: QtBot, round_: CalendarRound) -> None:
    with qtbot.waitSignal(round_.work.idle):
        round_.start()


def titles(services: Services, clock: Clock) -> list[str]:
    return [busy.title for busy in services.around.busy(clock() - timedelta(days=9), clock() + timedelta(days=9))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "calendars"
    made.mkdir()
    (made / "a.ics").write_text(EVENT.format("Dentist"), encoding="utf-8")
    return made


def test_at_the_start_what_changed_meanwhile_is_read(
    qtbot: QtBot, services: Services, round_: CalendarRound, clock: Clock, folder: Path
) -> None:
    services.heeding.add_folder(folder)
    (folder / "a.ics").write_text(EVENT.format("Physiotherapy"), encoding="utf-8")
    started(qtbot, round_)
    assert titles(services, clock) == ["Physiotherapy"]


def test_without_calendars_nothing_happens(qtbot: QtBot, round_: CalendarRound) -> None:
    started(qtbot, round_)
    assert round_.watcher.files() == round_.watcher.directories() == [] and round_.last is None


@pytest.mark.parametrize("how", ["new", "written over", "replaced", "gone"])
def test_a_folder_is_watched(
    qtbot: QtBot, services: Services, round_: CalendarRound, notices: Notices, clock: Clock, folder: Path, how: str
) -> None:
    services.heeding.add_folder(folder)
    started(qtbot, round_)
    for turn in (1, 2):  # a watch that was lost with the file is there again
        with qtbot.waitSignal(notices.changed, check_params_cb=lambda changed: changed.busy, timeout=5_000):
            match how:
                case "new":
                    (folder / f"b{turn}.ics").write_text(EVENT.format(f"New {turn}"), encoding="utf-8")
                case "written over":
                    (folder / "a.ics").write_text(EVENT.format(f"New {turn}"), encoding="utf-8")
                case "replaced":
                    (folder / "a.tmp").write_text(EVENT.format(f"New {turn}"), encoding="utf-8")
                    (folder / "a.tmp").replace(folder / "a.ics")
                case "gone":
                    (folder / "a.ics").unlink() if turn == 1 else (folder / "b.ics").write_text(EVENT.format("New 2"))
        qtbot.waitUntil(lambda: not round_.work.is_busy and not round_.soon.isActive())
        assert (f"New {turn}" in titles(services, clock)) is not (how == "gone" and turn == 1)


def test_a_calendar_that_is_added_is_watched_from_then_on(
    qtbot: QtBot, services: Services, round_: CalendarRound, clock: Clock, folder: Path
) -> None:
    started(qtbot, round_)
    services.heeding.add_file(folder / "a.ics")
    qtbot.waitUntil(lambda: str(folder / "a.ics") in round_.watcher.files())
    (folder / "a.ics").write_text(EVENT.format("Vet"), encoding="utf-8")
    qtbot.waitUntil(lambda: titles(services, clock) == ["Vet"])
    services.heeding.remove(services.heeding.sources()[0].id)
    qtbot.waitUntil(lambda: round_.watcher.files() == [])


def test_another_zone_is_heeded(
    qtbot: QtBot, services: Services, round_: CalendarRound, clock: Clock, folder: Path
) -> None:
    services.heeding.add_folder(folder)
    started(qtbot, round_)
    with services.around.store.writing() as changes:
        services.around.store.settings.note("zone", "Europe/Berlin")
        changes.settings = True
    nine_there = clock().replace(hour=7, minute=0)
    qtbot.waitUntil(lambda: services.around.busy(nine_there, nine_there + timedelta(hours=1)) != [])


def test_a_calendar_that_is_gone_is_told_once(
    qtbot: QtBot, services: Services, round_: CalendarRound, folder: Path, clock: Clock
) -> None:
    told: list[str] = []
    round_.told.connect(told.append)
    services.heeding.add_file(folder / "a.ics")
    (folder / "a.ics").unlink()
    started(qtbot, round_)
    round_.hear(Changed(busy=True))
    qtbot.waitUntil(lambda: not round_.soon.isActive() and not round_.work.is_busy)
    assert len(told) == 1 and told[0].startswith("a: It is not there.")
    assert titles(services, clock) == ["Dentist"]


def test_of_many_problems_the_first_is_told_and_how_many_more(
    qtbot: QtBot, services: Services, round_: CalendarRound, folder: Path
) -> None:
    for name in ("b.ics", "c.ics"):
        (folder / name).write_text(EVENT.format(name), encoding="utf-8")
        services.heeding.add_file(folder / name)
        (folder / name).unlink()
    with qtbot.waitSignal(round_.told) as heard:
        round_.start()
    assert heard.args[0].startswith("b: It is not there.") and heard.args[0].endswith("(1 more in My calendar)")
    qtbot.waitUntil(lambda: not round_.work.is_busy)


def test_a_server_that_cannot_be_reached_is_told_once_and_the_files_are_read_all_the_same(
    qtbot: QtBot, services: Services, round_: CalendarRound, folder: Path, clock: Clock
) -> None:
    services.syncing.connect("http://localhost:9", "sam", "secret", ServerCalendar("Work", "http://localhost:9/w/"))
    services.heeding.add_folder(folder)
    (folder / "a.ics").write_text(EVENT.format("Vet"), encoding="utf-8")
    told: list[str] = []
    round_.told.connect(told.append)
    with qtbot.waitSignal(round_.compared, timeout=20_000):
        round_.start()
    qtbot.waitUntil(lambda: not round_.work.is_busy)
    assert len(told) == 1 and "calendar server" in told[0].lower()
    assert round_.last is not None and round_.last.at == clock()
    assert titles(services, clock) == ["Vet"]
    round_._hear_report(round_.last.report)
    assert len(told) == 1
    for problems in ((), (RuleFault("It is away."),), (RuleFault("It is away."),)):
        round_._hear_report(SyncReport(problems=problems))
    assert told[1:] == ["It is away."]


def test_after_it_is_closed_nothing_is_begun(
    qtbot: QtBot, services: Services, round_: CalendarRound, folder: Path, clock: Clock
) -> None:
    services.heeding.add_folder(folder)
    started(qtbot, round_)
    round_.close()
    (folder / "b.ics").write_text(EVENT.format("New"), encoding="utf-8")
    round_.hear(Changed(busy=True))
    qtbot.wait(80)
    assert not round_.soon.isActive() and titles(services, clock) == ["Dentist"]
