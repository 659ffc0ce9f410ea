"""How many calls the slots to come will hold, as things stand now."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from reengage_desktop.domain.slots import Occurrence, occurrences
from reengage_desktop.domain.wall_time import instant, local
from reengage_desktop.domain.week import forecast

from .around import Around
from .planning import Planning

DAY = timedelta(days=1)
AHEAD = timedelta(weeks=4)

Held = tuple[int, date]


class Forecasting:
    def __init__(self, around: Around, planning: Planning) -> None:
        self._around = around
        self._planning = planning

    def planned(self, first: date, last: date) -> dict[Held, int]:
        """Calls to come by the slot's id and its date, for slots held from `first` to `last`.

        Today as `planning` has it; on later days of the next four weeks by who comes due until then, in turn. Nothing
        is planned for days that are over, or further on.
        """
        today = self._around.today()
        if last < today or first > today + AHEAD:
            return {}
        zone = self._around.zone()
        plans = [each for each in self._planning.today().slots if local(each.occurrence.start, zone).date() == today]
        ahead = occurrences(self._around.slots(), zone, today + DAY, last) if last > today else []
        taken = sum(not call.action.promised for plan in plans for call in plan.calls)
        counts = self._later(ahead, instant(today + DAY, time(0), zone), taken) if ahead else []
        now = {(each.occurrence.slot.id, each.occurrence.day): len(each.calls) for each in plans}
        return now | {(each.slot.id, each.day): count for each, count in zip(ahead, counts, strict=True)}

    def _later(self, ahead: list[Occurrence], tomorrow: datetime, taken: int) -> list[int]:
        store, end = self._around.store, max(each.end for each in ahead)
        due = store.weeks.due(end, taken + sum(each.slot.capacity for each in ahead))
        promised = [(each.due_from, each.due_until) for each in store.promises.between(tomorrow, end)]
        return forecast(ahead, self._around.busy(tomorrow, end), promised, due, taken)
