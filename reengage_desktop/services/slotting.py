"""Keeping slots: the two default ones, and moving a slot for a day or from now on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.slots import DEFAULT_SLOTS, Move, Slot

from .around import Around

BAD_HOURS = "A slot ends after it begins, and before midnight. Nothing was changed; choose other hours."


class Slotting:
    def __init__(self, around: Around) -> None:
        self._around = around

    def all(self) -> list[Slot]:
        return self._around.slots()

    def make_defaults(self) -> None:
        """Early and late, Monday to Friday (S3), in a file that has no slot yet."""
        if self.all():
            return
        store, now, today = self._around.store, self._around.now(), self._around.today()
        with store.writing() as changes:
            for slot in DEFAULT_SLOTS:
                store.slots.add(replace(slot, from_date=today, made_at=now))
            changes.slots = True

    def move_today(self, slot_id: int, start: time, end: time) -> None:
        """For this date only. Raises `RuleFault` for hours that are none."""
        self._move(slot_id, start, end, self._around.today())

    def move_from_now_on(self, slot_id: int, start: time, end: time) -> None:
        """All dates; its history goes along. Raises `RuleFault` for hours that are none."""
        self._move(slot_id, start, end, None)

    def _move(self, slot_id: int, start: time, end: time, day: date | None) -> None:
        if end <= start:
            raise RuleFault(BAD_HOURS)
        store = self._around.store
        with store.writing() as changes:
            slot = next(slot for slot in self.all() if slot.id == slot_id)
            if day is not None:
                others = [move for move in slot.moved if move.day != day]
                store.slots.save(replace(slot, moved=(*others, Move(day, start, end))))
            else:
                hours = slot.hours._replace(from_date=max(slot.from_date, self._around.today()), start=start, end=end)
                store.slots.save(slot.hours_from(hours))
            changes.slots = True
