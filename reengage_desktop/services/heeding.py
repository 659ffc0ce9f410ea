"""Heeding the person's own calendars: their busy times are read from files, and from folders that are watched."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from threading import Lock

from reengage_desktop.domain.busy import Busy, Source, SourceKind
from reengage_desktop.domain.calendar_text import MAX_BYTES, NO_CALENDAR
from reengage_desktop.domain.fault import FileFault
from reengage_desktop.domain.wall_time import instant, local

from .around import Around

SUFFIX = ".ics"
MOST_FILES = 5_000
MOST_WATCHED = 500
MOST_BYTES = 20 * 2**20
MOST_TOLD = 20
WEEKS_AHEAD = 12
WEEK = timedelta(days=7)

GONE = "It is not there. Put it back, or choose it anew."
NOT_READ = "It cannot be read: {cause}."
NO_FOLDER = "This is no folder. Choose the one in which your calendar program keeps its .ics files."
STILL_COUNTS = "{problem} What was read on {day} at {hour} still counts."
TOO_MANY = "There are more calendar files in it than can be read: the last ones were left out."


@dataclass(frozen=True, slots=True)
class Heard:
    """What a round of reading came to: how many calendars were read anew, and the problems that are new, in words.

    `places`: the files and folders whose changes are worth another round.
    """

    read: int
    problems: tuple[str, ...]
    places: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """What a calendar holds; see `Calendars.keep`."""

    times: tuple[Busy, ...]
    name: str
    problems: tuple[str, ...]


class Heeding:
    """For any thread; the one that ends leaves its connection by `Services.close_thread`."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._turn = Lock()

    def sources(self) -> list[Source]:
        """The files and folders, as they were added."""
        return [each for each in self._around.store.calendars.all() if each.kind is not SourceKind.SERVER]

    def add_file(self, path: Path) -> Source:
        """Reads it at once. Raises `FileFault`, in words, for what cannot be read or is no calendar."""
        return self._add(SourceKind.FILE, path)

    def add_folder(self, path: Path) -> Source:
        """All calendar files that lie in it, now or later. Raises `FileFault` for what is no folder."""
        return self._add(SourceKind.FOLDER, path)

    def remove(self, ident: int) -> None:
        """With its busy times."""
        with self._around.store.writing() as changes:
            self._around.store.calendars.remove(ident)
            changes.busy = True

    def read_all(self, *, again: bool = False) -> Heard:
        """Reads those that changed, or whose weeks to come are others than yesterday; with `again` all of them.

        One that is gone or broken keeps what was last known of it.
        """
        with self._turn:
            read, told, places = 0, [], set[Path]()
            for source in self.sources():
                places.update(_places(source))
                try:
                    read += self._read(source, again)
                except FileFault as fault:
                    problem = self._still_counts(source, str(fault))
                    if problem != source.problem:
                        self._note_problem(source, problem)
                        told.append(f"{_title(source)}: {problem}")
            return Heard(read, tuple(told), tuple(sorted(places)))

    def _add(self, kind: SourceKind, path: Path) -> Source:
        with self._turn:
            path = path.expanduser().absolute()
            files = _files(kind, path)
            fingerprint, found = self._fingerprint(files), self._found(kind, files)
            with self._around.store.writing():
                ident = self._around.store.calendars.add(kind, str(path))
            self._keep(ident, found, fingerprint)
            return next(each for each in self.sources() if each.id == ident)

    def _read(self, source: Source, again: bool) -> bool:
        files = _files(source.kind, Path(source.place))
        fingerprint = self._fingerprint(files)  # before the contents: what changes in between is read next time
        if fingerprint == source.fingerprint and not again:
            return False
        self._keep(source.id, self._found(source.kind, files), fingerprint)
        return True

    def _found(self, kind: SourceKind, files: list[Path]) -> _Found:
        """Raises `FileFault`; a bad file in a folder is told, and does not lose the others."""
        from reengage_desktop.domain.busy_reading import MOST_COST, read_busy

        zone, (first, last) = self._around.zone(), self._horizon()
        if kind is SourceKind.FILE:
            reading = read_busy(_bytes(files[0]), zone, first, last)
            return _Found(reading.times, reading.name or files[0].stem, reading.problems)
        times: set[Busy] = set()
        told: list[str] = []
        size = cost = 0
        for file in files:
            try:
                data = _bytes(file)
                size += len(data)
                if size > MOST_BYTES or cost > MOST_COST:
                    told.append(TOO_MANY)
                    break
                reading = read_busy(data, zone, first, last)
            except FileFault as fault:
                told.append(f"{file.name}: {fault}")
                continue
            cost += reading.cost
            times.update(reading.times)
            told += [f"{file.name}: {problem}" for problem in reading.problems]
        return _Found(tuple(sorted(times, key=lambda busy: busy.start)), "", tuple(told))

    def _keep(self, ident: int, found: _Found, fingerprint: str) -> None:
        store, now = self._around.store, self._around.now()
        problem = "\n".join(found.problems[:MOST_TOLD])
        with store.writing() as changes:
            store.calendars.keep(
                ident, found.times, name=found.name, read_at=now, fingerprint=fingerprint, problem=problem
            )
            changes.busy = True

    def _note_problem(self, source: Source, problem: str) -> None:
        with self._around.store.writing() as changes:
            self._around.store.calendars.note_problem(source.id, problem)
            changes.busy = True

    def _still_counts(self, source: Source, problem: str) -> str:
        if source.read_at is None:
            return problem
        at = local(source.read_at, self._around.zone())
        return STILL_COUNTS.format(problem=problem, day=f"{at:%A} {at.day} {at:%B}", hour=f"{at:%H:%M}")

    def _horizon(self) -> tuple[datetime, datetime]:
        """From the beginning of last week to twelve weeks ahead."""
        today, zone = self._around.today(), self._around.zone()
        monday = today - timedelta(days=today.weekday())
        return instant(monday - WEEK, time(0), zone), instant(monday + (WEEKS_AHEAD + 1) * WEEK, time(0), zone)

    def _fingerprint(self, files: Iterable[Path]) -> str:
        """Changes with the files, with the day, since the weeks to come do, and with my zone."""
        told = hashlib.sha256()
        for file in files:
            try:
                stat = file.stat()
            except OSError:
                continue
            told.update(f"{file}\0{stat.st_size}\0{stat.st_mtime_ns}\0{stat.st_ctime_ns}\n".encode(errors="replace"))
        return f"{self._around.today()} {self._around.zone()} {told.hexdigest()}"


def _files(kind: SourceKind, path: Path) -> list[Path]:
    """The files of a calendar, by name. Raises `FileFault` if it is not there."""
    try:
        if kind is SourceKind.FILE:
            if not path.exists():
                raise FileFault(GONE)
            return [path]
        if not path.is_dir():
            raise FileFault(NO_FOLDER if path.exists() else GONE)
        inside = [each for each in path.iterdir() if each.suffix.lower() == SUFFIX and not each.name.startswith(".")]
        return sorted(each for each in inside if each.is_file())[:MOST_FILES]
    except OSError as error:
        raise FileFault(NOT_READ, cause=error.strerror or error) from error


def _places(source: Source) -> list[Path]:
    """A file that is replaced is seen in its folder, one that is written over only by itself."""
    path = Path(source.place)
    inside = source.kind is SourceKind.FOLDER and path.is_dir()
    try:
        files = _files(source.kind, path)[:MOST_WATCHED]
    except FileFault:
        files = []
    return [each for each in (path if inside else path.parent, *files) if each.exists()]


def _bytes(file: Path) -> bytes:
    try:
        if not file.is_file():  # reading a pipe or a device would wait for ever
            raise FileFault(NO_CALENDAR)
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise FileFault(NOT_READ, cause=error.strerror or error) from error


def _title(source: Source) -> str:
    return source.name or Path(source.place).name
