"""Slots as they are kept: local wall time, and single dates that were moved."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from reengage_desktop.domain.slots import Slot

from .tables import SlotMoveTable, SlotTable


class Slots:
    def all(self) -> list[Slot]:
        moves: dict[int, list[tuple[date, time, time]]] = {}
        for move in SlotMoveTable.select().order_by(SlotMoveTable.day):
            moves.setdefault(move.slot_id, []).append(
                (move.day, time.fromisoformat(move.start), time.fromisoformat(move.end))
            )
        return [_slot(row, moves.get(row.id, [])) for row in SlotTable.select().order_by(SlotTable.start)]

    def add(self, slot: Slot) -> int:
        return int(SlotTable.insert(**_columns(slot)).execute())

    def save(self, slot: Slot) -> None:
        SlotTable.update(**_columns(slot)).where(SlotTable.id == slot.id).execute()

    def move_once(self, slot_id: int, day: date, start: time, end: time) -> None:
        """This date only; the slot itself stays where it is."""
        SlotMoveTable.insert(
            slot=slot_id, day=day, start=start.isoformat("minutes"), end=end.isoformat("minutes")
        ).on_conflict(
            conflict_target=[SlotMoveTable.slot, SlotMoveTable.day],
            update={"start": start.isoformat("minutes"), "end": end.isoformat("minutes")},
        ).execute()


def _columns(slot: Slot) -> dict[str, Any]:
    return {
        "name": slot.name,
        "weekdays": "".join(str(day) for day in sorted(slot.weekdays)),
        "start": slot.start.isoformat("minutes"),
        "end": slot.end.isoformat("minutes"),
        "capacity": slot.capacity,
        "from_date": slot.from_date,
        "paused_until": slot.paused_until,
        "made_at": slot.made_at,
    }


def _slot(row: Any, moves: list[tuple[date, time, time]]) -> Slot:
    return Slot(
        id=row.id,
        name=row.name,
        weekdays=frozenset(int(day) for day in row.weekdays),
        start=time.fromisoformat(row.start),
        end=time.fromisoformat(row.end),
        capacity=row.capacity,
        from_date=row.from_date,
        paused_until=row.paused_until,
        moved=tuple((day, start, end) for day, start, end in moves),
        made_at=row.made_at,
    )
