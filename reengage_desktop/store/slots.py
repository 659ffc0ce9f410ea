"""Slots as they are kept: local wall time, what they held before, and dates that were moved or rest."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, time
from typing import Any

from reengage_desktop.domain.slots import Hours, Move, Rest, Slot

from .fields import read_instant
from .slot_tables import SlotHoursTable, SlotMoveTable, SlotRestTable, SlotTable

log = logging.getLogger(__name__)


SLOTS = (
    'SELECT id, name, weekdays, start, "end", capacity, from_date, made_at, every, rests_on_holidays '
    "FROM slots ORDER BY start, id"
)
MOVES = 'SELECT slot_id, day, start, "end", to_day FROM slot_moves ORDER BY day'
RESTS = "SELECT slot_id, first, last FROM slot_rests ORDER BY first, id"
EARLIER = 'SELECT slot_id, weekdays, start, "end", from_date, every FROM slot_hours ORDER BY from_date'


class Slots:
    def is_empty(self) -> bool:
        return not SlotTable.select().exists()

    def __init__(self) -> None:
        self.set_aside: dict[int, str] = {}
        """What `all` could not make a slot of when it last looked: id and the reason, which names nobody."""

    def all(self) -> list[Slot]:
        """By start. One that no rule allows or that cannot be read is set aside, so that the others go on."""
        moves, rests, earlier = map(_of_each, (MOVES, RESTS, EARLIER))
        found, aside = [], {}
        for row in _rows(SLOTS):
            try:
                found.append(_slot(row, moves[row[0]], rests[row[0]], earlier[row[0]]))
            except (ValueError, TypeError) as error:
                aside[row[0]] = str(error)
        for ident in aside.keys() - self.set_aside.keys():
            log.warning("Slot %s was set aside: %s", ident, aside[ident])
        self.set_aside = aside
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


def _rows(sql: str) -> Iterable[tuple[Any, ...]]:
    rows: Iterable[tuple[Any, ...]] = SlotTable._meta.database.execute_sql(sql)
    return rows


def _of_each(sql: str) -> defaultdict[int, list[tuple[Any, ...]]]:
    """As they are written: what cannot be read is to stop no slot but its own."""
    found: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for slot_id, *columns in _rows(sql):
        found[slot_id].append(tuple(columns))
    return found


def _move(day: str, start: str, end: str, to_day: str | None) -> Move:
    other = None if to_day is None else date.fromisoformat(to_day)
    return Move(date.fromisoformat(day), time.fromisoformat(start), time.fromisoformat(end), other)


def _rest(first: str, last: str) -> Rest:
    return Rest(date.fromisoformat(first), date.fromisoformat(last))


def _hours(weekdays: str, start: str, end: str, from_date: str, every: int) -> Hours:
    days = frozenset(int(day) for day in weekdays)
    return Hours(date.fromisoformat(from_date), days, time.fromisoformat(start), time.fromisoformat(end), every)


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


def _slot(
    row: tuple[Any, ...],
    moves: Iterable[tuple[Any, ...]],
    rests: Iterable[tuple[Any, ...]],
    earlier: Iterable[tuple[Any, ...]],
) -> Slot:
    ident, name, weekdays, start, end, capacity, from_date, made_at, every, rests_on_holidays = row
    hours = _hours(weekdays, start, end, from_date, every)
    return Slot(
        id=ident,
        name=name,
        weekdays=hours.weekdays,
        start=hours.start,
        end=hours.end,
        capacity=capacity,
        from_date=hours.from_date,
        moved=tuple(_move(*move) for move in moves),
        made_at=read_instant(made_at),
        every=hours.every,
        before=tuple(_hours(*each) for each in earlier),
        rests=tuple(_rest(*rest) for rest in rests),
        rests_on_holidays=bool(rests_on_holidays),
    )
