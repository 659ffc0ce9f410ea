"""Keeping slots: making, moving and resting them; none is ever taken away (mission, row 12)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time, timedelta

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.slot_change import (
    DAY,
    awake_from,
    holds,
    hours_at,
    in_rhythm,
    name_for,
    refuse_facts,
    refuse_hours,
    refuse_twin,
    with_rest,
)
from reengage_desktop.domain.slots import DEFAULT_SLOTS, Hours, Move, Rest, Slot
from reengage_desktop.domain.wall_time import instant
from reengage_desktop.domain.week import monday_of

from .around import Around

LONGEST_REST = timedelta(days=366)
GONE = "This slot is not in your file. Nothing was changed; look at the calendar again."
NOT_HELD = "{name} is not held on that date. Nothing was changed; choose a date on which it is."
PAST = "That time has passed. Nothing was changed; choose a time from now on."
WITHIN_WEEK = "A single date of a slot moves within its week. Nothing was changed; choose a day of the same week."
HAS_DAY = "{name} has that day of the week already. Nothing was changed; choose another day."
BAD_REST = "A rest ends on the day it begins, or later. Nothing was changed; choose other dates."
REST_PAST = "{name} has had its hours on those dates. Nothing was changed; choose dates to come."
REST_TOO_LONG = "A slot rests for a year at most. Nothing was changed; choose an earlier end."
NOT_RESTING = "{name} does not rest on that date. Nothing was changed."
NO_REGION = (
    "Whose public holidays are meant is not set yet. Nothing was changed; choose a region for holidays in Settings."
)


class Slotting:
    """Whatever changes a slot returns it as it was before, for `put_back`; its id, and so its history, stays."""

    def __init__(self, around: Around) -> None:
        self._around = around

    def all(self) -> list[Slot]:
        return self._around.slots()

    def make_defaults(self) -> None:
        """Early and late, Monday to Friday (S3), for a file that has no slot yet."""
        store, now, today = self._around.store, self._around.now(), self._around.today()
        with store.writing() as changes:
            for slot in DEFAULT_SLOTS:
                store.slots.add(replace(slot, from_date=today, made_at=now))
            changes.slots = True

    def add(
        self,
        name: str,
        weekdays: Iterable[int],
        start: time,
        end: time,
        capacity: int = 8,
        every: int = 1,
        from_date: date | None = None,
    ) -> Slot:
        """The new slot, from `from_date` on (today, or later in its rhythm); without a name it gets one by its hour.

        Raises `RuleFault` for what no slot can be.
        """
        start, end, days = _minutes(start), _minutes(end), frozenset(weekdays)
        others, now, today = self.all(), self._around.now(), self._around.today()
        refuse_hours(start, end)
        name = name.strip() or name_for(start, days, (slot.name for slot in others))
        refuse_facts(name, days, capacity, every)
        slot = Slot(0, name, days, start, end, capacity, from_date or today, (), now, every)
        slot = replace(slot, from_date=in_rhythm(slot.hours, max(slot.from_date, today)))
        refuse_twin(slot, others)
        with self._around.store.writing() as changes:
            made = replace(slot, id=self._around.store.slots.add(slot))
            changes.slots = True
        return made

    def move_from_now_on(self, slot_id: int, start: time, end: time) -> Slot:
        """All dates to come; its history goes along. Raises `RuleFault` for hours that are none."""
        return self.move_from(slot_id, self._around.today(), start, end)

    def move_once(self, slot_id: int, day: date, start: time, end: time, to_day: date | None = None) -> Slot:
        """A single date, to other hours or to another date of its week; also one on a holiday, which then holds.

        Raises `RuleFault` for a date that is none of it or is over, for hours that are over, and for another week.
        """
        start, end, slot, to_day = _minutes(start), _minutes(end), self._slot(slot_id), to_day or day
        refuse_hours(start, end)
        if not holds(slot, day) or slot.is_resting(to_day):
            raise RuleFault(NOT_HELD, name=slot.name)
        if monday_of(to_day) != monday_of(day):
            raise RuleFault(WITHIN_WEEK)
        if day < self._around.today() or self._is_over(to_day, end):
            raise RuleFault(PAST)
        others = [move for move in slot.moved if move.day != day]
        move = Move(day, start, end, to_day if to_day != day else None)
        return self._save(slot, replace(slot, moved=(*others, move)))

    def move_from(self, slot_id: int, day: date, start: time, end: time, to_day: date | None = None) -> Slot:
        """All dates from `day` on (today, if that is past); of `to_day` the day of the week is taken over.

        What is behind keeps its hours. Raises `RuleFault` for hours that are none, and for a day it has already.
        """
        start, end, slot, today = _minutes(start), _minutes(end), self._slot(slot_id), self._around.today()
        refuse_hours(start, end)
        first = max(day, today, slot.all_hours[0].from_date)
        old = hours_at(slot, first)
        weekdays = old.weekdays
        if to_day is not None and to_day.weekday() != day.weekday():
            if to_day.weekday() in weekdays:
                raise RuleFault(HAS_DAY, name=slot.name)
            weekdays = weekdays - {day.weekday()} | {to_day.weekday()}
            if day >= today:
                # A day of this week that is over takes nothing over: then this week stays as it is.
                first = monday_of(day) + 7 * DAY if self._is_over(to_day, end) else max(min(first, to_day), today)
        return self._hold(slot, old, Hours(first, weekdays, start, end, old.every))

    def change(
        self,
        slot_id: int,
        *,
        name: str | None = None,
        weekdays: Iterable[int] | None = None,
        start: time | None = None,
        end: time | None = None,
        every: int | None = None,
        capacity: int | None = None,
        rests_on_holidays: bool | None = None,
    ) -> Slot:
        """What is given is taken over, hours from today on. Raises `RuleFault` for what no slot can be.

        With another `every` the weeks are counted from this one.
        """
        slot = self._slot(slot_id)
        days = slot.weekdays if weekdays is None else frozenset(weekdays)
        start, end = _minutes(start or slot.start), _minutes(end or slot.end)
        new = replace(
            slot,
            name=slot.name if name is None else name.strip(),
            rests_on_holidays=slot.rests_on_holidays if rests_on_holidays is None else rests_on_holidays,
        )
        capacity, every = (old if it is None else it for it, old in ((capacity, slot.capacity), (every, slot.every)))
        refuse_hours(start, end)
        refuse_facts(new.name, days, capacity, every)
        if rests_on_holidays and not self._around.settings().holiday_region:
            raise RuleFault(NO_REGION)
        first = max(slot.from_date, self._around.today())
        return self._hold(replace(new, capacity=capacity), slot.hours, Hours(first, days, start, end, every), slot)

    def rest(self, slot_id: int, first: date, last: date) -> Slot:
        """Silent on these dates, both included; what is over stays as it was. Raises `RuleFault`."""
        slot, today = self._slot(slot_id), self._around.today()
        if last < first:
            raise RuleFault(BAD_REST)
        if last > today + LONGEST_REST:
            raise RuleFault(REST_TOO_LONG)
        held = slot.hours_on(today)
        over = held is not None and self._is_over(held.held_on, held.end)
        first = max(first, today + DAY if over else today)
        if last < first:
            raise RuleFault(REST_PAST, name=slot.name)
        return self._save(slot, replace(slot, rests=with_rest(slot.rests, Rest(first, last))))

    def wake(self, slot_id: int, day: date) -> Slot:
        """Ends the rest from this date on (today, if that is past); a holiday is kept free after all.

        Raises `RuleFault` where it does not rest.
        """
        slot, day = self._slot(slot_id), max(day, self._around.today())
        awake = awake_from(slot, day)
        if holds(awake, day) and awake.hours_on(day) is None:
            hours = hours_at(slot, day)
            awake = replace(awake, moved=(*awake.moved, Move(day, hours.start, hours.end)))
        if awake == slot:
            raise RuleFault(NOT_RESTING, name=slot.name)
        return self._save(slot, awake)

    def put_back(self, slot: Slot) -> None:
        """The slot exactly as it was before a change."""
        self._save(self._slot(slot.id), slot)

    def _hold(self, slot: Slot, old: Hours, new: Hours, before: Slot | None = None) -> Slot:
        """Saves `slot` with `new` hours, from their date on or as soon after it as nothing that began is lost."""
        if new._replace(from_date=old.from_date) != old or old != slot.hours:
            if new.from_date == self._around.today():
                new = new._replace(from_date=self._first(slot, new))
            if new.every == old.every:
                new = new._replace(from_date=in_rhythm(old, new.from_date))
            changed = slot.hours_from(new)
            refuse_twin(changed, self.all())
        else:
            changed = slot
        return self._save(before or slot, changed)

    def _first(self, slot: Slot, new: Hours) -> date:
        """Today, unless these hours are over today, or are none of today's and the old ones have begun."""
        today = self._around.today()
        held = slot.hours_on(today)
        begun = held is not None and instant(held.held_on, held.start, self._around.zone()) <= self._around.now()
        if today.weekday() in new.weekdays:
            return today + DAY if self._is_over(today, new.end) else today
        return today + DAY if begun else today

    def _save(self, before: Slot, after: Slot) -> Slot:
        store = self._around.store
        with store.writing() as changes:
            store.slots.save(after)
            changes.slots = True
        return before

    def _slot(self, slot_id: int) -> Slot:
        found = next((slot for slot in self.all() if slot.id == slot_id), None)
        if found is None:
            raise RuleFault(GONE)
        return found

    def _is_over(self, day: date, end: time) -> bool:
        return instant(day, end, self._around.zone()) <= self._around.now()


def _minutes(at: time) -> time:
    """As it is kept: whole minutes on the wall."""
    return time(at.hour, at.minute)
