"""A spread in words: what waits, what each day would hold, and what is to be known besides."""

from __future__ import annotations

from dataclasses import dataclass

from reengage_desktop.domain.day_plan import Today
from reengage_desktop.domain.spreading import Backlog
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.spreading import Done, Spread, SpreadDay
from reengage_desktop.ui import words
from reengage_desktop.ui.words import tr


@dataclass(frozen=True, slots=True)
class DayWords:
    """One day of the preview; `promises` is empty for none."""

    day: str
    slots: str
    calls: str
    promises: str
    names: str


def title(backlog: Backlog) -> str:
    """ "43 calls wait from before today"."""
    if backlog.calls == 1:
        return tr("One call waits from before today")
    return tr("{n} calls wait from before today").format(n=backlog.calls)


def room(backlog: Backlog) -> str:
    """What there is room for, and the promises beside them."""
    held = tr("The next slots have room for {n} calls.").format(n=backlog.places)
    if not backlog.promises:
        return held
    owed = tr("One promise is owed, too.") if backlog.promises == 1 else tr("{n} promises are owed, too.")
    return f"{held} {owed.format(n=backlog.promises)}"


def day_rows(spread: Spread, today: Today) -> list[DayWords]:
    """Day by day, with the first names and how many more."""
    return [_day(day, today) for day in spread.days]


def notes(spread: Spread) -> str:
    """What is not seen from the days: promises, who does not fit, who stays."""
    found = []
    if spread.promises:
        found.append(tr("Promises keep the hour you gave. They stay first each day until you have called."))
    if spread.beyond == 1:
        found.append(tr("One does not fit into the free places and stands behind the others."))
    elif spread.beyond:
        told = tr("{n} do not fit into the free places. They stand behind the others, as many on each day.")
        found.append(told.format(n=spread.beyond))
    if spread.left:
        told = tr("{n} may not be called at these hours and stay as they are.")
        found.append(
            tr("One may not be called at these hours and stays.") if spread.left == 1 else told.format(n=spread.left)
        )
    if not spread.calls:
        found.append(tr("There is nobody to spread."))
    return " ".join(found)


def done(spread: Done, today: Today) -> str:
    """For the toast: "43 calls are spread over the days until Thu 22 Oct."."""
    here = local(today.now, today.zone).date()
    until = words.day(spread.last_day, here)
    if spread.calls == 1:
        return tr("One call is spread over the days until {day}.").format(day=until)
    return tr("{n} calls are spread over the days until {day}.").format(n=spread.calls, day=until)


def _day(day: SpreadDay, today: Today) -> DayWords:
    here = local(today.now, today.zone).date()
    hours = [words.slot_hours(*(local(at, today.zone) for at in (held.start, held.end))) for held in day.slots]
    named = words.day(day.day, here)
    calls = tr("1 call") if day.calls == 1 else tr("{n} calls").format(n=day.calls)
    owed = tr("1 promise") if day.promises == 1 else tr("{n} promises").format(n=day.promises)
    more = day.promises + day.calls - len(day.names)
    names = ", ".join(day.names)
    return DayWords(
        day=f"{named[:1].upper()}{named[1:]}",
        slots=" · ".join(hours),
        calls=calls,
        promises=owed if day.promises else "",
        names=tr("{names} and {n} more").format(names=names, n=more) if more else names or tr("Nobody"),
    )
