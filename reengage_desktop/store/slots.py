"""Slots as they are kept: local wall time, what they held before, and dates that were moved or rest."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import time
from typing import Any, TypeVar

from reengage_desktop.domain.slots import Hours, Move, Rest, Slot

from .tables import SlotHoursTable, SlotMoveTable, SlotRestTable, SlotTable

log = logging.getLogger(__name__)
Part = TypeVar("Part")


class Slots:
    def all(self) -> list[Slot]:
        """By start. One that no rule allows is set aside and logged, so that the others go on."""
        moves = _of_each(SlotMoveTable.select().order_by(SlotMoveTable.day), _move)
        rests = _of_each(SlotRestTable.select().order_by(SlotRestTable.first), _rest)
        before = _of_each(SlotHoursTable.select().order_by(SlotHoursTable.from_date), _hours)
        found = []
        for row in SlotTable.select().order_by(SlotTable.start):
            try:
                found.append(_slot(row, moves[row.id], rests[row.id], before[row.id]))
            except (ValueError, TypeError) as error:
                log.warning("Slot %s was set aside: %s", row.id, error)
        return found

    def add(self, slot: Slot) -> int:
        """Returns its id."""
        ident = int(SlotTable.insert(**_columns(slot)).execute())
        self._keep_parts(ident, slot)
        return ident

    def save(self, slot: Slot) -> None:
        """All of it, as it is handed in; but `holidays` are not kept."""
        SlotTable.update(**_columns(slot)).where(SlotTable.id == slot.id).execute()
        for table in (SlotMoveTable, SlotRestTable, SlotHoursTable):
            table.delete().where(table.slot == slot.id).execute()
        self._keep_parts(slot.id, slot)

    def _keep_parts(self, ident: int, slot: Slot) -> None:
        for move in slot.moved:
            SlotMoveTable.insert(slot=ident, day=move.day, to_day=move.to_day, **_span(move)).execute()
        for rest in slot.rests:
            SlotRestTable.insert(slot=ident, first=rest.first, last=rest.last).execute()
        for hours in slot.before:
            SlotHoursTable.insert(slot=ident, **_hours_columns(hours)).execute()


def _of_each(rows: Iterable[Any], read: Callable[[Any], Part]) -> defaultdict[int, list[Part]]:
    found: defaultdict[int, list[Part]] = defaultdict(list)
    for row in rows:
        found[row.slot_id].append(read(row))
    return found


def _move(row: Any) -> Move:
    return Move(row.day, time.fromisoformat(row.start), time.fromisoformat(row.end), row.to_day)


def _rest(row: Any) -> Rest:
    return Rest(row.first, row.last)


def _hours(row: Any) -> Hours:
    weekdays = frozenset(int(day) for day in row.weekdays)
    return Hours(row.from_date, weekdays, time.fromisoformat(row.start), time.fromisoformat(row.end), row.every)


def _span(held: Hours | Move) -> dict[str, str]:
    return {"start": held.start.isoformat("minutes"), "end": held.end.isoformat("minutes")}


def _hours_columns(hours: Hours) -> dict[str, Any]:
    weekdays = "".join(str(day) for day in sorted(hours.weekdays))
    return {**_span(hours), "weekdays": weekdays, "from_date": hours.from_date, "every": hours.every}


def _columns(slot: Slot) -> dict[str, Any]:
    return {
        **_hours_columns(slot.hours),
        "name": slot.name,
        "capacity": slot.capacity,
        "made_at": slot.made_at,
        "rests_on_holidays": slot.rests_on_holidays,
    }


def _slot(row: Any, moves: list[Move], rests: list[Rest], before: list[Hours]) -> Slot:
    hours = _hours(row)
    return Slot(
        id=row.id,
        name=row.name,
        weekdays=hours.weekdays,
        start=hours.start,
        end=hours.end,
        capacity=row.capacity,
        from_date=hours.from_date,
        moved=tuple(moves),
        made_at=row.made_at,
        every=hours.every,
        before=tuple(before),
        rests=tuple(rests),
        rests_on_holidays=row.rests_on_holidays,
    )
