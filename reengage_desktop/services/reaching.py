"""How often each slot reaches people, with better hours for one that seldom does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from reengage_desktop.domain.better_hour import Calls, suggestion
from reengage_desktop.domain.reach import Reach, Suggestion, wilson
from reengage_desktop.domain.slot_change import since
from reengage_desktop.domain.slots import Slot
from reengage_desktop.domain.wall_time import local

from .around import Around

OF_LATE = timedelta(weeks=26)
MOST = 3_000


@dataclass(frozen=True, slots=True)
class SlotReach:
    """How often a slot reaches people: `reach` over all its history, `here` since it has its present hours.

    A better hour is suggested by what `here` says, so a slot that was moved is given time to show.
    """

    slot: Slot
    reach: Reach
    here: Reach
    suggestion: Suggestion | None


class Reaching:
    def __init__(self, around: Around) -> None:
        self._around = around
        self._known: tuple[object, list[SlotReach]] | None = None

    def reaches(self) -> list[SlotReach]:
        """Of each slot by start. Counted anew after a commit, on another day or in another zone."""
        as_of = self._around.store.commits, self._around.today(), self._around.zone()
        if self._known is None or self._known[0] != as_of:
            self._known = as_of, self._counted()
        return list(self._known[1])

    def _counted(self) -> list[SlotReach]:
        store, slots = self._around.store, self._around.slots()
        calls: Calls | None = None
        found = []
        for slot in slots:
            reach = _wilson(store.reaches.of_slot(slot.id, date.min))
            begun = since(slot)
            here = _wilson(store.reaches.of_slot(slot.id, begun)) if begun > slot.all_hours[0].from_date else reach
            better = None
            if not here.too_early:
                calls = calls or self._calls(slots)
                better = suggestion(slot, slots, here, calls)
            found.append(SlotReach(slot, reach, here, better))
        return found

    def _calls(self, slots: Sequence[Slot]) -> Calls:
        """The calls of the last half year by the salesperson's clock of today, `MOST` touches at the most."""
        keys = {slot.id: since(slot).isoformat() for slot in slots}
        store = self._around.store
        touches = store.reaches.late(self._around.now() - OF_LATE, MOST)
        hour_of, calls = _hours(self._around.zone()), Calls()
        for number, touch in store.reaches.numbered(touches):
            if touch.counts:
                calls.add(number, bool(touch.contact), *hour_of(touch.at), _slot_of(touch.slot_key, keys))
        return calls


def _wilson(counts: tuple[int, int]) -> Reach:
    attempts, contacts = counts
    return wilson(contacts, attempts)


def _slot_of(key: str, since_of: dict[int, str]) -> int | None:
    """The slot a call was made in, if that was at its present hours."""
    _, _, tail = key.partition(":")
    ident, _, day = tail.partition(":")
    return int(ident) if ident and day >= since_of.get(int(ident), "9999") else None


def _hours(zone: str) -> Callable[[str], tuple[int, int]]:
    """(weekday, hour) on the wall of an instant as it is written down; each quarter of an hour is worked out once."""
    known: dict[str, tuple[int, int]] = {}

    def hour_of(at: str) -> tuple[int, int]:
        quarter = f"{at[:14]}{int(at[14:16]) // 15 * 15:02}"
        if quarter not in known:
            wall = local(datetime.fromisoformat(f"{quarter}:00Z"), zone)
            known[quarter] = wall.weekday(), wall.hour
        return known[quarter]

    return hour_of
