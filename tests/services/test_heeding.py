"""The person's own calendars: read from files and folders, read anew when they change, kept when they are gone."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from reengage_desktop.domain.busy import SourceKind
from reengage_desktop.domain.fault import FileFault
from reengage_desktop.services.bundle import Services
from reengage_desktop.store.changes import Changes

from .conftest import Clock, Laptop


def calendar(*titles: str, day: int = 13, name: str = "", rule: str = "") -> str:
    """An hour each from 9:00, floating."""
    lines = ["BEGIN:VCALENDAR", *([f"X-WR-CALNAME:{name}"] if name else [])]
    for number, title in enumerate(titles):
        start = f"202610{day}T{9 + number:02}0000"
        lines += ["BEGIN:VEVENT", f"UID:{title}-{day}", f"DTSTART:{start}", "DURATION:PT1H", f"SUMMARY:{title}"]
        lines += [*([f"RRULE:{rule}"] if rule else []), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "work.ics"
    path.write_text(calendar("Dentist", "Lunch", name="My work"), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "calendars"
    made.mkdir()
    (made / "a.ics").write_text(calendar("Dentist"), encoding="utf-8")
    (made / "B.ICS").write_text(calendar("Lunch", day=14), encoding="utf-8")
    (made / "notes.txt").write_text("Nothing of mine", encoding="utf-8")
    (made / ".hidden.ics").write_text(calendar("Hidden"), encoding="utf-8")
    return made


def titles(services: Services, clock: Clock, days: int = 200) -> list[str]:
    far = timedelta(days=days)
    return [busy.title for busy in services.around.busy(clock.now - far, clock.now + far)]


def test_a_file_is_read_when_it_is_added(services: Services, clock: Clock, file: Path) -> None:
    source = services.heeding.add_file(file)
    assert (source.kind, source.place, source.name, source.times) == (SourceKind.FILE, str(file), "My work", 2)
    assert (source.read_at, source.problem) == (clock.now, "")
    assert services.heeding.sources() == [source]
    first = services.around.busy(clock.now, clock.now + timedelta(days=1))[0]
    assert (first.title, first.start) == ("Dentist", clock.now.replace(hour=13, minute=0))


def test_a_calendar_without_a_name_is_called_by_its_file(services: Services, file: Path) -> None:
    file.write_text(calendar("Dentist"), encoding="utf-8")
    assert services.heeding.add_file(file).name == "work"


@pytest.mark.parametrize(
    "content", [b"", b"<html>Sign in</html>", b"\x89PNG\r\n\x1a\n\0\0", b"name,phone\nMaria,555\n"]
)
def test_what_is_no_calendar_is_not_added(services: Services, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "some.ics"
    path.write_bytes(content)
    with pytest.raises(FileFault, match="no calendar file"):
        services.heeding.add_file(path)
    assert services.heeding.sources() == []


def test_what_is_not_there_or_no_folder_is_not_added(services: Services, file: Path, tmp_path: Path) -> None:
    with pytest.raises(FileFault, match="not there"):
        services.heeding.add_file(tmp_path / "gone.ics")
    with pytest.raises(FileFault, match="not there"):
        services.heeding.add_folder(tmp_path / "gone")
    with pytest.raises(FileFault, match="no folder"):
        services.heeding.add_folder(file)
    with pytest.raises(FileFault, match="no calendar"):
        services.heeding.add_file(tmp_path)
    assert services.heeding.sources() == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="There are no pipes in folders here.")
def test_a_pipe_is_not_waited_for(services: Services, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ics")
    with pytest.raises(FileFault, match="no calendar"):
        services.heeding.add_file(tmp_path / "pipe.ics")
    assert services.heeding.add_folder(tmp_path).times == 0


def test_a_folder_has_the_times_of_all_its_calendars(services: Services, clock: Clock, folder: Path) -> None:
    source = services.heeding.add_folder(folder)
    assert (source.kind, source.name, source.times) == (SourceKind.FOLDER, "", 2)
    assert titles(services, clock) == ["Dentist", "Lunch"]


def test_the_same_event_in_two_files_is_there_once(services: Services, clock: Clock, folder: Path) -> None:
    (folder / "c.ics").write_text(calendar("Dentist"), encoding="utf-8")
    services.heeding.add_folder(folder)
    assert titles(services, clock) == ["Dentist", "Lunch"]


def test_a_bad_file_in_a_folder_is_told_and_does_not_lose_the_others(
    services: Services, clock: Clock, folder: Path
) -> None:
    (folder / "b.ics").write_text("Not a calendar", encoding="utf-8")
    (folder / "c.ics").write_text(calendar("Tick", rule="FREQ=SECONDLY"), encoding="utf-8")
    source = services.heeding.add_folder(folder)
    assert source.problem.splitlines() == [
        "b.ics: It is no calendar file. Export the calendar as .ics and choose that.",
        "c.ics: “Tick”: it repeats every second, so it was left out.",
    ]
    assert titles(services, clock) == ["Dentist", "Lunch"]


def test_only_what_changed_is_read_anew(services: Services, clock: Clock, file: Path, folder: Path) -> None:
    services.heeding.add_file(file)
    services.heeding.add_folder(folder)
    assert services.heeding.read_all().read == 0
    file.write_text(calendar("Vet"), encoding="utf-8")
    assert services.heeding.read_all().read == 1
    assert titles(services, clock) == ["Dentist", "Vet", "Lunch"]
    (folder / "new.ics").write_text(calendar("New", day=15), encoding="utf-8")
    (folder / "a.ics").unlink()
    assert services.heeding.read_all().read == 1
    assert titles(services, clock) == ["Vet", "Lunch", "New"]
    assert services.heeding.read_all(again=True).read == 2


def test_a_file_of_the_same_size_and_date_is_seen_to_be_another(services: Services, clock: Clock, file: Path) -> None:
    services.heeding.add_file(file)
    before = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("Dentist", "Optics!"), encoding="utf-8", newline="")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert services.heeding.read_all().read == 1
    assert "Optics!" in titles(services, clock)


def test_what_repeats_goes_on_from_day_to_day_though_the_file_stays(
    services: Services, clock: Clock, file: Path
) -> None:
    file.write_text(calendar("Team", rule="FREQ=DAILY"), encoding="utf-8")
    services.heeding.add_file(file)
    assert len(titles(services, clock)) == 90  # from the 13th to the end of the twelfth week after this one
    clock.advance(hours=16)
    assert services.heeding.read_all().read == 1
    clock.advance(days=6)
    assert services.heeding.read_all().read == 1
    assert len(titles(services, clock)) == 97
    clock.advance(days=300)
    services.heeding.read_all()
    assert len(titles(services, clock)) == 14 * 7


def test_floating_times_go_along_with_the_traveller(
    services: Services, laptop: Laptop, clock: Clock, file: Path
) -> None:
    services.heeding.add_file(file)
    laptop.zone = "Europe/Berlin"
    assert services.heeding.read_all().read == 1
    first = services.around.busy(clock.now - timedelta(days=1), clock.now + timedelta(days=1))[0]
    assert first.start == clock.now.replace(hour=7, minute=0)


@pytest.mark.parametrize("fate", ["gone", "broken"])
def test_what_is_gone_or_broken_keeps_what_was_known_and_is_told_once(
    services: Services, clock: Clock, file: Path, fate: str
) -> None:
    services.heeding.add_file(file)
    content = file.read_bytes()
    clock.advance(hours=2)
    file.unlink() if fate == "gone" else file.write_bytes(b"BEGIN")
    heard = services.heeding.read_all()
    assert heard.read == 0
    (told,) = heard.problems
    assert told.startswith("My work: It is not there." if fate == "gone" else "My work: It is no calendar file.")
    assert told.endswith("What was read on Tuesday 13 October at 08:33 still counts.")
    assert services.heeding.sources()[0].problem == told.removeprefix("My work: ")
    assert titles(services, clock) == ["Dentist", "Lunch"]
    assert services.heeding.read_all().problems == ()
    file.write_bytes(content)
    assert services.heeding.read_all().read == 1
    assert services.heeding.sources()[0].problem == ""


def test_a_folder_that_is_gone_keeps_what_was_known(services: Services, clock: Clock, folder: Path) -> None:
    services.heeding.add_folder(folder)
    folder.rename(folder.with_name("away"))
    assert "calendars: It is not there." in services.heeding.read_all().problems[0]
    assert titles(services, clock) == ["Dentist", "Lunch"]


def test_one_that_is_gone_does_not_keep_the_others_from_being_read(
    services: Services, clock: Clock, file: Path, folder: Path
) -> None:
    services.heeding.add_file(file)
    services.heeding.add_folder(folder)
    file.unlink()
    (folder / "a.ics").write_text(calendar("Vet"), encoding="utf-8")
    assert services.heeding.read_all().read == 1
    assert "Vet" in titles(services, clock)


def test_what_is_worth_watching_is_told(services: Services, file: Path, folder: Path) -> None:
    services.heeding.add_file(file)
    services.heeding.add_folder(folder)
    assert services.heeding.read_all().places == (file.parent, folder, folder / "B.ICS", folder / "a.ics", file)
    file.unlink()
    assert services.heeding.read_all().places == (file.parent, folder, folder / "B.ICS", folder / "a.ics")


def test_a_calendar_is_removed_with_its_times(services: Services, clock: Clock, file: Path) -> None:
    services.heeding.remove(services.heeding.add_file(file).id)
    assert services.heeding.sources() == [] and titles(services, clock) == []


def test_each_change_of_busy_times_is_said_and_no_other(services: Services, file: Path) -> None:
    said: list[bool] = []

    def hear(changes: Changes) -> None:
        said.append(changes.busy)

    services.listen(hear)
    source = services.heeding.add_file(file)
    services.heeding.read_all()
    assert said == [True]
    file.unlink()
    services.heeding.read_all()
    services.heeding.read_all()
    assert said == [True, True]
    services.heeding.remove(source.id)
    assert said == [True, True, True]


def test_a_folder_of_bombs_is_given_up_in_time(services: Services, tmp_path: Path) -> None:
    for number in range(6):
        bombs = "".join(calendar(f"{n}", rule="FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30") for n in range(400))
        (tmp_path / f"{number}.ics").write_text(bombs, encoding="utf-8")
    source = services.heeding.add_folder(tmp_path)
    assert source.problem.splitlines()[-1].startswith("There are more calendar files in it than can be read")
