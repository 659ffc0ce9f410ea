"""The calendar: a week with all that stands in it, and how often each slot reaches people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from reengage_desktop.domain.busy import Busy, free_places
from reengage_desktop.domain.slots import occurrences
from reengage_desktop.domain.wall_time import instant, local
from reengage_desktop.domain.week import DAYS, Block, BlockKind, Week, monday_of

from .around import Around
from .forecasting import Forecasting, Held
from .planning import Planning
from .reaching import Reaching, SlotReach

DAY = timedelta(days=1)


class Calendaring:
    def __init__(self, around: Around, planning: Planning) -> None:
        self._around = around
        self._forecasting = Forecasting(around, planning)
        self._reaching = Reaching(around)

    def monday(self) -> date:
        """Of this week, by the salesperson's clock."""
        return monday_of(self._around.today())

    def week(self, monday: date) -> Week:
        """The week that begins on the Monday of this date, as things stand now.

        Calls to come are those of `forecasting`; the promises of past days show whether they were kept.
        """
        monday = monday_of(monday)
        sunday = monday + (DAYS - 1) * DAY
        now, zone = self._around.now(), self._around.zone()
        seen = _Seen(self._around, monday, now, zone, local(now, zone).date())
        blocks = [*seen.slots(self._forecasting.planned(monday, sunday)), *seen.people(), *seen.busy()]
        holidays = {day: name for day, name in self._around.holidays().items() if monday <= day <= sunday}
        blocks.sort(key=lambda block: (block.start, block.end, block.kind, block.subject_id))
        return Week(monday, zone, now, seen.today, tuple(blocks), holidays)

    def reaches(self) -> list[SlotReach]:
        """How often each slot reaches people, by start."""
        return self._reaching.reaches()


class _Seen:
    """One look at a week: from its first instant to its last."""

    def __init__(self, around: Around, monday: date, now: datetime, zone: str, today: date) -> None:
        self._around = around
        self.monday, self.now, self.zone, self.today = monday, now, zone, today
        self.first, self.last = (instant(day, time(0), zone) for day in (monday, monday + DAYS * DAY))
        self._taken = around.busy(self.first, self.last)

    def slots(self, planned: Mapping[Held, int]) -> Iterator[Block]:
        """Also where a slot rests, since there it is to be seen that it does."""
        sunday = self.monday + (DAYS - 1) * DAY
        for slot in self._around.slots():
            done = self._around.store.weeks.done(slot.id, self.monday, sunday)
            for held in occurrences([replace(slot, rests=(), rests_on_holidays=False)], self.zone, self.monday, sunday):
                calls, reached = done.get(held.day, (0, 0))
                yield Block(
                    BlockKind.SLOT,
                    slot.id,
                    held.day,
                    held.start,
                    held.end,
                    slot.name,
                    occurrence=replace(held, slot=slot),
                    done=calls,
                    reached=reached,
                    planned=planned.get((slot.id, held.day), 0),
                    capacity=free_places(slot.capacity, held.start, held.end, self._taken),
                    resting=slot.hours_on(held.day) is None,
                )

    def people(self) -> Iterator[Block]:
        """Appointments and visits that are open, then promises. A promised appointment is the appointment."""
        store, dated = self._around.store, set()
        for row in store.weeks.dated(self.first, self.last):
            dated.add((row.prospect_id, row.start))
            kind, text = BlockKind(row.kind), "\n".join(filter(None, (row.city, row.note)))
            yield Block(kind, row.prospect_id, self._day(row.start), row.start, row.end, row.name, text)
        for each in store.promises.between(self.first, self.last):
            start, end = each.due_from, each.due_until
            if (each.prospect_id, start) not in dated:
                state = each.seen_at(self.now)
                yield Block(
                    BlockKind.PROMISE, each.prospect_id, self._day(start), start, end, each.name, state=state.value
                )

    def busy(self) -> Iterator[Block]:
        """Cut at each midnight, so that a block lies within its day."""
        for each in self._taken:
            yield from self._days_of(each)

    def _days_of(self, busy: Busy) -> Iterator[Block]:
        start, end = max(busy.start, self.first), min(busy.end, self.last)
        while start < end:
            day = self._day(start)
            midnight = min(instant(day + DAY, time(0), self.zone), end)
            yield Block(BlockKind.BUSY, busy.calendar_id, day, start, midnight, busy.title, all_day=busy.all_day)
            start = midnight

    def _day(self, at: datetime) -> date:
        return local(at, self.zone).date()
