"""Reading busy times from the calendars of a server: what is in them and was not put there by this program."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import unquote

from reengage_desktop.domain.busy import Source, SourceKind
from reengage_desktop.domain.fault import FileFault

from .around import Around
from .calendar_server import Server, ServerCalendar, There


class Serving:
    def __init__(self, around: Around) -> None:
        self._around = around

    def read(self, server: Server, chosen: str, found: Sequence[There], first: datetime, last: datetime) -> int:
        """How many busy times from `first` to `last` are kept then; of the `chosen` calendar all objects were `found`.

        A calendar that is no longer on the server counts no more.
        """
        calendars = server.calendars()
        for calendar in calendars:
            is_chosen = _plain(calendar.place) == _plain(chosen)
            self._read(calendar, found if is_chosen else server.objects(calendar.place, first, last), first, last)
        places = {calendar.place for calendar in calendars}
        gone = [each for each in self._sources() if each.place not in places]
        if gone:
            with self._around.store.writing() as changes:
                self._remove(gone)
                changes.busy = True
        return sum(each.times for each in self._sources())

    def forget(self) -> None:
        """All of them; within a `writing` block."""
        self._remove(self._sources())

    def _read(self, calendar: ServerCalendar, objects: Sequence[There], first: datetime, last: datetime) -> None:
        from reengage_desktop.domain.busy_reading import read_busy

        around, shelf = self._around, self._around.store.calendars
        data = "\n".join(["BEGIN:VCALENDAR", "END:VCALENDAR", *sorted(each.data for each in objects)]).encode()
        seen_from = f"{around.today()} {around.zone()} {calendar.name}\n".encode()
        fingerprint = hashlib.sha256(seen_from + data).hexdigest()
        if any(each.place == calendar.place and each.fingerprint == fingerprint for each in self._sources()):
            return
        with around.store.writing() as changes:
            ident = shelf.add(SourceKind.SERVER, calendar.place, calendar.name)
            try:
                reading = read_busy(data, around.zone(), first, last)
                shelf.keep(
                    ident,
                    reading.times,
                    name=calendar.name,
                    read_at=around.now(),
                    fingerprint=fingerprint,
                    problem="\n".join(reading.problems),
                )
            except FileFault as fault:
                shelf.note_problem(ident, str(fault))
            changes.busy = True

    def _remove(self, sources: Sequence[Source]) -> None:
        for each in sources:
            self._around.store.calendars.remove(each.id)

    def _sources(self) -> list[Source]:
        return [each for each in self._around.store.calendars.all() if each.kind is SourceKind.SERVER]


def _plain(place: str) -> str:
    """However the server spells it."""
    return unquote(place).rstrip("/")
