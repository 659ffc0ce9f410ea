"""The walk past the No list: who is due, and in which order (S2; mission row 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from .permission import add_months
from .reason import WhyNot
from .wall_time import instant, local


@dataclass(frozen=True, slots=True)
class Stop:
    """One card of the walk: the `place`-th of `of` with the same reason."""

    prospect_id: int
    why_not: WhyNot
    place: int
    of: int


def due_before(now: datetime, zone: str, months: int) -> datetime:
    """A No of before then, and not looked at since, is due; `zone` is the salesperson's."""
    return instant(add_months(local(now, zone).date(), -max(1, months)), time(0), zone)


def in_order(noes: Sequence[tuple[int, WhyNot]]) -> list[Stop]:
    """By reason, those that nobody knows last; within one as they are given."""
    found = []
    for why in WhyNot:
        mine = [who for who, reason in noes if reason is why]
        found += [Stop(who, why, place, len(mine)) for place, who in enumerate(mine, 1)]
    return found


def from_place(stops: Sequence[Stop], prospect_id: int | None) -> list[Stop]:
    """Beginning with that person where they are among them; those before come at the end."""
    place = next((at for at, stop in enumerate(stops) if stop.prospect_id == prospect_id), 0)
    return [*stops[place:], *stops[:place]]
