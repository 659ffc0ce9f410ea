"""The person's own calendars, and the busy times that were read from each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from peewee import JOIN, chunked, fn

from reengage_desktop.domain.busy import Busy, Source, SourceKind

from .slot_tables import BusyTimeTable, CalendarTable

AT_ONCE = 5_000  # rows of five values each, for SQLite's 32,766 variables


class Calendars:
    def all(self) -> list[Source]:
        """As they were added."""
        times = fn.COUNT(BusyTimeTable.id)
        query = CalendarTable.select(CalendarTable, times.alias("times")).join(BusyTimeTable, JOIN.LEFT_OUTER)
        return [_source(row) for row in query.group_by(CalendarTable.id).order_by(CalendarTable.id)]

    def add(self, kind: SourceKind, place: str, name: str = "") -> int:
        """Returns its id; the same one for a place that is there."""
        there = CalendarTable.get_or_none((CalendarTable.kind == kind.value) & (CalendarTable.place == place))
        return int(there.id if there else CalendarTable.insert(kind=kind.value, place=place, name=name).execute())

    def remove(self, ident: int) -> None:
        """With its busy times."""
        CalendarTable.delete().where(CalendarTable.id == ident).execute()

    def keep(
        self, ident: int, times: Iterable[Busy], *, name: str, read_at: datetime, fingerprint: str, problem: str = ""
    ) -> None:
        """What was read takes the place of all that was known; nothing, if the calendar was removed meanwhile."""
        values = {"name": name, "read_at": read_at, "fingerprint": fingerprint, "problem": problem}
        if not CalendarTable.update(**values).where(CalendarTable.id == ident).execute():
            return
        BusyTimeTable.delete().where(BusyTimeTable.calendar == ident).execute()
        rows = ((ident, busy.start, busy.end, busy.title, busy.all_day) for busy in times)
        table = BusyTimeTable
        fields = [table.calendar, table.start_at, table.end_at, table.title, table.all_day]
        for some in chunked(rows, AT_ONCE):
            table.insert_many(some, fields=fields).execute()

    def note_problem(self, ident: int, problem: str) -> None:
        """What was last known of it stays; it is to be read anew."""
        CalendarTable.update(problem=problem, fingerprint="").where(CalendarTable.id == ident).execute()

    def busy(self, first: datetime, last: datetime) -> list[Busy]:
        """All that meet the time from `first` to `last` (UTC), by start."""
        found = BusyTimeTable.select().where((BusyTimeTable.end_at > first) & (BusyTimeTable.start_at < last))
        return [
            Busy(row.calendar_id, row.start_at, row.end_at, row.title, row.all_day)
            for row in found.order_by(BusyTimeTable.start_at, BusyTimeTable.id)
        ]


def _source(row: Any) -> Source:
    return Source(
        row.id, SourceKind(row.kind), row.place, row.name, row.read_at, row.fingerprint, row.problem, row.times
    )
